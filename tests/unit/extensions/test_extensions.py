"""What installed packages register is found, and a clash names both owners."""

import sys
from pathlib import Path

import pytest

from scormkit.extensions import ExtensionClashError, extensions

GROUP = "scormkit.targets"


def distribution(folder: Path, name: str, text: str) -> None:
    """Lay out the metadata of an installed distribution."""
    metadata = folder / f"{name}-1.0.dist-info"
    metadata.mkdir()
    (metadata / "entry_points.txt").write_text(text, encoding="utf-8")


def test_the_built_in_target_is_registered() -> None:
    """The installed scormkit registers scorm12 through the group that is open to everybody."""
    found = {extension.name: extension.load().name for extension in extensions(GROUP)}
    assert found["scorm12"] == "scorm12"


def test_only_lines_of_the_group_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sections of other groups, comments and extras in brackets are told from entries."""
    distribution(
        tmp_path,
        "other",
        "[console_scripts]\nother = other:main\n\n"
        "[scormkit.targets]\n# ours\naicc = other.aicc:TARGET [extra]\n[x]\ny = z:w\n",
    )
    monkeypatch.setattr(sys, "path", [str(tmp_path), str(tmp_path / "absent")])
    assert extensions(GROUP) == (("aicc", "other.aicc", "TARGET", "other"),)


def test_a_clash_names_both_owners(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two distributions may not register different objects under one name."""
    distribution(tmp_path, "one", "[scormkit.targets]\naicc = one:TARGET\n")
    distribution(tmp_path, "two", "[scormkit.targets]\naicc = two:TARGET\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    with pytest.raises(ExtensionClashError, match=r"one \(one\) and two \(two\)"):
        extensions(GROUP)


def test_the_same_object_twice_is_no_clash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A distribution that two folders of sys.path both show is one."""
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        distribution(tmp_path / name, "one", "[scormkit.targets]\naicc = one:TARGET\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "first"), str(tmp_path / "second")])
    assert [extension.name for extension in extensions(GROUP)] == ["aicc"]
