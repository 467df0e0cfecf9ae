"""``scormkit state decode``."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run
from tests.unit.records.player import Player


@pytest.fixture
def package(run: Run, demo: Path) -> str:
    """The starter course as a package."""
    assert run("build").exit_code == 0
    return next(Path("dist").glob("*.zip")).as_posix()


@pytest.fixture
def text(package: str, tmp_path: Path) -> str:
    """What the player keeps of a learner who has opened the second unit and answered a question."""
    page = zipfile.ZipFile(package).read("index.html").decode()
    course = page.partition('id="sk-course">')[2].partition("</script>")[0]
    return Player(tmp_path).play(course, ("openUnit", 0), ("openUnit", 1), ("choose", 0, 0, 0, "a"))


def test_a_bare_state_and_a_support_code_read_alike(run: Run, package: str, text: str) -> None:
    """Both are explained: place, units, and the answer in words."""
    bare = run("state", "decode", text, "--package", package)
    told = json.loads(run("state", "decode", text, "--package", package, "--format", "json").output)
    build = told["package"]
    code = f"{build['course']} {build['version']} {build['fingerprint']} {text}"
    assert bare.exit_code == 0
    assert run("state", "decode", code, "--package", package).output == bare.output
    assert told["learner"]["place"] == told["learner"]["units"][1]["id"]
    (question,) = told["learner"]["quizzes"][0]["questions"]
    (answer,) = question["answers"]
    assert answer["value"] == "a"
    assert f"a “{answer['words'][0]}”" in bare.output


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda text: text[:-1], "the checksum does not fit"),
        (lambda text: "", "there is no text"),
        (lambda text: f"other 1.0 0123456789ab {text}", "the support code is of the course `other`"),
    ],
    ids=["cut", "empty", "other-course"],
)
def test_what_cannot_be_read_is_exit_1(
    run: Run, package: str, text: str, change: Callable[[str], str], words: str
) -> None:
    """The reason is told, in JSON too, and no learner is made up."""
    done = run("state", "decode", change(text), "--package", package)
    assert done.exit_code == 1
    assert f"cannot be read: {words}" in done.output
    told = json.loads(run("state", "decode", change(text), "--package", package, "--format", "json").output)
    assert told["learner"] is None
    assert words in told["fault"]


def test_a_wrong_file_is_wrong_usage(run: Run, demo: Path) -> None:
    """A file that is no package is exit 2, in words."""
    for wrong in (demo / "course.yaml", demo, demo / "none.zip"):
        done = run("state", "decode", "Axyz", "--package", str(wrong))
        assert done.exit_code == 2
        assert "help: " in done.output


def test_a_text_kept_aside_is_told(run: Run, package: str, text: str) -> None:
    """The fifth word of a support code is what the player could not read."""
    told = json.loads(run("state", "decode", text, "--package", package, "--format", "json").output)["package"]
    code = f"{told['course']} {told['version']} {told['fingerprint']} {text} something of the LMS's own"
    done = run("state", "decode", code, "--package", package)
    assert done.exit_code == 0
    assert "note: the player kept another text that it could not read: the checksum does not fit" in done.output
