"""The rules of a quiz: what it takes to pass, how often, how fast. course.yaml may give them for all quizzes."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from scormkit.diagnostics.span import Span
from scormkit.model.course import Quiz, QuizKind, Retry, Shuffle, Solution, TimeLimit
from scormkit.model.ledger import MOST_ATTEMPTS
from scormkit.reading.kinds import Boolean, Keyword, Reading, Schema
from scormkit.reading.numbers import Duration, Percent, Whole
from scormkit.reading.points import FallingPoints
from scormkit.reading.shapes import Field, Record, Shape, WordOr
from scormkit.syntax.yaml_nodes import YamlMap, YamlNode

MOST_DAYS = 30  # between two attempts

LIMIT = Field[int | None]("duration", Duration(999), "How long an attempt may take.", None, required=True)
EXTENDABLE = Field[bool](
    "extendable",
    Boolean(),
    "Whether learners who need more time are given as much once more, as often as they ask. `no` only where speed "
    "itself is assessed. Default: `yes`.",
    True,
)
TIME_LIMIT_SHAPE = Shape("a time limit", "How long an attempt may take.", (LIMIT, EXTENDABLE))


class TimeLimitKind:
    """A time such as ``20 min``, or a map that also says whether it can be extended."""

    def read(self, node: YamlNode, key: str, reading: Reading) -> TimeLimit | None:
        if not isinstance(node, YamlMap):
            minutes = LIMIT.kind.read(node, key, reading)
            return None if minutes is None else TimeLimit(minutes)
        record = TIME_LIMIT_SHAPE.read_map(node, reading)
        minutes = record[LIMIT]
        return None if minutes is None else TimeLimit(minutes, record[EXTENDABLE])

    def schema(self) -> Schema:
        return {"anyOf": [LIMIT.kind.schema(), TIME_LIMIT_SHAPE.schema()]}

    def words(self) -> str:
        return f"{LIMIT.kind.words()}, or a map with `duration` and `extendable`"


PASS = Field[int]("pass", Percent(1), "The pass mark. Default: `80%`.", 80)
ATTEMPTS = Field[Literal["unlimited"] | int](
    "attempts",
    WordOr(Keyword[Literal["unlimited"]]({"unlimited": "as often as the learner likes"}), Whole(1, MOST_ATTEMPTS)),
    "How often the quiz may be submitted. Default: `unlimited`; of a pre-test `1`.",
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
            "after-each-question": "learners check question by question; what is checked can no longer be changed",
            "after-attempt": "after each attempt",
            "after-passing": "once the quiz is passed",
            "after-last-attempt": "once the quiz is passed or no attempt is left",
        }
    ),
    "When right answers and explanations are shown. Default: `after-passing`; of a pre-test `never`.",
    "after-passing",
)
POINTS = Field[Literal["none"] | tuple[int, ...]](
    "points",
    WordOr(Keyword[Literal["none"]]({"none": "the quiz earns no points"}), FallingPoints()),
    "The points for passing at the first attempt, the second and so on; the last number holds for all later ones. "
    "They enter the score only with `score: points`. Default: `none`.",
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
COOLDOWN = Field[Literal["none"] | int](
    "cooldown",
    WordOr(
        Keyword[Literal["none"]]({"none": "a further attempt can begin at once"}),
        Duration(MOST_DAYS * 24 * 60, ("min", "h", "d")),
    ),
    "How long learners wait between two attempts. Default: `none`.",
    "none",
)
TIME_LIMIT = Field[Literal["none"] | TimeLimit](
    "time_limit",
    WordOr(Keyword[Literal["none"]]({"none": "an attempt takes as long as it takes"}), TimeLimitKind()),
    "How long an attempt may take; then it is submitted as it is. Default: `none`.",
    "none",
)
RULES = Shape(
    "the quizzes' rules",
    "What holds for every quiz that does not say otherwise, pre-tests aside.",
    (PASS, ATTEMPTS, RETRY, SOLUTION, POINTS, SHUFFLE, COOLDOWN, TIME_LIMIT),
)

_PRE_TEST = Record(Span(""), {ATTEMPTS.key: 1, SOLUTION.key: "never"})
_ABOUT_RIGHT_ANSWERS = frozenset({PASS.key, RETRY.key, SOLUTION.key, POINTS.key})
_NOT_IN_SURVEY = (PASS, RETRY, SOLUTION, POINTS, COOLDOWN, TIME_LIMIT)


class Rules(NamedTuple):
    """The rules of one quiz, named as in ``Quiz``."""

    pass_percent: int
    attempts: int | None
    retry: Retry
    solution: Solution
    points: tuple[int, ...]
    shuffle: Shuffle
    cooldown: int
    time_limit: TimeLimit | None


def rules_of(record: Record, kind: QuizKind, common: Record | None, reading: Reading) -> Rules:
    """The rules of a quiz: as its own file says, else ``common``, course.yaml's. A pre-test takes none of those; a
    survey has none that test, and where its own file gives one, that is told."""
    others = _PRE_TEST if kind == "pre-test" else common or Record(record.span)
    attempts = record.get(ATTEMPTS, others[ATTEMPTS])
    points = record.get(POINTS, others[POINTS])
    cooldown = record.get(COOLDOWN, others[COOLDOWN])
    time_limit = record.get(TIME_LIMIT, others[TIME_LIMIT])
    rules = Rules(
        pass_percent=record.get(PASS, others[PASS]),
        attempts=None if attempts == "unlimited" else attempts,
        retry=record.get(RETRY, others[RETRY]),
        solution=record.get(SOLUTION, others[SOLUTION]),
        points=() if points == "none" else points,
        shuffle=record.get(SHUFFLE, others[SHUFFLE]),
        cooldown=0 if cooldown == "none" else cooldown,
        time_limit=None if time_limit == "none" else time_limit,
    )
    if kind == "survey":
        _tell_not_in_survey(record, reading)
        return Rules(0, rules.attempts, "wrong-answers", "never", (), rules.shuffle, 0, None)
    if rules.attempts == 1:
        if record.sound(ATTEMPTS):
            _tell_idle_cooldown(record, reading)
        return rules._replace(cooldown=0)
    return rules


def check_common_cooldown(common: Record | None, quizzes: Iterable[Quiz | None], reading: Reading) -> None:
    """Tell a cooldown of course.yaml's that stands beside ``attempts: 1`` where no quiz allows more."""
    waits = common is not None and common[ATTEMPTS] == 1 and common[COOLDOWN] != "none"
    if common and waits and all(quiz and not quiz.cooldown for quiz in quizzes):
        _tell_idle_cooldown(common, reading)


def _tell_idle_cooldown(record: Record, reading: Reading) -> None:
    if record.sound(COOLDOWN) and record[COOLDOWN] != "none":
        message, help = "with one attempt there is nothing to wait for", "allow more `attempts`, or take `cooldown` out"
        reading.tell("quiz/cooldown-without-retry", record.span_of(COOLDOWN), message, help)


def _tell_not_in_survey(record: Record, reading: Reading) -> None:
    for field in _NOT_IN_SURVEY:
        if record.written(field):
            why = "is about right answers, and a survey has none"
            if field.key not in _ABOUT_RIGHT_ANSWERS:
                why = "is for quizzes that test, and a survey tests nothing"
            help = "take it out, or write `kind: practice` or `kind: graded`"
            reading.tell("quiz/not-in-survey", record.span_of(field), f"`{field.key}` {why}", help)
