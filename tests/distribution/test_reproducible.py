"""The same source gives the same bytes, wherever, whenever and under whatever settings it is built."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
COURSES = REPOSITORY / "course_src"
TARGETS = 3


def digests(sources: Path, *prefix: str, umask: int = 0o022, **settings: str) -> Mapping[str, str]:
    """Build all courses of a folder for every target in an environment; gives package name → SHA-256."""
    out = sources.parent / "dist"
    build = (Path(sys.executable).with_name("scormkit"), "build", sources, "-t", "all", "-o", out)
    command = [*prefix, *map(str, build)]
    done = subprocess.run(
        command, env={**os.environ, **settings}, capture_output=True, text=True, check=False, umask=umask
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in out.glob("*.zip")}


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    sources = tmp_path_factory.mktemp("here") / "course_src"
    shutil.copytree(COURSES, sources)
    built = digests(sources)
    assert len(built) == TARGETS * len(list(COURSES.glob("*/course.yaml")))
    return built


def test_path_zone_locale_and_umask_leave_no_trace(reference: Mapping[str, str], tmp_path: Path) -> None:
    """Another folder, time zone, locale, umask, hash seed and file times: the same digests."""
    sources = tmp_path / "elsewhere, with a longer path" / "course_src"
    shutil.copytree(COURSES, sources, copy_function=shutil.copyfile)
    other = {"TZ": "Pacific/Chatham", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "7", "PYTHONUTF8": "0"}
    assert digests(sources, umask=0o077, **other) == reference


def test_the_clock_leaves_no_trace(reference: Mapping[str, str], tmp_path: Path) -> None:
    """Built in February 2031: the same digests."""
    faketime = shutil.which("faketime")
    assert faketime, "faketime is not installed: run `make setup-test`"
    sources = tmp_path / "course_src"
    shutil.copytree(COURSES, sources)
    assert digests(sources, faketime, "2031-02-03 04:05:06") == reference


def test_line_endings_leave_no_trace(reference: Mapping[str, str], tmp_path: Path) -> None:
    """A checkout with CRLF gives the same digests."""
    sources = tmp_path / "course_src"
    shutil.copytree(COURSES, sources)
    for text in [*sources.rglob("*.md"), *sources.rglob("*.yaml")]:
        text.write_bytes(text.read_bytes().replace(b"\n", b"\r\n"))
    assert digests(sources) == reference


def test_building_twice_changes_nothing(reference: Mapping[str, str], tmp_path: Path) -> None:
    """The second build finds the ledger that the first one wrote, and gives the same digests."""
    sources = tmp_path / "course_src"
    shutil.copytree(COURSES, sources)
    digests(sources)
    assert digests(sources) == reference


def test_the_ledgers_of_course_src_are_committed(tmp_path: Path) -> None:
    """`build --locked`, which refuses to write a ledger, builds every course of course_src."""
    command = [str(Path(sys.executable).with_name("scormkit")), "build", "--locked", str(COURSES), "-o", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(list(tmp_path.glob("*.zip"))) == len(list(COURSES.glob("*/course.yaml")))
