"""Lists of choices under a bar: items with letters, feedback, and every slip at its column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scormkit.diagnostics.codes import CODES
from scormkit.model.prose import Prose, TermUse
from scormkit.syntax.choice_lists import ChoiceItem, parse_choices
from scormkit.syntax.yaml_nodes import YamlText
from tests.unit.syntax.lists import told, under_a_bar


def read(text: str, lettered: bool = True) -> tuple[tuple[ChoiceItem, ...], list[str]]:
    """The items, and code and place of each finding."""
    items, faults = parse_choices(under_a_bar(text), lettered, html_allowed=False)
    return items, told(faults)


def html(prose: Prose | None) -> str:
    """Prose without references as HTML."""
    assert prose is not None
    return "".join(piece for piece in prose.pieces if isinstance(piece, str))


def test_items_letters_and_feedback() -> None:
    """Each item has its letter, whether it is right, its text without ``<p>``, its feedback, and its classes."""
    items, faults = read("- [ ] a. hear\n  > Ears *hear*.\n- [X] c. under & stand\n\n- [ ] 0. None {.last}")
    assert faults == []
    assert [(item.letter, item.correct, item.words, item.classes) for item in items] == [
        ("a", False, "hear", ()), ("c", True, "under & stand", ()), ("0", False, "None", ("last",)),
    ]  # fmt: skip
    assert html(items[0].feedback) == "<p>Ears <em>hear</em>.</p>\n"
    assert html(items[1].text) == "under &amp; stand"
    assert items[1].feedback is None


def test_true_and_false_need_no_letter() -> None:
    """Where items carry no letter, the whole text is the text."""
    items, faults = read("- [ ] true\n- [x] a. false", lettered=False)
    assert faults == []
    assert [(item.letter, item.words) for item in items] == [("", "true"), ("", "a. false")]


def test_places() -> None:
    """Item, letter and the references in text and feedback stand where the file has them."""
    items, _ = read("- [ ] a. an [echo]\n  > No [echo]\n  > or [echo].")
    assert items[0].span[1:] == (2, 5, 2, 23)
    assert items[0].letter_span[1:] == (2, 11, 2, 12)
    feedback = items[0].feedback
    assert feedback is not None
    uses = [piece.span[1:3] for piece in (*items[0].text.pieces, *feedback.pieces) if isinstance(piece, TermUse)]
    assert uses == [(2, 17), (3, 12), (4, 12)]


def test_feedback_may_hold_paragraphs_and_lists() -> None:
    """Feedback is Markdown of any length."""
    items, faults = read("- [x] a. b\n  > One.\n  >\n  > - two\n  >   more\n  > - three\n- [ ] b. c")
    assert faults == []
    assert html(items[0].feedback) == "<p>One.</p>\n<ul>\n<li>two\nmore</li>\n<li>three</li>\n</ul>\n"


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("– [ ] a. b", ["list/item-mark 2:5"]),
        ("* [ ] a. b", ["list/item-mark 2:5"]),
        ("- [] a. b", ["list/item-mark 2:7"]),
        ("- [y] a. b", ["list/item-mark 2:7"]),
        ("-[x] a. b", ["list/item-mark 2:5"]),
        ("- [x]a. b", ["list/item-mark 2:5"]),
        ("- a. b", ["list/item-mark 2:5"]),
        ("- [ ] b", ["list/item-letter 2:11"]),
        ("- [ ] A. b", ["list/item-letter 2:11"]),
        ("- [ ] a) b", ["list/item-letter 2:11"]),
        ("- [ ] a.b", ["list/item-letter 2:11"]),
        ("- [ ] a. b\n- [ ] a. c", ["list/duplicate-letter 3:11"]),
        ("- [ ] a.", ["list/item-empty 2:5"]),
        ("- [ ] a. b\n> c", ["list/feedback-not-indented 3:5"]),
        ("- [ ] a. b\n  c", ["list/not-an-item 3:7"]),
        ("Choose:\n- [ ] a. b", ["list/not-an-item 2:5"]),
        ("- [ ] a. b {#x}", ["markdown/attribute 2:16"]),
        ("- [ ] a. b {.x style=y}", ["markdown/attribute 2:20"]),
        ("- [] a. b\n> c\n– [x] b. c", ["list/item-mark 2:7", "list/feedback-not-indented 3:5", "list/item-mark 4:5"]),
        ("- [ ] a. <b>c</b>", ["markdown/raw-html 2:14"]),
    ],
)
def test_slips(text: str, faults: list[str]) -> None:
    """Each slip is one finding at its place, and the other items are read."""
    assert read(text)[1] == faults


def test_slip_keeps_the_item() -> None:
    """An item with a slip is read as what was meant, so that no other rule stumbles over it."""
    items, _ = read("– [x] A) b")
    assert [(item.letter, item.correct, item.words) for item in items] == [("a", True, "b")]


@given(st.text(st.sampled_from("-–[]xX ab.>)\n\n  {#}*é<|"), max_size=60), st.booleans())
def test_any_text_ends_in_items_or_findings(text: str, lettered: bool) -> None:
    """Nothing raises, no line that says something is passed over, and findings stand in the file."""
    node = YamlText(text, under_a_bar("x").span, "literal", 4)
    items, faults = parse_choices(node, lettered, html_allowed=False)
    assert items or faults or not text.strip()
    for fault in faults:
        assert fault.code in CODES
        assert 2 <= fault.span.line <= 2 + text.count("\n")


@pytest.mark.parametrize(
    ("line", "place"),
    [("-\u00a0[\u00a0] b. U", "3:6"), ("- [ ]\u00a0b.\u00a0U", "3:10"), ("- [ ] b. U\n\u00a0 > No.", "4:5")],
)
def test_odd_spaces_around_the_marks_are_named_once(line: str, place: str) -> None:
    """A no-break space among an item's marks is the one finding of its line, and the item is read as it was meant."""
    text = under_a_bar(f"- [x] a. T\n{line}")
    items, faults = parse_choices(text, lettered=True, html_allowed=False)
    assert told(faults) == [f"markdown/odd-space {place}"]
    assert "U+00A0" in faults[0].message
    assert [(item.letter, item.correct, item.words) for item in items] == [("a", True, "T"), ("b", False, "U")]


def test_odd_spaces_within_an_item_are_text() -> None:
    """Behind the letter's blank a no-break space is the author's."""
    items, faults = read("- [x] a. 5\u00a0km")
    assert faults == []
    assert items[0].words == "5\u00a0km"


def test_what_belongs_to_a_line_without_a_dash_is_told_with_it() -> None:
    """The feedback below a line that is no item is indented as it should be, and no second finding."""
    items, faults = read("- [x] a. T\n[ ] b. U\n  > No.\n- [ ] c. V\n> flat")
    assert faults == ["list/not-an-item 3:5", "list/feedback-not-indented 6:5"]
    assert [item.letter for item in items] == ["a", "c"]


def test_tab_in_front_of_feedback_is_a_tab() -> None:
    """A tab that YAML lets through is named, and the feedback still belongs to its item."""
    items, faults = read("- [x] a. T\n\t> Yes.\n- [ ] b. U")
    assert faults == ["yaml/tab 3:5"]
    assert html(items[0].feedback) == "<p>Yes.</p>\n"
