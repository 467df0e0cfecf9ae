"""Kinds of numbers: counts, shares, times."""

import re
from itertools import pairwise
from types import MappingProxyType
from typing import Literal

from scormkit.model.course import Done
from scormkit.reading.kinds import Reading, Schema, either, scalar, tell_unknown_word
from scormkit.syntax.yaml_nodes import YamlNode, YamlText

_NUMBER = re.compile(r"-?[0-9]{1,9}")
_PERCENT = re.compile(r"([0-9]{1,9}) ?%?")
_DURATION = re.compile(r"([0-9]{1,9}) ?(min|h|d)")

TimeUnit = Literal["min", "h", "d"]
_MINUTES = MappingProxyType[TimeUnit, int]({"min": 1, "h": 60, "d": 24 * 60})
_EXAMPLES = MappingProxyType[TimeUnit, str]({"min": "30 min", "h": "2 h", "d": "1 d"})


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
        return {"type": ["integer", "string"], **number, "pattern": f"^{_form(self.low, self.high)}$"}

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
        in_words: Schema = {"type": "string", "pattern": f"^{_form(self.low, 100)} ?%?$"}
        return {"anyOf": [in_words, {"type": "integer", "minimum": self.low, "maximum": 100}]}

    def words(self) -> str:
        return f"a share from `{self.low}%` to `100%`"


class Duration:
    """A time such as ``12 min``, as whole minutes from 1 to ``high``; with more ``units``, the
    smallest first, also such as ``2 h``."""

    def __init__(self, high: int, units: tuple[TimeUnit, ...] = ("min",)) -> None:
        self.high = high
        self.units = units

    def read(self, node: YamlNode, key: str, reading: Reading) -> int | None:
        written = scalar(node, key, self.words(), reading)
        if written is None:
            return None
        match = _DURATION.fullmatch(written.text)
        unit = next((unit for unit in self.units if match and match[2] == unit), None)
        minutes = _MINUTES[unit or "min"]
        limits = (1, self.high // minutes)
        number = _number(match if unit else None, written, key, limits, self.words(), reading)
        return None if number is None else number * minutes

    def schema(self) -> Schema:
        forms = (f"{_form(1, self.high // _MINUTES[unit])} ?{unit}" for unit in self.units)
        return {"type": "string", "pattern": f"^({'|'.join(forms)})$"}

    def words(self) -> str:
        if self.units == ("min",):
            return f"minutes such as `12 min`, from 1 to {self.high}"
        examples, largest = either(f"`{_EXAMPLES[unit]}`" for unit in self.units), self.units[-1]
        return f"a time such as {examples}, at most `{self.high // _MINUTES[largest]} {largest}`"


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


def _form(low: int, high: int) -> str:
    """The regular expression of the whole numbers from ``low`` (not below 0) to ``high``, zeros in front allowed."""
    ends = [low, *(10**digits for digits in range(1, len(str(high))) if low < 10**digits), high + 1]
    return f"0*({'|'.join(_digits(str(first), str(end - 1)) for first, end in pairwise(ends))})"


def _digits(low: str, high: str) -> str:
    """The regular expression of the numbers from ``low`` to ``high``, which have equally many digits."""
    if not low:
        return ""
    if low[0] == high[0]:
        return low[0] + _digits(low[1:], high[1:])
    lowest, highest = "0" * (len(low) - 1), "9" * (len(low) - 1)
    first, last = int(low[0]), int(high[0])
    forms: list[str] = []
    if low[1:] != lowest:
        forms.append(low[0] + _digits(low[1:], highest))
        first += 1
    if high[1:] != highest:
        forms.append(high[0] + _digits(lowest, high[1:]))
        last -= 1
    if first <= last:
        forms.append(f"[{first}-{last}]" + "[0-9]" * len(lowest))
    return forms[0] if len(forms) == 1 else f"({'|'.join(forms)})"


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
