"""A part of the fuzz run, at a fixed seed."""

import subprocess
import sys
from pathlib import Path

from tests.fuzz.run import MOST_MEMORY, judge, make


def test_whatever_is_packed_ends_in_findings(tmp_path: Path) -> None:
    """Of 300 packages made to do harm none raises, none is silent where it is unsound, in every report."""
    judged = [judge(11, number, tmp_path) for number in range(300)]
    assert [one for one in judged if one.fault] == []
    assert len({one.how for one in judged}) > 20


def test_a_number_makes_the_same_package() -> None:
    """A failing number can be made again by itself."""
    assert [make(11, number) for number in range(40)] == [make(11, number) for number in range(40)]


def test_memory_stays_small() -> None:
    """A process of its own, which judges a hundred packages, stays within the memory that it may have."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", "-n", "100", "--seed", "12"], capture_output=True, text=True, check=False
    )
    assert "0 failed" in run.stdout
    assert int(run.stdout.partition(" MiB of memory")[0].rpartition(" ")[2]) << 20 <= MOST_MEMORY
