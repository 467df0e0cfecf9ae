"""Chromium, the LMS's host, and the packages that the browser tests play."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.launching import bundle_strict_lms, running_chromium, running_host
from tests.browser.lms import Launch, Lms
from tests.browser.packages import COURSES, EVERY_TYPE, FIELD_GUIDE, Package, build
from tests.browser.plans import How
from tests.browser.player import Player
from tests.browser.runs import Run, run
from tests.browser.server import Host
from tests.browser.sharing import made_once
from tests.browser.watch import Watch, profile

Play = Callable[..., Player]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is marked ``browser``."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell how many scenarios were tried. A test names what its scenario is of: ``record_property("scenarios", …)``."""
    tried: Counter[object] = Counter()
    failed: Counter[object] = Counter()
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, ()):
            named = [what for key, what in report.user_properties if key == "scenarios"]
            tried.update(named)
            failed.update(named if outcome == "failed" else ())
    for what in tried:
        terminalreporter.write_line(f"{what}: {tried[what]} scenarios, {failed[what]} failed")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, headless."""
    with running_chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The web server of the LMS."""
    with running_host(made_once(tmp_path_factory, "strict-lms", bundle_strict_lms)) as running:
        yield running


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A learner's browser profile, empty at first. Whatever page misbehaves in it fails the test."""
    context = profile(chromium)
    watch = Watch(context)
    yield context
    context.close()
    watch.expect_silence()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def lms(page: Page, host: Host) -> Lms:
    """An LMS's page in a tab of its own."""
    return Lms(page, host.lms)


@pytest.fixture
def play(lms: Lms, host: Host) -> Play:
    """Launch a package in the LMS and wait until answers count."""

    def launch(package: Package, how: Launch = Launch()) -> Player:  # noqa: B008
        return Player(lms.launch(host.package(package.folder) + "index.html", how), package).ready()

    return launch


@pytest.fixture(scope="session")
def field_guide(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """The small course of these tests: four units, three quizzes, every kind of question."""
    return made_once(tmp_path_factory, "field-guide", partial(build, FIELD_GUIDE))


@pytest.fixture(scope="session")
def every_type(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """The course that has each way to answer, one unit each."""
    return made_once(tmp_path_factory, "every-type", partial(build, EVERY_TYPE))


@pytest.fixture(scope="session")
def service_cloud(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return made_once(tmp_path_factory, "service-cloud", partial(build, COURSES / "service-cloud-soft-skills"))


@pytest.fixture(scope="session")
def empathy(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return made_once(tmp_path_factory, "empathy", partial(build, COURSES / "empathy-and-active-listening"))


COURSE_NAMES = ("field_guide", "service_cloud", "empathy")
# Each course under each LMS; a run is made once and judged by many tests.
_RUNS = tuple((name, kind) for name in COURSE_NAMES for kind in ("strict", "again"))
_RUN_IDS = tuple(f"{name}-{kind}" for name, kind in _RUNS)


def _run(request: pytest.FixtureRequest, answers: How) -> Run:
    name, kind = request.param
    package: Package = request.getfixturevalue(name)
    browser: Browser = request.getfixturevalue("chromium")
    host: Host = request.getfixturevalue("host")
    factory: pytest.TempPathFactory = request.getfixturevalue("tmp_path_factory")
    return made_once(factory, f"{answers}-{name}-{kind}", lambda _: run(browser, host, package, Launch(kind), answers))


@pytest.fixture(scope="session", params=_RUNS, ids=_RUN_IDS)
def perfect_run(request: pytest.FixtureRequest) -> Run:
    """A course worked through with every answer right."""
    return _run(request, "correct")


@pytest.fixture(scope="session", params=_RUNS, ids=_RUN_IDS)
def partial_run(request: pytest.FixtureRequest) -> Run:
    """A course worked through with every second answer wrong."""
    return _run(request, "partial")


@pytest.fixture(params=COURSE_NAMES)
def course(request: pytest.FixtureRequest) -> Package:
    """Each of the three courses in turn."""
    package: Package = request.getfixturevalue(request.param)
    return package
