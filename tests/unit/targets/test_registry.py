"""The registry of targets."""

from importlib.metadata import EntryPoint, EntryPoints

import pytest

from scormkit.targets import base
from scormkit.targets.base import TargetClashError, load_target, target_names
from scormkit.targets.scorm12.target import TARGET


def test_the_built_in_target_is_registered_like_any_other() -> None:
    """SCORM 1.2 is found under the entry-point group, by its own name."""
    assert "scorm12" in target_names()
    assert load_target("scorm12") is TARGET
    assert TARGET.name == "scorm12"


def test_a_clash_of_names_names_both_owners(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two packages that claim one name are both told."""
    clash = EntryPoints(EntryPoint("scorm12", value, base.GROUP) for value in ("theirs.target:A", "mine.target:B"))
    monkeypatch.setattr(base, "entry_points", lambda group: clash)
    with pytest.raises(TargetClashError, match=r"`scorm12`.*mine\.target:B and theirs\.target:A"):
        target_names()


def test_the_same_registration_twice_is_no_clash(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that is found in two places of the path registers its target once."""
    twice = EntryPoints(EntryPoint("x", "one.target:A", base.GROUP) for _ in range(2))
    monkeypatch.setattr(base, "entry_points", lambda group: twice)
    assert target_names() == ("x",)
