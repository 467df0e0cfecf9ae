"""A needed Markdown list at a key of a question, read whole or not at all."""

from collections.abc import Callable
from typing import TypeVar

from scormkit.diagnostics.diagnostic import Diagnostic, has_errors
from scormkit.diagnostics.span import Span
from scormkit.reading.kinds import Reading
from scormkit.syntax.yaml_nodes import YamlText

T = TypeVar("T")

NO_LIST = YamlText("", Span(""))  # what a needed list is where it is absent or at fault, which is then told


def listed(
    text: YamlText, parse: Callable[[YamlText, bool], tuple[tuple[T, ...], tuple[Diagnostic, ...]]], reading: Reading
) -> tuple[T, ...] | None:
    """What ``parse`` makes of a list; None where the list is absent or a line of it is at fault, which is then told."""
    if text is NO_LIST:
        return None
    items, found = parse(text, reading.html_allowed)
    reading.found.extend(found)
    return None if has_errors(found) else items
