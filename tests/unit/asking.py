"""One question of each type that needs no medium, with words that tell them apart."""

from scormkit.model.answers import (
    Answer,
    Categorise,
    Choice,
    Choices,
    Criterion,
    FillIn,
    Gap,
    Gaps,
    Group,
    Item,
    KnownAnswer,
    Level,
    Likert,
    Matching,
    Numeric,
    Ordering,
    Pair,
    SelfCheck,
    Steps,
)
from scormkit.model.course import Question
from scormkit.model.prose import GapPlace, Prose
from tests.unit.targets.courses import HERE, choices, name, open_text, prose


def item(letter: str, text: str) -> Item:
    """An item to order, sort or tick."""
    return Item(letter, prose(text), HERE)


def choice(letter: str, text: str, correct: bool = False) -> Choice:
    """A choice that says so."""
    return Choice(letter, prose(text), correct, None, HERE)


KNOWN = (KnownAnswer("a chain", True, None, HERE), KnownAnswer("a line", False, None, HERE))
PAIRS = (
    Pair("a", prose("Bleeding &amp; cuts"), prose("Press"), HERE),
    Pair("b", prose("Burn"), prose("Cool it"), HERE),
    Pair("c", None, prose("Wait"), HERE),
)
ANSWERS: dict[str, Answer] = {
    "single": choices("a", "bc"),
    "multiple": choices("ab", "c", "multiple"),
    "true-false": Choices("true-false", (choice("t", "True", True), choice("f", "False")), "all-or-nothing"),
    "fill-in": FillIn("fill-in", KNOWN, False),
    "numeric": Numeric("numeric", "15", "16", "15 to 16", "min"),
    "matching": Matching("matching", PAIRS, "per-part"),
    "ordering": Ordering("ordering", (item("a", "Look"), item("b", "Call"), item("c", "Help")), "per-part"),
    "gaps": Gaps("gaps", (Gap(name("what"), (choice("a", "one", True), choice("b", "two")), ()),), False, "per-part"),
    "categorise": Categorise(
        "categorise",
        (
            Group("x", prose("Now"), (item("a", "Blood"),), HERE),
            Group("y", prose("Later"), (item("b", "A form"),), HERE),
        ),
        "per-part",
    ),
    "likert": Likert("likert", "agreement-5", 5),
    "open-text": open_text(200),
    "steps": Steps("steps", (item("a", "Check"), item("b", "Call"))),
    "self-check": SelfCheck(
        "self-check",
        (Criterion("a", prose("Speed"), (prose("slow"), prose("quick")), HERE),),
        (Level(prose("No"), 0), Level(prose("Yes"), 1)),
    ),
}


def questions(**changed: Answer) -> tuple[Question, ...]:
    """A question of each type, its id the type's."""
    gap = Prose(HERE, ("<p>Take ", GapPlace(HERE, "what"), " steps.</p>"), 1)
    return tuple(
        Question(name(kind), gap if kind == "gaps" else prose(f"<p>Prompt of {kind}.</p>"), answer, None, None, None)
        for kind, answer in (ANSWERS | changed).items()
    )
