"""The report of validate as annotations of GitHub's runner."""

import re

import pytest

from scormkit.report.packages import Run, write_report
from tests.unit.report.packages import EMPTY, JUNK, LARGE, NO_TITLE, RUNS, package

TITLE = "title=item/no-title%3A An item without a title"
SAID = "item `a` has no title%0Awrite `<title>…</title>`"


def _lines(run: Run) -> list[str]:
    return write_report("github", run).splitlines()


def test_a_zip_has_no_lines_of_its_own() -> None:
    """The annotation stands at the zip; the file in it and the line are words."""
    assert _lines(Run([package(NO_TITLE)])) == [
        f"::error file=dist/a.zip,{TITLE}::imsmanifest.xml:17: {SAID}",
        "1 package checked, 1 error",
    ]


def test_a_folder_and_a_document_have_lines() -> None:
    """The annotation stands at the line of the file itself."""
    assert _lines(RUNS["a folder"])[0] == f"::error file=unpacked/imsmanifest.xml,line=17,{TITLE}::{SAID}"
    assert _lines(RUNS["a bare document"])[0] == f"::error file=/srv/cmi5.xml,line=17,{TITLE}::{SAID}"


def test_severities_are_the_runners_own() -> None:
    """Errors, warnings and notices; the whole package is meant where no file is."""
    commands = [line.partition(" ")[0] for line in _lines(Run([package(NO_TITLE, JUNK, EMPTY)]))[:3]]
    assert commands == ["::error", "::warning", "::notice"]
    assert _lines(Run([package(LARGE)]))[0].endswith("::2 GB")


@pytest.mark.parametrize("number", [0, 1])
def test_names_cannot_end_a_command(number: int) -> None:
    """In properties `%`, `:` and `,` are escaped, in the message `%` and line ends."""
    lines = _lines(RUNS["odd names"])
    assert len(lines) == 3
    properties, _, message = lines[number].removeprefix("::error ").partition("::")
    values = dict(re.findall(r"(\w+)=([^,:]*)(?:,|$)", properties))
    assert ",".join(f"{name}={value}" for name, value in values.items()) == properties
    assert message.endswith("<b> & ]]> {0}�� \udcff%0A::error::%0A100%25")
    if not number:
        assert values["file"] == "a%2C b%3A <\udcff>� #1%25.zip"


def test_no_findings() -> None:
    """No command, only the line that sums up."""
    assert _lines(RUNS["no findings"]) == ["1 package checked, no findings"]
