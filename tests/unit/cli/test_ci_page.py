"""The page "Put it into your CI": what it shows to type, to paste and to configure does what it says."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from scormkit.diagnostics.reference import rules
from scormkit.validation.settings import FAIL_ON, read_settings
from tests.unit.cli.packages import NO_TITLE, package

REPOSITORY = Path(__file__).resolve().parents[3]
PAGE = (REPOSITORY / "docs/ci.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.S | re.M)


GITHUB, GITLAB, PRE_COMMIT = (yaml.safe_load(text) for text in blocks("yaml"))
(JENKINS,) = (re.findall(r"sh '(.*)'", text) for text in blocks("groovy"))
SCRIPTS = {
    **{f"shell {number}": text for number, text in enumerate(blocks("sh"), 1)},
    "GitLab": "\n".join(GITLAB["packages"]["script"]),
    "Jenkins": "\n".join(JENKINS),
}


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A checkout on a machine whose `pip install` finds scormkit there already."""
    (tmp_path / "dist/old").mkdir(parents=True)
    package(tmp_path / "dist/good.zip")
    commands = tmp_path / ".venv/bin"
    commands.mkdir(parents=True)
    (commands / "scormkit").write_text(f'#!/bin/sh\nPYTHONPATH={REPOSITORY} exec {sys.executable} -m scormkit "$@"\n')
    (commands / "pip").write_text('#!/bin/sh\n[ "$*" = "install scormkit" ]\n')
    (commands / "python3").write_text('#!/bin/sh\n[ "$*" = "-m venv .venv" ]\n')
    for command in commands.iterdir():
        command.chmod(0o755)
    return tmp_path


def run(machine: Path, script: str) -> int:
    """Run a script on the machine; its first command that fails decides."""
    environment = {**os.environ, "PATH": f"{machine / '.venv/bin'}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(("bash", "-ec", script), cwd=machine, env=environment, capture_output=True, text=True)
    assert "No such" not in done.stderr
    return done.returncode


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_pass_on_good_packages(machine: Path, name: str) -> None:
    """Every command of the page exists, with these options."""
    assert run(machine, SCRIPTS[name]) == 0


@pytest.mark.parametrize("name", [name for name in SCRIPTS if "baseline" not in SCRIPTS[name]])
def test_scripts_fail_on_bad_packages(machine: Path, name: str) -> None:
    """One error somewhere in the folder fails the pipeline."""
    package(machine / "dist/old/bad.zip", *NO_TITLE)
    assert run(machine, SCRIPTS[name]) == 1


def test_the_baseline_fails_on_what_is_new(machine: Path) -> None:
    """The two commands pass with an old fault; the second fails once there is a new one."""
    (script,) = (text for text in SCRIPTS.values() if "baseline" in text)
    package(machine / "dist/old/bad.zip", *NO_TITLE)
    assert run(machine, script) == 0
    package(machine / "dist/worse.zip", *NO_TITLE)
    assert run(machine, script.splitlines()[1]) == 1


@pytest.mark.parametrize("name", ["GitLab", "Jenkins"])
def test_the_report_is_where_the_server_looks(machine: Path, name: str) -> None:
    """GitLab's artifact and Jenkins's step name the file that the command writes."""
    assert run(machine, SCRIPTS[name]) == 0
    wanted = [*re.findall(r"junit '(.*)'", PAGE), GITLAB["packages"]["artifacts"]["reports"]["junit"]]
    assert {(machine / file).is_file() for file in wanted} == {True}


def test_the_workflow_speaks_to_the_action() -> None:
    """Its inputs are those of action.yml, and the file that it uploads is the one that the action writes."""
    action: Any = yaml.safe_load((REPOSITORY / "action.yml").read_text("utf-8"))
    _, ours, upload = GITHUB["jobs"]["validate"]["steps"]
    assert {"packages"} <= set(ours["with"]) <= set(action["inputs"])
    assert upload["with"]["sarif_file"] == ours["with"]["sarif"]
    (table,) = re.findall(r"\| input \| is \|\n\|---\|---\|\n((?:\|.*\n)+)", PAGE)
    assert re.findall(r"^\| `([a-z-]+)`", table, re.M) == list(action["inputs"])


def test_the_hook_is_ours() -> None:
    """The id is that of .pre-commit-hooks.yaml."""
    hooks: Any = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["id"] for repo in PRE_COMMIT["repos"] for hook in repo["hooks"]] == [hook["id"] for hook in hooks]


def test_the_config_files_are_valid() -> None:
    """Both are read without a finding and say what the page says; the tables name every key."""
    own, shared = blocks("toml")
    settings = read_settings("scormkit.toml", own.encode()).value
    other = read_settings("pyproject.toml", shared.encode()).value
    assert settings is not None
    assert other is not None
    assert settings.fail_on in FAIL_ON
    assert [entry.path for entry in settings.exemptions] == ["legacy/*.zip"]
    assert [entry.code for entry in other.exemptions] == ["archive/zip64"]
    for name, keys in (
        ("validate", ["fail-on", "select", "ignore", "profile"]),
        ("ignore", ["code", "path", "reason", "expires"]),
    ):
        (table,) = re.findall(rf"\| `\[+{name}\]+` \| is \|\n\|---\|---\|\n((?:\|.*\n)+)", PAGE)
        assert re.findall(r"^\| `([a-z-]+)`", table, re.M) == keys


def test_codes_on_the_page_are_there() -> None:
    """Each code that the page names is in the table that it leads to."""
    named = re.findall(r"[`\"]((?:archive|item)/[a-z0-9-]+)[`\"]", PAGE)
    assert named
    assert [code for code in named if f"`{code}`" not in rules({})] == []
