"""Quiz files: their keys, and the reading of what they say. Question types are the affair of ``questions/``."""

from collections.abc import Set

from scormkit.model.course import Pool, Question, Quiz, QuizKind
from scormkit.model.names import Name
from scormkit.reading.kinds import Id, Keyword, Reading, Text
from scormkit.reading.names import name_of_file
from scormkit.reading.pools import Draw, check_draw
from scormkit.reading.questions import QuestionKind
from scormkit.reading.quiz_rules import RULES, rules_of
from scormkit.reading.shapes import Field, IdList, ListOf, Record, Shape, was_field
from scormkit.syntax.tree import YamlSource

ID = Field[Name | None]("id", Id(), "The quiz's id; written only where it differs from the file's name.", None)
WAS = was_field()
TITLE = Field[str]("title", Text(200), "What learners see above the quiz.", "", required=True)
KIND = Field[QuizKind](
    "kind",
    Keyword[QuizKind](
        {
            "graded": "can be required and make the score",
            "practice": "for the learner alone",
            "pre-test": "finds out what learners know already; never required, makes no score",
            "survey": "asks what learners think: nothing is right or wrong, and it is done once it is sent",
        }
    ),
    "What the quiz is for. Default: `graded`.",
    "graded",
)
OBJECTIVES = Field[tuple[Name, ...]](
    "objectives", IdList(), "What every question assesses that does not name its own objectives. Default: nothing.", ()
)
EXEMPTS = Field[tuple[Name, ...]](
    "exempts",
    IdList(),
    "The units that count as done, with the quizzes and assignments that they place, for those who pass; of a pre-test "
    "alone. Default: none.",
    (),
)
DRAW = Field[int | tuple[Pool, ...] | None](
    "draw",
    Draw(),
    "How many of the questions an attempt asks, drawn anew for each; none comes again before all were asked. A map "
    "says it for the questions with a tag, or that assess an objective; a question belongs to the first entry that "
    "fits it, and one that none fits is always asked. Default: all.",
    None,
)
QUESTIONS = Field[tuple[Question, ...]](
    "questions", ListOf(QuestionKind()), "The questions, in the order in which they are asked.", (), required=True
)
QUIZ = Shape(
    "a quiz",
    "A quiz: a file of `quizzes/`, named after the quiz's id.",
    (ID, WAS, TITLE, KIND, OBJECTIVES, EXEMPTS, *RULES.fields, DRAW, QUESTIONS),
)


def read_quiz(source: YamlSource, rules: Record | None, stated: Set[str], reading: Reading) -> Quiz | None:
    """The quiz of a file; ``rules`` are course.yaml's for all quizzes, ``stated`` the ids of all objectives. None where
    it has no id or did not parse."""
    record = QUIZ.read_map(source.node, reading) if source.node else None
    if record is None or not record.sound(QUESTIONS):
        reading.gaps.add("question")
    name = name_of_file(source.file, record, ID, reading)
    if record is None or name is None:
        reading.gaps.add("quiz")
        return None
    draw, its = record[DRAW], rules_of(record, record[KIND], rules, reading)
    quiz = Quiz(
        name=name,
        file=source.file,
        title=record[TITLE],
        kind=record[KIND],
        objectives=record[OBJECTIVES],
        pass_percent=its.pass_percent,
        attempts=its.attempts,
        retry=its.retry,
        solution=its.solution,
        questions=record[QUESTIONS],
        was=record[WAS],
        points=its.points,
        shuffle=its.shuffle,
        draw=draw if isinstance(draw, int) else None,
        pools=draw if isinstance(draw, tuple) else (),
        cooldown=its.cooldown,
        time_limit=its.time_limit,
        exempts=_exempts(record, reading),
    )
    if record.sound(QUESTIONS) and record.sound(OBJECTIVES):
        check_draw(quiz, record.span_of(DRAW), stated, reading)
    return quiz


def _exempts(record: Record, reading: Reading) -> tuple[Name, ...]:
    if record.written(EXEMPTS) and record[KIND] != "pre-test" and record.sound(KIND):
        message, help = "only a pre-test exempts from units", "write `kind: pre-test`, or take `exempts` out"
        reading.tell("quiz/not-a-pre-test", record.span_of(EXEMPTS), message, help)
        return ()
    return record[EXEMPTS]
