"""The answer part of a question: one type for each way to answer, as its author wrote it."""

from typing import Literal, NamedTuple

from scormkit.diagnostics.span import Span
from scormkit.model.names import Name
from scormkit.model.prose import Prose

Credit = Literal["all-or-nothing", "per-choice", "per-part"]


class Choice(NamedTuple):
    """One option. ``letter`` is its id for ever (``a``…``z``, ``0``…``9``; ``t``/``f`` for true and false). ``last``:
    it keeps its place when choices are shuffled."""

    letter: str
    text: Prose
    correct: bool
    feedback: Prose | None
    span: Span
    last: bool = False


class Choices(NamedTuple):
    """The answer part of the three choice types; exactly one choice is right unless the type is ``multiple``."""

    type: Literal["single", "multiple", "true-false"]
    choices: tuple[Choice, ...]
    credit: Credit


class KnownAnswer(NamedTuple):
    """A text that learners may type: right or wrong, with what is then said."""

    text: str
    correct: bool
    feedback: Prose | None
    span: Span


class FillIn(NamedTuple):
    """A short text, compared with the known answers: white space collapsed, capitals alike unless ``exact_case``."""

    type: Literal["fill-in"]
    answers: tuple[KnownAnswer, ...]
    exact_case: bool
    credit: Credit = "all-or-nothing"


class Numeric(NamedTuple):
    """A number from ``low`` to ``high``, both decimal texts with a point; ``shown`` is what learners read."""

    type: Literal["numeric"]
    low: str
    high: str
    shown: str
    unit: str
    credit: Credit = "all-or-nothing"


class Pair(NamedTuple):
    """What belongs together; ``left`` is None for a right side that belongs to nothing. The letter names both sides."""

    letter: str
    left: Prose | None
    right: Prose
    span: Span


class Matching(NamedTuple):
    """Each left side has one right side."""

    type: Literal["matching"]
    pairs: tuple[Pair, ...]
    credit: Credit


class Item(NamedTuple):
    """Something to put in order, to sort into a group or to tick; the letter is its id for ever."""

    letter: str
    text: Prose
    span: Span


class Ordering(NamedTuple):
    """Items in their right order."""

    type: Literal["ordering"]
    items: tuple[Item, ...]
    credit: Credit


class Gap(NamedTuple):
    """A hole ``{name}`` of the prompt: chosen among ``choices`` or typed as one of ``answers``; the other is empty."""

    name: Name
    choices: tuple[Choice, ...]
    answers: tuple[KnownAnswer, ...]


class Gaps(NamedTuple):
    """The prompt holds a ``GapPlace`` for each gap; the gaps stand in the order of the prompt."""

    type: Literal["gaps"]
    gaps: tuple[Gap, ...]
    exact_case: bool
    credit: Credit


class Group(NamedTuple):
    """A group with the items that belong to it; letters are unique over all groups and items of the question."""

    letter: str
    text: Prose
    items: tuple[Item, ...]
    span: Span


class Categorise(NamedTuple):
    """Each item belongs to one group."""

    type: Literal["categorise"]
    groups: tuple[Group, ...]
    credit: Credit


class Region(NamedTuple):
    """A rectangle of an image, in percent of its width and height from the left and from the top."""

    letter: str
    left: float
    top: float
    width: float
    height: float
    span: Span


class Hotspot(NamedTuple):
    """Choices that are also regions of an image; several may be right. ``image`` holds the image's placement alone."""

    type: Literal["hotspot"]
    image: Prose
    regions: tuple[Region, ...]
    choices: tuple[Choice, ...]
    credit: Credit


class Likert(NamedTuple):
    """How far a learner agrees; never right or wrong. ``scale`` names one of the catalogue, ``steps`` its length."""

    type: Literal["likert"]
    scale: str
    steps: int
    credit: Credit = "all-or-nothing"


class OpenText(NamedTuple):
    """Words of the learner's own, ``least`` to ``most`` characters, never right or wrong. ``sample`` is shown after."""

    type: Literal["open-text"]
    least: int
    most: int
    sample: Prose | None
    credit: Credit = "all-or-nothing"


class Steps(NamedTuple):
    """Steps of an assignment, to be ticked off."""

    type: Literal["steps"]
    items: tuple[Item, ...]
    credit: Credit = "all-or-nothing"


class Level(NamedTuple):
    """A column of a rubric and the points that it is worth."""

    text: Prose
    points: int


class Criterion(NamedTuple):
    """A row of a rubric: ``cells`` say what each level looks like."""

    letter: str
    text: Prose
    cells: tuple[Prose, ...]
    span: Span


class SelfCheck(NamedTuple):
    """A rubric by which learners judge their own work."""

    type: Literal["self-check"]
    criteria: tuple[Criterion, ...]
    levels: tuple[Level, ...]
    credit: Credit = "all-or-nothing"


# The answer part of a question, one type for each way to answer.
Answer = (
    Choices
    | FillIn
    | Numeric
    | Matching
    | Ordering
    | Gaps
    | Categorise
    | Hotspot
    | Likert
    | OpenText
    | Steps
    | SelfCheck
)
UNSCORED = ("likert", "open-text", "steps", "self-check")
