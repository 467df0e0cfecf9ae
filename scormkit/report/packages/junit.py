"""A run as JUnit's XML: a test suite a package, in it a test case for each code that was found.

A case fails where its findings make the run fail; what is merely told stands in its output. A package without findings
has one case, which passes. The verdicts are properties of the suite: ``profile.moodle`` is ``ok``, or ``breaks:`` and
the code that decided it.
"""

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from scormkit.diagnostics.codes import CODES
from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.report.packages import Checked, Run, place_in_words, sentence

_NO_XML = re.compile("[^\\t\\n\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")  # XML 1.0, 2.2


def report(run: Run) -> str:
    """Write the suites as one document in ASCII."""
    suites = Element("testsuites", {"name": "scormkit validate"})
    for package in run.packages:
        _suite(suites, package, run)
    _count(suites)
    indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(suites, encoding="us-ascii").decode()}\n'


def _suite(suites: Element, package: Checked, run: Run) -> None:
    suite = SubElement(suites, "testsuite", {"name": _legal(package.path)})
    if package.validation.verdicts:
        properties = SubElement(suite, "properties")
        for verdict in package.validation.verdicts:
            value = f"{verdict.fit.value}: {verdict.code}" if verdict.code else verdict.fit.value
            SubElement(properties, "property", {"name": f"profile.{verdict.profile}", "value": value})
    by_code: dict[str, list[Diagnostic]] = {}
    for found in package.validation.diagnostics:
        by_code.setdefault(found.code, []).append(found)
    for code, findings in by_code.items():
        case = _case(suite, package, code)
        text = _legal("\n\n".join(_told(package, found) for found in findings))
        if findings[0].severity in run.fatal:
            failure = {"type": code, "message": f"{CODES[code].title} ({len(findings)})"}
            SubElement(case, "failure", failure).text = text
        else:
            SubElement(case, "system-out").text = text
    if not by_code:
        _case(suite, package, "no findings")
    _count(suite)


def _case(suite: Element, package: Checked, name: str) -> Element:
    return SubElement(suite, "testcase", {"name": name, "classname": _legal(package.path), "time": "0"})


def _told(package: Checked, found: Diagnostic) -> str:
    return f"{found.severity.value} {place_in_words(package, found.span)}\n{sentence(found)}"


def _count(element: Element) -> None:
    """Say how many cases there are in it, and how many of them fail."""
    element.set("tests", str(len(list(element.iter("testcase")))))
    element.set("failures", str(len(list(element.iter("failure")))))
    element.set("errors", "0")
    element.set("skipped", "0")


def _legal(text: str) -> str:
    """The text with a sign in the place of each character that XML cannot hold."""
    return _NO_XML.sub("�", text)
