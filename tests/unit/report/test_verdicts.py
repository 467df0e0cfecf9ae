"""The verdicts of profiles in the reports of validate."""

import csv
import json
from io import StringIO

import junitparser

from scormkit.report.packages import Run, write_report
from scormkit.report.packages.text import describe_package
from scormkit.report.packages.verdicts import describe_verdicts
from scormkit.validation.result import Fit
from tests.unit.report.packages import BREAKS, RUNS, VERDICTS, judged


def test_each_lms_that_breaks_has_a_line_and_the_others_share() -> None:
    """The gravest come first, with the deciding code, its place and how often; a package's text ends with them."""
    lines = (
        "Moodle: breaks, item/no-title at imsmanifest.xml:17, 2 findings\n"
        "Docebo: may break, archive/junk at a, b: 50%/.DS_Store\n"
        "has errors of unknown effect, item/no-title at imsmanifest.xml:17, 2 findings: Totara\n"
        "nothing known against it: Canvas, Absorb\n"
        "not taken, lms/several-scos: Tovuti\n"
        "nothing known of this standard there: SCORM Cloud\n"
        "\n"
    )
    assert describe_verdicts(VERDICTS) == lines
    assert describe_package(judged(VERDICTS)).endswith("\n\n" + lines)


def test_each_profile_that_was_named_has_a_line_in_the_order_of_naming() -> None:
    """None of them shares a line with another."""
    asked = [verdict._replace(asked=True) for verdict in reversed(VERDICTS)]
    assert [line.partition(":")[0] for line in describe_verdicts(asked).splitlines() if line] == [
        *("SCORM Cloud", "Tovuti", "Totara", "Absorb", "Docebo", "Canvas", "Moodle")
    ]


def test_without_verdicts_there_are_no_lines() -> None:
    """Not even an empty one."""
    assert describe_verdicts(()) == ""


def test_names_of_files_cannot_fool_a_terminal() -> None:
    """A control character in a place becomes a sign, and braces stay."""
    verdict = BREAKS._replace(span=BREAKS.span._replace(file="\x1b{0}.xml"))
    assert "�{0}.xml" in describe_verdicts([verdict])


def test_json_tells_each_verdict_with_what_decided_it() -> None:
    """What is not there is null."""
    (told,) = json.loads(write_report("json", RUNS["verdicts"]))["packages"]
    assert told["verdicts"][:2] == [
        {
            "profile": "moodle",
            "name": "Moodle",
            "fit": "breaks",
            "code": "item/no-title",
            "file": "imsmanifest.xml",
            "line": 17,
            "findings": 2,
            "why": "it {shows} nothing",
        },
        {
            "profile": "canvas",
            "name": "Canvas",
            "fit": "ok",
            "code": None,
            "file": None,
            "line": None,
            "findings": 0,
            "why": "",
        },
    ]


def test_junit_has_them_as_properties_of_the_suite() -> None:
    """A name for each profile, a value with the code that decided."""
    (suite,) = junitparser.JUnitXml.fromstring(write_report("junit", RUNS["verdicts"]).encode())
    told = {one.name: one.value for one in suite.properties()}  # type: ignore[no-untyped-call]
    assert len(told) == len(VERDICTS)
    assert told["profile.moodle"] == "breaks: item/no-title"
    assert told["profile.canvas"] == "ok"


def test_csv_has_them_in_one_cell() -> None:
    """A word for each profile."""
    head, row = csv.reader(StringIO(write_report("csv", RUNS["verdicts"]), newline=""))
    cell = dict(zip(head, row, strict=True))["verdicts"]
    assert cell.split()[:3] == ["moodle:breaks", "canvas:ok", "docebo:may-break"]


def test_sarif_has_them_among_the_properties_of_the_run() -> None:
    """By the package's URI, then by profile."""
    (run,) = json.loads(write_report("sarif", Run([judged((BREAKS,))])))["runs"]
    assert run["properties"] == {"verdicts": {"dist/a.zip": {"moodle": Fit.BREAKS.value}}}
