"""Lists without boxes: pairs, items, groups; and steps, whose boxes learners tick. Every slip is at its column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scormkit.diagnostics.codes import CODES
from scormkit.model.prose import Prose, TermUse
from scormkit.syntax.item_lists import parse_groups, parse_items, parse_pairs, parse_steps
from scormkit.syntax.origin import Origin
from scormkit.syntax.yaml_nodes import YamlText
from tests.unit.syntax.lists import told, under_a_bar


def shown(prose: Prose | None) -> str | None:
    """Prose as HTML, terms in brackets."""
    if prose is None:
        return None
    return "".join(piece if isinstance(piece, str) else f"[{getattr(piece, 'label', '')}]" for piece in prose.pieces)


def test_pairs_have_two_sides() -> None:
    """The arrow parts the sides, where it is no code and not escaped; a left side may be missing."""
    pairs, faults = parse_pairs(under_a_bar("- a. *One* -> `x -> y`\n- b. -> two\n- c. 1 \\-> 2 -> 3"), False)
    assert told(faults) == []
    assert [(pair.letter, shown(pair.left), shown(pair.right)) for pair in pairs] == [
        ("a", "<em>One</em>", "<code>x -&gt; y</code>"), ("b", None, "two"), ("c", "1 -&gt; 2", "3"),
    ]  # fmt: skip


def test_places_within_a_pair() -> None:
    """References on both sides of the arrow stand where the file has them."""
    pairs, _ = parse_pairs(under_a_bar("- a. an [echo] -> no [echo]"), False)
    (pair,) = pairs
    assert pair.left is not None
    uses = [piece.span[1:4] for piece in (*pair.left.pieces, *pair.right.pieces) if isinstance(piece, TermUse)]
    assert uses == [(2, 13, 2), (2, 26, 2)]
    assert pair.span[1:] == (2, 5, 2, 32)


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("- a. x\n- b. y -> z", ["list/pair-arrow 2:10"]),
        ("- a. x → y", ["list/pair-arrow 2:12"]),
        ("- a. x => y", ["list/pair-arrow 2:12"]),
        ("- a. x->y", ["list/pair-arrow 2:11"]),
        ("- a. x -> y -> z", ["list/pair-arrow 2:17"]),
        ("- a. x ->", ["list/item-empty 2:12"]),
        ("- a. ->", ["list/item-empty 2:10"]),
        ("- a.", ["list/item-empty 2:5"]),
        ("- x -> y", ["list/item-letter 2:7"]),
        ("- a. x -> y\n- a. v -> w", ["list/duplicate-letter 3:7"]),
        ("- [ ] a. x -> y", ["list/item-mark 2:7"]),
        ("-a. x -> y", ["list/item-mark 2:5"]),
        ("– a. x -> y", ["list/item-mark 2:5"]),
        ("- a. x -> y\n  > Why.", ["list/not-an-item 3:7"]),
        ("- a. x -> y\n  more", ["list/not-an-item 3:7"]),
        ("- a. x -> y {.last}", ["markdown/attribute 2:17"]),
        ("- a. x -> [le mot]{lang=fr}", []),
    ],
)
def test_slips_in_pairs(text: str, faults: list[str]) -> None:
    """Each slip is one finding at its place."""
    assert told(parse_pairs(under_a_bar(text), False)[1]) == faults


def test_items_keep_their_order() -> None:
    """Letters say nothing of the order."""
    items, faults = parse_items(under_a_bar('- b. First\n- a. "Second"\n\n- 0. [Third]'), False)
    assert told(faults) == []
    assert [(item.letter, shown(item.text)) for item in items] == [("b", "First"), ("a", '"Second"'), ("0", "[Third]")]


def test_one_item_too_many_is_one_finding() -> None:
    """The first item beyond the limit is told, and the letters that it and the next cannot have are not."""
    text = "\n".join(f"- {letter}. Item {letter}" for letter in "abcdeabc")
    assert told(parse_items(under_a_bar(text), False, most=5)[1]) == ["list/too-many-items 7:7"]
    assert told(parse_items(under_a_bar(text.split("\n- a. Item a\n- b")[0]), False, most=5)[1]) == []


def test_groups_hold_the_items_below_them() -> None:
    """A group may be empty; quotation marks are text."""
    text = '- f. Fact\n  - a. "Order #4711"\n  - b. Monday\n- e. Feeling\n- n. *Neither*\n    - c. Hm'
    groups, faults = parse_groups(under_a_bar(text), False)
    assert told(faults) == []
    assert [(group.letter, shown(group.text), "".join(item.letter for item in group.items)) for group in groups] == [
        ("f", "Fact", "ab"), ("e", "Feeling", ""), ("n", "<em>Neither</em>", "c"),
    ]  # fmt: skip
    assert [shown(item.text) for item in groups[0].items] == ['"Order #4711"', "Monday"]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("- f. Fact\n  - f. x", ["list/duplicate-letter 3:9"]),
        ("- f. Fact\n  - x\n- Feeling", ["list/item-letter 3:9", "list/item-letter 4:7"]),
        ("- f. Fact\n  - [ ] a. x", ["list/item-mark 3:9"]),
        ("- f. Fact\n  loose\n  - a. x", ["list/not-an-item 3:7"]),
        ("- f. Fact\n  - a. x\n    > Why.", ["list/not-an-item 4:9"]),
        ("Groups\n- f. Fact", ["list/not-an-item 2:5"]),
    ],
)
def test_slips_in_groups(text: str, faults: list[str]) -> None:
    """Letters are unique among groups and items; each slip is one finding."""
    assert told(parse_groups(under_a_bar(text), False)[1]) == faults


def steps(text: str) -> tuple[list[tuple[str, str | None]], list[str]]:
    """Letter and text of each step of a list that begins on line 7, and the findings."""
    items, faults = parse_steps(text, Origin("assignments/a.md", 7), False)
    return [(item.letter, shown(item.text)) for item in items], told(faults)


def test_steps_may_go_on_below() -> None:
    """The text of a step is a paragraph; references in its later lines stand where the file has them."""
    text = "- [ ] a. **One** and\n  two, an [echo].\n\n- [ ] b. Three\n"
    assert steps(text) == ([("a", "<strong>One</strong> and\ntwo, an [echo]."), ("b", "Three")], [])
    items, _ = parse_steps(text, Origin("assignments/a.md", 7), False)
    assert [piece.span[1:3] for piece in items[0].text.pieces if isinstance(piece, TermUse)] == [(8, 11)]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("- [x] a. Done", ["list/item-mark 7:3"]),
        ("- a. No box", ["list/item-mark 7:1"]),
        ("- [ ] a. One\n  - and a list", ["list/not-an-item 8:3"]),
        ("- [ ] a. One\n\n  and a paragraph", ["list/not-an-item 9:3"]),
        ("- [ ] a. One\nand text", ["list/not-an-item 8:1"]),
        ("- [ ] One", ["list/item-letter 7:7"]),
    ],
)
def test_slips_in_steps(text: str, faults: list[str]) -> None:
    """Nobody ticks a box before the learner; each slip is one finding."""
    assert steps(text)[1] == faults


@given(st.text(alphabet="-> \n\tab.[]x*{}`\\→–\u00a0", max_size=60))
def test_any_text_is_read_or_reported(text: str) -> None:
    """Whatever stands under the bar, the readers end, and each finding has a row in the table and a place."""
    block = YamlText(text, under_a_bar("x").span, "literal", 4)
    found = (*parse_pairs(block, False)[1], *parse_items(block, False)[1], *parse_groups(block, False)[1])
    for fault in (*found, *parse_steps(text, Origin("a.md"), False)[1]):
        assert fault.code in CODES
        assert fault.span.line >= 1
        assert fault.span.column >= 1
