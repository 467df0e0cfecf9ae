"""``scormkit diff``."""

import json
from pathlib import Path
from shutil import copytree

import pytest

from tests.unit.cli.conftest import Run


@pytest.fixture
def package(run: Run, demo: Path) -> str:
    """The starter course as a package; its ledger is written."""
    assert run("build").exit_code == 0
    return next(Path("dist").glob("*.zip")).as_posix()


def test_a_package_and_its_source_are_the_same(run: Run, package: str, demo: Path) -> None:
    """What was built is what is there, whichever side is the package."""
    for sides in ((package, str(demo)), (str(demo), package), (package, package)):
        done = run("diff", *sides)
        assert done.exit_code == 0
        assert done.output.endswith("for learners in progress: nothing changes\n")


def test_what_breaks_is_exit_1(run: Run, package: str, demo: Path) -> None:
    """Another id is told with its cure, in both formats."""
    page = demo / "course.yaml"
    page.write_text(page.read_text("utf-8").replace("id: demo", "id: other", 1), "utf-8")
    done = run("diff", package, str(demo))
    assert done.exit_code == 1
    assert "\nbreaks\n  course: its id is `other`, and was `demo`\n" in done.output
    assert "    help: write `id: demo`\n" in done.output
    told = json.loads(run("diff", package, str(demo), "--format", "json").output)
    assert told["summary"] == {"breaks": 1, "migrates": 0, "safe": 0}
    assert told["changes"][0]["effect"] == "breaks"


def test_a_source_with_errors_shows_them(run: Run, package: str, demo: Path) -> None:
    """Of a course that cannot be built nothing is compared."""
    (demo / "glossary.md").unlink()
    done = run("diff", package, str(demo))
    assert done.exit_code == 1
    assert "error[glossary/not-found]" in done.output
    assert "for learners" not in done.output


def test_a_wrong_side_is_wrong_usage(run: Run, package: str, demo: Path, tmp_path: Path) -> None:
    """A file that is no package, a folder without a course, and one with several are exit 2, in words."""
    copytree(demo, demo.parent / "second")
    (tmp_path / "empty").mkdir()
    for wrong in (demo / "course.yaml", tmp_path / "empty", demo.parent, tmp_path / "none.zip"):
        done = run("diff", package, str(wrong))
        assert done.exit_code == 2
        assert "help: " in done.output
