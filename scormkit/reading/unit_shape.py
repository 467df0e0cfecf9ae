"""Units: the keys of their front matter, and the reading of what they say."""

from scormkit.diagnostics.span import Span
from scormkit.model.course import Done, Unit
from scormkit.model.names import Name
from scormkit.reading.kinds import Id, Reading, Text
from scormkit.reading.names import name_of_file
from scormkit.reading.numbers import DoneRule, Duration
from scormkit.reading.objective_shape import IN_UNIT, objectives, objectives_field
from scormkit.reading.shapes import Field, IdList, Record, Shape, was_field
from scormkit.syntax.tree import UnitSource

ID = Field[Name | None]("id", Id(), "The unit's id; written only where it differs from the file's name.", None)
WAS = was_field()
TITLE = Field[str]("title", Text(200), "What stands above the unit and in the table of contents.", "", required=True)
DURATION = Field[int | None]("duration", Duration(999), "The time that it takes. Default: not said.", None)
PART_OF = Field[Name | None](
    "part_of", Id(), "The course objective that the unit's objectives serve. Default: none.", None
)
OBJECTIVES = objectives_field(
    IN_UNIT, "What a learner can do after the unit, each id once in the course. Default: none."
)
NEEDS = Field[tuple[Name, ...]](
    "needs", IdList(), "The units that must be done before this one opens. Default: none.", ()
)
DONE = Field[Done](
    "done",
    DoneRule(),
    "When the unit is done: once opened, once its end was on screen and its graded quizzes are done, or after so many "
    "minutes of active time, all sessions together. Default: `end`.",
    Done("end"),
)
FRONT_MATTER = Shape(
    "the front matter",
    "The front matter of a unit: a file of `units/`, named after the unit's id.",
    (ID, WAS, TITLE, DURATION, PART_OF, OBJECTIVES, NEEDS, DONE),
)


def read_unit(source: UnitSource, reading: Reading) -> Unit | None:
    """The unit of a file, also where only its body could be read. None where the file has no id or no body."""
    record = FRONT_MATTER.read_map(source.front, reading) if source.front else Record(Span(source.file))
    if source.front is None or not record.sound(OBJECTIVES):
        reading.gaps.add("objective")
    name = name_of_file(source.file, record, ID, reading)
    if source.body is None or name is None:
        reading.gaps.add("unit")
        return None
    return Unit(
        name=name,
        file=source.file,
        title=record[TITLE],
        minutes=record[DURATION],
        part_of=record[PART_OF],
        objectives=objectives(record[OBJECTIVES], name.text, record[PART_OF]),
        done=record[DONE],
        body=source.body,
        was=record[WAS],
        needs=record[NEEDS],
    )
