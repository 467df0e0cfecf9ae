"""The worst case of suspend_data."""

import pytest

from scormkit.model.ledger import Ledger, Slot
from scormkit.targets.scorm12.limits import cost_table, state_over_limit
from scormkit.targets.scorm12.state import state_size
from tests.unit.targets.courses import linked_course, per_unit

HEAD = 114  # bits: ledger length, mode, attempt, saves, interactions, seconds, place, scroll


def _characters(bits: int) -> int:
    return 1 + -(-bits // 6) + 4


def test_one_sco_holds_every_slot_of_the_ledger() -> None:
    """A dense state takes the head, 2 bits a unit, 13 a quiz, 3 a question of four letters, 7 an objective."""
    course = linked_course(units=3, questions=2)
    assert state_size(course).characters == _characters(HEAD + 3 * (2 + 13 + 2 * 3) + 7)


def test_removed_parts_keep_their_bits() -> None:
    """A slot that no part uses any more still stands in a dense state."""
    course = linked_course(units=1)
    longer = course._replace(ledger=Ledger((*course.ledger.slots, Slot("q-gone.gone", "multiple", "abcdefghijkl"))))
    assert state_size(longer).characters == _characters(HEAD + 2 + 13)
    assert "parts removed since" in {block.label for block in state_size(longer).blocks}


def test_a_sco_per_unit_counts_the_unit_with_the_most_to_remember() -> None:
    """A sparse state takes each used slot's number, width and value, and 20 ones; other units cost nothing."""
    course = per_unit(linked_course(units=50, questions=2))
    slots = (26 + 2) + (26 + 13) + 2 * (26 + 3) + (26 + 7)
    assert state_size(course).characters == _characters(HEAD + slots + 20)


def test_the_blocks_add_up() -> None:
    """What the table lists is the whole state."""
    for course in (linked_course(units=5, questions=3), per_unit(linked_course(units=5, questions=3))):
        size = state_size(course)
        assert -(-sum(block.bits for block in size.blocks) // 6) == size.characters


def test_a_state_that_fits_is_silent() -> None:
    """240 units with 720 questions of four choices fit, in under 1,000 characters."""
    size = state_size(linked_course(units=240, questions=3))
    assert size.characters <= 1000
    assert state_over_limit(linked_course(units=240, questions=3), size) == ()


def test_a_state_that_does_not_fit_is_refused_with_its_costs() -> None:
    """2,400 units as one SCO are refused; the help lists the largest blocks first and ends in the sum."""
    course = linked_course(units=2400, questions=3)
    (found,) = state_over_limit(course, state_size(course))
    assert found.code == "state/too-large"
    assert "scos: per-unit" in found.help
    costs = [int(line.split()[-3].replace(",", "")) for line in found.help.splitlines()[1:-2]]
    assert costs == sorted(costs, reverse=True)
    assert found.help.splitlines()[-1].endswith("% of 4,096")


@pytest.mark.parametrize("units", [2, 40])
def test_the_table_keeps_short(units: int) -> None:
    """However long the course, the table has at most 13 rows, and its costs lose nothing."""
    size = state_size(linked_course(units=units, questions=9))
    rows = cost_table(size).splitlines()
    assert len(rows) <= 13
    assert rows[-1].startswith("worst case")


def test_a_course_of_many_units_fits_with_a_sco_each() -> None:
    """What one SCO cannot hold, a SCO per unit does."""
    course = per_unit(linked_course(units=2400, questions=3))
    assert state_over_limit(course, state_size(course)) == ()
