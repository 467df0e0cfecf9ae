"""The type that is answered in words of one's own: open text."""

from scormkit.model.answers import OpenText
from scormkit.model.prose import Prose
from scormkit.reading.kinds import Markdown, Reading
from scormkit.reading.questions.question_type import QuestionType
from scormkit.reading.ranges import Length, LengthKind
from scormkit.reading.shapes import Field, Record

LENGTH = Field[Length](
    "length",
    LengthKind(),
    "How long the text may be. From `0` on, it may be left empty. Default: `1-300`.",
    Length(1, 300),
)
SAMPLE = Field[Prose | None]("sample", Markdown(), "A sample answer, shown once it is sent. Default: none.", None)


def _open_text(record: Record, _: Reading) -> OpenText:
    return OpenText("open-text", *record[LENGTH], record[SAMPLE])


TYPES = (
    QuestionType(
        "open-text",
        "Words of the learner's own; nothing is right or wrong.",
        (LENGTH, SAMPLE),
        _open_text,
        scored=False,
    ),
)
