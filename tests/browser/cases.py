"""The questions of ``courses/every-type``: how each is answered, what the page then says, what the LMS then receives.

A type has several cases where it has several forms. What the LMS receives follows the run-time data model of SCORM 1.2
(RTE 3.4.4 and 3.4.5, CMIFeedback): types, one-character ids, and their separators.
"""

from typing import NamedTuple

from tests.browser.plans import How


class Answer(NamedTuple):
    """``values`` has one a field, in the fields' order; ``responses`` one an interaction, "" where it has none.

    ``results`` are those of the interactions where they are not all the same, ``credit`` the share of the question's;
    ``says`` is all that can be read below the question then.
    """

    values: tuple[str, ...]
    responses: tuple[str, ...]
    says: tuple[str, ...] = ()
    credit: float = 0.0
    results: tuple[str, ...] = ()


class Told(NamedTuple):
    """What is the same in each of a question's interactions, or in those of one gap of it."""

    id: str
    type: str
    patterns: tuple[str, ...] = ()
    weighting: str = "1"


class Case(NamedTuple):
    """A question of the course; ``wrong`` and ``partial`` where it can be answered so."""

    type: str
    unit: str
    told: tuple[Told, ...]
    correct: Answer
    wrong: Answer | None = None
    partial: Answer | None = None
    objectives: tuple[str, ...] = ("know-tea",)

    @property
    def quiz(self) -> str:
        return self.told[0].id.split(".")[0]

    @property
    def question(self) -> str:
        return self.told[0].id.split(".")[1]

    def __str__(self) -> str:
        return f"{self.type}-{self.question}"

    def answered(self, how: How) -> Answer | None:
        """None where a question of this kind cannot be answered so."""
        return {"correct": self.correct, "wrong": self.wrong, "partial": self.partial}[how]


CASES = (
    Case(
        "single",
        "single",
        (Told("single.leaf", "choice", ("b",)),),
        Answer(
            ("b",),
            ("b",),
            ("The tea plant.", "You know your leaf.", "Black, green and white tea come from one plant."),
            1,
        ),
        Answer(("a",), ("a",), ("That is an infusion.", "Read the packet.")),
    ),
    Case(
        "multiple",
        "multiple",
        (Told("multiple.per-choice", "choice", ("{a,b}",), "2"),),
        Answer(("ab",), ("a,b",), ("Loose ones, please.", "A fine pot.", "Two things are enough."), 1),
        Answer(("cd",), ("c,d",), ("In another pot.", "Think of what you pour.")),
        Answer(("a",), ("a",), ("Think of what you pour.",), 1 / 2),
    ),
    Case(
        "multiple",
        "multiple",
        (Told("multiple.all-or-nothing", "choice", ("{a,c}",)),),
        Answer(("ac",), ("a,c",), (), 1),
        Answer(("b",), ("b",)),
        Answer(("a",), ("a",)),
    ),
    Case(
        "true-false",
        "true-false",
        (Told("true-false.boiling", "true-false", ("f",)),),
        Answer(("f",), ("f",), ("Right, it burns.", "Cool hand.", "Seventy degrees do."), 1),
        Answer(("t",), ("t",), ("It turns bitter.", "Too hot.")),
    ),
    Case(
        "hotspot",
        "hotspot",
        (Told("hotspot.one-place", "choice", ("b",)),),
        Answer(("b",), ("b",), ("In the middle of it all.", "Everybody reaches the middle."), 1),
        Answer(("a",), ("a",), ("There lies the spoon.", "Look again.")),
    ),
    Case(
        "hotspot",
        "hotspot",
        (Told("hotspot.places", "choice", ("{a,c}",)),),
        Answer(("ac",), ("a,c",), (), 1),
        Answer(("b",), ("b",)),
        Answer(("c",), ("c",), (), 1 / 2),
    ),
    Case(
        "fill-in",
        "fill-in",
        (Told("fill-in.vessel", "fill-in", ("teapot", "tea pot")),),
        Answer(("Tea  POT",), ("Tea  POT",), ("Put the lid on.", "A pot keeps the heat."), 1),
        Answer(("kettle",), ("kettle",), ("The kettle boils the water.", "Think of its spout.")),
    ),
    Case(
        "fill-in",
        "fill-in",
        (Told("fill-in.exact", "fill-in", ("EG",)),),
        Answer(("EG",), ("EG",), (), 1),
        Answer(("eg",), ("eg",)),
    ),
    Case(
        "numeric",  # a range, which no pattern of SCORM 1.2 can tell
        "numeric",
        (Told("numeric.minutes", "numeric"),),
        Answer(("3,5 min",), ("3.5",), ("On time.", "Longer makes it bitter."), 1),
        Answer(("4.51",), ("4.51",), ("Mind the clock.",)),
    ),
    Case(
        "numeric",
        "numeric",
        (Told("numeric.grams", "numeric", ("12.5",)),),
        Answer(("12.50",), ("12.50",), (), 1),
        Answer(("13",), ("13",)),
    ),
    Case(
        "matching",
        "matching",
        (Told("matching.lands", "matching", ("a.a,b.b,c.c",)),),
        Answer(("a", "b", "c"), ("a.a,b.b,c.c",), ("Well travelled.", "Nothing grows in Norway."), 1),
        Answer(("d", "a", "b"), ("a.d,b.a,c.b",), ("Look at a map.",)),
        Answer(("a", "d", "b"), ("a.a,b.d,c.b",), ("Look at a map.",), 1 / 3),
    ),
    Case(
        "ordering",  # the right order is c a d b
        "ordering",
        (Told("ordering.steps", "sequencing", ("c,a,d,b",)),),
        Answer(("1", "2", "3", "4"), ("c,a,d,b",), ("In good order.", "A warm pot keeps the water hot."), 1),
        Answer(("2", "3", "4", "1"), ("b,c,a,d",), ("One step after the other.",)),
        Answer(("1", "2", "4", "3"), ("c,a,b,d",), ("One step after the other.",), 1 / 2),
        ("know-tea", "brew-tea"),
    ),
    Case(
        "gaps",  # one gap is typed, so each is an interaction
        "gaps",
        (
            Told("gaps.recipe.vessel", "choice", ("a",), "0.5"),
            Told("gaps.recipe.verb", "fill-in", ("draw", "steep"), "0.5"),
        ),
        Answer(("a", "Steep"), ("a", "Steep"), ("A clean recipe.", "Tea that boils is soup."), 1),
        Answer(("b", "boil"), ("b", "boil"), ("The kettle is hot already.", "Never boil tea.", "Try another word.")),
        Answer(("a", "boil"), ("a", "boil"), ("Never boil tea.", "Try another word."), 1 / 2, ("correct", "wrong")),
    ),
    Case(
        "gaps",
        "gaps",
        (Told("gaps.colours", "matching", ("1.a,2.b",)),),
        Answer(("a", "b"), ("1.a,2.b",), (), 1),
        Answer(("b", "a"), ("1.b,2.a",)),
        Answer(("a", "a"), ("1.a,2.a",), (), 1 / 2),
    ),
    Case(
        "categorise",
        "categorise",
        (Told("categorise.shelves", "matching", ("a.t,b.t,c.h,d.h",)),),
        Answer(("t", "t", "h", "h"), ("a.t,b.t,c.h,d.h",), ("A tidy shelf.", "Herbs are not tea."), 1),
        Answer(("h", "h", "t", "t"), ("a.h,b.h,c.t,d.t",), ("Open the tins.",)),
        Answer(("t", "t", "t", "t"), ("a.t,b.t,c.t,d.t",), ("Open the tins.",), 1 / 2),
    ),
    Case(
        "likert",
        "views",
        (Told("views.milk", "likert"),),
        Answer(("2",), ("2",), ("There is no right answer.",)),
        objectives=(),
    ),
    Case(
        "open-text",
        "views",
        (Told("views.memory", "fill-in"),),
        Answer(("Of 雨 and “cake”.",), ("Of 雨 and “cake”.",), ("Rainy afternoons at my aunt's.",)),
        objectives=(),
    ),
    Case("single", "views", (Told("views.cups", "choice"),), Answer(("c",), ("c",)), objectives=()),
    Case(
        "steps",
        "practice",
        (Told("brew.steps", "choice"),),
        Answer(("abc",), ("a,b,c",)),
        objectives=("brew-tea",),
    ),
    Case(
        "self-check",
        "practice",
        (Told("brew.self-check", "matching"),),
        Answer(("2", "1"), ("a.2,b.1",), ("By your own judgement: 3 of 4 points",)),
        objectives=("brew-tea",),
    ),
    Case(
        "open-text",
        "practice",
        (Told("brew.next-time", "fill-in"),),
        Answer(("I shall wait longer.",), ("I shall wait longer.",), ("I shall warm the pot.",)),
        objectives=("brew-tea",),
    ),
)

QUIZZES = tuple(dict.fromkeys(case.quiz for case in CASES))


def cases_of(quiz_id: str) -> tuple[Case, ...]:
    return tuple(case for case in CASES if case.quiz == quiz_id)
