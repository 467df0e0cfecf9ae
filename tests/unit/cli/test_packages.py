"""Which packages ``validate`` is about, and on how many cores it checks them."""

import os
import shutil
import subprocess
import sys
from multiprocessing import active_children
from pathlib import Path

import click
import pytest

from scormkit.cli import packages
from scormkit.cli.packages import check_packages, find_packages
from tests.cases.test_packages import MINIMAL
from tests.unit.cli.packages import NO_TITLE, package

TREE = (
    *("b.ZIP", "a/c.zip", "a/readme.txt", "unpacked/imsmanifest.xml", "unpacked/inner/d.zip", "au/cmi5.xml"),
    *(".git/e.zip", "node_modules/f.zip", "x/.g.zip", "x/TinCan.xml"),
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _make(here: Path, *paths: str) -> None:
    for path in paths:
        (here / path).parent.mkdir(parents=True, exist_ok=True)
        (here / path).write_text("")


def _found(*paths: str) -> list[str]:
    return [path.as_posix() for path in find_packages(map(Path, paths))]


def test_a_folder_stands_for_all_packages_in_it(here: Path) -> None:
    """Zips and unpacked packages however deep, sorted; nothing hidden, and nothing within a package."""
    _make(here, *(f"all/{path}" for path in TREE))
    assert _found("all") == ["all/a/c.zip", "all/au", "all/b.ZIP", "all/unpacked", "all/x"]


def test_a_package_is_itself(here: Path) -> None:
    """An unpacked package with zips in it is one; a folder without any package is judged as one."""
    _make(here, "unpacked/imsmanifest.xml", "unpacked/more.zip", "nothing/page.html")
    assert _found("unpacked", "nothing") == ["unpacked", "nothing"]


def test_a_manifest_stands_for_the_folder_around_it(here: Path) -> None:
    """So do a tincan.xml, and a cmi5.xml unless it is all that lies there (cmi5 14.2)."""
    _make(here, "a/imsmanifest.xml", "b/tincan.xml", "c/cmi5.xml", "c/index.html", "d/cmi5.xml", "e/course.xml")
    _make(here, "e/index.html", "imsmanifest.xml")
    assert _found("a/imsmanifest.xml", "b/tincan.xml", "c/cmi5.xml") == ["a", "b", "c"]
    assert _found("d/cmi5.xml", "e/course.xml", "imsmanifest.xml") == ["d/cmi5.xml", "e/course.xml", "."]


def test_each_package_is_checked_once(here: Path) -> None:
    """However often and by whatever name it is given; the first name stays."""
    _make(here, "all/a.zip", "all/b/imsmanifest.xml", "all/b/cmi5.xml")
    assert _found("./all/a.zip", "all", "all/b/imsmanifest.xml", "all/b/cmi5.xml", str(here / "all/a.zip")) == [
        "all/a.zip",
        "all/b",
    ]


def test_the_order_is_that_of_the_arguments_on_any_number_of_cores(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Large ones first or last: several processes give what one gives, in the same order."""
    paths = [package(here / f"{number}.zip", *(NO_TITLE if number % 3 else ())) for number in range(9)]
    with paths[0].open("ab") as first:
        first.write(bytes(1))  # odd at its end
    alone = list(check_packages(paths))
    assert active_children() == []
    monkeypatch.setattr(packages, "_WORTH_A_PROCESS", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    results = check_packages(paths)
    together = [next(results)]
    assert len(active_children()) > 1
    together += results
    assert together == alone
    assert active_children() == []


def test_no_process_outlives_an_interrupt(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the run is broken off, what was begun is ended."""
    paths = [package(here / f"{number}.zip") for number in range(9)]
    monkeypatch.setattr(packages, "_WORTH_A_PROCESS", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    results = packages._on_cores(paths, 2)
    next(results)
    assert len(active_children()) == 2
    with pytest.raises(KeyboardInterrupt):
        results.throw(KeyboardInterrupt)  # type: ignore[attr-defined]
    assert active_children() == []


def test_a_package_that_cannot_be_read(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk's refusal is told of its package, from another process, too."""
    paths = [package(here / "a.zip"), here / "gone.zip"]
    monkeypatch.setattr(packages, "_size", lambda path: 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    for size in (packages._WORTH_A_PROCESS, 1):
        monkeypatch.setattr(packages, "_WORTH_A_PROCESS", size)
        with pytest.raises(click.UsageError, match=r"gone\.zip` cannot be read: no such file"):
            list(check_packages(paths))


def test_one_package_pays_for_no_processes(here: Path) -> None:
    """Neither one package nor several small ones import what starts processes."""
    shutil.copytree(MINIMAL / "scorm12", here / "a")
    package(here / "b.zip")
    package(here / "c.zip")
    script = (
        "import sys\nfrom scormkit.cli.main import scormkit\n"
        "scormkit(sys.argv[1:], standalone_mode=False)\n"
        "assert not {'multiprocessing', 'concurrent.futures'} & set(sys.modules)\n"
    )
    for names in (["a"], ["b.zip", "c.zip"]):
        done = subprocess.run([sys.executable, "-c", script, "validate", *names], capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")


def test_a_link_to_nowhere_is_told(here: Path) -> None:
    """A zip in a folder that cannot be read is wrong usage, not a fault of ours."""
    package(here / "a.zip")
    (here / "b.zip").symlink_to(here / "gone.zip")
    with pytest.raises(click.UsageError, match=r"`b.zip` cannot be read"):
        list(check_packages(find_packages([Path(".")])))
