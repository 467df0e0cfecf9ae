"""What may stand at a key: the kinds of single values, each with its reading, its JSON Schema and its words.

A kind takes a node and gives the typed value, or None when the node is at fault; every fault is then in ``found``. The
schemas accept what YAML editors make of plain words (``version: 1.10`` is a number to them), because we read the text.
"""

import re
from collections.abc import Mapping
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.nearest import did_you_mean
from scormkit.diagnostics.span import Span
from scormkit.model.course import Done, Name
from scormkit.syntax.yaml_nodes import Node, YamlList, YamlMap, YamlText

Schema = dict[str, Any]
Found = list[Diagnostic]

T_co = TypeVar("T_co", covariant=True)
W = TypeVar("W", bound=str)

TEXT_TYPES = ("string", "number", "boolean", "null")
ID_PATTERN = "^[a-z0-9][a-z0-9-]{0,31}$"

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")
_NUMBER = re.compile(r"-?[0-9]{1,9}")
_PERCENT = re.compile(r"([0-9]{1,3}) ?%?")
_DURATION = re.compile(r"([0-9]{1,4}) ?min")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-[A-Za-z0-9]{5,8}|-[0-9][A-Za-z0-9]{3})*")
_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*")

UNDER_A_BAR = "put the text under a bar: `{key}: |`, then the text indented on the next line"


class Kind(Protocol[T_co]):
    """What may stand at a key."""

    def read(self, node: Node, key: str, found: Found) -> T_co | None:
        """The value of the node at ``key``, or None when it is at fault; the fault is then in ``found``."""

    def schema(self) -> Schema:
        """The JSON Schema (2020-12) of what may stand there."""

    def words(self) -> str:
        """What may stand there, for the reference and for messages."""


def scalar(node: Node, key: str, expected: str, found: Found) -> YamlText | None:
    """The node if it is one value and not empty; otherwise the fault is told."""
    if not isinstance(node, YamlText):
        found.append(not_one_value(node, key, expected))
        return None
    if not node.text and not node.quoted:
        found.append(Diagnostic("format/empty-value", node.span, f"`{key}` is empty.", f"write {expected}, or remove the key"))
        return None
    return node


def not_one_value(node: YamlList | YamlMap, key: str, expected: str) -> Diagnostic:
    """The finding for a list or a map where one value belongs."""
    shape = "a list" if isinstance(node, YamlList) else "a map"
    return Diagnostic("format/value-expected", node.span, f"`{key}` takes {expected}; YAML reads {shape} here.", f"write {expected}")


class Text:
    """One run of plain words; line breaks count as spaces. ``most`` is the longest in characters."""

    def __init__(self, most: int = 0) -> None:
        self.most = most

    def read(self, node: Node, key: str, found: Found) -> str | None:
        written = text_node(node, key, found)
        if written is None:
            return None
        text = " ".join(written.text.split())
        if self.most and len(text) > self.most:
            message = f"`{key}` has {len(text)} characters; at most {self.most} can be packed."
            found.append(Diagnostic("format/too-long", written.span, message, "shorten it"))
        return text

    def schema(self) -> Schema:
        return {"type": list(TEXT_TYPES), **({"maxLength": self.most} if self.most else {})}

    def words(self) -> str:
        return f"text, at most {self.most} characters" if self.most else "text"


def text_node(node: Node, key: str, found: Found) -> YamlText | None:
    """The node if it holds text, whole and not empty; otherwise the fault is told."""
    bar = UNDER_A_BAR.format(key=key)
    if not isinstance(node, YamlText):
        shape = "a list" if isinstance(node, YamlList) else "a map"
        found.append(Diagnostic("format/text-expected", node.span, f"`{key}` takes text; YAML reads {shape} here.", bar))
        return None
    if node.comment and not node.quoted and node.style != "|":
        cut = "is empty to YAML" if not node.text else f"ends at `{_last_word(node.text)}` for YAML"
        message = f"`{key}` {cut}: ` #` begins a comment."
        found.append(Diagnostic("yaml/cut-by-comment", node.span, message, bar))
        return None
    if not node.text.strip():
        found.append(Diagnostic("format/empty-value", node.span, f"`{key}` is empty.", "write the text, or remove the key"))
        return None
    return node


def _last_word(text: str) -> str:
    return text.split()[-1]


class Id:
    """An id: small letters, digits and hyphens, at most 32."""

    def read(self, node: Node, key: str, found: Found) -> Name | None:
        written = scalar(node, key, "an id", found)
        if written is None:
            return None
        if not is_id(written.text):
            found.append(invalid_id(written.text, written.span))
            return None
        return Name(written.text, written.span)

    def schema(self) -> Schema:
        return {"type": list(TEXT_TYPES), "pattern": ID_PATTERN}

    def words(self) -> str:
        return "an id"


def is_id(text: str) -> bool:
    """Whether the text is an id: ``[a-z0-9][a-z0-9-]{0,31}``."""
    return _ID.fullmatch(text) is not None


def invalid_id(text: str, span: Span) -> Diagnostic:
    """The finding for an id with other characters, offering the nearest one that is allowed."""
    mended = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:32].strip("-")
    help = "use small letters a–z, digits and hyphens, at most 32, beginning with a letter or digit"
    if is_id(mended):
        help = f"write `{mended}`: an id has small letters a–z, digits and hyphens, at most 32"
    return Diagnostic("format/invalid-id", span, f"`{text}` is not an id.", help)


class Keyword(Generic[W]):
    """One word of a list; ``meanings`` says what each does."""

    def __init__(self, meanings: Mapping[W, str]) -> None:
        self.meanings = meanings

    def read(self, node: Node, key: str, found: Found) -> W | None:
        written = scalar(node, key, self.words(), found)
        if written is None:
            return None
        for word in self.meanings:
            if word == written.text:
                return word
        help = did_you_mean(written.text, self.meanings, f"write {self.words()}")
        found.append(Diagnostic("format/unknown-word", written.span, f"`{key}` does not know `{written.text}`.", help))
        return None

    def schema(self) -> Schema:
        return {"enum": list(self.meanings)}

    def words(self) -> str:
        return either(f"`{word}`" for word in self.meanings)


class Boolean:
    """Yes or no, also as true or false."""

    _values = {"yes": True, "true": True, "no": False, "false": False}

    def read(self, node: Node, key: str, found: Found) -> bool | None:
        written = scalar(node, key, self.words(), found)
        if written is None:
            return None
        value = self._values.get(written.text.lower())
        if value is None:
            message = f"`{key}` does not know `{written.text}`."
            found.append(Diagnostic("format/unknown-word", written.span, message, f"write {self.words()}"))
        return value

    def schema(self) -> Schema:
        return {"enum": [True, False, "yes", "no"]}

    def words(self) -> str:
        return "`yes` or `no`"


class Whole:
    """A whole number from ``low`` to ``high``."""

    def __init__(self, low: int, high: int) -> None:
        self.low = low
        self.high = high

    def read(self, node: Node, key: str, found: Found) -> int | None:
        written = scalar(node, key, self.words(), found)
        if written is None:
            return None
        if not _NUMBER.fullmatch(written.text):
            found.append(_invalid_number(written, key, self.words()))
            return None
        return within(int(written.text), self.low, self.high, written, key, self.words(), found)

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": self.low, "maximum": self.high}

    def words(self) -> str:
        return f"a whole number from {self.low} to {self.high}"


class Percent:
    """A share such as ``80%``, whole, from ``low`` to 100."""

    def __init__(self, low: int) -> None:
        self.low = low

    def read(self, node: Node, key: str, found: Found) -> int | None:
        written = scalar(node, key, self.words(), found)
        if written is None:
            return None
        match = _PERCENT.fullmatch(written.text)
        if not match:
            found.append(_invalid_number(written, key, self.words()))
            return None
        return within(int(match[1]), self.low, 100, written, key, self.words(), found)

    def schema(self) -> Schema:
        in_words: Schema = {"type": "string", "pattern": "^[0-9]{1,3} ?%?$"}
        return {"anyOf": [in_words, {"type": "integer", "minimum": self.low, "maximum": 100}]}

    def words(self) -> str:
        return f"a share from {self.low}% to 100%"


class Duration:
    """A time such as ``12 min``, as whole minutes from 1 to ``high``."""

    def __init__(self, high: int) -> None:
        self.high = high

    def read(self, node: Node, key: str, found: Found) -> int | None:
        written = scalar(node, key, self.words(), found)
        if written is None:
            return None
        match = _DURATION.fullmatch(written.text)
        if not match:
            message = f"`{written.text}` is not a time."
            found.append(Diagnostic("format/invalid-duration", written.span, message, f"write {self.words()}"))
            return None
        return within(int(match[1]), 1, self.high, written, key, self.words(), found)

    def schema(self) -> Schema:
        return {"type": "string", "pattern": "^[0-9]{1,4} ?min$"}

    def words(self) -> str:
        return f"minutes such as `12 min`, from 1 to {self.high}"


class DoneRule:
    """When a unit is done: ``opened``, ``end``, or ``N min`` of active time."""

    _minutes = Duration(999)

    def read(self, node: Node, key: str, found: Found) -> Done | None:
        written = scalar(node, key, self.words(), found)
        if written is None:
            return None
        if written.text == "opened":
            return Done("opened")
        if written.text == "end":
            return Done("end")
        if not _DURATION.fullmatch(written.text):
            help = did_you_mean(written.text, ("opened", "end"), f"write {self.words()}")
            message = f"`{key}` does not know `{written.text}`."
            found.append(Diagnostic("format/unknown-word", written.span, message, help))
            return None
        minutes = self._minutes.read(written, key, found)
        return None if minutes is None else Done("minutes", minutes)

    def schema(self) -> Schema:
        return {"anyOf": [{"enum": ["opened", "end"]}, self._minutes.schema()]}

    def words(self) -> str:
        return "`opened`, `end` or minutes such as `12 min`"


class _Pattern(NamedTuple):
    """One word of a certain form: how it is called, its form, its fault and an example."""

    name: str
    form: re.Pattern[str]
    code: str
    help: str
    most: int = 0


class Patterned:
    """One word of a certain form, such as a language or a version."""

    def __init__(self, pattern: _Pattern) -> None:
        self.pattern = pattern

    def read(self, node: Node, key: str, found: Found) -> str | None:
        written = scalar(node, key, self.pattern.name, found)
        if written is None:
            return None
        if not self.pattern.form.fullmatch(written.text):
            message = f"`{written.text}` is not {self.pattern.name}."
            found.append(Diagnostic(self.pattern.code, written.span, message, self.pattern.help))
            return None
        if self.pattern.most and len(written.text) > self.pattern.most:
            message = f"`{key}` has {len(written.text)} characters; at most {self.pattern.most} can be packed."
            found.append(Diagnostic("format/too-long", written.span, message, "shorten it"))
            return None
        return written.text

    def schema(self) -> Schema:
        limit = {"maxLength": self.pattern.most} if self.pattern.most else {}
        return {"type": list(TEXT_TYPES), "pattern": f"^{self.pattern.form.pattern}$", **limit}

    def words(self) -> str:
        return self.pattern.name


LANGUAGE = Patterned(
    _Pattern("a language tag", _LANGUAGE, "course/invalid-language", "write a BCP 47 tag such as `en`, `de-CH` or `zh-Hant`")
)
VERSION = Patterned(
    _Pattern(
        "a version",
        _VERSION,
        "course/invalid-version",
        "write letters, digits and `.` `-` `_` `+`, such as `1.10`: the version is part of the package's file name",
        most=20,
    )
)


def either(words: "Any") -> str:
    """Words joined as a choice: ``a``, ``b`` or ``c``."""
    listed = list(words)
    return " or ".join((", ".join(listed[:-1]), listed[-1])) if len(listed) > 1 else str(listed[0])


def within(number: int, low: int, high: int, written: YamlText, key: str, words: str, found: Found) -> int | None:
    """The number if it lies between the limits; otherwise the fault is told."""
    if low <= number <= high:
        return number
    found.append(Diagnostic("format/out-of-range", written.span, f"`{key}` cannot be {written.text}.", f"write {words}"))
    return None


def _invalid_number(written: YamlText, key: str, words: str) -> Diagnostic:
    return Diagnostic("format/invalid-number", written.span, f"`{key}` cannot be `{written.text}`.", f"write {words}")
