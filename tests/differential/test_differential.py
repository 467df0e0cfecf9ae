"""A part of the differential run, at a fixed seed."""

import pytest

from tests.differential.run import differ, shrunk, unneeded

pytestmark = pytest.mark.shared


def test_grammars_and_schemas_say_the_same() -> None:
    """Over 500 documents, valid and spoilt, our grammars and the schemas differ only where it is meant."""
    outcome = differ(seed=5, count=500)
    assert [shrunk(5, number) for number in outcome.unexplained] == []
    assert min(outcome.valid, outcome.invalid, outcome.malformed, outcome.same_place) > 20


def test_every_difference_is_one() -> None:
    """The example of each difference that is written down still shows it."""
    assert unneeded() == []
