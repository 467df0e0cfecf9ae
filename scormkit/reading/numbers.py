"""Kinds of numbers: counts, shares, times."""

import re

from scormkit.model.course import Done
from scormkit.reading.kinds import Reading, Schema, scalar, tell_unknown_word
from scormkit.syntax.yaml_nodes import YamlNode, YamlText

_NUMBER = re.compile(r"-?[0-9]{1,9}")
_PERCENT = re.compile(r"([0-9]{1,9}) ?%?")
_DURATION = re.compile(r"([0-9]{1,9}) ?min")


class Whole:
    """A whole number from ``low`` to ``high``."""

    def __init__(self, low: int, high: int) -> None:
        self.low = low
        self.high = high

    def read(self, node: YamlNode, key: str, reading: Reading) -> int | None:
        written = scalar(node, key, self.words(), reading)
        if written is None:
            return None
        match = _NUMBER.fullmatch(written.text)
        return _number(match, written, key, (self.low, self.high), self.words(), reading)

    def schema(self) -> Schema:
        number = {"minimum": self.low, "maximum": self.high}
        return {"type": ["integer", "string"], **number, "pattern": "^[0-9]{1,9}$"}

    def words(self) -> str:
        return f"a whole number from {self.low} to {self.high}"


class FormatVersion:
    """The version of the source format: 1."""

    def read(self, node: YamlNode, key: str, reading: Reading) -> int | None:
        number = Whole(0, 999).read(node, key, reading)
        if number is not None and number != 1:
            message = f"this scormkit reads source format 1, not {number}"
            reading.tell("format/unknown-version", node.span, message, "write `format: 1`, or install a newer scormkit")
        return number

    def schema(self) -> Schema:
        return {"enum": [1, "1"]}

    def words(self) -> str:
        return "`1`"


class Percent:
    """A share such as ``80%``, whole, from ``low`` to 100."""

    def __init__(self, low: int) -> None:
        self.low = low

    def read(self, node: YamlNode, key: str, reading: Reading) -> int | None:
        written = scalar(node, key, self.words(), reading)
        if written is None:
            return None
        match = _PERCENT.fullmatch(written.text)
        return _number(match, written, key, (self.low, 100), self.words(), reading)

    def schema(self) -> Schema:
        in_words: Schema = {"type": "string", "pattern": "^[0-9]{1,3} ?%?$"}
        return {"anyOf": [in_words, {"type": "integer", "minimum": self.low, "maximum": 100}]}

    def words(self) -> str:
        return f"a share from `{self.low}%` to `100%`"


class Duration:
    """A time such as ``12 min``, as whole minutes from 1 to ``high``."""

    def __init__(self, high: int) -> None:
        self.high = high

    def read(self, node: YamlNode, key: str, reading: Reading) -> int | None:
        written = scalar(node, key, self.words(), reading)
        if written is None:
            return None
        match = _DURATION.fullmatch(written.text)
        return _number(match, written, key, (1, self.high), self.words(), reading)

    def schema(self) -> Schema:
        return {"type": "string", "pattern": "^[0-9]{1,4} ?min$"}

    def words(self) -> str:
        return f"minutes such as `12 min`, from 1 to {self.high}"


class DoneRule:
    """When a unit is done: ``opened``, ``end``, or ``N min`` of active time."""

    def __init__(self) -> None:
        self.minutes = Duration(999)

    def read(self, node: YamlNode, key: str, reading: Reading) -> Done | None:
        written = scalar(node, key, self.words(), reading)
        if written is None:
            return None
        if written.text == "opened":
            return Done("opened")
        if written.text == "end":
            return Done("end")
        if not _DURATION.fullmatch(written.text):
            tell_unknown_word(written, key, ("opened", "end"), self.words(), reading)
            return None
        minutes = self.minutes.read(written, key, reading)
        return None if minutes is None else Done("minutes", minutes)

    def schema(self) -> Schema:
        return {"anyOf": [{"enum": ["opened", "end"]}, self.minutes.schema()]}

    def words(self) -> str:
        return f"`opened`, `end` or {self.minutes.words()}"


def _number(
    match: re.Match[str] | None, written: YamlText, key: str, limits: tuple[int, int], words: str, reading: Reading
) -> int | None:
    """The number that was matched if it lies within the limits; otherwise the fault is told."""
    if match is None:
        reading.tell("format/invalid-number", written.span, f"`{key}` cannot be `{written.text}`", f"write {words}")
        return None
    number = int(match[1] if match.re.groups else match[0])
    if limits[0] <= number <= limits[1]:
        return number
    reading.tell("format/out-of-range", written.span, f"`{key}` cannot be {written.text}", f"write {words}")
    return None
