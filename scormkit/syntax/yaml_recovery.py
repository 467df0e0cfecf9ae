"""Reading on where YAML gave up: faults get their names, values that libyaml refuses are masked, and it tries again."""

import itertools
import re

import yaml

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.syntax.yaml_events import UNDER_A_BAR, Builder, TooDeepError, text_start
from scormkit.syntax.yaml_lines import Mended, mend_value, scan, tab_fault
from scormkit.syntax.yaml_nodes import YamlNode

_TIGHT = re.compile(r" *(?:- +)*[a-z][a-z0-9_-]*(:)[^\s:/]")  # `https://` is text
_ATTEMPTS = 50  # a file with more broken values than this has one cause


def recover(file: str, text: str, first_line: int) -> tuple[YamlNode | None, tuple[Diagnostic, ...]]:
    """As ``parse_yaml``, for a text in which something is wrong or may be."""
    lines = text.split("\n")
    mended = scan(file, lines, first_line)
    for _ in range(_ATTEMPTS):
        builder = Builder(file, lines, "\n".join(mended.lines), first_line, mended.restored)
        try:
            node = builder.document()
        except TooDeepError as fault:
            return None, _sorted(mended.faults, [*builder.faults, _too_deep(fault.span)])
        except yaml.YAMLError as fault:
            if _mend(fault, file, mended, builder, first_line):
                continue
            refusal = [_refusal(fault, file, lines, first_line)] if mended.sound else []
            return None, _sorted(mended.faults, builder.faults + refusal)
        return (node if mended.sound and builder.sound else None), _sorted(mended.faults, builder.faults)
    return None, _sorted(mended.faults, [])


def _mend(fault: yaml.YAMLError, file: str, mended: Mended, builder: Builder, first_line: int) -> bool:
    """Name and mask the value that made libyaml stop; False when no value did."""
    if not mended.sound or not isinstance(fault, yaml.MarkedYAMLError):
        return False
    places = []
    if fault.context_mark is not None and "quoted scalar" in (fault.context or ""):
        places.append((fault.context_mark.line, fault.context_mark.column))
    if fault.problem_mark is not None:
        last = builder.last
        if (
            last is not None
            and last.style in ("single", "double")
            and last.span.line < last.span.end_line == (fault.problem_mark.line + first_line)
        ):
            places.append((last.span.line - first_line, last.span.column - 1))
        places.append((fault.problem_mark.line, fault.problem_mark.column))
    return any(mend_value(file, mended, line, column, first_line) for line, column in places)


def _refusal(fault: yaml.YAMLError, file: str, lines: list[str], first_line: int) -> Diagnostic:
    """A fault of the structure, which cannot be mended."""
    problem = str(getattr(fault, "problem", None) or "")
    context = str(getattr(fault, "context", None) or "")
    mark = getattr(fault, "problem_mark", None)
    opening = getattr(fault, "context_mark", None)
    tight = _tight_colon(mark, opening, lines)
    if tight is not None and ("simple key" in context or "expected" in problem or "not allowed" in problem):
        line, column = tight[0] + first_line, tight[1] + 1
        message = "a blank is missing behind the colon, so that YAML takes no key from this line"
        return Diagnostic("yaml/colon-space", Span(file, line, column, line, column + 1), message, "write `key: value`")
    if "flow" in context and opening is not None:
        message, help_ = "this bracket is not closed", f"close it; if it is text, {UNDER_A_BAR}"
        return Diagnostic("yaml/bracket", _at(opening, file, lines, first_line), message, help_)
    if "simple key" in context and opening is not None:
        help_ = f"write `key: value`; if the line goes on with the text above, {UNDER_A_BAR}"
        message = "this line has no colon, so it is no key with a value"
        return Diagnostic("yaml/missing-colon", _at(opening, file, lines, first_line), message, help_)
    if "tab character" in problem:
        return tab_fault(_at(mark, file, lines, first_line))
    if "expected" in problem or "not allowed" in problem:
        message, help_ = "this line does not fit the lines above", "line it up with the entries that it belongs to"
        return Diagnostic(
            "yaml/indentation", _first_character(_at(mark, file, lines, first_line), lines, first_line), message, help_
        )
    if "start any token" in problem and mark is not None and mark.line < len(lines):
        return text_start(_at(mark, file, lines, first_line), lines[mark.line][mark.column : mark.column + 1])
    message = f"YAML cannot read this: {problem or 'an impossible character'}"
    return Diagnostic("yaml/syntax", _at(mark, file, lines, first_line), message, UNDER_A_BAR)


def _tight_colon(mark: "yaml.Mark | None", opening: "yaml.Mark | None", lines: list[str]) -> tuple[int, int] | None:
    """Row and column (from 0) of a colon without its blank: in the line that YAML took for no key, or, where the line
    below is the first that does not fit, in the line above that."""
    rows = [opening.line] if opening is not None else []
    if mark is not None:
        above = (row for row in range(min(mark.line, len(lines)) - 1, -1, -1) if lines[row].strip())
        rows += [mark.line, *itertools.islice(above, 1)]
    for row in rows:
        tight = _TIGHT.match(lines[row]) if row < len(lines) else None
        if tight is not None:
            return row, tight.start(1)
    return None


def _at(mark: "yaml.Mark | None", file: str, lines: list[str], first_line: int) -> Span:
    if mark is None:
        return Span(file)
    line = min(mark.line, len(lines) - 1) + first_line
    column = mark.column + 1 if mark.line < len(lines) else 1
    return Span(file, line, column, line, column + 1)


def _first_character(span: Span, lines: list[str], first_line: int) -> Span:
    """The first character of the line that a span stands on: what is wrong is the line, not the place in it."""
    if not span.line:
        return span
    line = lines[span.line - first_line]
    column = len(line) - len(line.lstrip()) + 1
    return span._replace(column=column, end_column=column + 1)


def _too_deep(span: Span) -> Diagnostic:
    return Diagnostic("yaml/too-deep", span, "lists and maps nest too deeply here", "write it flatter")


def _sorted(mended: list[Diagnostic], built: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """All findings in the file's order, one for each place."""
    by_place = {fault.span[:3]: fault for fault in (*built, *mended)}
    return tuple(sorted(by_place.values(), key=lambda fault: fault.span))
