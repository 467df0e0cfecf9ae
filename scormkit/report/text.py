"""Findings as text for people: where, the source lines, a caret, related places, what to do.

::

    error[yaml/list-needs-bar] course_src/calls/quizzes/day-1.yaml:8:9
      7 |     choices:
      8 |       - [ ] a. hear
        |         ^^^ YAML reads an empty list
      help: write `choices: |`
"""

import re
from collections.abc import Iterable, Mapping
from os.path import isabs
from posixpath import normpath

from scormkit.diagnostics.codes import Severity
from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span

_WIDTH = 120  # a source line longer than this is shown as a window around the caret
_LEAD = 40  # characters kept in front of the caret in such a window
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # what could fool a terminal
_COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.NOTE: "\x1b[1;36m"}
_RESET = "\x1b[0m"


def describe(diagnostic: Diagnostic, sources: Mapping[str, str], folder: str = "", colour: bool = False) -> str:
    """One finding as lines, each ended by a newline.

    ``sources`` maps a span's file to its text; without a text the source lines are left out. ``folder`` is put in front
    of every path (``course_src/calls``), so that an editor's terminal can open it.
    """
    severity = diagnostic.severity
    head = f"{severity.value}[{diagnostic.code}]"
    lines = [f"{head} {placed(diagnostic.span, folder)}".rstrip()]
    lines += _excerpt(diagnostic.span, sources, diagnostic.message, before=1)
    for related in diagnostic.related:
        lines.append(f"  {related.label}: {placed(related.span, folder)}")
        lines += _excerpt(related.span, sources, "", before=0)
    if diagnostic.help:
        first, *rest = diagnostic.help.split("\n")
        lines.append(f"  help: {first}")
        lines += [f"    {line}".rstrip() for line in rest]
    text = "".join(f"{harmless(line)}\n" for line in lines)
    return f"{_COLOURS[severity]}{head}{_RESET}{text[len(head) :]}" if colour else text


def describe_all(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, str], folder: str = "", colour: bool = False
) -> str:
    """All findings in order, an empty line after each."""
    return "".join(describe(found, sources, folder, colour) + "\n" for found in diagnostics)


def harmless(text: str) -> str:
    """The text with a sign in the place of each character that could fool a terminal."""
    return _CONTROL.sub("�", text)


def placed(span: Span, folder: str) -> Span:
    """Put ``folder`` in front of a span's file; a span without a file is the folder's own.

    What is no source, a package, is seen from the folder by way of ``..``, or has an absolute path.
    """
    if not folder or isabs(span.file):
        return span
    if span.file.startswith("../"):
        return span._replace(file=normpath(f"{folder}/{span.file}"))
    return span._replace(file=f"{folder.rstrip('/')}/{span.file}" if span.file else folder)


def _excerpt(span: Span, sources: Mapping[str, str], message: str, before: int) -> list[str]:
    """Give the first line of the span, ``before`` lines above it, and a caret with the message."""
    spoken = [f"  {line}".rstrip() for line in message.split("\n")] if message else []
    text = sources.get(span.file)
    if text is None or not span.line:
        return spoken
    lines = text.split("\n", span.line)
    if span.line > len(lines):
        return spoken
    gutter = len(str(span.line))
    start, end = _window(lines[span.line - 1], span.column)
    above = range(max(1, span.line - before), span.line)
    shown = [f"  {number:>{gutter}} | {_cut(lines[number - 1], start, end)}".rstrip() for number in above]
    shown.append(f"  {span.line:>{gutter}} | {_cut(lines[span.line - 1], start, end)}".rstrip())
    if not span.column:
        return shown + spoken
    first, *rest = message.split("\n")
    shown.append(f"  {'':{gutter}} | {_caret(lines[span.line - 1], span, start, end)} {first}".rstrip())
    return shown + [f"  {'':{gutter}} | {line}".rstrip() for line in rest]


def _window(line: str, column: int) -> tuple[int, int]:
    """Which characters of a line to show, so that the caret is among them."""
    if len(line) <= _WIDTH:
        return 0, _WIDTH
    start = max(0, min(column - 1 - _LEAD, len(line) - _WIDTH))
    return start, start + _WIDTH


def _cut(line: str, start: int, end: int) -> str:
    shown = line[start:end].replace("\t", " ")
    return f"{'…' if start else ''}{shown}{'…' if end < len(line) else ''}"


def _caret(line: str, span: Span, start: int, end: int) -> str:
    """Blanks up to the span, then one ``^`` for each column of it on its first line."""
    stop = len(line) if span.end_line > span.line else span.end_column - 1
    stop = min(max(span.column, stop), end)
    blanks = _columns(line[start : span.column - 1]) + (1 if start else 0)
    return " " * blanks + "^" * max(1, _columns(line[span.column - 1 : stop]))


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes: East Asian wide characters two, combining marks none."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width  # only a line that needs it pays for the tables

    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)
