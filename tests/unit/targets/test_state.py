"""The worst case of suspend_data."""

import pytest

from scormkit.model.ledger import Ledger, Slot
from scormkit.targets.base import cost_table
from scormkit.targets.scorm12.limits import state_over_limit
from scormkit.targets.scorm12.receipt import suspend_data
from tests.unit.targets.courses import choices, course_asking, linked_course, open_text, per_unit, prose, ruled_course

HEAD = 114  # bits: ledger length, mode, attempt, saves, interactions, seconds, place, scroll


def _characters(bits: int) -> int:
    return 1 + -(-bits // 6) + 4


def test_one_sco_holds_every_slot_of_the_ledger() -> None:
    """A dense state takes the head, 2 bits a unit, 13 a quiz, 3 a question of four letters, 7 an objective."""
    course = linked_course(units=3, questions=2)
    assert suspend_data(course).characters == _characters(HEAD + 3 * (2 + 13 + 2 * 3) + 7)


def test_removed_parts_keep_their_bits() -> None:
    """A slot that no part uses any more still stands in a dense state."""
    course = linked_course(units=1)
    longer = course._replace(ledger=Ledger((*course.ledger.slots, Slot("q-gone.gone", "multiple", "abcdefghijkl"))))
    assert suspend_data(longer).characters == _characters(HEAD + 2 + 13)
    assert "parts removed since" in {block.label for block in suspend_data(longer).blocks}


def test_a_sco_per_unit_counts_the_unit_with_the_most_to_remember() -> None:
    """A sparse state takes each used slot's number, width and value, and 20 ones; other units cost nothing."""
    course = per_unit(linked_course(units=50, questions=2))
    slots = (26 + 2) + (26 + 13) + 2 * (26 + 3) + (26 + 7)
    assert suspend_data(course).characters == _characters(HEAD + slots + 20)


def test_a_typed_text_counts_with_its_bytes() -> None:
    """300 Latin characters are 338 bytes, 300 Japanese ones 900, each 4/3 of a character of the state; the table says
    which question asks for them."""
    for language, size in (("en", 338), ("ja", 900)):
        course = course_asking(choices("a", "b"), open_text(300), language=language)
        assert suspend_data(course).characters == _characters(HEAD + 2 + 13 + 2 + 13 + 8 * size)
        assert f"quizzes/quiz, q1: {size} bytes typed" in cost_table(suspend_data(course))


def test_an_assignment_is_named_by_its_file() -> None:
    """The table names assignments as it names quizzes, without the end of the file name."""
    course = course_asking(open_text(50), kind="assignment", file="assignments/letter.md", body=prose())
    labels = [block.label for block in suspend_data(course).blocks]
    assert labels[1:] == ["assignments/letter", "assignments/letter, q0: 57 bytes typed"]


def test_a_text_that_no_field_uses_costs_its_slot_alone() -> None:
    """The player drops what was typed into parts that are gone; 13 bits of each stay."""
    course = course_asking(choices("a", "b"))
    before = suspend_data(course).characters
    slots = (*course.ledger.slots, *(Slot(f"q-quiz.gone-{number}", "text") for number in range(6)))
    assert suspend_data(course._replace(ledger=Ledger(slots))).characters == before + 13


def test_too_much_typed_is_told_as_such() -> None:
    """Where texts are what does not fit, the help says to shorten them, whether the course is one SCO or many."""
    course = course_asking(*(open_text(2000) for _ in range(3)))
    for one in (course, per_unit(course)):
        (found,) = state_over_limit(one, suspend_data(one))
        assert found.help.startswith("let learners type less: shorten `length`")
        assert "quizzes/quiz, q0: 2,250 bytes typed" in found.help


def test_times_and_checks_stand_with_what_they_are_of() -> None:
    """A moment of 32 bits and a bit for each question are the quiz's, 13 bits of time a unit's; nothing counts as
    removed. With a SCO for each unit they cost their number and width besides."""
    blocks = {block.label: block.bits for block in suspend_data(ruled_course()).blocks}
    assert blocks["quizzes/final"] == 13 + 4 + 32 + 4 * (3 + 1)
    assert blocks["version, checksum, place, units read"] == 6 + HEAD + 24 + 3 * 2 + 13
    assert blocks["time spent on the course"] == 13
    assert "parts removed since" not in blocks
    course = per_unit(ruled_course())
    work = course._replace(units=course.units[1:2])
    (alone,) = (block.bits for block in suspend_data(work).blocks if block.label == "quizzes/final")
    assert alone == blocks["quizzes/final"] + 26 * (3 + 4 * 2)


def test_points_take_four_bits() -> None:
    """A quiz with points keeps which attempt passed first."""
    plain, pointed = (course_asking(*[choices("a", "b")] * 5, points=points) for points in ((), (3, 2)))
    bits = [sum(block.bits for block in suspend_data(course).blocks) for course in (plain, pointed)]
    assert bits[1] - bits[0] == 4


def test_a_certificate_takes_sixteen_bits() -> None:
    """The day on which the course was completed; it is named in the table."""
    plain = linked_course(units=2)
    slots = (*plain.ledger.slots, Slot("c-certificate", "date"))
    course = plain._replace(ledger=Ledger(slots), certificate_slot=2)
    bits = [sum(block.bits for block in suspend_data(one).blocks) for one in (plain, course)]
    assert bits[1] - bits[0] == 16
    assert suspend_data(course).blocks[-1].label == "certificate"


def test_the_blocks_add_up() -> None:
    """What the table lists is the whole state."""
    typed = course_asking(choices("a", "b"), open_text(200), points=(1,))
    large = linked_course(units=5, questions=3)
    for course in (large, per_unit(large), typed, per_unit(typed)):
        size = suspend_data(course)
        assert -(-sum(block.bits for block in size.blocks) // 6) == size.characters


def test_a_state_that_fits_is_silent() -> None:
    """240 units with 720 questions of four choices fit, in under 1,000 characters."""
    size = suspend_data(linked_course(units=240, questions=3))
    assert size.characters <= 1000
    assert state_over_limit(linked_course(units=240, questions=3), size) == ()


def test_a_state_that_does_not_fit_is_refused_with_its_costs() -> None:
    """2,400 units as one SCO are refused; the help lists the largest blocks first and ends in the sum."""
    course = linked_course(units=2400, questions=3)
    (found,) = state_over_limit(course, suspend_data(course))
    assert found.code == "state/too-large"
    assert "scos: per-unit" in found.help
    costs = [int(line.split()[-3].replace(",", "")) for line in found.help.splitlines()[1:-2]]
    assert costs == sorted(costs, reverse=True)
    assert found.help.splitlines()[-1].endswith("% of 4,096")


@pytest.mark.parametrize("units", [2, 40])
def test_the_table_keeps_short(units: int) -> None:
    """However long the course, the table has at most 13 rows, and its costs lose nothing."""
    size = suspend_data(linked_course(units=units, questions=9))
    rows = cost_table(size, 12).splitlines()
    assert len(rows) <= 13
    assert rows[-1].startswith("worst case")


def test_a_course_of_many_units_fits_with_a_sco_each() -> None:
    """What one SCO cannot hold, a SCO per unit does."""
    course = per_unit(linked_course(units=2400, questions=3))
    assert state_over_limit(course, suspend_data(course)) == ()
