"""Questions as pages: readable without the player, usable by name, and silent about their answers."""

from itertools import permutations

import pytest

from scormkit.model.answers import Answer, Categorise, FillIn, Likert, Matching, Numeric, OpenText, Ordering
from scormkit.model.fields import fields_of
from scormkit.model.prose import Prose
from scormkit.pages.catalogue import words_of
from scormkit.pages.questions.question import render_question
from tests.unit.pages.questions import (
    ANSWERS,
    UNSCORED,
    Page,
    choice,
    group,
    hotspot,
    item,
    known,
    linked,
    pair,
    references,
    rendered,
)
from tests.unit.targets.courses import HERE, prose

CONTROLS = ("input", "select", "textarea", "button")
every_type = pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)


def test_samples_are_complete() -> None:
    """There is a sample of each type that the model knows, under its own name."""
    assert {name: answer.type for name, answer in ANSWERS.items()} == {name: name for name in ANSWERS}
    assert len(ANSWERS) == 14


@every_type
def test_controls_wait_for_the_player(answer: Answer) -> None:
    """Each control is disabled, and carries the mark by which the player finds it."""
    controls = [one for one in Page(rendered(answer)).elements if one.tag in CONTROLS]
    assert controls
    assert all("disabled" in one.attributes and "data-input" in one.attributes for one in controls)


@every_type
def test_what_is_said_afterwards_is_hidden(answer: Answer) -> None:
    """Verdicts, solutions, feedback, sample and explanation are there, and cannot be read yet."""
    page = Page(rendered(answer))
    said = [
        one
        for word in ("sk-verdict", "sk-solution", "sk-feedback", "sk-sample", "sk-explanation")
        for one in page.all(word)
    ]
    assert {"sk-explanation", "sk-feedback"} <= {word for one in said for word in one.classes}
    assert all(one.hidden for one in said)
    assert not any(one.hidden for one in [*page.all("sk-prompt"), *page.all("sk-hint"), *page.all("sk-field")])


@every_type
def test_every_control_has_a_name(answer: Answer) -> None:
    """By the label around it, a label for it, a text of its own, or what it points to; ids are unique and exist."""
    page = Page(rendered(answer))
    ids = [one.attributes["id"] for one in page.all("id")]
    assert len(ids) == len(set(ids))
    labelled = {one.attributes["for"] for one in page.all("for")}
    pointed = [
        target
        for one in page.elements
        for key in ("aria-labelledby", "aria-describedby", "for")
        for target in one.attributes.get(key, "").split()
    ]
    assert set(pointed) <= set(ids)
    for one in page.elements:
        if one.tag in CONTROLS:
            named = one.attributes.get("aria-label") or one.attributes.get("aria-labelledby")
            assert named or "label" in one.within or one.attributes.get("id") in labelled


@every_type
def test_markup_is_sound_under_a_strict_policy(answer: Answer) -> None:
    """No style and no handler in the markup, and no block within a paragraph, which would end it."""
    page = Page(rendered(answer))
    assert not [key for one in page.elements for key in one.attributes if key == "style" or key.startswith("on")]
    assert not [one for one in page.elements if "p" in one.within and one.tag in ("p", "div", "ol", "details")]


@every_type
def test_every_field_has_its_place(answer: Answer) -> None:
    """Each field of the model stands in the page once, by its number."""
    numbers = [one.attributes["data-field"] for one in Page(rendered(answer)).all("data-field")]
    assert sorted(numbers) == [str(n) for n in range(len(fields_of(answer)))]


def test_a_whole_verdict_stands_where_no_part_tells_it() -> None:
    """Several ticks or several fields have a verdict over all; one answer speaks for itself, opinions have none."""
    with_overall = {name for name, answer in ANSWERS.items() if Page(rendered(answer)).all("sk-overall")}
    assert with_overall == {"multiple", "matching", "ordering", "gaps", "categorise"}


def test_choices_say_how_many_may_be_ticked() -> None:
    """A single choice is a group of radio buttons, a multiple one of ticks; a choice that stays last says so."""
    single, multiple = (Page(rendered(ANSWERS[name])) for name in ("single", "multiple"))
    assert single.elements[0].attributes["role"] == "radiogroup"
    assert multiple.elements[0].attributes["role"] == "group"
    assert {one.attributes["type"] for one in single.all("input")} == {"radio"}
    assert {one.attributes["type"] for one in multiple.all("input")} == {"checkbox"}
    assert [one.attributes["data-choice"] for one in single.all("data-last")] == ["b"]


def test_options_of_a_matching_stand_in_the_alphabet() -> None:
    """Whatever order the author's pairs have, each select offers the same, in the order of the texts."""
    pairs = (pair("a", "x", "zebra"), pair("b", "y", "Ähre"), pair("c", "z", "Affe"), pair("d", None, "maus"))
    for order in permutations(pairs):
        page = Page(rendered(Matching("matching", order, "per-part")))
        offered = page.texts("option")
        assert offered == ["Choose …", "Affe", "Ähre", "maus", "zebra"] * 3


def test_options_are_plain_text() -> None:
    """Markup of a text does not reach a select, and what looks like markup stays text."""
    pairs = (pair("a", "x", "<strong>one</strong> &amp; two"), pair("b", "y", "a &lt;b&gt; c"))
    html = rendered(Matching("matching", pairs, "per-part"))
    assert '<option value="a">one &amp; two</option>' in html
    assert '<option value="b">a &lt;b&gt; c</option>' in html


def test_an_ordering_never_stands_in_its_right_order() -> None:
    """Whatever the texts, the page begins with another order, and moves name what they move."""
    for texts in permutations(("Do", "Know", "Next")):
        for many in (2, 3):
            items = tuple(item(letter, text) for letter, text in zip("abc", texts[:many], strict=False))
            page = Page(rendered(Ordering("ordering", items, "all-or-nothing")))
            assert page.texts("sk-order-text") != list(texts[:many])
    page = Page(rendered(ANSWERS["ordering"]))
    assert [one.attributes["aria-label"] for one in page.all("sk-move")][:2] == ["Move up: Done", "Move down: Done"]


def test_items_to_sort_do_not_stand_by_group() -> None:
    """The page's order of the items is that of their texts, whatever group they belong to."""
    plug, fool, monday = item("a", "Plug"), item("c", "Fool"), item("b", "Monday")
    for first, second in (((plug, monday), (fool,)), ((fool,), (plug, monday)), ((fool, plug), (monday,))):
        answer = Categorise("categorise", (group("f", "Fact", *first), group("e", "Feeling", *second)), "per-part")
        assert Page(rendered(answer)).texts("label") == ["Fool", "Monday", "Plug"]


def test_short_texts_do_not_tell_their_length() -> None:
    """The visible page is the same for a short and a long answer."""
    short, long = (FillIn("fill-in", (known(text),), False) for text in ("ox", "hippopotamus"))
    before = [rendered(answer).partition('<div class="sk-verdict"')[0] for answer in (short, long)]
    assert before[0] == before[1]


def test_feedback_of_typed_texts_keeps_their_numbers() -> None:
    """The n-th feedback belongs to the n-th known answer, also where one between has none."""
    answers = (known("line", correct=False), known("chain")._replace(feedback=None), known("links"))
    page = Page(rendered(FillIn("fill-in", answers, False)))
    assert [(one.attributes["data-answer"], "".join(one.text)) for one in page.all("data-answer")] == [
        ("0", "Said of line."),
        ("2", "Said of links."),
    ]
    assert page.texts("sk-solution") == ["Right answer: chain / links"]


def test_numbers_come_with_their_unit() -> None:
    """The unit is part of the field's name and of the solution; a keyboard for numbers is asked for."""
    page = Page(rendered(ANSWERS["numeric"]))
    field = page.all("sk-text")[0].attributes
    assert field["aria-labelledby"] == "q-day.one.p q-day.one.0.u"
    assert field["inputmode"] == "decimal"
    assert page.texts("sk-solution") == ["Right answer: 15 min"]
    assert not Page(rendered(Numeric("numeric", "1", "2", "1–2", ""))).all("sk-suffix")


def test_gaps_stand_in_the_prompt() -> None:
    """Each gap is a control in the line of text, with a number for a name; its feedback stands below."""
    page = Page(rendered(ANSWERS["gaps"]))
    gaps = [one for one in page.elements if one.tag in ("input", "select")]
    assert [(one.tag, one.attributes["aria-label"]) for one in gaps] == [("select", "Gap 1"), ("input", "Gap 2")]
    assert all("p" in one.within for one in gaps)
    below = [one.attributes for one in page.all("data-of")]
    assert [(one["data-of"], one.get("data-letter") or one["data-answer"]) for one in below] == [
        ("0", "a"), ("0", "b"), ("1", "0"), ("1", "1"), ("1", "2"),
    ]  # fmt: skip
    assert page.texts("sk-solution") == ["Right answer: Choice a", "Right answer: feelings / emotions"]


def test_solutions_of_lists() -> None:
    """Each row of a list has its own solution."""
    solutions = {
        name: Page(rendered(ANSWERS[name])).texts("sk-solution") for name in ("matching", "categorise", "ordering")
    }
    assert solutions == {
        "matching": ["Right answer: Eye", "Right answer: Ear"],
        "categorise": ["Right answer: Feeling", "Right answer: Fact", "Right answer: Fact"],
        "ordering": ["Right place: 2", "Right place: 1", "Right place: 3"],
    }


def test_a_picture_repeats_its_list() -> None:
    """Every choice has a region in percent of the picture, for pointers alone; the list is for everybody."""
    page = Page(rendered(ANSWERS["hotspot"]))
    regions = [one.attributes for one in page.all("rect")]
    assert [(one["data-region"], one["x"], one["height"]) for one in regions] == [
        ("a", "0%", "60%"),
        ("b", "12.5%", "60%"),
    ]
    assert page.all("svg")[0].attributes["aria-hidden"] == "true"
    assert page.all("img")[0].attributes["alt"] == "A ring."
    assert [one.attributes["type"] for one in page.all("input")] == ["radio", "radio"]
    several = Page(rendered(hotspot(choice("a", correct=True), choice("b", correct=True))))
    assert [one.attributes["type"] for one in several.all("input")] == ["checkbox", "checkbox"]
    assert several.texts("sk-hint") == ["Choose every place that fits, in the picture or in the list."]


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("scale", ["agreement-5", "agreement-7", "frequency-5", "satisfaction-5", "likelihood-5"])
def test_scales_have_words(scale: str, language: str) -> None:
    """Each step of a scale has its own word, from the least to the most."""
    steps = int(scale[-1])
    page = Page(rendered(Likert("likert", scale, steps), language=language))
    words = page.texts("sk-choice-text")
    assert words == [words_of(language)[f"scale.{scale}.{n}"] for n in range(1, steps + 1)]
    assert len(set(words)) == steps
    assert [one.attributes["value"] for one in page.all("input")] == [str(n) for n in range(1, steps + 1)]


def test_texts_of_ones_own_say_their_bounds() -> None:
    """The hint tells how long a text may be; it grows with what is asked for, within a screen."""
    assert Page(rendered(ANSWERS["open-text"])).texts("sk-hint") == ["Answer in your own words. 20 to 300 characters."]
    free = Page(rendered(OpenText("open-text", 0, 4000, None)))
    assert free.texts("sk-hint") == ["Answer in your own words. At most 4000 characters."]
    assert free.all("textarea")[0].attributes["rows"] == "10"
    assert not free.all("sk-sample")


def test_a_rubric_is_a_group_for_each_criterion() -> None:
    """Radio buttons of one criterion do not reach into the next; each level says its points and what it looks like."""
    page = Page(rendered(ANSWERS["self-check"]))
    assert [one.attributes["role"] for one in page.all("data-field")] == ["radiogroup", "radiogroup"]
    assert len({one.attributes["name"] for one in page.all("input")}) == 2
    assert [one.attributes["value"] for one in page.all("input")] == ["0", "1", "0", "1"]
    assert page.texts("sk-choice-text")[:2] == ["Not yet Cut in 0 points", "Throughout Waited 1 point"]


@pytest.mark.parametrize("name", ["steps", "self-check", "open-text"])
def test_own_work_has_a_title_even_without_a_prompt(name: str) -> None:
    """A block of an assignment that says nothing above its list is named by the catalogue."""
    page = Page(rendered(ANSWERS[name], prompt=Prose(HERE, (), 0)))
    assert page.texts("sk-prompt-text") == [words_of("en")[f"quiz.prompt.{name}"]]


def test_hints_can_be_unfolded_one_by_one() -> None:
    """One hint needs no number, several have one."""
    one, two = (
        Page(rendered(ANSWERS["single"], hints=(prose("<p>Think.</p>"),) * many)).texts("summary") for many in (1, 2)
    )
    assert one == ["Hint"]
    assert two == ["Hint 1", "Hint 2"]


@every_type
def test_what_nobody_wrote_is_not_there(answer: Answer) -> None:
    """Without hints, feedback and explanation there are no empty boxes."""
    bare = linked(answer)
    question = bare.question._replace(hints=(), explanation=None, feedback=type(bare.question.feedback)())
    html = render_question(0, bare._replace(question=question), "day", references(), numbered=False)
    for word in ("sk-clue", "sk-explanation", "data-when", "sk-number"):
        assert word not in html


def test_opinions_are_never_judged() -> None:
    """Where nothing is right or wrong there is no solution to show."""
    assert [name for name in UNSCORED if "sk-solution" in rendered(ANSWERS[name])] == []
