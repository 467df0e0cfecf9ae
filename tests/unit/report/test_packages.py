"""The formats of validate's report: what all have in common, and the table."""

import csv
import json
from io import StringIO

import pytest

from scormkit.report.packages import FORMATS, Run, write_report
from scormkit.report.packages.text import describe_package
from tests.unit.report.packages import JUNK, LARGE, NO_TITLE, RUNS, package


@pytest.mark.parametrize("name", RUNS)
@pytest.mark.parametrize("form", FORMATS)
def test_every_format_tells_every_run(form: str, name: str) -> None:
    """Each ends with a line end, and says the same when it is asked again."""
    told = write_report(form, RUNS[name])
    assert told.endswith("\n")
    assert told == write_report(form, RUNS[name])


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_names_package_and_code(form: str) -> None:
    """One list of findings is behind all of them."""
    told = write_report(form, Run([package(NO_TITLE, JUNK)]))
    assert all(word in told for word in ("dist/a.zip", "item/no-title", "archive/junk"))


def test_a_line_a_package() -> None:
    """The table has the counts of each severity and each code once."""
    told = write_report("csv", Run([package(NO_TITLE, NO_TITLE, JUNK, LARGE), package(path="=1,2.zip")]))
    head, first, second = csv.reader(StringIO(told, newline=""))
    assert dict(zip(head, first, strict=True)) == {
        "path": "dist/a.zip",
        "standards": "SCORM 1.2",
        "title": "First aid",
        "launched": "2 SCOs",
        "files": "5",
        "bytes": "1540",
        "errors": "2",
        "warnings": "2",
        "notes": "0",
        "codes": "item/no-title archive/junk archive/large",
        "verdicts": "",
    }
    assert (second[0], second[-5:]) == ("'=1,2.zip", ["0", "0", "0", "", ""])


def test_the_document_tells_what_is_not_known_as_null() -> None:
    """A finding of the whole has neither file nor line."""
    (told,) = json.loads(write_report("json", Run([package(LARGE)])))["packages"][0]["diagnostics"]
    assert (told["file"], told["line"]) == (None, None)


def test_the_tool_is_told_where_it_is_known() -> None:
    """In the head line for people, and in a field for programs, which is null for a package without a mark."""
    plain = package()
    made = plain._replace(validation=plain.validation._replace(tool="Adapt"))
    assert [line.endswith(" · made with Adapt") for line in describe_package(made).splitlines()[:1]] == [True]
    assert "made with" not in describe_package(plain)
    told = json.loads(write_report("json", Run([made, plain])))["packages"]
    assert [one["tool"] for one in told] == ["Adapt", None]
