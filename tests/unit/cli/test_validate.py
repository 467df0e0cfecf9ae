"""``scormkit validate``."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cases.test_packages import MINIMAL
from tests.unit.cli.conftest import Run
from tests.unit.cli.packages import NO_TITLE, package


def test_a_good_package(run: Run, tmp_path: Path) -> None:
    """The first line says what the package is, the last what was found; the exit code is 0."""
    package(tmp_path / "a.zip")
    done = run("validate", "a.zip")
    first, *_, last = done.output.splitlines()
    assert first == "a.zip: SCORM 1.2 · First aid · 2 SCOs · 5 files · 1 KB"
    assert last == "1 package checked, no findings"
    assert done.exit_code == 0


def test_findings_lead_into_the_package(run: Run, tmp_path: Path) -> None:
    """A finding has the path of the zip, of the file in it and the line, and shows that line."""
    package(tmp_path / "a.zip", "<title>Stop the bleeding</title>", "<title/>")
    done = run("validate", "a.zip")
    assert "error[item/no-title] a.zip/imsmanifest.xml:17\n" in done.output
    assert "  17 |         <title/>\n" in done.output
    assert done.exit_code == 1


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1)])
def test_warnings_fail_on_request(run: Run, tmp_path: Path, fail_on: str, code: int) -> None:
    """A warning alone is exit 0, and 1 under ``--fail-on warning``."""
    package(tmp_path / "a.zip", ' default="course"', "")
    assert run("validate", "a.zip", "--fail-on", fail_on).exit_code == code


def test_several_packages_and_folders(run: Run, tmp_path: Path) -> None:
    """Zips, an unpacked package and a folder of zips are checked in one run."""
    (tmp_path / "zips").mkdir()
    package(tmp_path / "zips/one.zip")
    package(tmp_path / "zips/two.zip", ">1.2<", ">1.3<")
    shutil.copytree(MINIMAL / "cmi5", tmp_path / "unpacked")
    done = run("validate", "zips", "unpacked", "--format", "json")
    told = json.loads(done.stdout)
    assert [package["path"] for package in told["packages"]] == ["zips/one.zip", "zips/two.zip", "unpacked"]
    assert [package["standards"] for package in told["packages"]] == [["SCORM 1.2"], ["SCORM 1.2"], ["cmi5"]]
    (found,) = told["packages"][1]["diagnostics"]
    assert (found["code"], found["file"], found["line"]) == ("manifest/wrong-version", "imsmanifest.xml", 8)
    assert found["rules"] == ["MAN-08", "S4-01"]
    assert told["summary"] == {"errors": 1, "warnings": 0, "notes": 0}
    assert done.exit_code == 1


def test_a_course_structure_by_itself(run: Run, tmp_path: Path) -> None:
    """A bare cmi5.xml is a package without files (cmi5 14.2)."""
    shutil.copy(MINIMAL / "cmi5/cmi5.xml", tmp_path / "course.xml")
    done = run("validate", "course.xml")
    assert "cmi5 · First aid · 2 AUs" in done.output
    assert done.output.count("error[cmi5/relative-url]") == 2
    assert "error[cmi5/relative-url] course.xml:24\n" in done.output
    assert "  24 |       <url>breathing.html</url>\n" in done.output


def test_a_file_that_is_no_package(run: Run, tmp_path: Path) -> None:
    """Anything may be named; what is no zip is a finding, and what is not there is wrong usage."""
    (tmp_path / "a.zip").write_bytes(b"no zip")
    done = run("validate", "a.zip")
    assert "error[archive/unreadable] a.zip\n" in done.output
    assert done.exit_code == 1
    assert run("validate", "none.zip").exit_code == 2
    assert run("validate").exit_code == 2


def test_validating_writes_nothing(run: Run, tmp_path: Path) -> None:
    """The package stays as it was, and nothing lies beside it."""
    before = package(tmp_path / "a.zip").read_bytes()
    run("validate", "a.zip")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [before]


def test_hundreds_of_one_kind_do_not_hide_the_rest(run: Run, tmp_path: Path) -> None:
    """The text shows ten findings of a code and counts the others; the document has them all."""
    missing = "".join(f'<file href="{number}.png"/>\n' for number in range(400))
    package(tmp_path / "a.zip", '<file href="shared/page.css"/>', f'<file href="shared/page.css"/>{missing}')
    told = run("validate", "a.zip").output
    assert told.count("error[file/missing]") == 10
    assert "… and 390 more of file/missing" in told
    assert json.loads(run("validate", "a.zip", "--format", "json").stdout)["summary"]["errors"] == 400


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "github", "csv"])
def test_a_report_in_a_file(run: Run, tmp_path: Path, form: str) -> None:
    """The file has what would have been printed; what is printed sums it up, and the exit code is the same."""
    package(tmp_path / "a.zip", "<title>Stop the bleeding</title>", "<title/>")
    printed = run("validate", "a.zip", "--format", form)
    (tmp_path / "report").write_text("an older one")
    done = run("validate", "a.zip", "--format", form, "--output", "report")
    assert (tmp_path / "report").read_bytes() == printed.stdout_bytes
    assert done.output == "1 package checked, 1 error\n"
    assert (printed.exit_code, done.exit_code) == (1, 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip", "report"]


def test_a_report_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    """A disk that refuses is exit 1 in words; a package is never written over, which is wrong usage."""
    before = package(tmp_path / "a.zip").read_bytes()
    refused = run("validate", "a.zip", "--output", "nowhere/report")
    assert (refused.exit_code, "`nowhere/report` cannot be written: no such file" in refused.output) == (1, True)
    assert run("validate", "a.zip", "--output", "./a.zip").exit_code == 2
    assert (tmp_path / "a.zip").read_bytes() == before


def test_findings_that_do_not_count(run: Run, tmp_path: Path) -> None:
    """Left out, a finding is neither told nor counted; several codes take commas or the option again."""
    package(tmp_path / "a.zip", "<title>Stop the bleeding</title>", "<title/>")
    for options in (
        ("--ignore", "item/*"),
        ("--ignore", "archive/*,item/no-title"),
        ("--ignore", "archive/*", "--ignore", "item/*"),
        ("--select", "archive/*"),
    ):
        done = run("validate", "a.zip", *options)
        assert (done.exit_code, "1 package checked, no findings" in done.output) == (0, True)
    assert run("validate", "a.zip", "--select", "item/no-title").exit_code == 1
    unknown = run("validate", "a.zip", "--select", "item/no-titel")
    assert (unknown.exit_code, "did you mean `item/no-title`" in unknown.output) == (2, True)


def test_profiles_judge(run: Run, tmp_path: Path) -> None:
    """Unasked, what breaks an LMS is a warning that names it; asked, it is as grave as it is there, and says why."""
    package(tmp_path / "a.zip", "<resources>", '<resources xml:base="./">')
    unasked = run("validate", "a.zip")
    assert "warning[resource/base-ignored]" in unasked.output
    assert "    breaks in Chamilo, Moodle, Open edX" not in unasked.output  # which does not take two SCOs
    assert "    breaks in Chamilo, Moodle\n" in unasked.output
    assert "\nMoodle: breaks, resource/base-ignored at imsmanifest.xml:21\n" in unasked.output
    assert "\nnot taken, lms/several-scos: Frappe LMS, Open edX (SCORM XBlock), " in unasked.output
    assert unasked.exit_code == 0
    asked = run("validate", "a.zip", "--profile", "adl,moodle", "--profile", "moodle")
    assert "error[resource/base-ignored]" in asked.output
    assert "    Moodle: it reads `xml:base` on `<resource>` only\n" in asked.output
    assert "\nADL's test suite: nothing known against it\nMoodle: breaks, resource/base-ignored at " in asked.output
    assert asked.exit_code == 1
    assert run("validate", "a.zip", "--profile", "adl").exit_code == 0


def test_a_profile_that_is_not_there(run: Run, tmp_path: Path) -> None:
    """It is wrong usage, with the nearest names."""
    package(tmp_path / "a.zip")
    done = run("validate", "a.zip", "--profile", "moodel")
    assert (done.exit_code, "there is no profile `moodel`\n  help: did you mean `moodle`?" in done.output) == (2, True)


def test_verdicts_are_of_the_whole_package(run: Run, tmp_path: Path) -> None:
    """What is left out is not told, and no LMS takes the package for that."""
    package(tmp_path / "a.zip")
    assert "not taken, lms/several-scos" in run("validate", "a.zip").output
    told = run("validate", "a.zip", "--ignore", "lms/*", "--profile", "tovuti").output
    assert ("[lms/several-scos]" in told, "Tovuti: not taken, lms/several-scos" in told) == (False, True)


def test_what_can_be_mended_is_told(run: Run, tmp_path: Path) -> None:
    """The last line leads to `scormkit repair`, where it knows a cure; where it knows none, nothing is said of it."""
    package(tmp_path / "a.zip", ' default="course"', "")
    assert run("validate", "a.zip").output.endswith(
        "`scormkit repair` mends where the cure is certain: organization/no-default\n"
    )
    package(tmp_path / "b.zip", *NO_TITLE)
    assert "repair" not in run("validate", "b.zip").output


def test_a_bare_document_is_not_for_repair(run: Run, tmp_path: Path) -> None:
    """`scormkit repair` takes zips and folders, so it is not named for a cmi5.xml that stands alone."""
    course = (MINIMAL / "cmi5" / "cmi5.xml").read_text("utf-8")
    (tmp_path / "cmi5.xml").write_text(f"\ufeff{course}", "utf-8")
    told = run("validate", "cmi5.xml").output
    assert ("xml/byte-order-mark" in told, "scormkit repair" in told) == (True, False)
