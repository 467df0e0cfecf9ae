"""The pre-commit hook: pre-commit itself installs it from a clone of the repository and runs it in somebody's."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cases.test_packages import MINIMAL
from tests.unit.cli.packages import NO_TITLE, package

REPOSITORY = Path(__file__).resolve().parents[2]
(HOOK,) = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"))
NEEDED = ("pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", ".pre-commit-hooks.yaml", "scormkit")
IDENTITY = ("-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "init.defaultBranch=main")


class Somebody:
    """A repository of somebody's whose .pre-commit-config.yaml names a clone of ours."""

    def __init__(self, folder: Path, ours: Path, home: Path) -> None:
        self.folder = folder
        self._environment = {name: text for name, text in os.environ.items() if not name.startswith(("PYTHON", "GIT_"))}
        self._environment |= {"PRE_COMMIT_HOME": str(home), "PRE_COMMIT_COLOR": "never"}
        folder.mkdir()
        git(folder, "init", "--quiet")
        hooks = [{"id": HOOK["id"]}]
        config: Any = {"repos": [{"repo": str(ours), "rev": git(ours, "rev-parse", "HEAD").strip(), "hooks": hooks}]}
        (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")

    def run(self) -> tuple[int, str]:
        """What `pre-commit run` says of what is staged."""
        git(self.folder, "add", "--all")
        command = (sys.executable, "-m", "pre_commit", "run")
        done = subprocess.run(command, cwd=self.folder, env=self._environment, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr


def git(folder: Path, *arguments: str) -> str:
    environment = {name: text for name, text in os.environ.items() if not name.startswith("GIT_")}
    command = ("git", *IDENTITY, *arguments)
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that holds what this one holds now, as far as the hook needs it."""
    folder = tmp_path_factory.mktemp("ours")
    for name in NEEDED:
        if (REPOSITORY / name).is_dir():
            passed_over = shutil.ignore_patterns("node_modules", "__pycache__")
            shutil.copytree(REPOSITORY / name, folder / name, ignore=passed_over)
        else:
            shutil.copy(REPOSITORY / name, folder)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "All")
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps the environment that it makes for the hook, once for all tests."""
    return tmp_path_factory.mktemp("pre-commit")


@pytest.fixture
def somebody(tmp_path: Path, ours: Path, home: Path) -> Somebody:
    return Somebody(tmp_path / "somebody", ours, home)


def test_the_hook_file_is_valid(tmp_path: Path) -> None:
    """pre-commit's own judge takes it, and not one without an entry."""
    ours, spoilt = REPOSITORY / ".pre-commit-hooks.yaml", tmp_path / "hooks.yaml"
    spoilt.write_text(ours.read_text("utf-8").replace("entry:", "enter:"), "utf-8")
    judge = (sys.executable, "-m", "pre_commit", "validate-manifest")
    assert [subprocess.run((*judge, file), capture_output=True).returncode for file in (ours, spoilt)] == [0, 1]


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        ("a.zip", True),
        ("dist/A.ZIP", True),
        ("imsmanifest.xml", True),
        ("course/imsmanifest.xml", True),
        ("course/cmi5.xml", True),
        ("course/tincan.xml", True),
        ("course/my-cmi5.xml", False),
        ("course/index.html", False),
        ("zip", False),
    ],
)
def test_which_files_it_is_run_for(path: str, taken: bool) -> None:
    """Zips, and the documents at the top of unpacked packages."""
    assert bool(re.search(HOOK["files"], path)) is taken


def test_good_packages_pass_and_bad_ones_do_not(somebody: Somebody) -> None:
    """Installed as pre-commit installs it, the hook passes a good zip and fails on a bad one with the finding."""
    package(somebody.folder / "good.zip")
    exit_code, printed = somebody.run()
    assert (exit_code, "Passed" in printed) == (0, True), printed
    package(somebody.folder / "bad.zip", *NO_TITLE)
    exit_code, printed = somebody.run()
    assert (exit_code, "error[item/no-title] bad.zip/imsmanifest.xml:17" in printed) == (1, True), printed
    assert "2 packages checked, 1 error" in printed


def test_an_unpacked_package_is_checked_by_its_manifest(somebody: Somebody) -> None:
    """The manifest that pre-commit hands over stands for its folder, once; without packages nothing is run."""
    assert "no files to check" in somebody.run()[1]
    course = Path(shutil.copytree(MINIMAL / "scorm12", somebody.folder / "course"))
    shutil.copy(MINIMAL / "tincan/tincan.xml", course)
    manifest = course / "imsmanifest.xml"
    manifest.write_text(manifest.read_text("utf-8").replace(*NO_TITLE), "utf-8")
    exit_code, printed = somebody.run()
    assert (exit_code, "error[item/no-title] course/imsmanifest.xml:17" in printed) == (1, True), printed
    assert "1 package checked" in printed
