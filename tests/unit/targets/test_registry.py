"""The registry of targets: what is installed registers itself."""

from pathlib import Path

import pytest

from scormkit.extensions import ClashError, registrations
from scormkit.targets.base import installed_targets
from scormkit.targets.scorm12.target import TARGET


def _install(site: Path, distribution: str, entry_points: str) -> None:
    folder = site / f"{distribution}-1.0.dist-info"
    folder.mkdir(parents=True)
    (folder / "entry_points.txt").write_text(entry_points)


def test_the_built_in_target_is_registered_like_any_other() -> None:
    """SCORM 1.2 is found under the entry-point group, by its own name."""
    found = installed_targets()["scorm12"]
    assert found.owner == "scormkit"
    assert found.load() is TARGET
    assert TARGET.name == "scorm12"


def test_a_stranger_is_found_by_its_group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the entries of the group count, without comments and extras."""
    _install(
        tmp_path, "theirs", "[console_scripts]\na = b:c\n\n[our.group]\n# no\nx = json.decoder:JSONDecoder [more]\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    (found,) = registrations("our.group").values()
    assert (found.name, found.value, found.owner) == ("x", "json.decoder:JSONDecoder", "theirs")
    assert found.load().__name__ == "JSONDecoder"


def test_a_clash_of_names_names_both_owners(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two packages that claim one name are both told."""
    _install(tmp_path, "theirs", "[scormkit.targets]\nscorm12 = theirs.target:A\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ClashError, match=r"`scorm12` in `scormkit\.targets` is registered by scormkit and theirs"):
        installed_targets()


def test_the_first_on_the_path_shadows_the_second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a distribution that is found twice, the one that Python would import counts, and there is no clash."""
    _install(tmp_path / "later", "theirs", "[our.group]\nx = old:A\n")
    _install(tmp_path / "first", "theirs", "[our.group]\nx = new:A\n")
    monkeypatch.syspath_prepend(tmp_path / "later")
    monkeypatch.syspath_prepend(tmp_path / "first")
    assert registrations("our.group")["x"].value == "new:A"
