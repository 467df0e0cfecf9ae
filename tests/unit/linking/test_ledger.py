"""The ledger only ever grows, and what was saved by it can always be read."""

from hypothesis import given
from hypothesis import strategies as st

from scormkit.linking.ledger import Place, extend, ledger_text, places
from scormkit.model.ledger import Ledger, Slot
from tests.unit.reading.sources import read_course

SINGLE = Slot("q-a.b", "single", "abc")


def test_new_parts_come_last() -> None:
    """A part that is inserted into the course does not move the slots of others."""
    ledger = extend(Ledger((Slot("u-a", "unit"), Slot("u-c", "unit"))), [Slot("u-b", "unit"), Slot("u-a", "unit")])
    assert [slot.part for slot in ledger.slots] == ["u-a", "u-c", "u-b"]


def test_removed_parts_keep_their_slot() -> None:
    """A course without a part still has its slot."""
    ledger = Ledger((Slot("u-a", "unit"), SINGLE))
    assert extend(ledger, [Slot("u-a", "unit")]) == ledger


def test_letter_joins_while_the_bits_stay() -> None:
    """Three letters and four take three bits: the new one joins in place, whatever the order of the choices."""
    ledger = extend(Ledger((SINGLE,)), [SINGLE._replace(letters="dcab")])
    assert ledger.slots == (SINGLE._replace(letters="abcd"),)
    assert places(ledger)["q-a.b"] == Place(0, "abcd", ())


def test_letter_that_needs_a_bit_makes_a_slot() -> None:
    """Seven letters take a bit more than six: a new slot, whose letters begin with the old, remembers the earlier."""
    ledger = extend(Ledger((SINGLE._replace(letters="abcdef"),)), [SINGLE._replace(letters="gab")])
    assert ledger.slots[1].letters == "abcdefg"
    assert places(ledger)["q-a.b"] == Place(1, "abcdefg", (0,))


def test_slots_of_every_size_are_remembered() -> None:
    """A question that outgrew its slot twice is read from both, whichever build a learner comes from."""
    first = Ledger((SINGLE._replace(letters="ab"),))
    ledger = extend(extend(first, [SINGLE._replace(letters="abc")]), [SINGLE._replace(letters="abcdefg")])
    assert places(ledger)["q-a.b"] == Place(2, "abcdefg", (1, 0))


def test_removed_letter_stays() -> None:
    """A choice that was removed keeps its value, so that an old answer is not taken for another."""
    assert extend(Ledger((SINGLE,)), [SINGLE._replace(letters="ac")]) == Ledger((SINGLE,))


def test_changed_type_makes_a_slot_without_an_earlier_one() -> None:
    """What was saved for a single choice means nothing to a multiple one."""
    ledger = extend(Ledger((SINGLE,)), [SINGLE._replace(shape="multiple")])
    assert places(ledger)["q-a.b"] == Place(1, "abc", ())


_PARTS = st.builds(
    lambda name, shape, letters: Slot(f"q-quiz.{name}", shape, "tf" if shape == "true-false" else "".join(letters)),
    st.sampled_from("abcd"),
    st.sampled_from(("single", "multiple", "true-false")),
    st.lists(st.sampled_from("abcdefghijklm"), min_size=2, unique=True),
)
_COURSES = st.lists(st.lists(_PARTS, max_size=6, unique_by=lambda slot: slot.part), max_size=5)


@given(_COURSES)
def test_any_history_only_appends(courses: list[list[Slot]]) -> None:
    """Through any series of builds, each slot keeps its number, part, shape, bits and the values of its letters."""
    ledger = Ledger()
    for parts in courses:
        grown = extend(ledger, parts)
        for before, after in zip(ledger.slots, grown.slots, strict=False):
            assert (before.part, before.shape, before.bits) == (after.part, after.shape, after.bits)
            assert after.letters.startswith(before.letters)
        current = places(grown)
        for part in parts:
            place = current[part.part]
            assert set(part.letters) <= set(place.letters)
            assert grown.slots[place.slot].shape == part.shape
        assert extend(grown, parts) == grown
        ledger = grown


@given(_COURSES)
def test_text_is_read_as_written(courses: list[list[Slot]]) -> None:
    """ledger.yaml reads back as the ledger that was written."""
    ledger = Ledger((Slot("u-listen", "unit"),))
    for parts in courses:
        ledger = extend(ledger, parts)
    assert read_course({"ledger.yaml": ledger_text(ledger)}).ledger == ledger
