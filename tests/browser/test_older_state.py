"""The author changes a course while learners are on it: every build reads the state of every earlier one."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Play
from tests.browser.lms import Lms
from tests.browser.packages import FIELD_GUIDE, Package, build, newest, scormkit, unpack
from tests.browser.player import Player
from tests.browser.server import Host

Edit = Callable[[Path], None]


def replace(file: Path, *pairs: tuple[str, str]) -> None:
    text = file.read_text("utf-8")
    for old, new in pairs:
        assert old in text, f"{old!r} not in {file}"
        text = text.replace(old, new)
    file.write_text(text, "utf-8")


def add(course: Path) -> None:
    """A unit in front of all, a question before the others, and a choice before the others."""
    (course / "units" / "05-welcome.md").write_text(
        "---\ntitle: Welcome\nduration: 1 min\n---\nSit down.\n\n![](../quizzes/hello.yaml)\n", "utf-8"
    )
    (course / "quizzes" / "hello.yaml").write_text(
        "title: Hello\nkind: practice\nquestions:\n  - id: ready\n    type: true-false\n    prompt: You are ready.\n"
        "    choices: |\n      - [x] true\n      - [ ] false\n",
        "utf-8",
    )
    replace(course / "course.yaml", ("units: [silence, echo]", "units: [welcome, silence, echo]"))
    replace(
        course / "quizzes" / "give-back.yaml",
        ("questions:\n", "questions:\n  - id: why\n    prompt: Why?\n    choices: |\n      - [x] a. To be heard\n"
         "      - [ ] b. To fill time\n"),
        ("      - [ ] a. A sentence", "      - [ ] d. A page\n      - [ ] a. A sentence"),
    )  # fmt: skip


def remove(course: Path) -> None:
    """The first unit with its quiz, and a choice and a question of another."""
    (course / "units" / "10-silence.md").unlink()
    (course / "quizzes" / "warm-up.yaml").unlink()
    replace(course / "course.yaml", ("units: [silence, echo]", "units: [echo]"))
    replace(course / "units" / "30-questions.md", ("See [the first unit](10-silence.md).", ""))
    quiz = course / "quizzes" / "give-back.yaml"
    text = quiz.read_text("utf-8")
    start = text.index("      - [ ] c. A sound")
    end = text.index("    explanation: The shorter")
    quiz.write_text(text[:start] + text[end:], "utf-8")
    ask = course / "quizzes" / "ask.yaml"
    text = ask.read_text("utf-8")
    ask.write_text(re.sub(r"  - id: per-choice.*", "", text, flags=re.S), "utf-8")


def reorder(course: Path) -> None:
    """Modules, units, questions and choices change places."""
    replace(
        course / "course.yaml",
        ("units: [silence, echo]", "units: [farewell, questions]"),
        ("units: [questions, farewell]", "units: [echo, silence]"),
    )
    quiz = course / "quizzes" / "give-back.yaml"
    text = quiz.read_text("utf-8")
    head, first, second = re.split(r"(?=  - id: )", text)
    quiz.write_text(head + second.rstrip("\n") + "\n" + first, "utf-8")
    replace(
        quiz,
        ("      - [x] a. The ones they stressed\n      - [x] b. The ones that carry a feeling\n",
         "      - [x] b. The ones that carry a feeling\n      - [x] a. The ones they stressed\n"),
    )  # fmt: skip


def rename(course: Path) -> None:
    """A unit, its quiz and a question get other ids, and say what they were."""
    (course / "units" / "20-echo.md").rename(course / "units" / "20-mirror.md")
    (course / "quizzes" / "give-back.yaml").rename(course / "quizzes" / "hand-back.yaml")
    replace(
        course / "units" / "20-mirror.md",
        ("title: Give the words back\n", "title: Give the words back\nwas: echo\n"),
        ("give-back.yaml", "hand-back.yaml"),
    )
    replace(
        course / "quizzes" / "hand-back.yaml",
        ("title: Give it back\n", "title: Give it back\nwas: give-back\n"),
        ("  - id: how-long\n", "  - id: length\n    was: how-long\n"),
    )
    replace(course / "course.yaml", ("units: [silence, echo]", "units: [silence, mirror]"))


def all_at_once(course: Path) -> None:
    """A unit, questions and choices added, moved and renamed in one update."""
    add(course)
    quiz = course / "quizzes" / "give-back.yaml"
    head, why, first, second = re.split(r"(?=  - id: )", quiz.read_text("utf-8"))
    quiz.write_text(head + second.rstrip("\n") + "\n" + first + why, "utf-8")
    replace(quiz, ("  - id: how-long\n", "  - id: length\n    was: how-long\n"))


@pytest.fixture
def first_build(tmp_path: Path) -> Package:
    """The course as first published; its sources, ledger included, stay at tmp_path/field-guide."""
    return build(FIELD_GUIDE, tmp_path)


def update(tmp_path: Path, edit: Edit) -> Package:
    """Edit the published sources and build again."""
    course = tmp_path / "field-guide"
    edit(course)
    shutil.rmtree(tmp_path / "dist")
    done = scormkit("build", course, "-o", tmp_path / "dist")
    assert done.returncode == 0, done.stdout + done.stderr
    return unpack(newest(tmp_path / "dist"), tmp_path / "updated")


def relaunched(lms: Lms, host: Host, old: Package, new: Package) -> Player:
    """The LMS's administrator uploads the new package over the old one; the learner comes back."""
    address = host.package(old.folder)
    host.remount(address, new.folder)
    return Player(lms.launch(address + "index.html"), new).ready()


CASES = [
    pytest.param(add, "echo", "give-back", {"why": "", "how-long": "b", "which-words": "c"}, id="added"),
    pytest.param(remove, "echo", "give-back", {"how-long": "b", "which-words": "c"}, id="removed"),
    pytest.param(reorder, "echo", "give-back", {"which-words": "c", "how-long": "b"}, id="reordered"),
    pytest.param(rename, "mirror", "hand-back", {"length": "b", "which-words": "c"}, id="renamed"),
    pytest.param(all_at_once, "echo", "give-back", {"which-words": "c", "length": "b", "why": ""}, id="all at once"),
]


@pytest.mark.parametrize(("edit", "unit", "quiz", "answers"), CASES)
def test_state_of_an_earlier_build_opens_in_the_next(
    edit: Edit,
    unit: str,
    quiz: str,
    answers: dict[str, str],
    tmp_path: Path,
    first_build: Package,
    play: Play,
    lms: Lms,
    host: Host,
) -> None:
    """Place and every answer that still has a question are there; the learner can finish with a pass."""
    before = play(first_build)
    before.answer("ask")
    before.answer("give-back", "partial")
    before.exit()
    lms.leave()
    after = relaunched(lms, host, first_build, update(tmp_path, edit))
    after.expect_unit(unit)
    assert after.answered(quiz) == answers
    after.open_unit("questions")
    given = after.answered("ask")
    assert {name: given[name] for name in ("open-question", "one-at-a-time")} == {
        "open-question": "a",
        "one-at-a-time": "f",
    }
    expect(after.quiz("ask").locator(".sk-result")).to_contain_text(after.words["player.quiz.passed"])
    after.open_unit(unit)
    after.retry(quiz)
    after.answer(quiz)
    for read in after.package.course["units"]:
        after.open_unit(read["id"])
        after.read_to_end()
    after.exit()
    lms.leave()
    record = lms.record(lms.calls[0].sco)
    assert (record.status, record.raw) == ("passed", "100")
    assert lms.violations == []


def test_a_pass_of_an_earlier_build_stays_when_questions_are_added(
    tmp_path: Path, first_build: Package, play: Play, lms: Lms, host: Host
) -> None:
    """Passed is passed: the new version's question takes neither the status nor the score."""
    player = play(first_build)
    player.work_through()
    player.exit()
    lms.leave()
    relaunched(lms, host, first_build, update(tmp_path, add)).exit()
    lms.leave()
    record = lms.record(lms.calls[0].sco)
    assert (record.status, record.raw) == ("passed", "100")


@pytest.mark.parametrize(
    "text", ["garbage", "A", "AAAAAAAA", "Zzzzzzzzzz", '{"a":1}', "A" * 4096], ids=lambda text: text[:12]
)
def test_a_state_that_is_no_state_starts_afresh(text: str, field_guide: Package, lms: Lms, host: Host) -> None:
    """Foreign or damaged suspend_data: a notice, the text goes to the device and the support code, the course works."""
    sco = host.package(field_guide.folder) + "index.html"
    record = {"cmi.suspend_data": text, "cmi.core.exit": "suspend", "cmi.core.lesson_status": "incomplete"}
    player = Player(lms.launch(sco, record=record), field_guide).ready()
    player.expect_notice("damaged")
    player.expect_unit("silence")
    assert text in lms.page.evaluate("Object.values({...localStorage})")
    player.answer("give-back")
    player.expect_health("saved")
    player.find("#sk-about-open").click()
    assert player.find("#sk-code").input_value().endswith(f" {text}")


def test_a_state_of_a_newer_version_is_left_alone(field_guide: Package, lms: Lms, host: Host) -> None:
    """suspend_data of a later codec: a notice, the course can be read, and the LMS keeps the text and its results."""
    sco = host.package(field_guide.folder) + "index.html"
    text = "BAAARkYD"
    record = {"cmi.suspend_data": text, "cmi.core.exit": "suspend", "cmi.core.lesson_status": "incomplete"}
    player = Player(lms.launch(sco, record=record), field_guide).ready()
    player.expect_notice("newer")
    player.expect_health("readonly")
    player.open_unit("echo")
    assert player.quiz("give-back").locator("input").first.is_disabled()
    player.exit()
    lms.leave()
    assert [call.args for call in lms.calls if call.name == "LMSSetValue"] == [("cmi.core.exit", "suspend")]
    assert [call.name for call in lms.calls if call.name == "LMSFinish"] == ["LMSFinish"]
    assert lms.record(sco).state == text
