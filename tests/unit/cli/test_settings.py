"""``scormkit validate`` with a config file."""

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run
from tests.unit.cli.packages import NO_TITLE, package

EXEMPT = '[[ignore]]\ncode = "item/*"\nreason = "The supplier is gone"\n'


def test_an_exemption_lets_a_finding_pass(run: Run, tmp_path: Path) -> None:
    """What is exempted is neither told nor counted, and the last line says how many there were."""
    package(tmp_path / "a.zip", *NO_TITLE)
    assert run("validate", "a.zip").exit_code == 1
    (tmp_path / "scormkit.toml").write_text(EXEMPT)
    done = run("validate", "a.zip")
    assert (done.exit_code, "error[" in done.output, done.stderr) == (0, False, "")
    assert done.output.endswith(
        "1 package checked, no findings\n1 finding is let pass by scormkit.toml\n",
    )


def test_paths_are_seen_from_the_config_file(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is found from folders below, and its globs mean the same there; an absolute path is no other."""
    (tmp_path / "legacy/old").mkdir(parents=True)
    package(tmp_path / "legacy/old/a.zip", *NO_TITLE)
    (tmp_path / "scormkit.toml").write_text(f'{EXEMPT}path = "legacy/**/*.zip"\n')
    monkeypatch.chdir(tmp_path / "legacy/old")
    assert run("validate", "a.zip").output.endswith("let pass by ../../scormkit.toml\n")
    assert run("validate", str(tmp_path / "legacy/old/a.zip")).exit_code == 0
    (tmp_path / "scormkit.toml").write_text(f'{EXEMPT}path = "old/*.zip"\n')
    assert run("validate", "a.zip").exit_code == 1


def test_the_search_ends_at_the_repository(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A config file above the repository's folder does not count; a nearer one goes before a farther one."""
    inner = tmp_path / "repository" / "dist"
    inner.mkdir(parents=True)
    package(inner / "a.zip", *NO_TITLE)
    (tmp_path / "scormkit.toml").write_text(EXEMPT)
    monkeypatch.chdir(inner)
    assert run("validate", "a.zip").exit_code == 0
    (inner.parent / ".git").mkdir()
    assert run("validate", "a.zip").exit_code == 1
    (inner.parent / "scormkit.toml").write_text(EXEMPT)
    assert run("validate", "a.zip").exit_code == 0
    (inner / "scormkit.toml").write_text("")
    assert run("validate", "a.zip").exit_code == 1


def test_a_pyproject_counts_where_it_speaks_of_scormkit(run: Run, tmp_path: Path) -> None:
    """Its table is read; scormkit.toml beside it goes first, and a pyproject.toml of others is passed by."""
    package(tmp_path / "a.zip", *NO_TITLE)
    (tmp_path / "pyproject.toml").write_text("[project]\nname = broken")
    assert run("validate", "a.zip").exit_code == 1
    (tmp_path / "pyproject.toml").write_text(EXEMPT.replace("[[ignore]]", "[[tool.scormkit.ignore]]"))
    assert run("validate", "a.zip").exit_code == 0
    (tmp_path / "scormkit.toml").write_text("")
    assert run("validate", "a.zip").exit_code == 1


def test_options_go_before_the_file(run: Run, tmp_path: Path) -> None:
    """fail-on, select and ignore of the file count until the option is given."""
    package(tmp_path / "a.zip", ' default="course"', "")
    config = tmp_path / "scormkit.toml"
    config.write_text('[validate]\nfail-on = "warning"\n')
    assert run("validate", "a.zip").exit_code == 1
    assert run("validate", "a.zip", "--fail-on", "error").exit_code == 0
    config.write_text('[validate]\nfail-on = "warning"\nignore = ["organization/*"]\n')
    assert run("validate", "a.zip").exit_code == 0
    assert run("validate", "a.zip", "--ignore", "archive/*").exit_code == 1
    config.write_text('[validate]\nfail-on = "warning"\nselect = ["archive/*"]\n')
    assert run("validate", "a.zip").exit_code == 0
    assert run("validate", "a.zip", "--select", "organization/*").exit_code == 1


def test_a_named_file(run: Run, tmp_path: Path) -> None:
    """--config goes before what would be found; a pyproject.toml without the table is wrong usage."""
    package(tmp_path / "a.zip", *NO_TITLE)
    (tmp_path / "scormkit.toml").write_text("broken")
    (tmp_path / "ci.toml").write_text(EXEMPT)
    assert run("validate", "a.zip", "--config", "ci.toml").exit_code == 0
    (tmp_path / "pyproject.toml").write_text("")
    done = run("validate", "a.zip", "--config", "pyproject.toml")
    assert (done.exit_code, "has no table `[tool.scormkit]`" in done.output) == (2, True)


def test_faults_of_the_file(run: Run, tmp_path: Path) -> None:
    """All of them are told with codes, no package is checked, and the exit code is 2; reports stay clean."""
    package(tmp_path / "a.zip")
    (tmp_path / "scormkit.toml").write_text('[[ignore]]\ncode = "no/such"\n[validat]\n')
    done = run("validate", "a.zip", "--format", "json")
    assert (done.exit_code, done.stdout) == (2, "")
    for code in ("unknown-code", "missing-key", "unknown-key"):
        assert f"error[config/{code}] scormkit.toml\n" in done.stderr
    (tmp_path / "scormkit.toml").write_bytes(b"\n" * (1 << 20) + b"# long")
    assert "error[config/unreadable]" in run("validate", "a.zip").stderr
    (tmp_path / "scormkit.toml").write_text("x = [\r\ny")
    assert "  2 | y\n" in run("validate", "a.zip").stderr


def test_stale_entries_are_told_beside_the_report(run: Run, tmp_path: Path) -> None:
    """What has expired and what is not needed is told on stderr as a note, whatever the format."""
    package(tmp_path / "a.zip", *NO_TITLE)
    yesterday = date.today() - timedelta(days=1)
    unused = EXEMPT.replace("item/*", "archive/zip64")
    (tmp_path / "scormkit.toml").write_text(f"{EXEMPT}expires = {yesterday}\n{unused}")
    done = run("validate", "a.zip", "--format", "csv")
    assert done.exit_code == 1
    assert [line.split()[0] for line in done.stderr.splitlines() if line.startswith("note")] == [
        "note[config/expired]",
        "note[config/unused]",
    ]
    assert "config/" not in done.stdout


def test_toml_is_read_only_where_there_is_some(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a config file the reader of TOML is not even imported."""
    package(tmp_path / "a.zip")
    monkeypatch.setitem(sys.modules, "tomllib", None)
    assert run("validate", "a.zip").exit_code == 0
    (tmp_path / "scormkit.toml").write_text("")
    assert isinstance(run("validate", "a.zip").exception, ImportError)
