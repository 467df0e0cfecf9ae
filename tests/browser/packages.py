"""Packages as the tests play them: built by the real command, unzipped, with the course as their player reads it."""

import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
COURSES = REPOSITORY / "course_src"
FIELD_GUIDE = Path(__file__).parent / "courses" / "field-guide"
EVERY_TYPE = Path(__file__).parent / "courses" / "every-type"


@dataclass(frozen=True)
class Package:
    """An unzipped package. ``course`` is the JSON that its player reads (Course of runtime/src/contract.ts)."""

    folder: Path

    @cached_property
    def course(self) -> dict[str, Any]:
        return course_json(self.folder / "index.html")

    @cached_property
    def activities(self) -> dict[str, Any]:
        """What statements say of its parts (Activities of runtime/src/contract.ts); in xAPI and cmi5 packages alone."""
        script = (self.folder / "player" / "activities.js").read_text("utf-8")
        document: dict[str, Any] = json.loads(script.removeprefix("scormkit.activities(").removesuffix(")\n"))
        return document

    def unit(self, unit_id: str) -> int:
        """The index of a unit."""
        return [unit["id"] for unit in self.course["units"]].index(unit_id)

    def quiz(self, quiz_id: str) -> dict[str, Any]:
        return next(quiz for quiz in self.course["quizzes"] if quiz["id"] == quiz_id)

    @property
    def graded(self) -> list[str]:
        """Ids of the quizzes that must be passed and make the score."""
        return [quiz["id"] for quiz in self.course["quizzes"] if quiz["required"]]


class UnitPackage(Package):
    """The page of one unit, as a package of its own."""

    def __init__(self, folder: Path, unit: str) -> None:
        super().__init__(folder)
        self.__dict__["course"] = course_json(folder / f"{unit}.html")


def course_json(page: Path) -> dict[str, Any]:
    """The course as a page of a package hands it to the player."""
    found = re.search(r'<script type="application/json" id="sk-course">(.*?)</script>', page.read_text("utf-8"), re.S)
    assert found is not None, f"no course in {page}"
    document: dict[str, Any] = json.loads(found[1])
    return document


def scormkit(*arguments: str | Path, cwd: Path = REPOSITORY) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does."""
    command = [str(Path(sys.executable).with_name("scormkit")), *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def build(source: Path, work: Path, *options: str) -> Package:
    """Build a copy of one course in ``work`` (a build writes the ledger) and unzip its package there."""
    copy = work / source.name
    shutil.copytree(source, copy, dirs_exist_ok=True)
    done = scormkit("build", copy, "-o", work / "dist", *options)
    assert done.returncode == 0, done.stdout + done.stderr
    return unpack(newest(work / "dist"), work / "package")


def newest(dist: Path) -> Path:
    """The one package of a folder."""
    zips: Sequence[Path] = sorted(dist.glob("*.zip"))
    assert len(zips) == 1, f"expected one package in {dist}: {zips}"
    return zips[0]


def unpack(package: Path, folder: Path) -> Package:
    with zipfile.ZipFile(package) as archive:
        archive.extractall(folder)
    return Package(folder)
