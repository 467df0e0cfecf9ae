"""Quiz files: their keys, and the reading of what they say. Question types are the affair of ``questions/``."""

from typing import Any, Literal

from scormkit.model.course import Question, Quiz, QuizKind, Retry, Shuffle, Solution
from scormkit.model.names import Name
from scormkit.reading.kinds import Id, Keyword, Reading, Text
from scormkit.reading.names import name_of_file
from scormkit.reading.numbers import Percent, Whole
from scormkit.reading.points import MOST_ATTEMPTS, FallingPoints
from scormkit.reading.questions import QuestionKind
from scormkit.reading.shapes import Field, IdList, ListOf, Record, Shape, WordOr, was_field
from scormkit.syntax.tree import YamlSource

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
POINTS = Field[Literal["none"] | tuple[int, ...]](
    "points",
    WordOr(Keyword[Literal["none"]]({"none": "the quiz earns no points"}), FallingPoints()),
    "The points for passing at the first attempt, the second and so on; the last number holds for all later ones. "
    "They never enter the score. Default: `none`.",
    "none",
)
SHUFFLE = Field[Shuffle](
    "shuffle",
    Keyword[Shuffle](
        {
            "none": "everything stands as it is written",
            "questions": "each attempt asks the questions in an order of its own",
            "choices": "each attempt shows the choices in an order of its own",
            "both": "questions and choices",
        }
    ),
    "What is shuffled. Default: `none`.",
    "none",
)
RULES = Shape(
    "the quizzes' rules",
    "What holds for every quiz that does not say otherwise.",
    (PASS, ATTEMPTS, RETRY, SOLUTION, POINTS, SHUFFLE),
)

ID = Field[Name | None]("id", Id(), "The quiz's id; written only where it differs from the file's name.", None)
WAS = was_field()
TITLE = Field[str]("title", Text(200), "What learners see above the quiz.", "", required=True)
KIND = Field[QuizKind](
    "kind",
    Keyword[QuizKind](
        {
            "graded": "can be required and make the score",
            "practice": "for the learner alone",
            "survey": "asks what learners think: nothing is right or wrong, and it is done once it is sent",
        }
    ),
    "What the quiz is for. Default: `graded`.",
    "graded",
)
OBJECTIVES = Field[tuple[Name, ...]](
    "objectives", IdList(), "What every question assesses that does not name its own objectives. Default: nothing.", ()
)
DRAW = Field[int | None](
    "draw",
    Whole(1, 999),
    "How many of the questions an attempt asks, drawn anew for each; none comes again before all were asked. "
    "Default: all.",
    None,
)
QUESTIONS = Field[tuple[Question, ...]](
    "questions", ListOf(QuestionKind()), "The questions, in the order in which they are asked.", (), required=True
)
QUIZ = Shape(
    "a quiz",
    "A quiz: a file of `quizzes/`, named after the quiz's id.",
    (ID, WAS, TITLE, KIND, OBJECTIVES, PASS, ATTEMPTS, RETRY, SOLUTION, POINTS, SHUFFLE, DRAW, QUESTIONS),
)

_NOT_IN_SURVEY: tuple[Field[Any], ...] = (PASS, RETRY, SOLUTION, POINTS)


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
    quiz = Quiz(
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
        points=_points(record.get(POINTS, common[POINTS])),
        shuffle=record.get(SHUFFLE, common[SHUFFLE]),
        draw=record[DRAW],
    )
    _check_draw(quiz, record, reading)
    return _survey(quiz, record, reading) if quiz.kind == "survey" else quiz


def _points(written: Literal["none"] | tuple[int, ...]) -> tuple[int, ...]:
    return () if written == "none" else written


def _check_draw(quiz: Quiz, record: Record, reading: Reading) -> None:
    count = len(quiz.questions)
    if quiz.draw is not None and record.sound(QUESTIONS) and quiz.draw > count:
        message = f"{quiz.draw} questions are drawn, and the quiz has {count}"
        help = "add questions, draw fewer, or take `draw` out to ask them all"
        reading.tell("quiz/draw-too-large", record.span_of(DRAW), message, help)


def _survey(quiz: Quiz, record: Record, reading: Reading) -> Quiz:
    """A survey without what cannot hold for it; where its own file says so, that is told."""
    for field in _NOT_IN_SURVEY:
        if record.written(field):
            message = f"`{field.key}` is about right answers, and a survey has none"
            help = "take it out, or write `kind: practice` or `kind: graded`"
            reading.tell("quiz/not-in-survey", record.span_of(field), message, help)
    return quiz._replace(pass_percent=0, retry="wrong-answers", solution="never", points=())
