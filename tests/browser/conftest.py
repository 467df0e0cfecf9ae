"""Chromium, the LMS's host, and the packages that the browser tests play."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.launching import (
    bundle_judge,
    bundle_lrs,
    bundle_strict_lms,
    running_chromium,
    running_host,
    running_lrs,
    running_node,
)
from tests.browser.lms import Launch, Lms
from tests.browser.lrs import WAYS, Lrs, Way
from tests.browser.lrs_runs import Enrolment, Judge, LrsRun, enrolled, lrs_run
from tests.browser.packages import COURSES, EVERY_TYPE, FIELD_GUIDE, Package, build
from tests.browser.plans import How
from tests.browser.player import Player
from tests.browser.runs import Run, run
from tests.browser.server import Host
from tests.browser.sharing import made_once
from tests.browser.watch import Watch, watched_profile

Play = Callable[..., Player]

_NUMBERS = count()  # names of LRSs


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


@pytest.fixture(scope="session")
def lrs_origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where LRSs are, each by a name of its own: another origin than that of packages."""
    with running_lrs(made_once(tmp_path_factory, "lrs", bundle_lrs)) as origin:
        yield origin


@pytest.fixture(scope="session")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Judge]:
    """What others say of statements."""
    with running_node(made_once(tmp_path_factory, "judge", bundle_judge)) as node:
        yield Judge(node)


@pytest.fixture
def profile_and_watch(chromium: Browser) -> Iterator[tuple[BrowserContext, Watch]]:
    with watched_profile(chromium) as both:
        yield both


@pytest.fixture
def context(profile_and_watch: tuple[BrowserContext, Watch]) -> BrowserContext:
    """A learner's browser profile, empty at first. Whatever page misbehaves in it fails the test."""
    return profile_and_watch[0]


@pytest.fixture
def watch(profile_and_watch: tuple[BrowserContext, Watch]) -> Watch:
    """What listens to that profile."""
    return profile_and_watch[1]


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


def _lrs_package(factory: pytest.TempPathFactory, way: Way, name: str) -> Package:
    """A course of these tests as a package for an LRS."""
    source = {"field_guide": FIELD_GUIDE, "every_type": EVERY_TYPE}[name]
    return made_once(factory, f"{name}-{way}", lambda work: build(source, work, "-t", way))


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> Way:
    """Each of the two launches in turn."""
    found: Way = request.param
    return found


@pytest.fixture(scope="session")
def lrs_packages(tmp_path_factory: pytest.TempPathFactory) -> dict[Way, Package]:
    """The field guide as a package for an LRS, for each launch."""
    return {way: _lrs_package(tmp_path_factory, way, "field_guide") for way in WAYS}


@pytest.fixture
def enrolment(way: Way, host: Host, lrs_origin: str, lrs_packages: dict[Way, Package], watch: Watch) -> Enrolment:
    """A learner of the field guide, at an LRS that knows nothing yet."""
    lrs = Lrs(lrs_origin, f"{next(_NUMBERS)}")
    watch.expect_new_documents(lrs.endpoint)
    return enrolled(host, lrs, way, lrs_packages[way])


@pytest.fixture(scope="session")
def service_cloud(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return made_once(tmp_path_factory, "service-cloud", partial(build, COURSES / "service-cloud-soft-skills"))


@pytest.fixture(scope="session")
def empathy(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return made_once(tmp_path_factory, "empathy", partial(build, COURSES / "empathy-and-active-listening"))


COURSE_NAMES = ("field_guide", "service_cloud", "empathy")
# Each course under each LMS; a run is made once and judged by many tests.
# The large one under the stricter LMS only: the other has seen all that it is made of in the small ones.
_RUNS = (*((name, kind) for name in COURSE_NAMES[:2] for kind in ("strict", "again")), (COURSE_NAMES[2], "strict"))
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


_LRS_RUNS: tuple[tuple[str, Way, How], ...] = (
    ("field_guide", "xapi", "correct"),
    ("field_guide", "xapi", "partial"),
    ("field_guide", "cmi5", "correct"),
    ("field_guide", "cmi5", "partial"),
    ("every_type", "xapi", "partial"),
    ("every_type", "cmi5", "correct"),
)


@pytest.fixture(scope="session", params=_LRS_RUNS, ids="-".join)
def whole_run(
    request: pytest.FixtureRequest,
    chromium: Browser,
    host: Host,
    lrs_origin: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> LrsRun:
    """A course worked through before an LRS by each launch, with every answer right, or every second one."""
    name, way, how = request.param
    label = "-".join(request.param)
    package = _lrs_package(tmp_path_factory, way, name)
    enrolment = enrolled(host, Lrs(lrs_origin, label), way, package)
    return made_once(tmp_path_factory, label, lambda _: lrs_run(chromium, enrolment, host.lms, how))


@pytest.fixture(params=COURSE_NAMES)
def course(request: pytest.FixtureRequest) -> Package:
    """Each of the three courses in turn."""
    package: Package = request.getfixturevalue(request.param)
    return package
