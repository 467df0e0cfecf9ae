"""Packages as the reports of validate get them."""

from scormkit.diagnostics.diagnostic import Diagnostic, Related
from scormkit.diagnostics.span import Span
from scormkit.report.packages import Checked, Run
from scormkit.validation.result import Validation

NO_TITLE = Diagnostic(
    "item/no-title",
    Span("imsmanifest.xml", 17),
    "item `a` has no title",
    "write `<title>…</title>`",
    (Related(Span("imsmanifest.xml", 3), "its organization"),),
)
JUNK = Diagnostic("archive/junk", Span("a, b: 50%/.DS_Store"), "left behind")
LARGE = Diagnostic("archive/large", Span(""), "2 GB")
EMPTY = Diagnostic("archive/empty-file", Span("empty.css"), "no bytes")
ODD = Diagnostic("file/missing", Span("x\x07\ud800y.html", 1), "<b> & ]]> {0}\r\x1b \udcff\n::error::", "100%")


def package(*found: Diagnostic, path: str = "dist/a.zip", form: str = "zip") -> Checked:
    """A package in which this was found."""
    return Checked(path, form, Validation(("SCORM 1.2",), "First aid", ("2 SCOs",), 5, 1540, found, {}))


RUNS = {
    "nothing": Run(()),
    "no findings": Run([package()]),
    "a zip": Run([package(NO_TITLE, NO_TITLE, JUNK, LARGE, EMPTY)]),
    "a folder": Run([package(NO_TITLE, LARGE, path="unpacked", form="folder")]),
    "a bare document": Run([package(NO_TITLE, LARGE, path="/srv/cmi5.xml", form="xml")]),
    "odd names": Run([package(ODD, path="a, b: <\udcff>\x01 #1%.zip"), package(ODD, path="d/é", form="folder")]),
}
