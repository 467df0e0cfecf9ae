"""The type that is answered on a scale: Likert."""

from types import MappingProxyType
from typing import Literal

from scormkit.model.answers import Likert
from scormkit.reading.kinds import Keyword, Reading
from scormkit.reading.questions.question_type import QuestionType
from scormkit.reading.shapes import Field, Record

Scale = Literal["agreement-5", "frequency-5", "satisfaction-5", "likelihood-5", "agreement-7"]

STEPS = MappingProxyType[Scale, int](
    {"agreement-5": 5, "frequency-5": 5, "satisfaction-5": 5, "likelihood-5": 5, "agreement-7": 7}
)
SCALE = Field[Scale | None](
    "scale",
    Keyword[Scale](
        {
            "agreement-5": "from strong disagreement to strong agreement in five steps",
            "frequency-5": "from never to always in five steps",
            "satisfaction-5": "from very dissatisfied to very satisfied in five steps",
            "likelihood-5": "from very unlikely to very likely in five steps",
            "agreement-7": "from strong disagreement to strong agreement in seven steps",
        }
    ),
    "The scale. Its words are shown in the course's language.",
    None,
    required=True,
)


def _likert(record: Record, _: Reading) -> Likert | None:
    scale = record[SCALE]
    return None if scale is None else Likert("likert", scale, STEPS[scale])


TYPES = (
    QuestionType("likert", "How far a learner agrees; nothing is right or wrong.", (SCALE,), _likert, scored=False),
)
