"""The command line as a whole."""

import json
import os
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from scormkit.cli import main as entry
from scormkit.diagnostics.codes import CODES
from tests.unit.cli.conftest import Run

# What --version must not wait for.
_HEAVY = ("lxml", "jinja2", "yaml", "markdown_it", "scormkit.compiler", "scormkit.pages", "scormkit.reading")


def test_version(run: Run) -> None:
    """It is the distribution's."""
    assert run("--version").output == f"scormkit {version('scormkit')}\n"


def test_python_m_scormkit_is_the_command_and_starts_light() -> None:
    """``python -m scormkit --version`` works and imports nothing that only a build needs."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "scormkit", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"scormkit {version('scormkit')}\n"
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert [name for name in _HEAVY if name in imported] == []


def test_a_narrow_encoding_stops_nothing(demo: Path) -> None:
    """Where stdout knows no `≤`, it becomes `?`, and the build goes through."""
    done = subprocess.run(
        [sys.executable, "-m", "scormkit", "build"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "latin-1:strict"},
        check=True,
    )
    assert b"state ? " in done.stdout


def test_every_command_is_listed(run: Run) -> None:
    """``--help`` names the five commands with a sentence each."""
    listed = run("--help").output
    assert all(f"\n  {name} " in listed for name in ("init", "build", "check", "explain", "schema"))


def test_an_unknown_command_is_wrong_usage(run: Run) -> None:
    """Exit 2, as for any wrong usage."""
    assert run("biuld").exit_code == 2


def test_a_fault_of_ours_is_told_without_a_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 3, what failed and where, and how to report it."""
    monkeypatch.delenv("SCORMKIT_DEBUG", raising=False)
    monkeypatch.setattr("scormkit.cli.courses.find_courses", _fail)
    with pytest.raises(SystemExit) as left:
        entry.main(["check"])
    assert left.value.code == 3
    told = capsys.readouterr().err
    assert "ZeroDivisionError: by accident (tests.unit.cli.test_main:" in told
    assert "SCORMKIT_DEBUG=1" in told
    assert "Traceback" not in told


def test_the_traceback_is_there_on_request(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under SCORMKIT_DEBUG the exception comes through."""
    monkeypatch.setenv("SCORMKIT_DEBUG", "1")
    monkeypatch.setattr("scormkit.cli.courses.find_courses", _fail)
    with pytest.raises(ZeroDivisionError):
        entry.main(["check"])


def _fail(_source: Path) -> tuple[Path, ...]:
    raise ZeroDivisionError("by accident")


@pytest.mark.parametrize("code", sorted(CODES))
def test_explain_prints_the_page(run: Run, code: str) -> None:
    """Each code's page is found from the code alone, headed by severity, code and title."""
    done = run("explain", code)
    assert done.exit_code == 0
    assert done.output.startswith(f"{CODES[code].severity.value}[{code}] {CODES[code].title}")
    assert "```" in done.output


def test_explain_takes_what_was_copied(run: Run) -> None:
    """The brackets of ``error[quiz/not-found]`` may come along."""
    assert run("explain", "error[quiz/not-found]").output == run("explain", "quiz/not-found").output


def test_explain_offers_the_nearest_code(run: Run) -> None:
    """A code that does not exist is wrong usage."""
    refused = run("explain", "quiz/not-fuond")
    assert refused.exit_code == 2
    assert "`quiz/not-found`" in refused.output


def test_explain_gives_an_example_that_exists(run: Run) -> None:
    """Where no code is near, the one that is shown as an example can be explained."""
    refused = run("explain", "foo/bar")
    assert refused.exit_code == 2
    (example,) = re.findall(r"in brackets after .*: `([a-z/-]+)`", refused.output)
    assert run("explain", example).exit_code == 0


@pytest.mark.parametrize("file", ["course", "quiz", "unit", "ledger"])
def test_schema_prints_a_schema(run: Run, file: str) -> None:
    """Each kind of source file has a JSON Schema that describes an object of known keys."""
    schema = json.loads(run("schema", file).output)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["properties"]
    assert schema["additionalProperties"] is False
