"""Packages as the reports of validate get them."""

from scormkit.diagnostics.diagnostic import Diagnostic, Related
from scormkit.diagnostics.span import Span
from scormkit.report.packages import Checked, Run
from scormkit.validation.result import Fit, Validation, Verdict

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


BREAKS = Verdict("moodle", "Moodle", Fit.BREAKS, "item/no-title", NO_TITLE.span, 2, "it {shows} nothing")
VERDICTS = (
    BREAKS,
    Verdict("canvas", "Canvas", Fit.OK),
    Verdict("docebo", "Docebo", Fit.MAY_BREAK, "archive/junk", JUNK.span, 1, "it refuses them"),
    Verdict("absorb", "Absorb", Fit.OK),
    Verdict("totara", "Totara", Fit.FAULTY, "item/no-title", NO_TITLE.span, 2, "An item without a title"),
    Verdict("tovuti", "Tovuti", Fit.NOT_TAKEN, "lms/several-scos", LARGE.span, 1, "it takes one"),
    Verdict("scormcloud", "SCORM Cloud", Fit.UNKNOWN),
)


def package(*found: Diagnostic, path: str = "dist/a.zip", form: str = "zip") -> Checked:
    """A package in which this was found."""
    return Checked(path, form, Validation(("SCORM 1.2",), "First aid", ("2 SCOs",), 5, 1540, found, {}))


def judged(verdicts: tuple[Verdict, ...]) -> Checked:
    """A package of which profiles say this."""
    checked = package(NO_TITLE)
    return checked._replace(validation=checked.validation._replace(verdicts=verdicts))


RUNS = {
    "nothing": Run(()),
    "no findings": Run([package()]),
    "a zip": Run([package(NO_TITLE, NO_TITLE, JUNK, LARGE, EMPTY)]),
    "a folder": Run([package(NO_TITLE, LARGE, path="unpacked", form="folder")]),
    "a bare document": Run([package(NO_TITLE, LARGE, path="/srv/cmi5.xml", form="xml")]),
    "verdicts": Run([judged(VERDICTS)]),
    "odd names": Run([package(ODD, path="a, b: <\udcff>\x01 #1%.zip"), package(ODD, path="d/é", form="folder")]),
}
