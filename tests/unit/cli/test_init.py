"""``scormkit init``."""

from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run


def test_the_new_course_is_named_after_its_folder(demo: Path) -> None:
    """Its id, from which an LMS knows it, is the folder's name and not the starter's."""
    assert "id: demo\n" in (demo / "course.yaml").read_text("utf-8")
    assert not list(demo.parent.parent.rglob("*first-course*"))


@pytest.mark.parametrize(("folder", "id_"), [("Fire Safety 2026", "fire-safety-2026"), ("日本", "first-course")])
def test_any_folder_name_gives_an_id(run: Run, tmp_path: Path, folder: str, id_: str) -> None:
    """What is no id is made one; where nothing is left of it, the starter's own stays."""
    assert run("init", folder).exit_code == 0
    assert (tmp_path / folder / "course_src" / id_ / "course.yaml").is_file()


def test_the_new_course_has_no_findings(run: Run, demo: Path) -> None:
    """Whoever begins here begins with a clean report."""
    assert run("check", "--fail-on", "warning").output == "1 course checked, no findings\n"


def test_packages_are_kept_out_of_git_and_line_endings_in_one_form(demo: Path) -> None:
    """``dist/`` is ignored, and Git is told to check out the same bytes everywhere."""
    assert (demo.parent.parent / ".gitignore").read_text() == "dist/\n"
    assert "eol=lf" in (demo.parent.parent / ".gitattributes").read_text()


def test_nothing_is_overwritten(run: Run, demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second ``init`` in the same place is refused and changes no file, even where only one is there."""
    monkeypatch.chdir(tmp_path)
    unit = demo / "units/10-say-it-first.md"
    unit.write_text("mine")
    (demo / "glossary.md").unlink()
    refused = run("init", "demo")
    assert refused.exit_code == 2
    assert "nothing was written" in refused.output
    assert unit.read_text() == "mine"
    assert not (demo / "glossary.md").exists()
