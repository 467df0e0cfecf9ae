"""The report of validate as JUnit's XML."""

import junitparser
import pytest
from lxml import etree

from scormkit.diagnostics.codes import Severity
from scormkit.report.packages import Run, write_report
from tests.unit.report.packages import JUNK, LARGE, NO_TITLE, RUNS, package


def _root(run: Run) -> etree._Element:
    return etree.fromstring(write_report("junit", run).encode("ascii"))


@pytest.mark.parametrize("name", RUNS)
def test_junitparser_reads_it_back(name: str) -> None:
    """A suite a package, a case a code or one that passes; its counts are those of the cases."""
    run = RUNS[name]
    suites = list(junitparser.JUnitXml.fromstring(write_report("junit", run).encode()))
    assert len(suites) == len(run.packages)
    for suite, checked in zip(suites, run.packages, strict=True):
        codes = list(dict.fromkeys(found.code for found in checked.validation.diagnostics))
        assert [case.name for case in suite] == (codes or ["no findings"])
        failing = [case.name for case in suite if not case.is_passed]
        assert failing == list(
            dict.fromkeys(one.code for one in checked.validation.diagnostics if one.severity in run.fatal)
        )
        assert (suite.tests, suite.failures, suite.errors) == (len(codes or "1"), len(failing), 0)


def test_a_case_holds_all_findings_of_its_code() -> None:
    """The failure counts them and tells each with place, message and help."""
    root = _root(Run([package(NO_TITLE, NO_TITLE)]))
    (failure,) = root.iter("failure")
    assert failure.get("message") == "An item without a title (2)"
    told = "error dist/a.zip/imsmanifest.xml:17\nitem `a` has no title\nwrite `<title>…</title>`"
    assert failure.text == f"{told}\n\n{told}"


def test_a_finding_without_a_line_or_a_file() -> None:
    """A member without a line is named by its path, the whole by the package's."""
    outputs = [output.text for output in _root(Run([package(JUNK, LARGE)])).iter("system-out")]
    assert outputs == ["warning dist/a.zip/a, b: 50%/.DS_Store\nleft behind", "warning dist/a.zip\n2 GB"]


@pytest.mark.parametrize(("fatal", "failures"), [({Severity.ERROR}, "0"), (set(Severity), "1")])
def test_what_makes_the_run_fail_makes_the_case_fail(fatal: set[Severity], failures: str) -> None:
    """A warning passes unless warnings count."""
    assert _root(Run([package(JUNK)], frozenset(fatal))).get("failures") == failures


def test_characters_that_xml_cannot_hold() -> None:
    """Markup is escaped and comes back; control characters and halves of characters become a sign."""
    root = _root(RUNS["odd names"])
    suite, failure = root[0], next(root.iter("failure"))
    assert suite.get("name") == "a, b: <�>� #1%.zip"
    assert failure.text is not None
    assert "<b> & ]]> {0}�� �\n::error::" in failure.text


def test_no_findings() -> None:
    """One case that passes; without packages there is no suite."""
    ((case,),) = _root(RUNS["no findings"])
    assert (case.get("name"), case.get("classname"), len(case)) == ("no findings", "dist/a.zip", 0)
    assert (len(_root(RUNS["nothing"])), _root(RUNS["nothing"]).get("tests")) == (0, "0")
