"""What may be left out of a run, and what is said of it."""

import os
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]


def collect(**settings: str) -> subprocess.CompletedProcess[str]:
    """Collect the tests of the course texts where there is no shared folder."""
    environment = {name: text for name, text in os.environ.items() if name != "SCORMKIT_REQUIRE_SHARED"}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "tests/courses"],
        cwd=REPOSITORY,
        env={**environment, "SCORMKIT_SHARED": str(REPOSITORY / "no-such-folder"), **settings},
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_the_shared_folder_only_its_tests_are_left_out_and_counted() -> None:
    """The run goes on without the tests that need schemas or seeds, and says how many those are."""
    done = collect()
    assert done.returncode == 0
    assert "2 tests left out" in done.stdout
    assert "test_a_lecture_has_substance" in done.stdout
    assert "test_no_run_of_ten_words" not in done.stdout


def test_where_nothing_may_be_left_out_its_absence_is_a_failure() -> None:
    """With SCORMKIT_REQUIRE_SHARED, as in .ci/run, the run fails and names what to set."""
    done = collect(SCORMKIT_REQUIRE_SHARED="1")
    assert done.returncode not in (0, 5)
    assert "SCORMKIT_SHARED" in done.stdout + done.stderr
