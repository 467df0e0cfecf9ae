"""libyaml's events as nodes. What YAML allows and the source format does not is reported here."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from scormkit.diagnostics.diagnostic import Diagnostic, Related
from scormkit.diagnostics.span import Span
from scormkit.loading.decode import REFUSED
from scormkit.syntax.yaml_nodes import Style, YamlEntry, YamlList, YamlMap, YamlNode, YamlText

UNDER_A_BAR = "put the text under a bar: `key: |`, and the text on the next line, two columns further in"

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the pure one where PyYAML came without libyaml
_DEEPEST = 24  # levels; the format needs five
_STYLES: dict[str | None, Style] = {"'": "single", '"': "double", "|": "literal", ">": "folded"}
ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000]")
_KEPT_TAGS = frozenset((None, ""))


class TooDeepError(Exception):
    """Raised to leave a document that nests beyond reason; ``span`` is where it does."""

    def __init__(self, span: Span) -> None:
        self.span = span


class Builder:
    """Reads one document: ``text``, which is ``lines`` as written or mended. ``faults`` grows while it runs, so that
    it is worth reading after an exception too.

    ``restored`` gives back the text of scalars that were masked so that libyaml could go on: (line, column) from 1 to
    what was written there. ``sound`` turns False when the nodes no longer say what the author meant.
    """

    def __init__(
        self, file: str, lines: list[str], text: str, first_line: int, restored: Mapping[tuple[int, int], str]
    ) -> None:
        self.faults: list[Diagnostic] = []
        self.sound = True
        self.last: YamlText | None = None
        self._file = file
        self._lines = lines
        self._shift = first_line
        self._restored = restored
        self._anchors: dict[str, Diagnostic] = {}
        self._comments = " #" in text or "\t#" in text
        self._events: Iterator[Any] = iter(_LOADER(text).get_event, None)

    def document(self) -> YamlNode | None:
        """The document's node, or None for an empty one. Raises what PyYAML raises, and ``TooDeepError``."""
        node: YamlNode | None = None
        documents = 0
        for event in self._events:
            kind = type(event)
            if kind is yaml.DocumentStartEvent:
                documents += 1
                if documents == 2:
                    self._several_documents(event)
                    return node
            elif kind is yaml.DocumentEndEvent or kind is yaml.StreamStartEvent or kind is yaml.StreamEndEvent:
                continue
            else:
                node = self._node(event, 0)
        return node

    def _node(self, event: Any, depth: int) -> YamlNode:
        kind = type(event)
        if kind is yaml.AliasEvent:
            return self._alias(event)
        if event.anchor is not None:
            self._anchor(event)
        if kind is yaml.ScalarEvent:
            return self._text(event)
        if event.tag not in _KEPT_TAGS:
            self._tag(event)
        if depth >= _DEEPEST:
            raise TooDeepError(self._span(event))
        return self._map(event, depth) if kind is yaml.MappingStartEvent else self._list(event, depth)

    def _text(self, event: Any) -> YamlText:
        start, end = event.start_mark, event.end_mark
        line, column = start.line, start.column
        span = Span(self._file, line + self._shift, column + 1, end.line + self._shift, end.column + 1)
        style = _STYLES.get(event.style, "plain")
        value: str = event.value
        if event.tag not in _KEPT_TAGS:
            self._tag(event)
            if style == "plain" and start.line == end.line:
                value = self._lines[line][column : end.column]
        if self._restored:
            written = self._restored.get((span.line, span.column))
            if written is not None:
                value = written + value[len(written) :]
        comment = None
        indent = 0
        if style == "double" and (escaped := REFUSED.search(value)) is not None:
            self._control_character(span, escaped[0])
            value = REFUSED.sub(" ", value)
        if style == "literal" or style == "folded":
            indent = self._indent(value, line + 1, style == "literal")
        elif self._comments and style == "plain":
            comment = self._comment(end.line, end.column)
        self.last = YamlText(value, span, style, indent, comment)
        return self.last

    def _indent(self, value: str, first: int, literal: bool) -> int:
        """How far the lines of a block stand in: its first line that is not blank, compared with the file's."""
        for written, line in zip(self._lines[first:], value.split("\n"), strict=False):
            if written.strip():
                return max(0, len(written) - len(line if literal else written.lstrip(" ")))
        return 0

    def _comment(self, line: int, column: int) -> Span | None:
        """The comment that follows on the line, if any."""
        rest = self._lines[line][column:] if line < len(self._lines) else ""
        stripped = rest.lstrip(" \t")
        if not stripped.startswith("#") or (len(stripped) == len(rest) and column):
            return None
        start = column + len(rest) - len(stripped)
        end = column + len(rest.rstrip())
        return Span(self._file, line + self._shift, start + 1, line + self._shift, end + 1)

    def _list(self, event: Any, depth: int) -> YamlList:
        items: list[YamlNode] = []
        for inner in self._events:
            if type(inner) is yaml.SequenceEndEvent:
                return YamlList(tuple(items), self._collection_span(event, inner), bool(event.flow_style))
            items.append(self._node(inner, depth + 1))
        raise AssertionError("libyaml closes every list that it opens")

    def _map(self, event: Any, depth: int) -> YamlMap:
        entries: dict[str, YamlEntry] = {}
        for inner in self._events:
            if type(inner) is yaml.MappingEndEvent:
                return YamlMap(tuple(entries.values()), self._collection_span(event, inner), bool(event.flow_style))
            key = self._node(inner, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, YamlText):
                self._bad_key(key.span)
            elif (space := ODD_SPACE.search(key.text)) is not None and key.style == "plain":
                self._odd_space(key, space.start())
            elif key.text == "<<" and key.style == "plain":
                self._merge(key.span)
            elif key.text in entries:
                self._duplicate(key, entries[key.text].key)
            else:
                entries[key.text] = YamlEntry(key, value)
        raise AssertionError("libyaml closes every map that it opens")

    def _collection_span(self, start: Any, end: Any) -> Span:
        """From the first to the last bracket of a flow collection; the first character alone of a block one, which has
        no end of its own."""
        first = start.start_mark
        if start.flow_style:
            last = end.end_mark
            return Span(
                self._file, first.line + self._shift, first.column + 1, last.line + self._shift, last.column + 1
            )
        return self._span(start)

    def _span(self, event: Any, width: int = 1) -> Span:
        line, column = event.start_mark.line + self._shift, event.start_mark.column + 1
        return Span(self._file, line, column, line, column + width)

    def _alias(self, event: Any) -> YamlText:
        name = f"*{event.anchor}"
        span = self._span(event, len(name))
        declared = self._anchors.get(event.anchor)
        if declared is None:
            self.faults.append(text_start(span, "*"))
        else:
            self.sound = False
            if not declared.related:
                number = self.faults.index(declared)
                declared = Diagnostic(
                    declared.code,
                    declared.span,
                    declared.message,
                    declared.help,
                    (Related(span, "used here first"),),
                )
                self.faults[number] = self._anchors[event.anchor] = declared
        return YamlText(name, span)

    def _anchor(self, event: Any) -> None:
        span = self._span(event, len(event.anchor) + 1)
        fault = Diagnostic(
            "yaml/anchor",
            span,
            f"YAML reads `&{event.anchor}` as an anchor, which course files do not use",
            f"write the value out where it is needed; if it is text, {UNDER_A_BAR}",
        )
        self._anchors[event.anchor] = fault
        self.faults.append(fault)
        self.sound = False

    def _tag(self, event: Any) -> None:
        span = self._span(event)
        self.faults.append(
            Diagnostic(
                "yaml/tag",
                span,
                "YAML reads a word that begins with `!` as a tag, which course files do not use",
                f"delete the tag; if it is text, {UNDER_A_BAR}",
            )
        )

    def _odd_space(self, key: YamlText, offset: int) -> None:
        self.sound = False
        line, column = key.span.line, key.span.column + offset
        self.faults.append(odd_space(Span(self._file, line, column, line, column + 1), key.text[offset]))

    def _control_character(self, span: Span, character: str) -> None:
        message = f"an escape in these quotes stands for an invisible character, U+{ord(character):04X}"
        self.faults.append(Diagnostic("source/control-character", span, message, "delete the escape"))

    def _merge(self, span: Span) -> None:
        self.sound = False
        message = "YAML's merge key `<<` is not used in course files"
        self.faults.append(Diagnostic("yaml/merge-key", span, message, "write the entries out"))

    def _bad_key(self, span: Span) -> None:
        self.sound = False
        message = "a list or a map stands where a key belongs"
        self.faults.append(
            Diagnostic("yaml/key", span, message, f"write a word and a colon; if it is text, {UNDER_A_BAR}")
        )

    def _duplicate(self, key: YamlText, first: YamlText) -> None:
        self.faults.append(
            Diagnostic(
                "yaml/duplicate-key",
                key.span,
                f"`{key.text}` is written twice in this map; only one can count",
                "delete or rename one of them",
                (Related(first.span, "the first"),),
            )
        )

    def _several_documents(self, event: Any) -> None:
        message = "`---` begins a second document, and a file holds one"
        span = self._span(event, 3)
        self.faults.append(Diagnostic("yaml/several-documents", span, message, "delete the line, or make two files"))


def odd_space(span: Span, character: str) -> Diagnostic:
    """The finding for a space that looks like one and is none to YAML."""
    return Diagnostic(
        "yaml/odd-space",
        span,
        f"this space is U+{ord(character):04X}, which YAML takes for a letter",
        "type an ordinary space instead",
    )


def text_start(span: Span, character: str) -> Diagnostic:
    """The finding for unquoted text that begins with a character which means something to YAML."""
    message = f"YAML does not take this as text, because it begins with `{character}`"
    if character == "`":
        message = "YAML does not take this as text, because it begins with a backtick"
    return Diagnostic("yaml/text-start", span, message, UNDER_A_BAR)
