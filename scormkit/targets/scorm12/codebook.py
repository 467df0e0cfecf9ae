"""The codebook: what the ids and letters of an LMS's report on interactions stand for.

SCORM 1.2 reports carry neither a question's text nor a choice's, only ids and single characters (RTE 3.4.4,
cmi.interactions). One row a meaning; interactions as the player reports them.
"""

from collections.abc import Iterator

from scormkit.activities.meanings import Meanings, prompt_text
from scormkit.model.linked import LinkedCourse
from scormkit.package.spreadsheet import spreadsheet
from scormkit.pages.catalogue import Words, words_of

COLUMNS = ("interaction", "question", "field", "field text", "letter", "text", "correct")
_BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for the system's own encoding


def codebook(course: LinkedCourse) -> bytes:
    """The codebook of a course as CSV (RFC 4180), UTF-8 with a byte order mark."""
    rows = _rows(course, words_of(course.course.language))
    return f"{_BYTE_ORDER_MARK}{spreadsheet((COLUMNS, *rows))}".encode()


def _rows(course: LinkedCourse, words: Words) -> Iterator[tuple[str, ...]]:
    meanings = Meanings(words)
    for quiz in course.quizzes:
        for linked in quiz.questions:
            whole = f"{quiz.quiz.name.text}.{linked.question.name.text}"
            asked = prompt_text(linked, words)
            for meaning in meanings.of(linked):
                interaction = f"{whole}.{meaning.gap}" if meaning.gap else whole
                yield (interaction, asked, meaning.field, meaning.field_text, *meaning[:3])
