"""course.yaml: what concerns one kind of package alone."""

from typing import Literal

from scormkit.model.course import Cmi5Options, Scorm12Options
from scormkit.model.names import Name
from scormkit.reading.kinds import Folder, Keyword
from scormkit.reading.numbers import Whole
from scormkit.reading.shapes import Field, Record, Shape

SCOS = Field[Literal["one", "per-unit"]](
    "scos",
    Keyword[Literal["one", "per-unit"]](
        {"one": "one SCO with the player's own navigation", "per-unit": "each unit is a SCO in the LMS's menu"}
    ),
    "What the LMS sees. Default: `one`.",
    "one",
)
MASTERY = Field[int | None](
    "mastery_score",
    Whole(1, 100),
    "`masteryscore` of the manifest: the LMS then decides passed or failed by the score alone. Default: not written.",
    None,
)
CONTROL = Field[Name | None](
    "control_documents",
    Folder(),
    "A folder with your copies of the official XSDs, packed at the package's root. Default: none.",
    None,
)
SCORM12 = Shape("scorm12", "What concerns SCORM 1.2 alone.", (SCOS, MASTERY, CONTROL))

AUS = Field[Literal["one", "per-unit"]](
    "aus",
    Keyword[Literal["one", "per-unit"]](
        {
            "one": "one AU with the player's own navigation",
            "per-unit": "each unit is an AU in the LMS's menu, in a block for each module",
        }
    ),
    "What the LMS sees. Default: `one`.",
    "one",
)
CMI5 = Shape("cmi5", "What concerns cmi5 alone.", (AUS,))


def scorm12_options(record: Record) -> Scorm12Options:
    """What the record says, and where it says how the course is divided."""
    return Scorm12Options(record[SCOS], record[MASTERY], record[CONTROL], record.span_of(SCOS))


def cmi5_options(record: Record) -> Cmi5Options:
    """What the record says."""
    return Cmi5Options(record[AUS])
