"""The GitHub Action: what GitHub documents of composite actions holds, and its scripts do what they promise."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from tests.unit.cli.packages import NO_TITLE, package

REPOSITORY = Path(__file__).resolve().parents[2]
ACTION: Any = yaml.safe_load((REPOSITORY / "action.yml").read_text("utf-8"))
STEPS = ACTION["runs"]["steps"]
# https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax
KEYS = {"name", "author", "description", "inputs", "outputs", "runs", "branding"}
INPUT_KEYS = {"description", "required", "default", "deprecationMessage"}
STEP_KEYS = {"name", "id", "if", "env", "continue-on-error"}
RUN_KEYS = STEP_KEYS | {"run", "shell", "working-directory"}
USES_KEYS = STEP_KEYS | {"uses", "with"}
EXPRESSION = re.compile(r"\$\{\{ (.*?) \}\}")


class Done(NamedTuple):
    exit_code: int
    printed: str


class Workflow:
    """A checkout of somebody's in which the action runs: its steps that have scripts, in their order."""

    def __init__(self, workspace: Path, installed: Path) -> None:
        self.workspace = workspace
        self.temporary = installed

    def run(self, **inputs: str) -> Done:
        """Run the last step with these inputs (`fail_on` for `fail-on`), others by default."""
        return self.step(STEPS[-1], {name.replace("_", "-"): text for name, text in inputs.items()})

    def step(self, step: Any, inputs: dict[str, str], **more: str) -> Done:
        """Run a step's script in the shell that GitHub's runner takes, with the step's own environment."""
        given = {name: str(about.get("default", "")) for name, about in ACTION["inputs"].items()} | inputs
        known = {f"inputs.{name}": text for name, text in given.items()}
        known |= {"github.action_path": str(REPOSITORY), "steps.python.outputs.python-path": sys.executable}
        environment = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")} | more
        for name, text in step["env"].items():
            environment[name] = EXPRESSION.sub(lambda found: known[found[1]], text)
        environment["RUNNER_TEMP"] = str(self.temporary)
        script = self.temporary / "script.sh"
        script.write_text(step["run"], "utf-8")
        assert step["shell"] == "bash"
        shell = ("bash", "--noprofile", "--norc", "-eo", "pipefail", str(script))
        done = subprocess.run(shell, cwd=self.workspace, env=environment, capture_output=True, text=True, check=False)
        return Done(done.returncode, done.stdout + done.stderr)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The runner's temporary folder after the step that installs; what scormkit needs is there already."""
    folder = tmp_path_factory.mktemp("runner")
    (step,) = (one for one in STEPS if one.get("name") == "Install scormkit")
    workflow = Workflow(folder, folder)
    done = workflow.step(step, {}, PIP_NO_DEPS="1", PIP_NO_BUILD_ISOLATION="0", PIP_NO_INDEX="1")
    assert done == (0, ""), done.printed
    assert (folder / "scormkit/scormkit/cli/validate.py").is_file()
    return folder


@pytest.fixture
def workflow(tmp_path: Path, installed: Path) -> Workflow:
    """A checkout with a good package and one with an error."""
    (tmp_path / "dist folder").mkdir()
    package(tmp_path / "dist folder/good.zip")
    package(tmp_path / "bad.zip", *NO_TITLE)
    package(tmp_path / "warned.zip", ' default="course"', "")
    return Workflow(tmp_path, installed)


def test_only_documented_keys() -> None:
    """The file and each part of it have keys that GitHub knows, and those that it demands."""
    assert set(ACTION) <= KEYS
    assert {"name", "description", "runs"} <= set(ACTION)
    assert (ACTION["runs"]["using"], set(ACTION["runs"])) == ("composite", {"using", "steps"})
    for name, about in ACTION["inputs"].items():
        assert {"description"} <= set(about) <= INPUT_KEYS, name
        assert about.get("required") is True or isinstance(about.get("default"), str), name
    for step in STEPS:
        assert ("run" in step) != ("uses" in step)
        assert set(step) <= (RUN_KEYS if "run" in step else USES_KEYS)
        assert "uses" in step or step["shell"] == "bash"


def test_inputs_reach_scripts_by_the_environment_only() -> None:
    """No script holds an expression, which would let whoever writes an input write the script."""
    assert [step["run"] for step in STEPS if "${{" in step.get("run", "")] == []
    used = set(EXPRESSION.findall(json.dumps(ACTION["runs"])))
    assert {name.removeprefix("inputs.") for name in used if name.startswith("inputs.")} == set(ACTION["inputs"])
    assert {name for name in used if not name.startswith("inputs.")} == {
        "github.action_path",
        "steps.python.outputs.python-path",
    }


def test_a_good_package_passes(workflow: Workflow) -> None:
    """The step succeeds and says what was checked; a folder with a blank in its name is one line."""
    assert workflow.run(packages="dist folder\n") == (0, "1 package checked, no findings\n")


def test_a_bad_package_fails_with_an_annotation(workflow: Workflow) -> None:
    """The step fails, and the finding is a workflow command."""
    done = workflow.run(packages="dist folder\n\nbad.zip\n")
    assert done.exit_code == 1
    assert "::error file=bad.zip,title=item/no-title%3A An item without a title::" in done.printed
    assert done.printed.endswith("2 packages checked, 1 error\n")


def test_warnings_fail_on_request(workflow: Workflow) -> None:
    """fail-on is handed on; empty, it leaves the word to the config file."""
    assert workflow.run(packages="warned.zip").exit_code == 0
    assert workflow.run(packages="warned.zip", fail_on="warning").exit_code == 1
    (workflow.workspace / "scormkit.toml").write_text('[validate]\nfail-on = "warning"\n')
    assert workflow.run(packages="warned.zip").exit_code == 1


def test_config_and_baseline(workflow: Workflow) -> None:
    """Both are handed on by their names, blanks and all."""
    (workflow.workspace / "c i.toml").write_text('[validate]\nignore = ["item/*"]\n')
    assert workflow.run(packages="bad.zip", config="c i.toml").exit_code == 0
    command = (sys.executable, "-m", "scormkit", "validate", "bad.zip", "--format", "json", "--output", "b l.json")
    subprocess.run(command, cwd=workflow.workspace, env={**os.environ, "PYTHONPATH": str(REPOSITORY)}, check=False)
    done = workflow.run(packages="bad.zip", baseline="b l.json")
    assert (done.exit_code, "1 finding is in the baseline" in done.printed) == (0, True)


def test_sarif_is_written_beside(workflow: Workflow) -> None:
    """The file has the findings, and the step fails on them all the same."""
    done = workflow.run(packages="bad.zip", sarif="out.sarif")
    log = json.loads((workflow.workspace / "out.sarif").read_text("utf-8"))
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["item/no-title"]
    assert (done.exit_code, "::error file=bad.zip" in done.printed) == (1, True)


@pytest.mark.parametrize("sarif", ["", "out.sarif"])
def test_wrong_usage_fails(workflow: Workflow, sarif: str) -> None:
    """A package that is not there, and none at all, fail the step with words."""
    for packages, words in (("none.zip", "does not exist"), ("", "Missing argument")):
        done = workflow.run(packages=packages, sarif=sarif)
        assert (done.exit_code > 0, words in done.printed) == (True, True)


@pytest.mark.parametrize("evil", ["$(touch hit)", "`touch hit`", "; touch hit", '" && touch hit #', "--output=hit"])
def test_nothing_of_an_input_is_run(workflow: Workflow, evil: str) -> None:
    """Whatever stands in an input is a name of a file that is not there."""
    assert workflow.run(packages=evil).exit_code == 2
    assert workflow.run(packages="bad.zip", config=evil, baseline=evil).exit_code == 2
    assert not (workflow.workspace / "hit").exists()


def test_nothing_of_the_checkout_is_run(workflow: Workflow) -> None:
    """Modules that lie in the checkout under names that scormkit imports stay what they are: files."""
    for name in ("click.py", "lxml.py", "scormkit.py"):
        (workflow.workspace / name).write_text("open('hit', 'w')")
    assert workflow.run(packages="dist folder\n").exit_code == 0
    assert not (workflow.workspace / "hit").exists()
