"""A document of a package as it is written: its elements with their places, and the edits that change one thing each.

Indentation and line ends of what is added are those of what stands beside it.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from scormkit.repair.markup import Edit, Node, Written, edited, escaped, plain, read_nodes
from scormkit.validation.xml import Document, Element, encoding_of, read_document

# Byte order marks and the encodings behind them; the longer ones first.
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_STEP = "  "


class Source(NamedTuple):
    """A document: its text without a byte order mark, which is kept aside, and its encoding by its exact name.

    ``nodes`` are its elements as they are written, by the ``id`` of the element that was read.
    """

    document: Document
    root: Element
    text: str
    mark: bytes
    encoding: str
    nodes: Mapping[int, Node]

    def edited(self, edits: list[Edit]) -> bytes:
        """The document's bytes with its edits made; a letter that its encoding lacks becomes a reference."""
        return self.mark + edited(self.text, edits).encode(self.encoding, "xmlcharrefreplace")

    def node(self, element: Element) -> Node:
        """An element as it is written."""
        return self.nodes[id(element)]

    def attribute(self, element: Element, name: str, namespace: str = "") -> Written | None:
        """An attribute as it is written; None where it is not, whatever a DTD may add."""
        node = self.node(element)
        for one in node.attributes:
            prefix, colon, local = one.name.rpartition(":")
            if local == name and (node.namespaces.uri(prefix) if colon else "") == namespace:
                return one
        return None

    def value(self, attribute: Written) -> str:
        """What an attribute's value means."""
        return plain(self.text[attribute.value_start : attribute.value_end])

    def within(self, element: Element) -> str:
        """What is written between an element's tags."""
        node = self.node(element)
        return self.text[node.end : node.close]

    def content(self, element: Element) -> str | None:
        """What is written between an element's tags, where it is text and nothing else."""
        content = self.within(element)
        return None if "<" in content else content

    def prefix_for(self, element: Element, namespace: str) -> str | None:
        """A prefix with its colon that stands for a namespace within an element."""
        prefix = self.node(element).namespaces.prefix(namespace)
        return f"{prefix}:" if prefix else None

    def written_name(self, element: Element, name: str) -> str:
        """The name of another element in the namespace of this one, as it is written beside or within it."""
        return self.node(element).prefix + name

    def declared(self, prefix: str) -> bool:
        """Whether any element declares a prefix."""
        return any(one.name == f"xmlns:{prefix}" for node in self.nodes.values() for one in node.attributes)

    def set_value(self, attribute: Written, value: str) -> Edit:
        """Another value for an attribute, in the quotes that it has."""
        return Edit(attribute.value_start, attribute.value_end, escaped(value))

    def rename(self, attribute: Written, name: str) -> Edit:
        """Another name for an attribute."""
        return Edit(attribute.start, attribute.start + len(attribute.name), name)

    def add_attribute(self, element: Element, name: str, value: str) -> Edit:
        """An attribute more, in front of the others."""
        node = self.node(element)
        at = node.start + 1 + len(node.name)
        return Edit(at, at, f' {name}="{escaped(value)}"')

    def remove_attribute(self, attribute: Written) -> Edit:
        """No such attribute, nor the blanks in front of it."""
        start = attribute.start
        while self.text[start - 1] in " \t\r\n":
            start -= 1
        return Edit(start, attribute.value_end + 1, "")

    def set_text(self, element: Element, value: str) -> Edit | None:
        """Another text for an element that holds text and nothing else."""
        node = self.node(element)
        if node.is_empty_tag:
            tag = self.text[node.start : node.end].removesuffix("/>").rstrip()
            return Edit(node.start, node.end, f"{tag}>{escaped(value)}</{node.name}>")
        return None if self.content(element) is None else Edit(node.end, node.close, escaped(value))

    def remove(self, element: Element) -> Edit:
        """No such element, and no empty line where it was."""
        node = self.node(element)
        return Edit(node.start - len(self._line_start(node)), node.stop, "")

    def add_first(self, element: Element, markup: str) -> Edit:
        """Markup as the first thing within an element."""
        if element.children:
            first = self.node(element.children[0])
            return Edit(first.start, first.start, markup + self._line_start(first))
        node = self.node(element)
        line = self._line_start(node)
        opening = (line and line + _STEP) + markup + line
        if node.is_empty_tag:
            tag = self.text[node.start : node.end].removesuffix("/>").rstrip()
            return Edit(node.start, node.end, f"{tag}>{opening}</{node.name}>")
        content = self.text[node.end : node.close]
        return Edit(node.end, node.close if not content.strip() else node.end, opening)

    def add_last(self, element: Element, markup: str) -> Edit:
        """Markup behind all elements within an element."""
        return self.add_behind(element.children[-1], markup) if element.children else self.add_first(element, markup)

    def add_behind(self, element: Element, markup: str) -> Edit:
        """Markup behind an element."""
        node = self.node(element)
        return Edit(node.stop, node.stop, self._line_start(node) + markup)

    def _line_start(self, node: Node) -> str:
        """The line end and blanks in front of an element, where nothing else stands in front of it on its line."""
        blanks = self.text[max(0, node.start - 200) : node.start]
        match = re.search(r"\r?\n[ \t]*$", blanks)
        return match.group() if match else ""


def read_source(path: str, content: bytes) -> Source | None:
    """A document to edit; None where it is no XML, or where its bytes would not all come back as they are."""
    document = read_document(path, content)
    if document.root is None:
        return None
    mark, encoding = next((one for one in _MARKS if content.startswith(one[0])), (b"", encoding_of(content)))
    text = content[len(mark) :].decode(encoding)
    nodes = read_nodes(text)
    elements = list(document.root.walk())
    same = [node.local_name for node in nodes] == [element.name for element in elements]
    if not same or mark + text.encode(encoding, "xmlcharrefreplace") != content:
        return None
    by_element = {id(element): node for element, node in zip(elements, nodes, strict=True)}
    return Source(document, document.root, text, mark, encoding, by_element)
