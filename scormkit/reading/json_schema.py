"""JSON Schemas (2020-12) of the source files, made from the shapes that read them."""

from types import MappingProxyType

from scormkit.reading import assignment_shape
from scormkit.reading.course_shape import COURSE
from scormkit.reading.kinds import Schema
from scormkit.reading.ledger_shape import LEDGER
from scormkit.reading.quiz_shape import QUIZ
from scormkit.reading.unit_shape import FRONT_MATTER

FILES = MappingProxyType(
    {
        "course": ("scormkit course", COURSE),
        "quiz": ("scormkit quiz", QUIZ),
        "assignment": ("scormkit assignment, front matter", assignment_shape.FRONT_MATTER),
        "unit": ("scormkit unit, front matter", FRONT_MATTER),
        "ledger": ("scormkit ledger", LEDGER),
    }
)


def json_schema(file: str) -> Schema:
    """The schema of a kind of source file, one of ``FILES``.

    It takes what a YAML editor makes of plain words (``version: 1.10`` is a number to it). It is never stricter than
    the compiler, which sees more: names that must exist, ids that must be unique.
    """
    title, shape = FILES[file]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **shape.schema()}
