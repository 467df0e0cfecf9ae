"""The type that is answered on an image: hotspot."""

import re
from posixpath import splitext

from scormkit.diagnostics.span import Span
from scormkit.model.answers import Credit, Hotspot, Region
from scormkit.model.prose import Placement, Prose
from scormkit.reading.kinds import Keyword, Reading, Schema, Text, either, scalar
from scormkit.reading.questions.choices import CHOICES, read_choices
from scormkit.reading.questions.question_type import QuestionType
from scormkit.reading.shapes import Field, Record
from scormkit.standards.media_types import IMAGES
from scormkit.syntax.targets import read_target
from scormkit.syntax.yaml_nodes import YamlEntry, YamlMap, YamlNode, YamlText

_NUMBER = r"-?[0-9]{1,3}(?:\.[0-9]{1,3})?"
_RECTANGLE = re.compile(rf"({_NUMBER}) +({_NUMBER}) +({_NUMBER}) +({_NUMBER})")
_LETTER = re.compile(r"[a-z0-9]")
_FORM = "a letter and four numbers: left, top, width and height in percent of the image, such as `a: 0 10 30 60`"


class ImageFile:
    """The path of an image, seen from the file in which it stands; what it shows is said elsewhere."""

    def read(self, node: YamlNode, key: str, reading: Reading) -> Placement | None:
        written = scalar(node, key, self.words(), reading)
        if written is None:
            return None
        target = read_target(written.span.file, written.text)
        if target.scheme:
            help = "save the picture in the course's `media/` folder and write its path"
            reading.tell("markdown/remote-image", written.span, "the picture lies on another host", help)
            return None
        if splitext(target.path)[1].lower() not in IMAGES:
            help = f"name a file that ends in {either(f'`{suffix}`' for suffix in sorted(IMAGES))}"
            reading.tell("quiz/not-an-image", written.span, f"`{written.text}` is no image", help)
            return None
        return Placement(written.span, written.text, target.path, "", "")

    def schema(self) -> Schema:
        return {"type": "string"}

    def words(self) -> str:
        return "the path of an image such as `../media/desk.svg`"


class Regions:
    """A map from letters to rectangles."""

    def read(self, node: YamlNode, key: str, reading: Reading) -> tuple[Region, ...] | None:
        if not isinstance(node, YamlMap):
            reading.tell("format/map-expected", node.span, f"`{key}` takes a map", f"write {self.words()}")
            return None
        regions = (_region(entry, reading) for entry in node.entries)
        return tuple(region for region in regions if region is not None)

    def schema(self) -> Schema:
        rectangle: Schema = {"type": "string", "pattern": f"^{_RECTANGLE.pattern}$"}
        return {"type": "object", "propertyNames": {"pattern": "^[a-z0-9]$"}, "additionalProperties": rectangle}

    def words(self) -> str:
        return f"a map, each entry {_FORM}"


def _region(entry: YamlEntry, reading: Reading) -> Region | None:
    letter, value = entry.key, entry.value
    if not _LETTER.fullmatch(letter.text):
        reading.tell("quiz/invalid-region", letter.span, f"`{letter.text}` is no choice's letter", f"write {_FORM}")
        return None
    match = _RECTANGLE.fullmatch(value.text.strip()) if isinstance(value, YamlText) else None
    if match is None:
        message = f"the region `{letter.text}` is not four numbers"
        reading.tell("quiz/invalid-region", value.span, message, f"write {_FORM}")
        return None
    left, top, width, height = (float(number) for number in match.groups())
    if width <= 0 or height <= 0:
        message = f"the region `{letter.text}` has no width or no height"
        reading.tell("quiz/invalid-region", value.span, message, f"write {_FORM}")
        return None
    start, end = letter.span, value.span
    whole = Span(start.file, start.line, start.column, end.end_line, end.end_column)
    return Region(letter.text, left, top, width, height, whole)


IMAGE = Field[Placement | None]("image", ImageFile(), "The image, seen from the quiz's file.", None, required=True)
ALT = Field[str]("alt", Text(), "What the image shows, for those who do not see it.", "", required=True)
REGIONS = Field[tuple[Region, ...]](
    "regions",
    Regions(),
    "Where each choice lies, by its letter: left, top, width and height in percent of the image.",
    (),
    required=True,
)
CREDIT = Field[Credit](
    "credit",
    Keyword[Credit](
        {
            "all-or-nothing": "right when exactly the right regions are chosen",
            "per-choice": "each right region counts its share, each wrong one takes one away, never below nothing",
        }
    ),
    "How a partly right answer counts where several regions are right. Default: `all-or-nothing`.",
    "all-or-nothing",
)


def _hotspot(record: Record, reading: Reading) -> Hotspot | None:
    choices = read_choices(record[CHOICES], reading)
    image, alt = record[IMAGE], record[ALT]
    if choices is None or image is None or not alt or not record.sound(REGIONS):
        return None
    shown = Prose(image.span, (image._replace(alt=alt),), 0)
    return Hotspot("hotspot", shown, record[REGIONS], choices, record[CREDIT])


TYPES = (
    QuestionType(
        "hotspot",
        "Places in an image to choose from, also offered as a list. One or several may be right.",
        (IMAGE, ALT, REGIONS, CHOICES, CREDIT),
        _hotspot,
    ),
)
