"""A document that is being made up: elements that can be changed, and how they are written, one a line."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from xml.sax.saxutils import escape, quoteattr

XSI = "http://www.w3.org/2001/XMLSchema-instance"
XML = "http://www.w3.org/XML/1998/namespace"


@dataclass
class Node:
    """An element. ``text`` stands behind its start tag, ``tail`` behind its end."""

    namespace: str
    name: str
    attributes: list[tuple[str, str, str]] = field(default_factory=list)  # namespace, name, value
    children: list["Node"] = field(default_factory=list)
    text: str = ""
    tail: str = ""

    def walk(self) -> Iterator["Node"]:
        """It and everything within."""
        yield self
        for child in self.children:
            yield from child.walk()

    def copy(self) -> "Node":
        """A copy that shares nothing with it."""
        return Node(
            self.namespace,
            self.name,
            list(self.attributes),
            [child.copy() for child in self.children],
            self.text,
            self.tail,
        )


def parents(root: Node) -> Iterator[tuple[Node, int]]:
    """Every place of a child: its parent, and which of its children it is."""
    for node in root.walk():
        for place in range(len(node.children)):
            yield node, place


class Style:
    """How a document is written: prefixes, blanks, comments, CDATA, encoding; drawn once, so that it can be repeated.

    ``prefixes`` are those of the namespaces that the root declares; the empty one is the default namespace.
    """

    def __init__(self, chance: Random, prefixes: dict[str, str]) -> None:
        self._seed = chance.random()
        self._plain = chance.random() < 0.4
        self._encoding = "utf-8" if self._plain else chance.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "ascii"))
        renamed = not self._plain and chance.random() < 0.3
        self._prefixes = {space: name or ("own" if renamed else "") for space, name in prefixes.items()}

    def write(self, root: Node) -> bytes:
        """The document's bytes; every start tag ends on a line of its own."""
        chance = Random(self._seed)
        declared = {"utf-8-sig": "", "ascii": "us-ascii"}.get(self._encoding, self._encoding)
        parts = [f'<?xml version="1.0" encoding="{declared}"?>\n' if declared else ""]
        spaces = [_declared(name, space) for space, name in self._prefixes.items()]
        self._element(root, parts, chance, spaces, next((s for s, name in self._prefixes.items() if not name), ""))
        return "".join(parts).encode(self._encoding, "xmlcharrefreplace")

    def _element(self, node: Node, parts: list[str], chance: Random, spaces: list[str], default: str) -> None:
        prefix = self._prefixes.get(node.namespace, "" if not node.namespace else "strange")
        if prefix == "strange":
            spaces = [*spaces, _declared(prefix, node.namespace)]
        elif not prefix and node.namespace != default:
            default = node.namespace
            spaces = [*(one for one in spaces if not one.startswith("xmlns=")), _declared("", default)]
        written = []
        for namespace, name, value in node.attributes:
            before = {XML: "xml", XSI: "xsi"}.get(namespace) or self._prefixes.get(namespace) or "other"
            if before in ("other", "xsi") and namespace:
                spaces = [*spaces, _declared(before, namespace)]
            written.append(f"{before + ':' if namespace else ''}{name}={_quoted(value)}")
        tag = f"{prefix}:{node.name}" if prefix else node.name
        blank = " " if self._plain else chance.choice((" ", "  ", "\n", "\t"))
        start = "".join(blank + one for one in (*dict.fromkeys(spaces), *written))
        parts.append(f"{self._between(chance)}<{tag}{start}>{self._text(node.text, chance)}")
        parts.append("\n" if node.children else "")
        for child in node.children:
            self._element(child, parts, chance, [], default)
        parts.append(f"</{tag}>{escape(node.tail)}\n")

    def _text(self, text: str, chance: Random) -> str:
        draw = 1.0 if self._plain else chance.random()
        if text and draw < 0.15 and "]]>" not in text and self._encoding != "ascii":
            return f"<![CDATA[{text}]]>"
        if text and draw < 0.25:
            half = len(text) // 2
            return f"{escape(text[:half])}<!-- <b> --><?some thing?>{escape(text[half:])}"
        if draw < 0.3:
            return "".join(f"&#{ord(letter)};" for letter in text)
        return escape(text)

    def _between(self, chance: Random) -> str:
        draw = 1.0 if self._plain else chance.random()
        if draw < 0.1:
            return "<!-- <a> & <b> -->"
        if draw < 0.2:
            return "<?some thing=<a>?>"
        return chance.choice(("\n\n", "\t", "  ")) if draw < 0.4 else ""


def _declared(prefix: str, namespace: str) -> str:
    return f"xmlns{':' if prefix else ''}{prefix}={quoteattr(namespace)}"


def _quoted(value: str) -> str:
    return quoteattr(value, {"\n": "&#10;", "\t": "&#9;"})
