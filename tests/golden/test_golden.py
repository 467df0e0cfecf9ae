"""Whole packages, file by file, so that a change in what is built shows in the review as a change of these files.

``pytest tests/golden --rewrite-golden`` writes them anew. The player and the theme are compared with their own sources
instead, and the fingerprint, which follows them, is masked: their changes are reviewed there.
"""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from scormkit.targets.scorm12.target import TARGET
from tests.schemas.built import build

GOLDEN = Path(__file__).parent
RUNTIME = GOLDEN.parents[1] / "scormkit" / "runtime" / "bundles"
PACKAGES = {"first-course": "one-sco", "first-course-in-units": "sco-per-unit"}
_FINGERPRINT = re.compile(rb'"fingerprint":"[0-9a-f]{12}"')


def _masked(content: bytes) -> bytes:
    return _FINGERPRINT.sub(b'"fingerprint":"000000000000"', content)


def _stored(folder: Path) -> Mapping[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("name", PACKAGES)
def test_the_package_is_the_golden_one(name: str, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    """The same files, the same bytes."""
    package = build(PACKAGES[name], tmp_path)
    built = {path: _masked(content) for path, content in package.files.items() if not path.startswith("player/")}
    folder = GOLDEN / name / TARGET.name
    if pytestconfig.getoption("--rewrite-golden"):
        shutil.rmtree(folder, ignore_errors=True)
        for path, content in built.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
    assert built == _stored(folder)


@pytest.mark.parametrize("name", PACKAGES)
def test_the_player_is_the_committed_one(name: str, tmp_path: Path) -> None:
    """The scripts in the package are the bundles in the repository, byte for byte, and stand there once."""
    files = build(PACKAGES[name], tmp_path).files
    assert files["player/player.js"] == (RUNTIME / "scorm12.js").read_bytes()
    assert files["player/answers.js"] == (RUNTIME / "answers.js").read_bytes()
    player = [path for path in files if path.startswith("player/")]
    assert player == ["player/answers.js", "player/player.css", "player/player.js", "player/print.css"]
