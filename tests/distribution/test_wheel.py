"""The wheel alone suffices: installed elsewhere, with the sources out of reach, it builds a course."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]


def run(*command: str | Path, cwd: Path, **more: str) -> str:
    """Run a command that must succeed; gives what it printed."""
    environment = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")} | more
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as `python -m build` makes it, with the locked backend."""
    out = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, REPOSITORY, cwd=out)
    (built,) = out.glob("*.whl")
    return built


def test_the_wheel_carries_what_a_build_needs_and_no_source_of_the_player(wheel: Path) -> None:
    """Bundles, theme, templates, catalogues, pages of the codes and the starter are in it; TypeScript is not."""
    names = zipfile.ZipFile(wheel).namelist()
    for needed in (
        "scormkit/py.typed",
        "scormkit/runtime/bundles/scorm12.js",
        "scormkit/runtime/bundles/xapi.js",
        "scormkit/runtime/bundles/cmi5.js",
        "scormkit/runtime/bundles/answers.js",
        "scormkit/pages/theme/player.css",
        "scormkit/pages/theme/print.css",
        "scormkit/pages/strings/en.json",
        "scormkit/pages/templates/page.html",
        "scormkit/cli/starter/course_src/first-course/course.yaml",
    ):
        assert needed in names
    assert any(name.startswith("scormkit/diagnostics/pages/") for name in names)
    strangers = [name for name in names if name.startswith("scormkit/runtime/") and "/bundles/" not in name]
    assert strangers == []
    assert not [name for name in names if name.endswith((".ts", ".mjs")) or "node_modules" in name]


def test_the_wheel_builds_a_course_far_from_the_sources(wheel: Path, tmp_path: Path) -> None:
    """In a fresh environment with the locked dependencies, `init` and `build` leave a package."""
    venv.create(tmp_path / "venv", with_pip=True)
    binaries = tmp_path / "venv" / "bin"
    pip = (binaries / "python", "-m", "pip", "--quiet", "--disable-pip-version-check", "install")
    run(*pip, "--require-hashes", "--requirement", REPOSITORY / "requirements" / "build.txt", cwd=tmp_path)
    run(*pip, "--no-deps", wheel, cwd=tmp_path)
    place = run(binaries / "python", "-c", "import scormkit; print(scormkit.__file__)", cwd=tmp_path)
    assert Path(place.strip()).is_relative_to(tmp_path)
    run(binaries / "scormkit", "init", "demo", cwd=tmp_path)
    run(binaries / "scormkit", "build", cwd=tmp_path / "demo")
    (package,) = (tmp_path / "demo" / "dist").glob("*.zip")
    assert "imsmanifest.xml" in zipfile.ZipFile(package).namelist()
    assert run(binaries / "scormkit", "explain", "quiz/no-correct-choice", cwd=tmp_path)
