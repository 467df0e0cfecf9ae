"""The registry of targets: what is installed registers itself."""

from pathlib import Path

import click
import pytest

from scormkit.cli.targets import find_targets
from scormkit.targets.base import installed_targets
from scormkit.targets.scorm12.target import TARGET


def test_the_built_in_target_is_registered_like_any_other() -> None:
    """SCORM 1.2 is found under the entry-point group, by its own name, as scormkit's."""
    found = installed_targets()["scorm12"]
    assert found.distribution == "scormkit"
    assert found.load() is TARGET
    assert TARGET.name == "scorm12"


def test_a_target_asked_for_twice_is_built_once() -> None:
    """``-t scorm12 -t scorm12`` is one package."""
    assert find_targets(("scorm12", "scorm12")) == (TARGET,)


def test_a_clash_of_targets_is_wrong_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another package that calls its target ``scorm12`` stops the command, and both owners are named."""
    folder = tmp_path / "theirs-1.0.dist-info"
    folder.mkdir()
    (folder / "entry_points.txt").write_text("[scormkit.targets]\nscorm12 = theirs.target:A\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(click.UsageError, match=r"scormkit \(.*\) and theirs \(theirs\.target\)"):
        find_targets(("scorm12",))
