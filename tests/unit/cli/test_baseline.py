"""``scormkit validate --baseline``: a run fails on what is new."""

import json
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run
from tests.unit.cli.packages import NO_TITLE, package

WRITE = ("--format", "json", "--output", "baseline.json")


def test_what_is_known_passes(run: Run, tmp_path: Path) -> None:
    """Findings of the baseline are counted and not told; a new one is told and fails."""
    package(tmp_path / "a.zip", *NO_TITLE)
    assert run("validate", "a.zip", *WRITE).exit_code == 1
    done = run("validate", "a.zip", "--baseline", "baseline.json")
    assert (done.exit_code, "error[" in done.output) == (0, False)
    assert done.output.endswith("1 package checked, no findings\n1 finding is in the baseline\n")
    package(tmp_path / "b.zip", *NO_TITLE)
    done = run("validate", "a.zip", "b.zip", "--baseline", "baseline.json")
    assert (done.exit_code, done.output.count("error[item/no-title] b.zip")) == (1, 1)


def test_lines_do_not_count(run: Run, tmp_path: Path) -> None:
    """The same finding some lines further down is known; one of another element is not."""
    package(tmp_path / "a.zip", *NO_TITLE)
    run("validate", "a.zip", *WRITE)
    package(tmp_path / "a.zip", NO_TITLE[0], "\n\n<title/>")
    assert run("validate", "a.zip", "--baseline", "baseline.json").exit_code == 0
    package(tmp_path / "a.zip", "<title>Is somebody breathing?</title>", "<title/>")
    assert run("validate", "a.zip", "--baseline", "baseline.json").exit_code == 1


def test_equal_findings_are_counted(run: Run, tmp_path: Path) -> None:
    """Of two equal findings one is known where the baseline has one."""
    package(tmp_path / "a.zip", *NO_TITLE)
    run("validate", "a.zip", *WRITE)
    report = json.loads((tmp_path / "baseline.json").read_text())
    report["packages"][0]["diagnostics"] *= 2
    (tmp_path / "two.json").write_text(json.dumps(report))
    assert "and no more" in run("validate", "a.zip", "--baseline", "two.json").output
    report["packages"][0]["diagnostics"] = []
    (tmp_path / "none.json").write_text(json.dumps(report))
    assert run("validate", "a.zip", "--baseline", "none.json").exit_code == 1


def test_what_is_gone_is_told(run: Run, tmp_path: Path) -> None:
    """Findings that a package no longer has are counted; packages that the run is not about are not."""
    package(tmp_path / "a.zip", *NO_TITLE)
    package(tmp_path / "b.zip", *NO_TITLE)
    run("validate", "a.zip", "b.zip", *WRITE)
    package(tmp_path / "a.zip")
    done = run("validate", "a.zip", "--baseline", "baseline.json")
    assert done.output.splitlines()[-2:] == [
        "0 findings are in the baseline",
        "1 finding is in the baseline and no more in the packages: write it anew",
    ]
    told = json.loads(run("validate", "a.zip", "--baseline", "baseline.json", "--format", "json").stdout)
    assert told["passed"] == {"exempted": 0, "known": 0, "gone": 1}


def test_what_is_not_looked_for_is_not_gone(run: Run, tmp_path: Path) -> None:
    """A run that looks for other codes says nothing of those of the baseline."""
    package(tmp_path / "a.zip", *NO_TITLE)
    run("validate", "a.zip", *WRITE)
    assert "anew" not in run("validate", "a.zip", "--select", "xml/*", "--baseline", "baseline.json").output


def test_a_package_is_known_however_it_is_named(run: Run, tmp_path: Path) -> None:
    """`./a.zip` and its absolute path are the package of the baseline."""
    package(tmp_path / "a.zip", *NO_TITLE)
    run("validate", "a.zip", *WRITE)
    for name in ("./a.zip", str(tmp_path / "a.zip")):
        assert run("validate", name, "--baseline", "baseline.json").exit_code == 0


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no",
        b"[]",
        b"{}",
        b"\xff",
        b'{"format": 1, "packages": [1]}',
        b'{"format": 9, "packages": []}',
        b"[" * 9999,
    ],
)
def test_anything_else_is_no_baseline(run: Run, tmp_path: Path, content: bytes) -> None:
    """A file that is no report is wrong usage, told with the command that writes one."""
    package(tmp_path / "a.zip")
    (tmp_path / "baseline.json").write_bytes(content)
    done = run("validate", "a.zip", "--baseline", "baseline.json")
    assert (done.exit_code, "--format json --output baseline.json" in done.output) == (2, True)


def test_a_baseline_is_not_written_over_by_its_own_run(run: Run, tmp_path: Path) -> None:
    """A report of what is new alone would be a baseline that forgets."""
    package(tmp_path / "a.zip", *NO_TITLE)
    run("validate", "a.zip", *WRITE)
    before = (tmp_path / "baseline.json").read_bytes()
    assert run("validate", "a.zip", *WRITE, "--baseline", "baseline.json").exit_code == 2
    assert (tmp_path / "baseline.json").read_bytes() == before
