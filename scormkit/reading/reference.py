"""The reference of the source format, made from the shapes that read it."""

from collections.abc import Iterator

from scormkit.reading import assignment_shape
from scormkit.reading.course_shape import BADGE, CERTIFICATE, COMPLETION, COURSE, MODULE, RIGHTS
from scormkit.reading.kinds import Keyword
from scormkit.reading.ledger_shape import LEDGER
from scormkit.reading.objective_shape import IN_COURSE, IN_UNIT
from scormkit.reading.questions import QUESTION_SHAPES, QUESTION_TYPES
from scormkit.reading.questions.common import FEEDBACK_SHAPE
from scormkit.reading.quiz_rules import RULES, TIME_LIMIT_SHAPE
from scormkit.reading.quiz_shape import QUIZ
from scormkit.reading.shapes import Shape, WordOr
from scormkit.reading.target_shapes import CMI5, SCORM12
from scormkit.reading.unit_shape import FRONT_MATTER

_HEAD = """\
# Source format 1: the keys

Made from the shapes that the compiler reads with (`python docs/generate.py`); a test keeps it fresh. `scormkit schema`
prints the same as JSON Schemas, for editors that complete and check while you type.
[question-types.md](../question-types.md) shows every type of question with its picture and what the LMS receives.

- An id has small letters `a`–`z`, digits and hyphens, at most 32 characters, no hyphen first.
- A unit's or quiz's file name is its id; digits and a hyphen in front only sort (`10-listen.md` is `listen`).
- Values are read as the text that was typed: `1.10`, `Yes` and `010` stay what they are.
- Text that is more than plain words stands under a bar (`prompt: |`), where no rule of YAML applies.
- Keys marked with * are needed.
"""

_SECTIONS: tuple[tuple[str, Shape], ...] = (
    ("course.yaml", COURSE),
    ("course.yaml: an objective", IN_COURSE),
    ("course.yaml: a module", MODULE),
    ("course.yaml: a module's badge", BADGE),
    ("course.yaml: quizzes", RULES),
    ("course.yaml and quizzes/*.yaml: a time limit", TIME_LIMIT_SHAPE),
    ("course.yaml: completion", COMPLETION),
    ("course.yaml: certificate", CERTIFICATE),
    ("course.yaml: rights", RIGHTS),
    ("course.yaml: scorm12", SCORM12),
    ("course.yaml: cmi5", CMI5),
    ("units/*.md: front matter", FRONT_MATTER),
    ("units/*.md: an objective", IN_UNIT),
    ("quizzes/*.yaml", QUIZ),
    *((f"quizzes/*.yaml: a question of type {word}", QUESTION_SHAPES[word]) for word in QUESTION_TYPES),
    ("quizzes/*.yaml: feedback on a question", FEEDBACK_SHAPE),
    ("assignments/*.md: front matter", assignment_shape.FRONT_MATTER),
    ("ledger.yaml", LEDGER),
)


def source_format() -> str:
    """The page ``docs/reference/source-format.md``."""
    return _HEAD + "".join(f"\n## {title}\n\n{shape.doc}\n\n{_table(shape)}" for title, shape in _SECTIONS)


def _table(shape: Shape) -> str:
    return "| key | value | meaning |\n|---|---|---|\n" + "".join(f"{row}\n" for row in _rows(shape))


def _rows(shape: Shape) -> Iterator[str]:
    for field in shape.fields:
        keyword = field.kind.word if isinstance(field.kind, WordOr) else field.kind
        meanings = keyword.meanings if isinstance(keyword, Keyword) else {}
        told = "".join(f"<br>`{word}`: {meaning}." for word, meaning in meanings.items())
        yield f"| `{field.key}`{' *' if field.required else ''} | {field.kind.words()} | {field.doc}{told} |"
