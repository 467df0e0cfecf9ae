"""Bytes as text: UTF-8 only, line ends made equal, and what no text should hold reported where it stands."""

import re

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span

_BOM = b"\xef\xbb\xbf"
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
_MOST = 20  # findings of one kind in a file; more of them would say no more
# Control characters, and the line ends that only some programs know (YAML and JavaScript do, Markdown does not).
REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def decode(path: str, raw: bytes) -> tuple[str | None, tuple[Diagnostic, ...]]:
    r"""The text of a file with ``\n`` line ends and no byte order mark; None where the bytes are not UTF-8.

    A control character is an error (the first of each line is reported, in at most 20 lines) and gives way to a space,
    so that the file's other faults can be found.
    """
    raw = raw.removeprefix(_BOM).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        return None, (_not_utf8(path, raw, fault.start),)
    if REFUSED.search(text) is None:
        return text, ()
    return REFUSED.sub(" ", text), tuple(_refused(path, text))


def _not_utf8(path: str, raw: bytes, start: int) -> Diagnostic:
    line_start = raw.rfind(b"\n", 0, start) + 1
    line = raw.count(b"\n", 0, start) + 1
    column = len(raw[line_start:start].decode("utf-8", "replace")) + 1
    kind = "UTF-16" if raw.startswith(_UTF16_BOMS) else "not UTF-8"
    return Diagnostic(
        "source/encoding",
        Span(path, line, column, line, column + 1),
        f"the file is {kind}: byte 0x{raw[start]:02X} cannot stand here",
        "save the file as UTF-8 (in most editors: Save with encoding)",
    )


def _refused(path: str, text: str) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    for line, content in enumerate(text.split("\n"), 1):
        match = REFUSED.search(content)
        if match is None:
            continue
        column = match.start() + 1
        found.append(
            Diagnostic(
                "source/control-character",
                Span(path, line, column, line, column + 1),
                f"an invisible character, U+{ord(match[0]):04X}, stands here",
                "delete the character; it often comes with text pasted from another program",
            )
        )
        if len(found) == _MOST:
            break
    return found
