"""A run as a table for spreadsheets: a line a package."""

from scormkit.diagnostics.codes import Severity
from scormkit.package.spreadsheet import spreadsheet
from scormkit.report.packages import Checked, Run

COLUMNS = (
    "path",
    "standards",
    "title",
    "launched",
    "files",
    "bytes",
    *(f"{severity.value}s" for severity in Severity),
    "codes",
    "verdicts",
)


def report(run: Run) -> str:
    """Write the table; its first line names the columns.

    ``codes`` has the gravest first; a verdict is ``moodle:ok``.
    """
    return spreadsheet((COLUMNS, *(_line(package) for package in run.packages)))


def _line(package: Checked) -> tuple[str, ...]:
    validation = package.validation
    return (
        package.path,
        " + ".join(validation.standards),
        validation.title,
        ", ".join(validation.launched),
        str(validation.files),
        str(validation.size),
        *(str(validation.findings(severity)) for severity in Severity),
        " ".join(dict.fromkeys(found.code for found in validation.diagnostics)),
        " ".join(f"{verdict.profile}:{verdict.fit.value}" for verdict in validation.verdicts),
    )
