"""Kinds of files that LMSs and web servers do not hand out."""

from collections.abc import Iterator

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.standards.media_types import REFUSED
from scormkit.validation.findings import about_files
from scormkit.validation.package import Package

_REFUSED = tuple(sorted(REFUSED))


def check_refused(package: Package) -> Iterator[Diagnostic]:
    """PKG-13: no file is of a kind that is refused, or run in the place of being handed out."""
    refused = [package.place(path) for path in package.files if path.lower().endswith(_REFUSED)]
    yield from about_files(
        "content/refused-type",
        refused,
        "some LMSs refuse a file like this, and some servers run it in the place of handing it out",
        "some LMSs refuse files like these {count}, and some servers run them in the place of handing them out",
        "leave it out; if it is for the learners, pack it into a zip, or link to where it lies",
    )


RULES = (check_refused,)
