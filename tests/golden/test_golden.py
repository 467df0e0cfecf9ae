"""Whole packages, file by file, so that a change in what is built shows in the review as a change of these files.

``pytest tests/golden --rewrite-golden`` writes them anew. The player and the theme are compared with their own sources
instead, and the fingerprint, which follows them, is masked: their changes are reviewed there. Of xAPI and cmi5 packages
only what they have of their own is stored; all else is what the SCORM package has.
"""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from scormkit.targets.base import Target
from scormkit.targets.cmi5.target import TARGET as CMI5
from scormkit.targets.scorm12.target import TARGET as SCORM12
from scormkit.targets.xapi.target import TARGET as XAPI
from tests.schemas.built import build

GOLDEN = Path(__file__).parent
RUNTIME = GOLDEN.parents[1] / "scormkit" / "runtime" / "bundles"
ACTIVITIES = "player/activities.js"
_FINGERPRINT = re.compile(rb'"fingerprint":"[0-9a-f]{12}"')


class Golden(NamedTuple):
    """A golden package: its course's folder, the kind of package that it is, its target and its manifest."""

    name: str
    kind: str
    target: Target
    manifest: str

    @property
    def folder(self) -> Path:
        """Where it is stored."""
        return GOLDEN / self.name / self.target.name


SCORM_PACKAGES = (
    Golden("first-course", "one-sco", SCORM12, "imsmanifest.xml"),
    Golden("first-course-in-units", "sco-per-unit", SCORM12, "imsmanifest.xml"),
)
LRS_PACKAGES = (
    Golden("first-course", "one-sco", XAPI, "tincan.xml"),
    Golden("first-course", "one-au", CMI5, "cmi5.xml"),
    Golden("first-course-in-units", "au-per-unit", CMI5, "cmi5.xml"),
)


def _named(golden: Golden) -> str:
    return f"{golden.name}-{golden.target.name}"


def _built(golden: Golden, folder: Path) -> dict[str, bytes]:
    """The package's files without the player, the fingerprint masked; what the player is told of this course is in."""
    files = build(golden.kind, folder, golden.target).files
    return {
        path: _FINGERPRINT.sub(b'"fingerprint":"000000000000"', content)
        for path, content in files.items()
        if path == ACTIVITIES or not path.startswith("player/")
    }


def _stored(folder: Path) -> Mapping[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _rewrite(folder: Path, files: Mapping[str, bytes]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


@pytest.mark.parametrize("golden", SCORM_PACKAGES, ids=_named)
def test_the_package_is_the_golden_one(golden: Golden, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    """The same files, the same bytes."""
    built = _built(golden, tmp_path)
    if pytestconfig.getoption("--rewrite-golden"):
        _rewrite(golden.folder, built)
    assert built == _stored(golden.folder)


@pytest.mark.parametrize("golden", LRS_PACKAGES, ids=_named)
def test_what_an_lrs_package_has_of_its_own_is_golden(
    golden: Golden, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """Its manifest and its activities are the stored ones; pages and media are those of the SCORM package."""
    built = _built(golden, tmp_path)
    own = {path: built.pop(path) for path in (golden.manifest, ACTIVITIES)}
    if pytestconfig.getoption("--rewrite-golden"):
        _rewrite(golden.folder, own)
    assert own == _stored(golden.folder)
    scorm = dict(_stored(golden.folder.with_name(SCORM12.name)))
    del scorm["imsmanifest.xml"]
    assert built == scorm


@pytest.mark.parametrize("golden", [*SCORM_PACKAGES, *LRS_PACKAGES], ids=_named)
def test_the_player_is_the_committed_one(golden: Golden, tmp_path: Path) -> None:
    """The scripts in the package are the bundles in the repository, byte for byte, and stand there once."""
    files = build(golden.kind, tmp_path, golden.target).files
    assert files["player/player.js"] == (RUNTIME / f"{golden.target.name}.js").read_bytes()
    assert files["player/answers.js"] == (RUNTIME / "answers.js").read_bytes()
    player = [path for path in files if path.startswith("player/") and path != ACTIVITIES]
    assert player == ["player/answers.js", "player/player.css", "player/player.js", "player/print.css"]
    assert (ACTIVITIES in files) == (golden in LRS_PACKAGES)
