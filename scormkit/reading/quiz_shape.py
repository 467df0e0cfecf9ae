"""Quiz files: their keys, and the reading of what they say. Question types are the affair of ``questions/``."""

from typing import Literal

from scormkit.model.course import Name, Question, Quiz, QuizKind, Retry, Solution
from scormkit.reading.kinds import Id, Keyword, Reading, Text
from scormkit.reading.names import name_of_file
from scormkit.reading.numbers import Percent, Whole
from scormkit.reading.questions import QuestionKind
from scormkit.reading.shapes import Field, IdList, ListOf, Record, Shape, WordOr, was_field
from scormkit.syntax.tree import YamlSource

MOST_ATTEMPTS = 15  # the learner's state counts attempts in four bits

PASS = Field[int]("pass", Percent(1), "The pass mark. Default: `80%`.", 80)
ATTEMPTS = Field[Literal["unlimited"] | int](
    "attempts",
    WordOr(Keyword[Literal["unlimited"]]({"unlimited": "as often as the learner likes"}), Whole(1, MOST_ATTEMPTS)),
    "How often the quiz may be submitted. Default: `unlimited`.",
    "unlimited",
)
RETRY = Field[Retry](
    "retry",
    Keyword[Retry](
        {
            "wrong-answers": "what was right stays, the rest is asked again",
            "all-questions": "every question is asked again",
        }
    ),
    "What a further attempt asks. Default: `wrong-answers`.",
    "wrong-answers",
)
SOLUTION = Field[Solution](
    "solution",
    Keyword[Solution](
        {
            "never": "right answers are not shown",
            "after-attempt": "after each attempt",
            "after-passing": "once the quiz is passed",
            "after-last-attempt": "once the quiz is passed or no attempt is left",
        }
    ),
    "When right answers and explanations are shown. Default: `after-passing`.",
    "after-passing",
)
RULES = Shape(
    "the quizzes' rules", "What holds for every quiz that does not say otherwise.", (PASS, ATTEMPTS, RETRY, SOLUTION)
)

ID = Field[Name | None]("id", Id(), "The quiz's id; written only where it differs from the file's name.", None)
WAS = was_field()
TITLE = Field[str]("title", Text(200), "What learners see above the quiz.", "", required=True)
KIND = Field[QuizKind](
    "kind",
    Keyword[QuizKind]({"graded": "can be required and make the score", "practice": "for the learner alone"}),
    "What the quiz is for. Default: `graded`.",
    "graded",
)
OBJECTIVES = Field[tuple[Name, ...]](
    "objectives", IdList(), "What every question assesses that does not name its own objectives. Default: nothing.", ()
)
QUESTIONS = Field[tuple[Question, ...]](
    "questions", ListOf(QuestionKind()), "The questions, in the order in which they are asked.", (), required=True
)
QUIZ = Shape(
    "a quiz",
    "A quiz: a file of `quizzes/`, named after the quiz's id.",
    (ID, WAS, TITLE, KIND, OBJECTIVES, PASS, ATTEMPTS, RETRY, SOLUTION, QUESTIONS),
)


def read_quiz(source: YamlSource, rules: Record | None, reading: Reading) -> Quiz | None:
    """The quiz of a file; ``rules`` are course.yaml's for all quizzes. None where it has no id or did not parse."""
    record = QUIZ.read_map(source.node, reading) if source.node else None
    if record is None or not record.sound(QUESTIONS):
        reading.gaps.add("question")
    name = name_of_file(source.file, record, ID, reading)
    if record is None or name is None:
        reading.gaps.add("quiz")
        return None
    common = rules or Record(record.span)
    attempts = record.get(ATTEMPTS, common[ATTEMPTS])
    return Quiz(
        name=name,
        file=source.file,
        title=record[TITLE],
        kind=record[KIND],
        objectives=record[OBJECTIVES],
        pass_percent=record.get(PASS, common[PASS]),
        attempts=None if attempts == "unlimited" else attempts,
        retry=record.get(RETRY, common[RETRY]),
        solution=record.get(SOLUTION, common[SOLUTION]),
        questions=record[QUESTIONS],
        was=record[WAS],
    )
