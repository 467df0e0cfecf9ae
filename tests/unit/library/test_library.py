"""scormkit as a library, and the page that tells of it."""

import pickle
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

import scormkit
from scormkit.diagnostics.codes import Severity
from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.validation.result import Validation
from tests.unit.cli.packages import NO_TITLE, package

PAGE = (Path(__file__).parents[3] / "docs/library.md").read_text("utf-8")


def test_the_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The page's own code prints what the page says."""
    package(tmp_path / "course.zip", *NO_TITLE)
    monkeypatch.chdir(tmp_path)
    code, printed = re.findall(r"```(?:python|text)\n(.*?)```", PAGE, re.S)
    exec(code, {})  # noqa: S102
    assert capsys.readouterr().out == printed


def test_every_attribute_of_the_page_is_there(tmp_path: Path) -> None:
    """Both tables name attributes of the result and of a finding, and arguments."""
    result = scormkit.validate(package(tmp_path / "a.zip", *NO_TITLE))
    arguments, of_result, of_finding = (
        set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\| ([^|]*)", table, re.M))))
        for table in re.findall(r"(?:^\|.*\n)+", PAGE, re.M)
    )
    assert arguments == {"path", *(scormkit.validate.__kwdefaults__ or {})}
    assert {name for name in of_result if not hasattr(result, name)} == set()
    assert {name for name in of_finding if not hasattr(Diagnostic, name)} == set()


def test_what_comes_out(tmp_path: Path) -> None:
    """A result of all findings, by severity, from a path of either kind; it can be pickled."""
    path = package(tmp_path / "a.zip", *NO_TITLE)
    result = scormkit.validate(str(path))
    assert isinstance(result, Validation)
    assert (result.ok, [one.code for one in result.errors], result.warnings) == (False, ["item/no-title"], ())
    assert result.errors[0].severity is Severity.ERROR
    assert scormkit.validate(path) == pickle.loads(pickle.dumps(result)) == result
    for options in ({"ignore": ["item/*"]}, {"select": ["archive/*"]}):
        assert scormkit.validate(path, **options).ok


def test_what_is_raised(tmp_path: Path) -> None:
    """A path that is not there and a code that does not exist; a file that is no package is a finding."""
    with pytest.raises(OSError, match="No such file"):
        scormkit.validate(tmp_path / "none.zip")
    (tmp_path / "a.zip").write_bytes(b"no zip")
    with pytest.raises(ValueError, match="no code `item/no-titel`"):
        scormkit.validate(tmp_path / "a.zip", ignore=["item/no-titel"])
    assert [one.code for one in scormkit.validate(tmp_path / "a.zip").errors] == ["archive/unreadable"]


def test_importing_is_cheap() -> None:
    """`import scormkit` imports no other module of it, and no lxml."""
    script = "import sys, scormkit; print([name for name in sys.modules if name.startswith(('scormkit.', 'lxml'))])"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stdout == "[]\n"


def test_the_package_says_that_it_is_typed() -> None:
    """py.typed lies in it (PEP 561)."""
    assert files("scormkit").joinpath("py.typed").is_file()
