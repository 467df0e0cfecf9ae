"""What may stand at a key: the kinds of single values, each with its reading, its JSON Schema and its words.

A kind takes a node and gives the typed value, or None when the node is at fault; the fault is then told to ``Reading``.
The schemas accept what YAML editors make of plain words (``version: 1.10`` is a number to them): we read the text.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from posixpath import normpath
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from scormkit.diagnostics.diagnostic import Diagnostic, Related
from scormkit.diagnostics.nearest import did_you_mean
from scormkit.diagnostics.span import Span
from scormkit.model.course import PartKind
from scormkit.model.names import Name
from scormkit.model.prose import Prose
from scormkit.syntax.markdown import parse_text
from scormkit.syntax.yaml_nodes import YamlList, YamlNode, YamlText
from scormkit.syntax.yaml_text import text_fault

Schema = dict[str, Any]

T_co = TypeVar("T_co", covariant=True)
W = TypeVar("W", bound=str)

TEXT_TYPES = ("string", "number", "boolean", "null")
NOT_BLANK = (
    r"\S"  # of text; JSON Schema asks this of strings alone, and `title:` is null to an editor as `title: null` is
)
ID_PATTERN = "^[a-z0-9][a-z0-9-]{0,31}$"

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")
_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d"})  # those that Unicode does not take apart
_LANGUAGE = re.compile(
    r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
)
_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*")


class Reading:
    """What goes along while a course is read.

    ``html_allowed``: its Markdown may hold raw HTML. ``found``: the findings so far. ``gaps``: the kinds of parts of
    which some could not be read.
    """

    def __init__(self, html_allowed: bool) -> None:
        self.html_allowed = html_allowed
        self.found: list[Diagnostic] = []
        self.gaps: set[PartKind] = set()

    def tell(self, code: str, span: Span, message: str, help: str = "", *related: Related) -> None:
        """Add a finding."""
        self.found.append(Diagnostic(code, span, message, help, related))


class Kind(Protocol[T_co]):
    """What may stand at a key."""

    def read(self, node: YamlNode, key: str, reading: Reading) -> T_co | None:
        """The value of the node at ``key``, or None when it is at fault; the fault is then told."""

    def schema(self) -> Schema:
        """The JSON Schema (2020-12) of what may stand there."""

    def words(self) -> str:
        """What may stand there, for messages and the reference."""


class Text:
    """A run of plain words; line breaks count as spaces. ``most`` is the longest in characters, 0 for no limit."""

    def __init__(self, most: int = 0) -> None:
        self.most = most

    def read(self, node: YamlNode, key: str, reading: Reading) -> str | None:
        written = _text(node, key, False, reading)
        if written is None:
            return None
        text = " ".join(written.text.split())
        if self.most and len(text) > self.most:
            _tell_too_long(written, key, len(text), self.most, reading)
        return text

    def schema(self) -> Schema:
        return {"type": list(TEXT_TYPES), "pattern": NOT_BLANK, **({"maxLength": self.most} if self.most else {})}

    def words(self) -> str:
        return f"text, at most {self.most} characters" if self.most else "text"


class Markdown:
    """Markdown text, as finished prose; with ``gaps``, ``{name}`` in it is a gap."""

    def __init__(self, gaps: bool = False) -> None:
        self.gaps = gaps

    def read(self, node: YamlNode, key: str, reading: Reading) -> Prose | None:
        written = _text(node, key, True, reading)
        if written is None:
            return None
        prose, found = parse_text(written, False, reading.html_allowed, self.gaps)
        reading.found.extend(found)
        return prose

    def schema(self) -> Schema:
        return {"type": list(TEXT_TYPES), "pattern": NOT_BLANK}

    def words(self) -> str:
        return "Markdown text"


class MarkdownList:
    """A Markdown list under a bar, still as the text that was typed: whoever owns the list reads its lines."""

    def read(self, node: YamlNode, key: str, reading: Reading) -> YamlText | None:
        return _text(node, key, True, reading)

    def schema(self) -> Schema:
        return {"type": "string", "pattern": NOT_BLANK}

    def words(self) -> str:
        return "a Markdown list under a bar"


class Id:
    """An id: small letters, digits and hyphens, at most 32."""

    def read(self, node: YamlNode, key: str, reading: Reading) -> Name | None:
        written = scalar(node, key, self.words(), reading)
        return None if written is None else name(written, reading)

    def schema(self) -> Schema:
        return {"type": list(TEXT_TYPES), "pattern": ID_PATTERN}

    def words(self) -> str:
        return "an id"


class Folder:
    """A folder of the course, seen from course.yaml."""

    def read(self, node: YamlNode, key: str, reading: Reading) -> Name | None:
        written = scalar(node, key, self.words(), reading)
        return None if written is None else Name(written.text.removeprefix("./").rstrip("/"), written.span)

    def schema(self) -> Schema:
        return {"type": list(TEXT_TYPES), "minLength": 1}

    def words(self) -> str:
        return "a folder beside course.yaml"


class File:
    """A file of the course, seen from course.yaml."""

    def read(self, node: YamlNode, key: str, reading: Reading) -> Name | None:
        written = scalar(node, key, self.words(), reading)
        return None if written is None else Name(normpath(unicodedata.normalize("NFC", written.text)), written.span)

    def schema(self) -> Schema:
        return {"type": list(TEXT_TYPES), "minLength": 1}

    def words(self) -> str:
        return "the path of a file, seen from course.yaml"


class Keyword(Generic[W]):
    """One word of a list; ``meanings`` says what each does."""

    def __init__(self, meanings: Mapping[W, str]) -> None:
        self.meanings = meanings

    def read(self, node: YamlNode, key: str, reading: Reading) -> W | None:
        written = scalar(node, key, self.words(), reading)
        if written is None:
            return None
        for word in self.meanings:
            if word == written.text:
                return word
        tell_unknown_word(written, key, self.meanings, self.words(), reading)
        return None

    def schema(self) -> Schema:
        return {"enum": list(self.meanings)}

    def words(self) -> str:
        return either(f"`{word}`" for word in self.meanings)


class Boolean:
    """Yes or no, also as true or false."""

    def read(self, node: YamlNode, key: str, reading: Reading) -> bool | None:
        written = scalar(node, key, self.words(), reading)
        if written is None:
            return None
        if written.text not in ("yes", "no", "true", "false"):
            tell_unknown_word(written, key, ("yes", "no", "true", "false"), self.words(), reading)
            return None
        return written.text in ("yes", "true")

    def schema(self) -> Schema:
        return {"enum": [True, False, "yes", "no", "true", "false"]}

    def words(self) -> str:
        return "`yes` or `no`"


class Patterned(NamedTuple):
    """One word of a certain form: what it is called, its form, the code and the help of a fault, its longest length."""

    called: str
    form: re.Pattern[str]
    code: str
    help: str
    most: int = 0

    def read(self, node: YamlNode, key: str, reading: Reading) -> str | None:
        written = scalar(node, key, self.called, reading)
        if written is None:
            return None
        if not self.form.fullmatch(written.text):
            reading.tell(self.code, written.span, f"`{written.text}` is not {self.called}", self.help)
            return None
        if self.most and len(written.text) > self.most:
            _tell_too_long(written, key, len(written.text), self.most, reading)
        return written.text

    def schema(self) -> Schema:
        limit = {"maxLength": self.most} if self.most else {}
        return {"type": list(TEXT_TYPES), "pattern": f"^{self.form.pattern}$", **limit}

    def words(self) -> str:
        return self.called


LANGUAGE = Patterned(
    "a language tag",
    _LANGUAGE,
    "course/invalid-language",
    "write a BCP 47 tag such as `en`, `de-CH` or `zh-Hant`",
)
VERSION = Patterned(
    "a version",
    _VERSION,
    "course/invalid-version",
    "use letters, digits and `.` `-` `_` `+` as in `1.10`: the version becomes part of the package's file name",
    most=20,
)


def either(words: Iterable[str]) -> str:
    """Words joined as a choice: ``a, b or c``."""
    *firsts, last = words
    return f"{', '.join(firsts)} or {last}" if firsts else last


def is_id(text: str) -> bool:
    """Whether the text is an id."""
    return _ID.fullmatch(text) is not None


def id_from(text: str) -> str:
    """The id nearest to a text, or "" where none is near."""
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    plain = "".join(character for character in folded if not unicodedata.combining(character))
    mended = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:32].strip("-")
    return mended if is_id(mended) else ""


def name(written: YamlText, reading: Reading) -> Name | None:
    """The scalar as an id, or None when it is none; that is then told."""
    if is_id(written.text):
        return Name(written.text, written.span)
    near = id_from(written.text)
    rule = "small letters a–z, digits and hyphens, at most 32, no hyphen first"
    help = f"write `{near}`; an id has {rule}" if near else f"use {rule}"
    reading.tell("format/invalid-id", written.span, f"`{written.text}` is not an id", help)
    return None


def scalar(node: YamlNode, key: str, expected: str, reading: Reading) -> YamlText | None:
    """The node if it is one value and not empty; otherwise the fault is told."""
    if not isinstance(node, YamlText):
        reading.tell("format/value-expected", node.span, f"`{key}` holds {_shape(node)}", f"write {expected}")
        return None
    if not node.text:
        reading.tell("format/empty-value", node.span, f"`{key}` is empty", f"write {expected}, or leave the key out")
        return None
    return node


def _text(node: YamlNode, key: str, markdown: bool, reading: Reading) -> YamlText | None:
    """The node if it holds text, whole and not empty; otherwise the fault is told."""
    if not isinstance(node, YamlText):
        help = f"put the text under a bar: `{key}: |`, then the text on the next line, indented"
        reading.tell("format/text-expected", node.span, f"`{key}` takes text; YAML reads {_shape(node)} here", help)
        return None
    fault = text_fault(node, markdown)
    if fault:
        reading.found.append(fault)
        return None
    if not node.text.strip():
        reading.tell("format/empty-value", node.span, f"`{key}` is empty", "write the text, or leave the key out")
        return None
    return node


def _shape(node: YamlNode) -> str:
    return "a list" if isinstance(node, YamlList) else "a map"


def tell_unknown_word(written: YamlText, key: str, known: Iterable[str], words: str, reading: Reading) -> None:
    """Tell that a key does not know a word, with the nearest known ones, else ``words``: what it takes."""
    help = did_you_mean(written.text, known, f"write {words}")
    reading.tell("format/unknown-word", written.span, f"`{key}` does not know `{written.text}`", help)


def _tell_too_long(written: YamlText, key: str, length: int, most: int, reading: Reading) -> None:
    message = f"`{key}` has {length} characters; a package can hold {most}"
    reading.tell("format/too-long", written.span, message, "shorten it")
