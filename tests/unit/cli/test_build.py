"""``scormkit build``."""

import json
import shutil
import webbrowser
import zipfile
from errno import EACCES, EFBIG, ENOSPC
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest
from click.shell_completion import ShellComplete

from scormkit.cli import output
from scormkit.cli.main import scormkit
from scormkit.package.archive import MediumChangedError
from tests.unit.cli.conftest import Run

FILES = ["demo-1.0-scorm12.codebook.csv", "demo-1.0-scorm12.upload.html", "demo-1.0-scorm12.zip"]


def _break(course: Path) -> None:
    (course / "units/20-easy-to-answer.md").write_text("---\ntitle: Broken\n---\n[nobody knows this term]\n")


def test_the_default_source_and_output(run: Run, demo: Path) -> None:
    """Without arguments the courses of ``course_src`` are built into ``dist``, and the build says what it did."""
    done = run("build")
    assert done.exit_code == 0
    assert Path("dist/demo-1.0-scorm12.zip").is_file()
    assert done.output.startswith("demo 1.0 · 2 units · 4 questions\n  scorm12  dist/demo-1.0-scorm12.zip  ")
    assert "LMS receives: passed, score 0–100 · pass mark 80 % · state ≤ " in done.output
    assert done.output.endswith("1 course built, no findings\n")


def test_source_may_be_one_course(run: Run, demo: Path) -> None:
    """A folder with a course.yaml is a course itself."""
    assert run("build", str(demo), "-o", "out").exit_code == 0
    assert Path("out/demo-1.0-scorm12.zip").is_file()


def test_the_ledger_is_written_and_then_stays(run: Run, demo: Path) -> None:
    """The first build writes ledger.yaml; the second finds nothing to add and leaves the file alone."""
    run("build")
    ledger = demo / "ledger.yaml"
    before = ledger.read_bytes(), ledger.stat().st_mtime_ns
    assert b"- u-say-it-first unit\n" in before[0]
    run("build")
    assert (ledger.read_bytes(), ledger.stat().st_mtime_ns) == before
    assert [path.name for path in demo.iterdir() if path.name.startswith(".")] == []


def test_a_locked_build_refuses_to_change_the_ledger(run: Run, demo: Path) -> None:
    """Under ``--locked`` a course without its ledger is an error; nothing is built and nothing written."""
    refused = run("build", "--locked")
    assert refused.exit_code == 1
    assert "error[ledger/out-of-date] course_src/demo/ledger.yaml" in refused.output
    assert not (demo / "ledger.yaml").exists()
    assert not Path("dist").exists()
    run("build")
    assert run("build", "--locked").exit_code == 0


def test_one_failing_course_does_not_stop_the_others(run: Run, demo: Path) -> None:
    """Of two courses the good one is built, the other is told with its fault, and the exit code is 1."""
    bad = demo.with_name("bad")
    shutil.copytree(demo, bad)
    (bad / "course.yaml").write_text((demo / "course.yaml").read_text("utf-8").replace("id: demo", "id: bad"), "utf-8")
    _break(bad)
    done = run("build")
    assert done.exit_code == 1
    assert "course_src/bad: not built\n" in done.output
    assert "course_src/bad/units/20-easy-to-answer.md:4:1" in done.output
    assert sorted(path.name for path in Path("dist").iterdir()) == FILES
    assert "1 course built, 1 not built" in done.output


def test_a_failing_build_leaves_package_and_ledger(run: Run, demo: Path) -> None:
    """What was built last stays byte for byte when the course no longer builds, with the files beside it."""
    run("build")
    kept = [*(Path("dist") / name for name in FILES), demo / "ledger.yaml"]
    before = [path.read_bytes() for path in kept]
    _break(demo)
    assert run("build").exit_code == 1
    assert [path.read_bytes() for path in kept] == before


def test_every_build_writes_the_codebook_and_the_page_for_admins(run: Run, demo: Path) -> None:
    """Both stand beside the package under its name; the text and the JSON of the report name them, and a second build
    gives the same bytes."""
    done = run("build")
    assert "\n  beside it: demo-1.0-scorm12.codebook.csv, demo-1.0-scorm12.upload.html\n" in done.output
    written = [(Path("dist") / name).read_bytes() for name in FILES]
    assert b"demo-1.0-scorm12.zip" in written[1]
    (package,) = json.loads(run("build", "--format", "json").stdout)["packages"]
    assert package["beside"] == [f"dist/{name}" for name in FILES[:2]]
    assert package["fingerprint"].encode() in written[1]
    assert [(Path("dist") / name).read_bytes() for name in FILES] == written


@pytest.mark.parametrize("blocked", FILES)
def test_a_file_that_the_disk_refuses_leaves_no_draft(run: Run, demo: Path, blocked: str) -> None:
    """Whichever of the three cannot be written, the finding names it, and nothing half written is left."""
    (Path("dist") / blocked).mkdir(parents=True)
    refused = run("build")
    assert refused.exit_code == 1
    assert f"error[build/not-written] dist/{blocked}\n" in refused.output
    assert [path.name for path in Path("dist").iterdir() if path.name not in FILES] == []


def test_a_package_that_is_not_written_leaves_the_files_beside_the_last_one(
    run: Run, demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Codebook and page go with the package that is there: they change only when it does."""
    run("build")
    before = [(Path("dist") / name).read_bytes() for name in FILES]
    quiz = demo / "quizzes/get-an-answer.yaml"
    quiz.write_text(quiz.read_text("utf-8").replace("prompt: ", "prompt: Now: ", 1).replace("Now: ", "Now, "), "utf-8")

    def refuse(_plan: object, _path: Path) -> None:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr("scormkit.compiler.pack", refuse)
    assert run("build").exit_code == 1
    assert [(Path("dist") / name).read_bytes() for name in FILES] == before
    assert sorted(path.name for path in Path("dist").iterdir()) == FILES


def test_an_output_that_is_a_file_is_wrong_usage(run: Run, demo: Path) -> None:
    """Where ``dist`` is a file, the build says so before it begins; the ledger is not written."""
    Path("dist").write_text("a file")
    refused = run("build")
    assert refused.exit_code == 2
    assert "'dist' is a file" in refused.output
    assert not (demo / "ledger.yaml").exists()


def test_a_disk_that_refuses_is_a_finding(run: Run, demo: Path) -> None:
    """A package that cannot be written is told with its path and a cure, counts as an error, and is no package."""
    Path("dist/demo-1.0-scorm12.zip").mkdir(parents=True)
    refused = run("build")
    assert refused.exit_code == 1
    assert refused.output.startswith(
        "error[build/not-written] dist/demo-1.0-scorm12.zip\n"
        "  it was not written: is a directory\n"
        "  help: check that the folder exists and may be written, then build again\n"
    )
    assert refused.output.endswith("0 courses built, 1 not built, 1 error\n")
    told = json.loads(run("build", "--format", "json").stdout)
    assert (told["summary"]["errors"], told["packages"]) == (1, [])
    assert [found["path"] for found in told["diagnostics"]] == ["dist/demo-1.0-scorm12.zip"]
    assert [path.name for path in Path("dist").iterdir()] == ["demo-1.0-scorm12.zip"]


@pytest.mark.parametrize(
    ("refusal", "cure"),
    [
        (OSError(ENOSPC, "No space left on device", ".demo.zip.1.part"), "make room on the disk"),
        (MediumChangedError("media/three-layers.svg changed while the course was built"), "build again"),
        (OSError(EFBIG, "a package holds at most 4 GiB and 65,535 files"), "make the course's media smaller"),
    ],
)
def test_each_refusal_has_its_cure(
    run: Run, demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusal: OSError, cure: str
) -> None:
    """The help fits what went wrong, the reason is in words, and the path is as the author gave it."""

    def refuse(_plan: object, _path: Path) -> None:
        raise refusal

    monkeypatch.setattr("scormkit.compiler.pack", refuse)
    refused = run("build", "-o", str(tmp_path / "out"))
    assert refused.output.startswith(f"error[build/not-written] {tmp_path.as_posix()}/out/demo-1.0-scorm12.zip\n")
    assert f"\n  help: {cure}" in refused.output
    assert "Errno" not in refused.output
    assert ".part" not in refused.output


def test_no_package_without_its_ledger(run: Run, demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where ledger.yaml cannot be written, no package appears, and no draft stays."""
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.name == "ledger.yaml":
            raise PermissionError(EACCES, "Permission denied", str(self))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    refused = run("build")
    assert refused.exit_code == 1
    assert "error[build/not-written] course_src/demo/ledger.yaml\n" in refused.output
    assert ".part" not in refused.output
    assert list(Path("dist").iterdir()) == []
    assert [path.name for path in demo.iterdir() if "ledger" in path.name] == []


@pytest.mark.parametrize("command", ["build", "check"])
def test_two_courses_of_one_name_are_told(run: Run, demo: Path, command: str) -> None:
    """The second course of the same id and version names the first and is not built; the first package stays."""
    shutil.copytree(demo, demo.with_name("other"))
    refused = run(command)
    assert refused.exit_code == 1
    assert "error[course/same-package] course_src/other/course.yaml:" in refused.output
    assert "`course_src/demo` is `demo` 1.0 too" in refused.output
    assert Path("dist/demo-1.0-scorm12.zip").exists() == (command == "build")
    found = json.loads(run(command, "--format", "json").stdout)["diagnostics"]
    assert [(one["code"], one["path"]) for one in found] == [("course/same-package", "course_src/other/course.yaml")]


def test_the_document_agrees_with_the_disk(run: Run, demo: Path) -> None:
    """``--format json`` prints one document and nothing else; its package is the one that was written."""
    told = json.loads(run("build", "--format", "json").stdout)
    (package,) = told["packages"]
    assert Path(package["path"]).stat().st_size == package["bytes"]
    with zipfile.ZipFile(package["path"]) as archive:
        assert f'"fingerprint":"{package["fingerprint"]}"' in archive.read("index.html").decode()
    assert package["course"] == told["courses"][0]["id"] == "demo"
    assert told["courses"][0]["states"][0]["limit"] == 4096


def test_all_targets_are_built_in_one_run(run: Run, demo: Path) -> None:
    """``-t all`` makes a package of every kind, each with its page for admins; what is missing is told once."""
    done = run("build", "-t", "all")
    assert done.exit_code == 0
    targets = ("scorm12", "cmi5", "xapi")
    assert {path.name for path in Path("dist").glob("*.zip")} == {f"demo-1.0-{one}.zip" for one in targets}
    assert all(Path(f"dist/demo-1.0-{one}.upload.html").is_file() for one in targets)
    assert done.output.count("warning[course/no-iri]") == 1
    packages = json.loads(run("build", "-t", "all", "--format", "json").stdout)["packages"]
    assert [package["target"] for package in packages] == list(targets)


def test_the_targets_can_be_completed() -> None:
    """A shell offers the targets that are installed, and ``all``."""
    completion = ShellComplete(scormkit, {}, "scormkit", "_SCORMKIT_COMPLETE")
    offered = [item.value for item in completion.get_completions(["build", "-t"], "")]
    assert {"scorm12", "xapi", "cmi5", "all"} <= set(offered)
    assert [item.value for item in completion.get_completions(["check", "-t"], "x")] == ["xapi"]


def test_an_unknown_target_is_wrong_usage(run: Run, demo: Path) -> None:
    """The nearest name is offered."""
    refused = run("build", "-t", "scrom12")
    assert refused.exit_code == 2
    assert "did you mean `scorm12`?" in refused.output


def test_open_unpacks_and_opens_the_first_page(run: Run, demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The browser is sent to the launch page of the unpacked package."""
    sent: list[str] = []
    monkeypatch.setattr(webbrowser, "open", sent.append)
    assert run("build", "--open").exit_code == 0
    page = Path(unquote(urlparse(sent[0]).path))
    with zipfile.ZipFile("dist/demo-1.0-scorm12.zip") as archive:
        assert page.read_bytes() == archive.read("index.html")
        assert sorted(path.name for path in page.parent.iterdir()) == sorted(
            {name.split("/")[0] for name in archive.namelist()}
        )


def test_open_without_a_package_opens_nothing(run: Run, demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the only course fails, no browser starts."""
    sent: list[str] = []
    monkeypatch.setattr(webbrowser, "open", sent.append)
    _break(demo)
    assert run("build", "--open").exit_code == 1
    assert sent == []


@pytest.mark.parametrize("terminal", [True, False])
def test_progress_is_for_terminals(terminal: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is going on is said on stderr, and taken back, only where that is a terminal."""
    said: list[str] = []
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal, raising=False)
    monkeypatch.setattr("click.echo", lambda text, **_: said.append(text))
    with output.progress("building x"):
        pass
    assert said == (["building x …", "\r\x1b[K"] if terminal else [])
