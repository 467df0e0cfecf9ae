"""XML from strangers, read into a small frozen tree. No entity is resolved, no network is asked, depth is bounded.

A line is where the element's start tag ends, which is what libxml2 knows; columns are not known.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span

_DEEPEST = 200
_MOST_TAGS = 45_000  # the manifest of a course with 20,000 files has 40,000 at most
_MOST_ATTRIBUTES, _LONGEST_ATTRIBUTE = 500, 16_384  # of an element; characters
_LAST_KNOWN_LINE = 65_535  # libxml2 keeps lines in 16 bits; beyond, none is given
_DECLARED = re.compile(r"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]{0,40})["']""")
_DECLARATION = re.compile(r"^<\?xml[^>]{0,300}\?>")
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"))
_MARKS_16 = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_UNMARKED = ((b"<\0?\0", "utf-16-le"), (b"\0<\0?", "utf-16-be"))
_ENTITY = re.compile(r"<!ENTITY\s")
# Encodings of text that a parser may be asked for; anything else in a declaration is no encoding of XML.
_ENCODING = re.compile(
    r"utf-?(?:8|16|32)(?:-?[lb]e)?|(?:us-)?ascii|(?:iso-?8859|windows|cp|iso-2022|euc|koi8|gb|big|shift)[a-z0-9_-]*",
    re.I,
)


class Attribute(NamedTuple):
    """An attribute: its namespace (empty where it has none), local name, value."""

    namespace: str
    name: str
    value: str


class Element(NamedTuple):
    """An element: names, attributes, elements within, the text in front of the first of them, and its line.

    ``declared`` are the namespaces that its own start tag declares; ``stray`` says whether text stands between or
    behind the elements within.
    """

    namespace: str
    name: str
    prefix: str
    attributes: tuple[Attribute, ...]
    children: tuple["Element", ...]
    text: str
    line: int
    declared: tuple[str, ...] = ()
    stray: bool = False

    @property
    def qualified(self) -> str:
        """Its name as it is written, with the prefix."""
        return f"{self.prefix}:{self.name}" if self.prefix else self.name

    @property
    def in_namespace(self) -> str:
        """Where its name is from, in words."""
        return f"in the namespace `{self.namespace}`" if self.namespace else "in no namespace"

    def get(self, name: str, namespace: str = "") -> str | None:
        """The value of an attribute, or None."""
        for attribute in self.attributes:
            if attribute.name == name and attribute.namespace == namespace:
                return attribute.value
        return None

    def all(self, name: str, namespace: str | None = None) -> tuple["Element", ...]:
        """The elements right within it of a name, in its own namespace unless another is given."""
        wanted = self.namespace if namespace is None else namespace
        return tuple(child for child in self.children if child.name == name and child.namespace == wanted)

    def first(self, name: str, namespace: str | None = None) -> "Element | None":
        """The first of them, or None."""
        return next(iter(self.all(name, namespace)), None)

    def walk(self) -> Iterator["Element"]:
        """It and everything within, in the order of the document."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(reversed(element.children))


class Document(NamedTuple):
    """An XML file: its path, its text, and its root, which is absent where it cannot be read as XML."""

    path: str
    text: str
    root: Element | None
    diagnostics: tuple[Diagnostic, ...]

    def at(self, element: Element) -> Span:
        """Where an element stands."""
        return Span(self.path, element.line)


def trimmed(text: str) -> str:
    """The text without the blanks of XML around it; other blanks are characters like any (XML 1.0, 2.3)."""
    return text.strip(" \t\r\n")


def read_document(path: str, content: bytes) -> Document:
    """Read an XML file; what is wrong with it is among its diagnostics."""
    encoding, found = _encoding(path, content)
    try:
        text = content.decode(encoding).removeprefix("\ufeff")
    except (UnicodeDecodeError, LookupError) as fault:
        return Document(path, "", None, (*found, _undecodable(path, content, encoding, fault)))
    text = text.replace("\r\n", "\n").replace("\r", "\n")  # XML 1.0, 2.11
    declared = _ENTITY.search(text)
    if declared:
        return Document(path, text, None, (*found, _entity(path, text, declared.start())))
    if text.count("<") > _MOST_TAGS:
        return Document(path, text, None, (*found, _too_large(path, f"it holds more than {_MOST_TAGS:,} tags")))
    declaration = _DECLARATION.match(text)
    body = text[declaration.end() :] if declaration else text
    # Lines stay what they are: the declaration is replaced by as many line ends as it had.
    kept = "\n" * (declaration.group().count("\n") if declaration else 0) + body
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(kept.encode("utf-8", "surrogatepass"), parser)
    except etree.XMLSyntaxError as fault:
        return Document(path, text, None, (*found, _malformed(path, fault)))
    try:
        return Document(path, text, _frozen(root), found)
    except _SizeError as excess:
        return Document(path, text, None, (*found, _too_large(path, str(excess))))


def encoding_of(content: bytes) -> str:
    """The encoding that ``read_document`` reads an XML file with; it may be none that there is."""
    return _encoding("", content)[0]


def _encoding(path: str, content: bytes) -> tuple[str, tuple[Diagnostic, ...]]:
    """The encoding to read with, and what is to be said about it."""
    for mark, encoding in (*_MARKS, *_MARKS_16, *_UNMARKED):
        if content.startswith(mark):
            if encoding == "utf-8":
                return encoding, (_byte_order_mark(path),)
            return encoding, (_not_utf_8(path, encoding.removesuffix("-le").removesuffix("-be").upper()),)
    declared = _DECLARED.match(content[:400].decode("latin-1"))
    if declared is None:
        return "utf-8", (_undeclared(path),)
    encoding = declared.group(1)
    if encoding.lower() in ("utf-8", "utf8", "us-ascii", "ascii"):
        return "utf-8", ()
    if not _ENCODING.fullmatch(encoding) or encoding.lower().startswith(("utf-16", "utf-32")):
        return "no-such-encoding" if not _ENCODING.fullmatch(encoding) else "utf-8", ()
    return encoding, (_not_utf_8(path, encoding),)


def _byte_order_mark(path: str) -> Diagnostic:
    return Diagnostic(
        "xml/byte-order-mark",
        Span(path, 1),
        "the file begins with a byte order mark",
        "save it as UTF-8 without a byte order mark (BOM): some importers stop at these three bytes",
    )


def _not_utf_8(path: str, encoding: str) -> Diagnostic:
    return Diagnostic(
        "xml/not-utf-8",
        Span(path, 1),
        f"the file is written in {encoding}",
        "save it as UTF-8, and say so in its first line",
    )


def _undeclared(path: str) -> Diagnostic:
    return Diagnostic(
        "xml/no-encoding",
        Span(path, 1),
        "the first line does not say the encoding; XML then is UTF-8",
        'write `<?xml version="1.0" encoding="UTF-8"?>` as its first line',
    )


def _undecodable(path: str, content: bytes, encoding: str, fault: Exception) -> Diagnostic:
    line = 0
    message = "the first line names an encoding that is none"
    if isinstance(fault, UnicodeDecodeError):
        wide = encoding.startswith(("utf-16", "utf-32"))
        line = 0 if wide else content.count(b"\n", 0, fault.start) + 1
        message = f"byte {fault.start + 1} of the file is no {encoding.upper()}"
    return Diagnostic(
        "xml/not-decodable",
        Span(path, line),
        message,
        "save the file in the encoding that its first line names, best in UTF-8",
    )


def _entity(path: str, text: str, start: int) -> Diagnostic:
    return Diagnostic(
        "xml/entity",
        Span(path, text.count("\n", 0, start) + 1),
        "the file declares an entity; scormkit resolves none, and reads no further",
        "take out the DOCTYPE, and write what the entity stands for where it is used",
    )


def _malformed(path: str, fault: etree.XMLSyntaxError) -> Diagnostic:
    line = fault.lineno or 0
    said = re.sub(r",? ?\(?line \d+, column \d+\)?.*$", "", str(fault.msg or "it ends too early")).strip()
    undeclared = re.match(
        r"Namespace prefix (\S+) (?:for \S+ on \S+|on \S+) is not defined|Namespace prefix (\S+)", said
    )
    if undeclared:
        prefix = undeclared.group(1) or undeclared.group(2)
        message, cure = (
            f"the prefix `{prefix}:` is used and declared nowhere",
            f'declare it on the root element: `xmlns:{prefix}="…"`',
        )
    else:
        message, cure = f"this is no XML: {said}", "repair the XML at this line or just above; `&` is written `&amp;`"
    return Diagnostic("xml/not-well-formed", Span(path, line), message, cure)


def _too_large(path: str, what: str) -> Diagnostic:
    return Diagnostic(
        "xml/too-large",
        Span(path),
        f"{what}; scormkit reads no further",
        "make a smaller document of it; no course needs one like this",
    )


class _SizeError(Exception):
    """What is larger than any course needs, in words."""


def _frozen(root: etree._Element) -> Element:
    """The tree as our own elements, built from the innermost outwards."""
    declared: list[tuple[str, str]] = []  # what the next start tag declares
    opened: list[tuple[tuple[str, ...], list[Element]]] = [((), [])]
    spaces: dict[str, list[str]] = {}  # by prefix: what it stands for, from the outermost element inwards
    undone: list[list[str]] = []
    for event, subject in etree.iterwalk(root, events=("start-ns", "start", "end")):
        if event == "start-ns":
            declared.append(subject)
        elif event == "start":
            if len(opened) > _DEEPEST:
                raise _SizeError(f"elements lie more than {_DEEPEST} deep within each other")
            changed = [(prefix, space) for prefix, space in declared if spaces.get(prefix, [""])[-1:] != [space]]
            for prefix, space in changed:
                spaces.setdefault(prefix, []).append(space)
            undone.append([prefix for prefix, _ in changed])
            opened.append((tuple(space for _, space in changed), []))
            declared.clear()
        else:
            new, children = opened.pop()
            opened[-1][1].append(_element(subject, new, tuple(children)))
            for prefix in undone.pop():
                spaces[prefix].pop()
    return opened[0][1][0]


def _element(node: etree._Element, declared: tuple[str, ...], children: tuple[Element, ...]) -> Element:
    if len(node.attrib) > _MOST_ATTRIBUTES:
        raise _SizeError(f"an element has more than {_MOST_ATTRIBUTES} attributes")
    namespace, name = _named(str(node.tag))
    line: int = getattr(node, "sourceline", 0) or 0  # its stub does not say that it is a number
    return Element(
        namespace,
        name,
        node.prefix or "",
        tuple(_attribute(str(key), str(value)) for key, value in node.attrib.items()) if node.attrib else (),
        children,
        node.text or "",
        line if line < _LAST_KNOWN_LINE else 0,
        declared,
        any(trimmed(child.tail or "") for child in node) if children else False,
    )


def _attribute(key: str, value: str) -> Attribute:
    if len(value) > _LONGEST_ATTRIBUTE:
        raise _SizeError(f"an attribute has more than {_LONGEST_ATTRIBUTE:,} characters")
    return Attribute(*_named(key), value)


def _named(key: str) -> tuple[str, str]:
    """Namespace and local name of ``{namespace}name``."""
    namespace, _, name = key.rpartition("}")
    return namespace[1:], name
