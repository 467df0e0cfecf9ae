"""Launches before an LRS, whole runs through a course, and what is left of them to be judged."""

import json
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page, expect

from scormkit.records.published import published_course
from scormkit.records.standing import standing_of
from scormkit.records.state_text import State, decode
from tests.browser.lrs import Log, Lrs, Way
from tests.browser.packages import Package
from tests.browser.plans import How, planned
from tests.browser.player import Player
from tests.browser.server import Host, policy_towards
from tests.browser.tellings import Telling, expected, telling
from tests.browser.watch import Watch, profile


@dataclass(frozen=True)
class Enrolment:
    """A learner's registration for a course: launched again and again, in whatever tab. ``page`` is the package's, and
    ``au`` the key of what cmi5 launches there."""

    lrs: Lrs
    way: Way
    package: Package
    page: str
    au: str = "au"

    @property
    def iri(self) -> str:
        return str(self.package.activities["iri"])

    def told(self) -> list[Telling]:
        """What the LRS holds of the learner's doings, in order."""
        statements = self.lrs.log().told
        return [telling(one, self.iri, statements[0]["object"]["id"]) for one in statements]

    def launch(self, page: Page, **how: Any) -> Player:
        """Open the package as the LMS does, and do not wait for more than its first page."""
        page.goto(self.lrs.launch(self.way, self.page, self.iri, au=self.au, **how), wait_until="domcontentloaded")
        return Player(page, self.package)

    def play(self, page: Page, **how: Any) -> Player:
        """The same, until answers count."""
        return self.launch(page, **how).ready()


def enrolled(host: Host, lrs: Lrs, way: Way, package: Package) -> Enrolment:
    return Enrolment(lrs, way, package, f"{host.package(package.folder, policy_towards(lrs.origin))}index.html")


@dataclass(frozen=True)
class LrsRun:
    """A course read to its end, answered and left by Exit: what the LRS was told, and what the page did on the way.

    ``shown`` is the address that the learner sees, ``said`` all that stood in the console; ``gone`` is where the
    learner is in the end.
    """

    package: Package
    way: Way
    how: How
    log: Log
    faults: Sequence[str]
    shown: str
    said: Sequence[str]
    stored: str
    gone: str

    @property
    def iri(self) -> str:
        return str(self.package.activities["iri"])

    @property
    def root(self) -> str:
        """What the launch calls the course."""
        return str(self.log.told[0]["object"]["id"])


def lrs_run(browser: Browser, enrolment: Enrolment, home: str, how: How) -> LrsRun:
    """Work through a course in a browser profile of its own. A cmi5 LMS has the learner return ``home``."""
    context = profile(browser)
    watch = Watch(context)
    watch.expect_new_documents(enrolment.lrs.endpoint)
    said: list[str] = []
    context.on("console", lambda message: said.append(f"{message.text} {message.location['url']}"))
    page = context.new_page()
    player = enrolment.play(page, **({"returnURL": home} if enrolment.way == "cmi5" else {}))
    shown = page.url
    player.work_on(how)
    player.expect_health("saved")
    stored = page.evaluate("JSON.stringify({ ...localStorage })")
    leave(player, enrolment, home)
    run = LrsRun(
        enrolment.package, enrolment.way, how, enrolment.lrs.log(), watch.faults, shown, said, stored, page.url
    )
    context.close()
    return run


def leave(player: Player, enrolment: Enrolment, home: str = "") -> None:
    """Press Exit, and wait until the player says that all is saved and over, or the LMS has the learner back."""
    page = player.page
    if home and enrolment.way == "cmi5":
        player.find("#sk-exit").click()
        page.wait_for_url(home)
        return
    player.exit()
    # What has failed is tried again after pauses.
    expect(player.find("#sk-health")).to_have_attribute("data-health", "closed", timeout=30_000)
    expect(page.get_by_text(player.words["player.closed.saved"])).to_be_visible()


def wait_until(holds: Callable[[], bool], seconds: float = 5) -> None:
    """Wait for what follows from what the page has shown already."""
    until = time.monotonic() + seconds
    while not holds() and time.monotonic() < until:
        time.sleep(0.05)
    assert holds()


class Judge:
    """A validator written by others, and our own look at responses, as a process that is asked again and again."""

    def __init__(self, node: subprocess.Popen[str]) -> None:
        self._node = node

    def faults(self, statements: Sequence[dict[str, Any]]) -> list[str]:
        """What is wrong with statements."""
        assert self._node.stdin
        assert self._node.stdout
        self._node.stdin.write(f"{json.dumps(statements)}\n")
        self._node.stdin.flush()
        faults: list[str] = json.loads(self._node.stdout.readline())
        return faults


def expect_whole(
    enrolment: Enrolment, judge: Judge, answered: Counter[str], kept: Sequence[str] = (), *, in_order: bool = False
) -> None:
    """The LRS holds what a whole way through the course leaves, each statement once, whatever the number of visits.

    ``answered``: how often the learner has answered each quiz, rightly; ``kept``: those that need not have been
    answered again.
    """
    log, told = enrolment.lrs.log(), enrolment.told()
    found, wanted = _once(told), _once(expected(enrolment.package, enrolment.way, "correct"))
    assert (found == wanted) if in_order else (sorted(found) == sorted(wanted)), found
    answers = Counter(one.object for one in told if one.verb == "answered")
    quizzes = enrolment.package.course["quizzes"]
    for quiz in quizzes:
        for question in quiz["questions"]:
            times = answers[f"quizzes/{quiz['id']}/{question['id']}"]
            assert 1 <= times <= answered[quiz["id"]], (quiz["id"], question["id"], times)
    assert [quiz_id for quiz_id in kept if answered[quiz_id] > 1] == []
    assert log.violations == []
    assert judge.faults(log.told) == []
    assert log.kept["unsent"] == []
    assert answers_in(enrolment.package, log.kept["state"]) == {
        quiz["id"]: planned(quiz, "correct") for quiz in quizzes
    }


def _once(tellings: Sequence[Telling]) -> list[tuple[str, str, tuple[str, ...]]]:
    """What is told of once in a learner's whole way through a course."""
    verbs = ("experienced", "progressed", "completed", "passed", "failed")
    return [(one.verb, one.object, one.other) for one in tellings if one.verb in verbs]


def answers_in(package: Package, state: str) -> dict[str, dict[str, str]]:
    """The answers that a state's text holds, as `scormkit state decode` reads it: by quiz and by field."""
    pages = {page.name: page.read_bytes() for page in package.folder.glob("*.html")}
    course = published_course(pages)
    found = decode(state, course.shapes)
    assert isinstance(found, State), found
    return {
        quiz.quiz.id: {
            f"{question.id}.{answer.key}" if answer.key else question.id: answer.value
            for question in quiz.questions
            for answer in question.answers
        }
        for quiz in standing_of(course, found).quizzes
        if quiz.submitted
    }
