"""One folder a rule of ``validate``: a faulty package with the exact finding, and a valid neighbour that is silent.

``in/`` and ``near-miss/`` are laid over a minimal package of ``tests/cases/minimal-package``. In them ``.edits.json``
lists changes to its files (``old`` stands there once or more, its first place becomes ``new``, that many ``times``, and
``then`` behind it), ``.delete`` lists files to take out, and ``.zip.json`` is a recipe for a zip that is odd itself.
``options.json`` beside them names other findings that the fault cannot be without (``besides``), and the profiles that
judge the package (``profiles``), without which it is not judged.
``python -m tests.cases.test_packages [AREA/SLUG …]`` writes the ``expected.txt`` of these cases anew, for the review.
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from scormkit.diagnostics.package_codes import PACKAGE_CODES
from scormkit.package.opening import open_package
from scormkit.report.text import describe_all
from scormkit.validation import validate
from scormkit.validation.judging import judge, named_profiles
from scormkit.validation.result import Validation
from tests.cases.odd_zips import write_package

CASES = Path(__file__).parent
MINIMAL = CASES / "minimal-package"
PACKAGES = sorted(folder.name for folder in MINIMAL.iterdir())
OF_PACKAGES = {row.id for row in PACKAGE_CODES}
NAMES = sorted(
    name for folder in CASES.glob("*/*/in") if (name := folder.parent.relative_to(CASES).as_posix()) in OF_PACKAGES
)


def laid_over(overlay: Path, folder: Path) -> Path:
    """The minimal package of an area, or the one that the case names, under an overlay, packed."""
    area = _options(overlay.parent).get("package", overlay.parent.parent.name)
    shutil.copytree(MINIMAL / (area if area in PACKAGES else "scorm12"), folder)
    shutil.copytree(overlay, folder, dirs_exist_ok=True)
    for edit in json.loads(_taken(folder / ".edits.json") or "[]"):
        file = folder / edit["file"]
        text, old = file.read_bytes(), edit["old"].encode("utf-8", "surrogateescape")
        assert old in text, f"{overlay}: `{edit['old']}` is not in {edit['file']}"
        new = "".join(edit["new"].replace("{n}", str(n)) for n in range(edit.get("times", 1))) + edit.get("then", "")
        file.write_bytes(text.replace(old, new.encode("utf-8", "surrogateescape"), 1))
    for path in _taken(folder / ".delete").split():
        (folder / path).unlink()
    return write_package(folder, folder.with_suffix(".zip"))


def _options(case: Path) -> dict[str, Any]:
    path = case / "options.json"
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


def _taken(path: Path) -> str:
    """The text of a file that is no part of the package, which it leaves."""
    text = path.read_text("utf-8") if path.exists() else ""
    path.unlink(missing_ok=True)
    return text


def validated(name: str, overlay: str, folder: Path) -> Validation:
    """What the validator finds in a case's ``in`` or ``near-miss``, but for what the case says it cannot be without."""
    options = _options(CASES / name)
    besides = options.get("besides", ())
    result = validate(open_package(laid_over(CASES / name / overlay, folder / "package")))
    if "profiles" in options:
        result = judge(result, named_profiles(options["profiles"]))
    return result._replace(diagnostics=tuple(one for one in result.diagnostics if one.code not in besides))


def report(result: Validation) -> str:
    """The findings as people read them."""
    return describe_all(result.diagnostics, result.sources)


@pytest.mark.parametrize("package", PACKAGES)
def test_minimal_packages_are_silent(package: str, tmp_path: Path) -> None:
    """Nothing is found in the packages that every case starts from, neither packed nor as folders."""
    assert report(validate(open_package(MINIMAL / package))) == ""
    packed = write_package(Path(shutil.copytree(MINIMAL / package, tmp_path / "a")), tmp_path / "a.zip")
    assert report(validate(open_package(packed))) == ""


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str, tmp_path: Path) -> None:
    """The case's finding is told in these words at this place, and it is the only one."""
    result = validated(name, "in", tmp_path)
    assert [found.code for found in result.diagnostics] == [name]
    assert report(result) == (CASES / name / "expected.txt").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_near_miss(name: str, tmp_path: Path) -> None:
    """What only resembles the fault is no finding of any kind."""
    assert report(validated(name, "near-miss", tmp_path)) == ""


if __name__ == "__main__":
    for case in sys.argv[1:] or NAMES:
        with tempfile.TemporaryDirectory() as temporary:
            text = report(validated(case, "in", Path(temporary)))
            (CASES / case / "expected.txt").write_text(text, "utf-8")
