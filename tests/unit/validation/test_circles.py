"""Circles are found where they are, and nowhere else."""

from scormkit.validation.circles import closing


def test_a_row_and_a_tree_have_no_circle() -> None:
    """Names that lead on, and to one by two ways, lead nowhere back; unknown ones are passed over."""
    assert closing({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": ["e"]}) == frozenset()


def test_each_circle_is_closed_once() -> None:
    """A name that names itself, and the last of several that lead round."""
    assert closing({"a": ["a"], "b": ["c"], "c": ["d"], "d": ["b"]}) == {"a", "d"}


def test_length_does_not_matter() -> None:
    """A row of many thousands is walked without recursion."""
    names = {str(number): [str(number + 1)] for number in range(50_000)}
    assert closing(names) == frozenset()
    assert closing({**names, "50000": ["0"]}) == {"50000"}
