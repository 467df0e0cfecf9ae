"""What an unfinished merge leaves in a text: Git's conflict markers."""

import re

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.model.source import LEDGER_FILE

# The line between the two sides is no sign: `=======` alone underlines a heading in Markdown.
_MARKER = re.compile(r"^(?:<{7}|>{7})(?= |$)", re.MULTILINE)
_RESOLVE = "resolve the merge conflict: keep what is right of the two sides, and delete the marker lines"
# Which slot is whose is decided by a line's place, and learners' saved states count on those that were released.
_RESOLVE_LEDGER = (
    "delete the marker lines and keep the lines of both sides, each once: first those of the side whose package "
    "learners already have, then the other's; then run `scormkit build`"
)


def conflict(path: str, text: str) -> Diagnostic | None:
    """The finding for the first conflict marker at a line's start, or None."""
    marker = _MARKER.search(text) if "<<<<<<<" in text or ">>>>>>>" in text else None
    if marker is None:
        return None
    line = text.count("\n", 0, marker.start()) + 1
    return Diagnostic(
        "source/conflict-marker",
        Span(path, line, 1, line, 8),
        "Git could not merge this file by itself, and left its two versions here",
        _RESOLVE_LEDGER if path == LEDGER_FILE else _RESOLVE,
    )
