"""The registry of targets: what is installed registers itself."""

from pathlib import Path

import click
import pytest

from scormkit.cli.targets import find_targets
from scormkit.targets.base import Target, installed_targets
from scormkit.targets.cmi5.target import TARGET as CMI5
from scormkit.targets.scorm12.target import TARGET
from scormkit.targets.xapi.target import TARGET as XAPI


@pytest.mark.parametrize("target", [TARGET, XAPI, CMI5], ids=lambda target: target.name)
def test_the_built_in_targets_are_registered_like_any_other(target: Target) -> None:
    """Each is found under the entry-point group, by its own name, as scormkit's."""
    found = installed_targets()[target.name]
    assert found.distribution == "scormkit"
    assert found.load() is target


def test_a_target_asked_for_twice_is_built_once() -> None:
    """``-t scorm12 -t scorm12`` is one package."""
    assert find_targets(("scorm12", "scorm12")) == (TARGET,)


def test_all_are_all_that_are_installed() -> None:
    """``-t all`` is every target, the default one first, and whoever is named besides is no second package."""
    assert find_targets(("all",)) == (TARGET, CMI5, XAPI)
    assert find_targets(("xapi", "all")) == (XAPI, TARGET, CMI5)


def test_an_unknown_target_is_told_with_the_nearest() -> None:
    """A name that nothing has comes with one that it may be, else with all that there are."""
    with pytest.raises(click.UsageError, match="did you mean `xapi`"):
        find_targets(("xpai",))
    with pytest.raises(click.UsageError, match="there are: scorm12, cmi5, xapi, all"):
        find_targets(("aicc",))


def test_a_clash_of_targets_is_wrong_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another package that calls its target ``scorm12`` stops the command, and both owners are named."""
    folder = tmp_path / "theirs-1.0.dist-info"
    folder.mkdir()
    (folder / "entry_points.txt").write_text("[scormkit.targets]\nscorm12 = theirs.target:A\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(click.UsageError, match=r"scormkit \(.*\) and theirs \(theirs\.target\)"):
        find_targets(("scorm12",))
