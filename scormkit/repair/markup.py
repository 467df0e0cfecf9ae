"""The tags of an XML text with their places, so that a word of it can be changed and every other byte stays.

Only for texts that ``validation.xml`` has read as well-formed XML: nothing is judged here.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from scormkit.standards.scorm12 import XML

_S = r"[ \t\r\n]"  # XML 1.0, 2.3: what is white; Python's own idea of it is wider
_NAME = r"[^ \t\r\n<>/=!?\"']+"
_VALUE = r"(?:\"[^\"]*\"|'[^']*')"
_ATTRIBUTE = re.compile(rf"{_S}+({_NAME}){_S}*={_S}*({_VALUE})")
_PIECE = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|(?P<doctype><!DOCTYPE)"
    rf"|(?P<end></{_NAME}{_S}*>)"
    rf"|<(?P<name>{_NAME})(?P<attributes>(?:{_S}+{_NAME}{_S}*={_S}*{_VALUE})*){_S}*(?P<empty>/?)>",
    re.S,
)
_OF_DOCTYPE = re.compile(r"<!--.*?-->|<\?.*?\?>|\"[^\"]*\"|'[^']*'|[\[\]>]", re.S)
_WHITE = re.compile(r"\r\n|[\t\n\r]")
_REFERENCE = re.compile(r"&(?:#(\d+)|#x([0-9A-Fa-f]+)|(amp|lt|gt|quot|apos));")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_PREDEFINED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}  # XML 1.0, 4.6


class Written(NamedTuple):
    """An attribute as it is written: its name with its prefix, where that begins, and where its value is."""

    name: str
    start: int
    value_start: int
    value_end: int


class Namespaces(NamedTuple):
    """What the tag of an element declares, by prefix and by namespace; and what is declared around it.

    A link to what is around it, and no copy: elements within each other may declare thousands.
    """

    by_prefix: Mapping[str, str]
    by_uri: Mapping[str, str]
    outer: "Namespaces | None" = None

    def uri(self, prefix: str) -> str:
        """The namespace that a prefix stands for; empty where it stands for none. The empty one is the default."""
        one: Namespaces | None = self
        while one is not None and prefix not in one.by_prefix:
            one = one.outer
        return one.by_prefix[prefix] if one else ""

    def prefix(self, uri: str) -> str:
        """A prefix, not the empty one, that stands for a namespace; empty where none is found."""
        one: Namespaces | None = self
        while one is not None:
            prefix = one.by_uri.get(uri, "")
            if prefix and self.uri(prefix) == uri:
                return prefix
            one = one.outer
        return ""


class Node(NamedTuple):
    """An element as it is written.

    ``start`` to ``end`` is its start tag, ``close`` to ``stop`` its end tag; for ``<a/>`` the last three are equal.
    ``namespaces`` are those in force within it.
    """

    name: str
    start: int
    end: int
    close: int
    stop: int
    attributes: tuple[Written, ...]
    namespaces: Namespaces

    @property
    def is_empty_tag(self) -> bool:
        return self.close == self.stop

    @property
    def prefix(self) -> str:
        """Its prefix with the colon, or nothing."""
        return self.name[: self.name.find(":") + 1]

    @property
    def local_name(self) -> str:
        return self.name[self.name.find(":") + 1 :]


class Edit(NamedTuple):
    """A stretch of a text, and what is to stand there instead."""

    start: int
    end: int
    text: str


def read_nodes(text: str) -> tuple[Node, ...]:
    """All elements of a document in the order of their start tags."""
    nodes: list[Node] = []
    open_ones: list[int] = []
    outermost = Namespaces({"xml": XML}, {XML: "xml"})
    place = 0
    while match := _PIECE.search(text, place):
        place = match.end()
        if match["doctype"]:
            place = _behind_doctype(text, place)
        elif match["end"]:
            opened = open_ones.pop()
            nodes[opened] = nodes[opened]._replace(close=match.start(), stop=match.end())
        elif match["name"]:
            attributes = _attributes(text, match)
            outer = nodes[open_ones[-1]].namespaces if open_ones else outermost
            end = match.end()
            node = Node(match["name"], match.start(), end, end, end, attributes, _declared(text, attributes, outer))
            if not match["empty"]:
                open_ones.append(len(nodes))
            nodes.append(node)
    return tuple(nodes)


def _behind_doctype(text: str, place: int) -> int:
    """Where a DOCTYPE ends, with what it declares in brackets."""
    inside = False
    while match := _OF_DOCTYPE.search(text, place):
        place = match.end()
        if match.group() in "[]":
            inside = match.group() == "["
        elif match.group() == ">" and not inside:
            break
    return place


def _attributes(text: str, tag: re.Match[str]) -> tuple[Written, ...]:
    found = _ATTRIBUTE.finditer(text, tag.start("attributes"), tag.end("attributes"))
    return tuple(Written(one[1], one.start(1), one.start(2) + 1, one.end(2) - 1) for one in found)


def _declared(text: str, attributes: tuple[Written, ...], outer: Namespaces) -> Namespaces:
    own = {
        one.name.partition(":")[2]: plain(text[one.value_start : one.value_end])
        for one in attributes
        if one.name == "xmlns" or one.name.startswith("xmlns:")
    }
    return Namespaces(own, {uri: prefix for prefix, uri in own.items() if prefix}, outer) if own else outer


def plain(written: str) -> str:
    """What an attribute's value or a text means: references replaced, line ends as blanks (XML 1.0, 3.3.3)."""
    return _REFERENCE.sub(_meant, _WHITE.sub(" ", written))


def _meant(reference: re.Match[str]) -> str:
    decimal, hexadecimal, name = reference.groups()
    return _PREDEFINED[name] if name else chr(int(decimal) if decimal else int(hexadecimal, 16))


def escaped(text: str) -> str:
    """A text as it is written, in an attribute's quotes or between tags."""
    return text.translate(_ESCAPES)


def edited(text: str, edits: list[Edit]) -> str:
    """The text with its edits made. They must not overlap; several at one place are made in their order."""
    pieces: list[str] = []
    reached = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < reached:
            raise ValueError(f"two edits overlap at {edit.start}")
        pieces += (text[reached : edit.start], edit.text)
        reached = edit.end
    return "".join([*pieces, text[reached:]])
