"""YAML as nodes: what was typed, and exactly where.

Scalars stay text (``Yes``, ``1.10``, ``010`` are what they are); maps keep their order. Anchors, aliases, tags and
merge keys are no part of the source format, so a bomb of aliases costs nothing: only libyaml's events are read,
never its objects.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from scormkit.diagnostics.span import Span

Style = Literal["plain", "single", "double", "literal", "folded"]


class YamlText(NamedTuple):
    """A scalar as the text that was typed, quotes and folding resolved.

    ``span`` covers the text with its quotes, or from the ``|`` to the end of the block; an empty value has a span of no
    width behind its colon or dash. ``indent`` is the number of columns in front of a block scalar's lines, else 0.
    ``comment`` is the place of a comment that follows a plain or empty scalar on its line (`` #`` cuts text off).
    """

    text: str
    span: Span
    style: Style = "plain"
    indent: int = 0
    comment: Span | None = None


class YamlList(NamedTuple):
    """A list; ``flow`` when it was written in brackets. A flow list's span ends behind its bracket."""

    items: "tuple[YamlNode, ...]"
    span: Span
    flow: bool = False


class YamlEntry(NamedTuple):
    """A key with its value."""

    key: YamlText
    value: "YamlNode"


class YamlMap(NamedTuple):
    """A map in the order written, every key once (of duplicates, reported already, the first); ``flow`` as in
    ``YamlList``. A block map's span is that of its first key."""

    entries: tuple[YamlEntry, ...]
    span: Span
    flow: bool = False

    def find(self, key: str) -> "YamlNode | None":
        """The value of a key, or None where the key is absent."""
        return next((entry.value for entry in self.entries if entry.key.text == key), None)

    def names(self) -> Iterator[str]:
        """The keys in order."""
        return (entry.key.text for entry in self.entries)


YamlNode = YamlText | YamlList | YamlMap
