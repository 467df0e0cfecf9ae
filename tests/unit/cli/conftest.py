"""The command line, called within the tests' own process."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scormkit.cli.main import scormkit

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(scormkit, arguments)


@pytest.fixture
def demo(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The starter course, written by ``init``; the working folder is there."""
    assert run("init", "demo").exit_code == 0
    monkeypatch.chdir(tmp_path / "demo")
    return tmp_path / "demo" / "course_src" / "demo"
