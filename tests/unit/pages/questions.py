"""A question of each type, made by hand, and its page read back as elements."""

from html.parser import HTMLParser
from typing import NamedTuple

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
    Hotspot,
    Item,
    KnownAnswer,
    Level,
    Likert,
    Matching,
    Numeric,
    OpenText,
    Ordering,
    Pair,
    Region,
    SelfCheck,
    Steps,
)
from scormkit.model.course import GeneralFeedback, Question
from scormkit.model.fields import fields_of
from scormkit.model.linked import LinkedField, LinkedQuestion
from scormkit.model.prose import GapPlace, Placement, Prose
from scormkit.pages.catalogue import words_of
from scormkit.pages.questions.question import render_question
from scormkit.pages.references import References
from tests.unit.targets.courses import HERE, linked_course, name, prose


def choice(letter: str, correct: bool = False, *, last: bool = False) -> Choice:
    """A choice with feedback."""
    return Choice(letter, prose(f"<p>Choice {letter}</p>\n"), correct, prose(f"<p>Said of {letter}.</p>"), HERE, last)


def known(text: str, correct: bool = True) -> KnownAnswer:
    """A text that may be typed, with feedback."""
    return KnownAnswer(text, correct, prose(f"<p>Said of {text}.</p>"), HERE)


def item(letter: str, text: str) -> Item:
    """An item of a list."""
    return Item(letter, prose(f"<p>{text}</p>\n"), HERE)


def pair(letter: str, left: str | None, right: str) -> Pair:
    """What belongs together."""
    return Pair(letter, prose(f"<p>{left}</p>\n") if left else None, prose(f"<p>{right}</p>\n"), HERE)


def group(letter: str, text: str, *items: Item) -> Group:
    """A group with its items."""
    return Group(letter, prose(f"<p>{text}</p>\n"), items, HERE)


def hotspot(*choices: Choice) -> Hotspot:
    """A picture with a region for each choice."""
    picture = Prose(HERE, (Placement(HERE, "ring.svg", "media/ring.svg", "A ring.", ""),), 0)
    regions = tuple(Region(each.letter, 12.5 * n, 0.0, 10.0, 60.0, HERE) for n, each in enumerate(choices))
    return Hotspot("hotspot", picture, regions, choices, "all-or-nothing")


def gaps() -> Gaps:
    """A gap that is chosen and one that is typed."""
    chosen = Gap(name("facts"), (choice("a", correct=True), choice("b")), ())
    typed = Gap(name("feelings"), (), (known("feelings"), known("moods", correct=False), known("emotions")))
    return Gaps("gaps", (chosen, typed), False, "per-part")


def rubric() -> SelfCheck:
    """Two criteria and two levels."""
    levels = (Level(prose("<p>Not yet</p>\n"), 0), Level(prose("<p>Throughout</p>\n"), 1))
    cells = (prose("<p>Cut in</p>\n"), prose("<p>Waited</p>\n"))
    criteria = tuple(Criterion(letter, prose(f"<p>Criterion {letter}</p>\n"), cells, HERE) for letter in "ab")
    return SelfCheck("self-check", criteria, levels)


ANSWERS: dict[str, Answer] = {
    "single": Choices("single", (choice("a", correct=True), choice("b", last=True)), "all-or-nothing"),
    "multiple": Choices("multiple", (choice("a", correct=True), choice("b", correct=True)), "per-choice"),
    "true-false": Choices("true-false", (choice("t", correct=True), choice("f")), "all-or-nothing"),
    "fill-in": FillIn("fill-in", (known("line", correct=False), known("chain"), known("links")), False),
    "numeric": Numeric("numeric", "15", "15", "15", "min"),
    "matching": Matching(
        "matching", (pair("a", "See", "Eye"), pair("b", "Hear", "Ear"), pair("c", None, "Nose")), "per-part"
    ),
    "ordering": Ordering("ordering", (item("a", "Know"), item("b", "Done"), item("c", "Next")), "all-or-nothing"),
    "gaps": gaps(),
    "categorise": Categorise(
        "categorise",
        (group("f", "Fact", item("a", "Plug"), item("b", "Monday")), group("e", "Feeling", item("c", "Fool"))),
        "per-part",
    ),
    "hotspot": hotspot(choice("a", correct=True), choice("b")),
    "likert": Likert("likert", "agreement-5", 5),
    "open-text": OpenText("open-text", 20, 300, prose("<p>A sample.</p>")),
    "steps": Steps("steps", (item("a", "Prepare"), item("b", "Say it back"))),
    "self-check": rubric(),
}  # fmt: skip
UNSCORED = ("likert", "open-text", "steps", "self-check")


def linked(answer: Answer, ident: str = "one", /, **changes: object) -> LinkedQuestion:
    """A question with everything that an author can add to it."""
    places = (GapPlace(HERE, gap.name.text) for gap in answer.gaps) if isinstance(answer, Gaps) else ()
    question = Question(
        name(ident),
        Prose(HERE, ("<p>Sort ", *places, ".</p>\n"), 1),
        answer,
        prose("<p>Explained.</p>"),
        None,
        None,
        (prose("<p>A hint.</p>"),),
        GeneralFeedback(prose("<p>Went right.</p>"), prose("<p>Went wrong.</p>")),
    )
    question = question._replace(**changes)  # type: ignore[arg-type]
    fields = tuple(LinkedField(field, n, field.letters, (), 0) for n, field in enumerate(fields_of(answer)))
    return LinkedQuestion(question, fields, (), scored=any(field.field.scored for field in fields))


def references(language: str = "en") -> References:
    """The references of a course that has one picture."""
    packed = {"media/ring.svg": "media/ring.svg"}
    return References.of(linked_course(language=language), packed, words_of(language), apart=False)


def rendered(answer: Answer, *, language: str = "en", **changes: object) -> str:
    """The first question of the quiz ``day``, as HTML."""
    return render_question(0, linked(answer, **changes), "day", references(language), numbered=True)


class Element(NamedTuple):
    """An element with its ancestors' names, outermost first, and its own text."""

    tag: str
    attributes: dict[str, str]
    within: tuple[str, ...]
    hidden: bool
    text: list[str]

    @property
    def classes(self) -> list[str]:
        """The words of its class."""
        return self.attributes.get("class", "").split()


class Page(HTMLParser):
    """The elements of a page in their order. Fails where an element is not closed in its order."""

    VOID = frozenset({"input", "img", "br"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember it."""
        attributes = {key: value or "" for key, value in attrs}
        hidden = "hidden" in attributes or any(above.hidden for above in self._open)
        element = Element(tag, attributes, tuple(above.tag for above in self._open), hidden, [])
        self.elements.append(element)
        if tag not in self.VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """``<rect/>``: open and closed."""
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        """The text belongs to every element around it."""
        for element in self._open:
            element.text.append(data)

    def all(self, word: str) -> list[Element]:
        """The elements of that tag, class, or attribute."""
        return [one for one in self.elements if word == one.tag or word in one.classes or word in one.attributes]

    def texts(self, word: str) -> list[str]:
        """Their texts, white space collapsed."""
        return [" ".join("".join(one.text).split()) for one in self.all(word)]
