"""A run as workflow commands of GitHub's runner, which shows them as annotations.

``::error file=a.zip,title=item/no-title: An item without a title::imsmanifest.xml:17: …``. A line is given only where
the file is one of the repository's own: in an unpacked package, not in a zip.
"""

from scormkit.diagnostics.codes import CODES, Severity
from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.report.packages import Checked, Run, place_on_disk, sentence
from scormkit.report.packages.text import describe_run
from scormkit.report.text import harmless

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def report(run: Run) -> str:
    """Write a command a finding, then the line that sums up."""
    commands = (_command(package, found) for package in run.packages for found in package.validation.diagnostics)
    return "".join(commands) + describe_run(run)


def _command(package: Checked, found: Diagnostic) -> str:
    place = place_on_disk(package, found.span)
    properties = [f"file={_property(place.file)}"]
    if place.line:
        properties.append(f"line={place.line}")
    properties.append(f"title={_property(f'{found.code}: {CODES[found.code].title}')}")
    inside = f"{found.span}: " if package.form == "zip" and found.span.file else ""
    return f"::{_COMMANDS[found.severity]} {','.join(properties)}::{_data(harmless(inside + sentence(found)))}\n"


def _data(text: str) -> str:
    """What stands after the second ``::``, in the runner's escapes."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(harmless(text)).replace(":", "%3A").replace(",", "%2C")
