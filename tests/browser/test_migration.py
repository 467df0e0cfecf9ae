"""A course changes below a learner who is in the middle of it: the player carries over what ``scormkit diff`` promises.

One learner has filled in half of every quiz of ``courses/every-type`` when the next build comes; each case is such a
build, and one launch with the suspend_data of the old one.
"""

import json
import re
import shutil
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser

from tests.browser.lms import Launch, Lms
from tests.browser.packages import EVERY_TYPE, Package, build, newest, scormkit, unpack
from tests.browser.player import Player
from tests.browser.server import Host
from tests.browser.sharing import made_once
from tests.browser.watch import profile

Edit = Callable[[Path], object]

# Something in every question's first half; what is not named stays empty.
GIVEN: Mapping[str, Mapping[str, str]] = {
    "single": {"leaf": "b"},
    "multiple": {"per-choice": "ad"},
    "true-false": {"boiling": "t"},
    "hotspot": {"one-place": "a", "places": "ac"},
    "fill-in": {"vessel": "kettle"},
    "numeric": {"minutes": "3.5"},
    "matching": {"lands.a": "a", "lands.b": "d"},
    "ordering": {"steps.c": "2", "steps.a": "1", "steps.d": "4", "steps.b": "3"},
    "gaps": {"recipe.vessel": "b", "recipe.verb": "steep", "colours.sencha": "a"},
    "categorise": {"shelves.a": "t", "shelves.c": "t"},
    "views": {"milk": "2", "memory": "Of rain and of cake."},
    "brew": {"steps": "ac", "self-check.a": "2", "next-time": "I shall wait."},
}


class Published(NamedTuple):
    """The first build, its sources with their ledger, and the state of the learner who is half through it."""

    package: Package
    source: Path
    state: str


def half_way(browser: Browser, host: Host, folder: Path) -> Published:
    """Publish the course and work on it."""
    package = build(EVERY_TYPE, folder)
    context = profile(browser)
    lms = Lms(context.new_page(), host.lms)
    sco = host.package(package.folder) + "index.html"
    player = Player(lms.launch(sco, Launch()), package).ready()
    for quiz_id, values in GIVEN.items():
        player.open_unit(package.course["units"][package.quiz(quiz_id)["unit"]]["id"])
        player.give(quiz_id, values)
    player.open_unit("single")
    player.exit()
    lms.leave()
    state = lms.record(sco).state
    context.close()
    return Published(package, folder / EVERY_TYPE.name, state)


@pytest.fixture(scope="module")
def published(chromium: Browser, host: Host, tmp_path_factory: pytest.TempPathFactory) -> Published:
    return made_once(tmp_path_factory, "half-way", partial(half_way, chromium, host))


def change(file: str, *pairs: tuple[str, str]) -> Edit:
    """An edit that replaces texts of one file of the course, each where it stands first."""

    def edit(course: Path) -> None:
        text = (course / file).read_text("utf-8")
        for old, new in pairs:
            assert old in text, f"{old!r} not in {file}"
            text = text.replace(old, new, 1)
        (course / file).write_text(text, "utf-8")

    return edit


def quiz(name: str, *pairs: tuple[str, str]) -> Edit:
    return change(f"quizzes/{name}.yaml", *pairs)


def both(*edits: Edit) -> Edit:
    def edit(course: Path) -> None:
        for one in edits:
            one(course)

    return edit


def moved(folder: str, old: str, new: str) -> Edit:
    """An edit that gives a file another name."""

    def edit(course: Path) -> None:
        (course / folder / old).rename(course / folder / new)

    return edit


def removed(unit: str, *quizzes: str) -> Edit:
    """An edit that takes out a unit, with its quizzes."""

    def edit(course: Path) -> None:
        (course / "units" / f"{unit}.md").unlink()
        for name in quizzes:
            (course / "quizzes" / f"{name}.yaml").unlink()
        text = (course / "course.yaml").read_text("utf-8")
        (course / "course.yaml").write_text(text.replace(f"{unit}, ", ""), "utf-8")

    return edit


def turned(name: str, first: str, second: str) -> Edit:
    """An edit that lets two questions of a quiz, neighbours, change places."""

    def edit(course: Path) -> None:
        file = course / "quizzes" / f"{name}.yaml"
        head, *questions = re.split(r"(?m)^(?=  - id: )", file.read_text("utf-8"))
        n = next(n for n, question in enumerate(questions) if question.startswith(f"  - id: {first}\n"))
        assert questions[n + 1].startswith(f"  - id: {second}\n")
        questions[n : n + 2] = [questions[n + 1], questions[n]]
        file.write_text(head + "".join(questions), "utf-8")

    return edit


class Case(NamedTuple):
    """``shows``: the quizzes that are looked at afterwards, by their new ids, with all that stands in their fields.
    ``told``: each effect that ``diff`` has to tell, with its part, no more and no less."""

    name: str
    edit: Edit
    shows: Mapping[str, Mapping[str, str]]
    told: tuple[tuple[str, str], ...]
    unit: str = "single"

    def __str__(self) -> str:
        return self.name


FIRST_QUESTIONS = tuple(
    (name, next(iter(values)).partition(".")[0]) for name, values in GIVEN.items() if name != "brew"
)

CASES = (
    # Units and quizzes
    Case(
        "a unit is new",
        both(
            lambda course: (course / "units" / "welcome.md").write_text(
                "---\ntitle: Welcome\nduration: 1 min\npart_of: know-tea\n---\nSit down.\n", "utf-8"
            ),
            change("course.yaml", ("[single,", "[welcome, single,")),
        ),
        GIVEN,
        (("migrates", "unit welcome"),),
    ),
    Case(
        "a unit is gone",
        removed("true-false", "true-false"),
        {name: values for name, values in GIVEN.items() if name != "true-false"},
        (
            ("migrates", "unit true-false"),
            ("migrates", "quiz true-false"),
        ),
    ),
    Case(
        "units change places",
        change("course.yaml", ("[single, multiple,", "[multiple, single,")),
        GIVEN,
        (
            ("safe", "units"),
            ("safe", "quizzes"),
        ),
    ),
    Case(
        "a unit is renamed",
        both(
            moved("units", "single.md", "one.md"),
            change("units/one.md", ("title:", "was: single\ntitle:")),
            change("course.yaml", ("[single,", "[one,")),
        ),
        GIVEN,
        (("migrates", "unit one"),),
        unit="one",
    ),
    Case(
        "a quiz is renamed",
        both(
            moved("quizzes", "single.yaml", "sole.yaml"),
            quiz("sole", ("title:", "was: single\ntitle:")),
            change("units/single.md", ("single.yaml", "sole.yaml")),
        ),
        {"sole": GIVEN["single"], "multiple": GIVEN["multiple"]},
        (("migrates", "quiz sole"),),
    ),
    # Questions
    Case(
        "a question is new",
        quiz(
            "numeric",
            ("questions:\n", "questions:\n  - id: cups\n    type: numeric\n    prompt: Cups?\n    answer: 4\n"),
        ),
        {"numeric": GIVEN["numeric"]},
        (("safe", "question numeric.cups"),),
    ),
    Case(
        "a question is gone",
        lambda course: (course / "quizzes" / "multiple.yaml").write_text(
            (course / "quizzes" / "multiple.yaml").read_text("utf-8").partition("  - id: all-or-nothing")[0], "utf-8"
        ),
        {"multiple": GIVEN["multiple"]},
        (("migrates", "question multiple.all-or-nothing"),),
    ),
    Case(
        "questions change places",
        turned("views", "milk", "memory"),
        {"views": GIVEN["views"]},
        (("safe", "survey views"),),
    ),
    *(
        Case(
            f"a question is renamed, {name}",
            quiz(name, (f"  - id: {question}\n", f"  - id: anew\n    was: {question}\n")),
            {name: {field.replace(question, "anew", 1): value for field, value in GIVEN[name].items()}},
            (("migrates", f"question {name}.anew"),),
        )
        for name, question in FIRST_QUESTIONS
    ),
    # Choices, pairs, gaps, groups, items
    Case(
        "a choice is new",
        quiz("single", ("      - [ ] a. Mint", "      - [ ] e. Nettle\n      - [ ] a. Mint")),
        {"single": {"leaf": "b"}},
        (("safe", "question single.leaf"),),
    ),
    Case(
        "a choice that was chosen is gone",
        quiz("multiple", ("      - [x] a. Water\n", "")),
        {"multiple": {"per-choice": "d"}},
        (
            ("breaks", "question multiple.per-choice"),
            ("migrates", "question multiple.per-choice"),
        ),
    ),
    Case(
        "choices change places",
        quiz(
            "single",
            ("      - [ ] c. Rooibos\n", ""),
            ("      - [ ] a. Mint", "      - [ ] c. Rooibos\n      - [ ] a. Mint"),
        ),
        {"single": {"leaf": "b"}},
        (),
    ),
    Case(
        "a choice becomes right",
        quiz("true-false", ("[ ] true", "[x] true"), ("[x] false", "[ ] false")),
        {"true-false": {"boiling": "t"}},
        (("breaks", "question true-false.boiling"),),
    ),
    Case(
        "a region is gone",
        quiz(
            "hotspot",
            ("{a: 5 10 27 80, b: 37 10 27 80, c: 68 10 27 80}", "{b: 37 10 27 80, c: 68 10 27 80}"),
            ("      - [ ] a. Left\n        > There lies the spoon.\n", ""),
        ),
        {"hotspot": {"one-place": "", "places": "ac"}},
        (("migrates", "question hotspot.one-place"),),
    ),
    Case(
        "an answer is new",
        quiz("fill-in", ("      - [x] tea pot", "      - [x] kettle drum\n      - [x] tea pot")),
        {"fill-in": {"vessel": "kettle"}},
        (("safe", "question fill-in.vessel"),),
    ),
    Case(
        "a range is wider",
        quiz("numeric", ("3 to 4.5", "3 to 5")),
        {"numeric": {"minutes": "3.5"}},
        (("safe", "question numeric.minutes"),),
    ),
    Case(
        "a pair is new",
        quiz("matching", ("      - a. Darj", "      - e. Cork -> Ireland\n      - a. Darj")),
        {"matching": GIVEN["matching"]},
        (("safe", "question matching.lands"),),
    ),
    Case(
        "a pair is gone",
        quiz("matching", ("      - b. Sencha -> Japan\n", "")),
        {"matching": {"lands.a": "a"}},
        (("migrates", "question matching.lands"),),
    ),
    Case(
        "pairs change places",
        quiz(
            "matching",
            ("      - b. Sencha -> Japan\n", ""),
            ("      - a. Darj", "      - b. Sencha -> Japan\n      - a. Darj"),
        ),
        {"matching": GIVEN["matching"]},
        (),
    ),
    Case(
        "items change places",
        quiz("ordering", ("      - b. Pour\n", ""), ("      - c. Boil", "      - b. Pour\n      - c. Boil")),
        {"ordering": GIVEN["ordering"]},
        (("breaks", "question ordering.steps"),),
    ),
    Case(
        "an item is new",
        quiz("ordering", ("      - b. Pour\n", "      - b. Pour\n      - e. Drink\n")),
        {"ordering": {**GIVEN["ordering"], "steps.e": "5"}},
        (("safe", "question ordering.steps"),),
    ),
    Case(
        "a gap is new",
        quiz(
            "gaps",
            ("Assam is {assam}.", "Assam is {assam}, not {not}."),
            ("      sencha:\n", "      not:\n        answers: |\n          - [x] blue\n      sencha:\n"),
        ),
        {"gaps": GIVEN["gaps"]},
        (("safe", "question gaps.colours"),),
    ),
    Case(
        "a gap is gone",
        quiz(
            "gaps",
            ("let the tea {verb} for", "wait for"),
            (
                "      verb:\n        answers: |\n          - [x] draw\n          - [x] steep\n          - [ ] boil\n"
                "            > Never boil tea.\n",
                "",
            ),
        ),
        {"gaps": {"recipe.vessel": "b", "colours.sencha": "a"}},
        (
            ("migrates", "question gaps.recipe"),
            ("safe", "question gaps.recipe"),
        ),
    ),
    Case(
        "an entry changes its group",
        quiz(
            "categorise",
            ("        - b. Assam\n", ""),
            ("        - c. Mint\n", "        - c. Mint\n        - b. Assam\n"),
        ),
        {"categorise": GIVEN["categorise"]},
        (("breaks", "question categorise.shelves"),),
    ),
    Case(
        "a group is new",
        quiz("categorise", ("      - h. Herbs\n", "      - x. Other\n        - e. Salt\n      - h. Herbs\n")),
        {"categorise": GIVEN["categorise"]},
        (
            ("migrates", "question categorise.shelves"),
            ("safe", "question categorise.shelves"),
        ),
    ),
    Case(
        "a step is gone",
        change("assignments/brew.md", ("- [ ] c. **Wait.**\n", "")),
        {"brew": {**GIVEN["brew"], "steps": "a"}},
        (("migrates", "question brew.steps"),),
    ),
    Case(
        "a criterion is gone",
        change("assignments/brew.md", ("| a. The pot was warm | Cold | Lukewarm | Warm |\n", "")),
        {"brew": {"steps": "ac", "next-time": "I shall wait."}},
        (("migrates", "question brew.self-check"),),
    ),
    # Types
    Case(
        "one of several becomes several",
        quiz("single", ("  - id: leaf\n", "  - id: leaf\n    type: multiple\n")),
        {"single": {}},
        (("migrates", "question single.leaf"),),
    ),
    Case(
        "several become one",
        quiz("multiple", ("    type: multiple\n    credit: per-choice\n", ""), ("[x] a. Water", "[ ] a. Water")),
        {"multiple": {}},
        (("migrates", "question multiple.per-choice"),),
    ),
    Case(
        "true or false becomes one of several",
        quiz("true-false", ("    type: true-false\n", ""), ("[ ] true", "[ ] t. Yes"), ("[x] false", "[x] f. No")),
        {"true-false": {}},
        (("migrates", "question true-false.boiling"),),
    ),
    Case(
        "a number becomes a word",
        quiz(
            "numeric",
            ("    type: numeric\n", "    type: fill-in\n"),
            ("    answer: 3 to 4.5\n    unit: min\n", "    answers: |\n      - [x] four\n"),
        ),
        {"numeric": {}},
        (("migrates", "question numeric.minutes"),),
    ),
    Case(
        "a word becomes a number",
        quiz(
            "fill-in",
            ("    type: fill-in\n", "    type: numeric\n"),
            (
                "    answers: |\n      - [x] teapot\n        > That is the word.\n      - [x] tea pot\n"
                "      - [ ] kettle\n        > The kettle boils the water.\n",
                "    answer: 4\n",
            ),
        ),
        {"fill-in": {}},
        (("migrates", "question fill-in.vessel"),),
    ),
    Case(
        "open text becomes a word",
        quiz(
            "views",
            ("kind: survey", "kind: practice"),
            ("    type: open-text\n", "    type: fill-in\n"),
            (
                "    length: 10-60\n    sample: |\n      Rainy afternoons at my aunt's.\n",
                "    answers: |\n      - [x] rain\n",
            ),
            ("[ ] a. One", "[x] a. One"),
        ),
        {"views": {"milk": "2"}},
        (
            ("breaks", "quiz views"),
            ("migrates", "quiz views"),
            ("safe", "quiz views"),
            ("migrates", "question views.memory"),
            ("migrates", "question views.cups"),
        ),
    ),
)


def told(old: Path, new: Path) -> tuple[int, set[tuple[str, str]]]:
    """What ``scormkit diff`` says: its exit code; each effect, with the part that has it."""
    done = scormkit("diff", old, new, "--format", "json")
    return done.returncode, {(one["effect"], one["part"]) for one in json.loads(done.stdout)["changes"]}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_running_attempt_goes_on_as_diff_says(
    case: Case, published: Published, tmp_path: Path, lms: Lms, host: Host
) -> None:
    """Diff names exactly this change with its effect, and the relaunched player shows what is kept, and no more."""
    source = tmp_path / EVERY_TYPE.name
    shutil.copytree(published.source, source)
    case.edit(source)
    done = scormkit("build", source, "-o", tmp_path / "dist")
    assert done.returncode == 0, done.stdout + done.stderr
    package = newest(tmp_path / "dist")
    code, changes = told(newest(published.source.parent / "dist"), package)
    assert changes == set(case.told)
    assert code == any(effect == "breaks" for effect, _ in case.told)
    new = unpack(package, tmp_path / "package")
    record = {"cmi.suspend_data": published.state, "cmi.core.exit": "suspend", "cmi.core.lesson_status": "incomplete"}
    player = Player(lms.launch(host.package(new.folder) + "index.html", record=record), new).ready()
    player.expect_unit(case.unit)
    for quiz_id, values in case.shows.items():
        player.open_unit(new.course["units"][new.quiz(quiz_id)["unit"]]["id"])
        shown = player.answered(quiz_id)
        assert shown == {name: values.get(name, "") for name in shown}
        assert values.keys() <= shown.keys()
    assert lms.violations == []
