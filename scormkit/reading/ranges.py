"""Kinds of values with two ends, and decimals: lengths of texts, numeric answers, tolerances."""

import re
from typing import NamedTuple

from scormkit.reading.kinds import Reading, Schema, scalar
from scormkit.syntax.yaml_nodes import YamlNode, YamlText

MOST_CHARACTERS = 2000  # of a text: two thirds of what SCORM 1.2 keeps of all that a learner does

# Fifteen digits are what every player's arithmetic keeps apart.
_NUMBER = r"-?(?!(?:\.?[0-9]){16})[0-9]{1,12}(?:\.[0-9]{1,6})?"
_ANSWER = re.compile(rf"({_NUMBER})(?: to ({_NUMBER}))?")
_TOLERANCE = re.compile(rf"({_NUMBER}) ?(%?)")
_LENGTH = re.compile(r"([0-9]{1,9}) ?[-–] ?([0-9]{1,9})")
_PLAIN = "write a decimal point and no separators between thousands"


class Length(NamedTuple):
    """The least and the most characters of a text."""

    least: int
    most: int


class LengthKind:
    """How long a text may be, such as ``20-300``."""

    def read(self, node: YamlNode, key: str, reading: Reading) -> Length | None:
        written = scalar(node, key, self.words(), reading)
        if written is None:
            return None
        match = _LENGTH.fullmatch(written.text)
        if match is None:
            _tell_no_number(written, key, f"write {self.words()}", reading)
            return None
        least, most = int(match[1]), int(match[2])
        if least > most:
            _tell_upside_down(written, f"{most}-{least}", reading)
            return None
        if not 1 <= most <= MOST_CHARACTERS:
            message = f"`{key}` cannot be {written.text}"
            reading.tell("format/out-of-range", written.span, message, f"write {self.words()}")
            return None
        return Length(least, most)

    def schema(self) -> Schema:
        return {"type": "string", "pattern": "^[0-9]{1,4} ?[-–] ?[0-9]{1,4}$"}

    def words(self) -> str:
        return f"the least and the most characters, such as `20-300`, at most {MOST_CHARACTERS}"


class Bounds(NamedTuple):
    """Two decimal texts as they were typed, ``low`` not above ``high``; equal for a single value."""

    low: str
    high: str


class AnswerNumber:
    """A number that is right, or two between which all are: ``15``, ``-0.5``, ``10 to 20``."""

    def read(self, node: YamlNode, key: str, reading: Reading) -> Bounds | None:
        written = scalar(node, key, self.words(), reading)
        if written is None:
            return None
        match = _ANSWER.fullmatch(written.text)
        if match is None:
            _tell_no_number(written, key, f"write {self.words()}", reading)
            return None
        low, high = match[1], match[2] or match[1]
        if float(low) > float(high):
            _tell_upside_down(written, f"{high} to {low}", reading)
            return None
        return Bounds(low, high)

    def schema(self) -> Schema:
        in_words: Schema = {"type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?( to -?[0-9]+(\\.[0-9]+)?)?$"}
        return {"anyOf": [in_words, {"type": "number"}]}

    def words(self) -> str:
        return "a number such as `15` or `-0.5`, or two such as `10 to 20`"


class Tolerance(NamedTuple):
    """How far off an answer may be: a decimal text, as it is or in percent of the answer."""

    amount: str
    percent: bool


class ToleranceKind:
    """A tolerance such as ``0.5`` or ``5%``."""

    def read(self, node: YamlNode, key: str, reading: Reading) -> Tolerance | None:
        written = scalar(node, key, self.words(), reading)
        if written is None:
            return None
        match = _TOLERANCE.fullmatch(written.text)
        if match is None:
            _tell_no_number(written, key, f"write {self.words()}", reading)
            return None
        if match[1].startswith("-"):
            message = f"`{key}` cannot be {written.text}"
            reading.tell("format/out-of-range", written.span, message, "write how far off an answer may be, up or down")
            return None
        return Tolerance(match[1], bool(match[2]))

    def schema(self) -> Schema:
        in_words: Schema = {"type": "string", "pattern": "^[0-9]+(\\.[0-9]+)? ?%?$"}
        return {"anyOf": [in_words, {"type": "number", "minimum": 0}]}

    def words(self) -> str:
        return "a number such as `0.5`, or a share of the answer such as `5%`"


def _tell_no_number(written: YamlText, key: str, help: str, reading: Reading) -> None:
    if "," in written.text:
        help = _PLAIN
    reading.tell("format/invalid-number", written.span, f"`{key}` cannot be `{written.text}`", help)


def _tell_upside_down(written: YamlText, turned: str, reading: Reading) -> None:
    message = f"`{written.text}` ends before it begins"
    reading.tell("format/range-upside-down", written.span, message, f"write `{turned}`")
