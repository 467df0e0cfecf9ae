"""Objectives, as course.yaml and the units write them."""

from scormkit.model.course import Bloom, Objective
from scormkit.model.names import Name
from scormkit.reading.kinds import Id, Keyword, Text
from scormkit.reading.shapes import Field, MapById, Record, Shape, TextOrMap, was_field

TEXT = Field[str]("text", Text(), "What a learner can do afterwards, as one sentence.", "", required=True)
BLOOM = Field[Bloom | None](
    "bloom",
    Keyword[Bloom](
        {
            "remember": "recall a fact",
            "understand": "explain it in other words",
            "apply": "use it in a case",
            "analyse": "take a case apart",
            "evaluate": "judge by criteria",
            "create": "make something new of it",
        }
    ),
    "The level in Bloom's taxonomy; none where it is not given.",
    None,
)
PART_OF = Field[Name | None](
    "part_of", Id(), "The course objective that it serves; by default the unit's `part_of`.", None
)

WAS = was_field()

IN_COURSE = Shape("an objective", "An objective of the course.", (TEXT, BLOOM, WAS))
IN_UNIT = Shape("an objective", "An objective of the unit.", (TEXT, BLOOM, PART_OF, WAS))

Objectives = tuple[tuple[Name, Record], ...]


def objectives_field(shape: Shape, doc: str) -> Field[Objectives]:
    """The key ``objectives`` of a course or a unit."""
    return Field("objectives", MapById(TextOrMap(TEXT, shape)), doc, ())


def objectives(pairs: Objectives, unit: str, part_of: Name | None) -> tuple[Objective, ...]:
    """Objectives of a unit (of the course: ""); ``part_of`` is taken where one does not say its own."""
    return tuple(
        Objective(name, record[TEXT], record[BLOOM], record.get(PART_OF, part_of), unit, record[WAS])
        for name, record in pairs
    )
