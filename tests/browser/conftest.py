"""Chromium, the LMS's host, and the packages that the browser tests play."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.lms import Launch, Lms
from tests.browser.packages import COURSES, FIELD_GUIDE, REPOSITORY, Package, build
from tests.browser.player import Player
from tests.browser.runs import Run, run
from tests.browser.server import Host, serving
from tests.browser.watch import Watch, profile

# Without the flags on background traffic Chromium calls its maker's hosts at every start.
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

Play = Callable[..., Player]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is marked ``browser``."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, headless."""
    path = os.environ.get("SCORMKIT_CHROMIUM") or shutil.which("chromium")
    assert path, "Chromium is not installed: run `make setup-test`"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def strict_lms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The strict LMS of our own, bundled for the browser."""
    bundle = tmp_path_factory.mktemp("lms") / "strict-lms.js"
    done = subprocess.run(
        ["npm", "--prefix", "scormkit/runtime", "run", "--silent", "bundle:testing", "--", f"--outfile={bundle}"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return bundle


@pytest.fixture(scope="session")
def host(strict_lms: Path) -> Iterator[Host]:
    """The web server of the LMS."""
    here = Path(__file__).parent
    modules = here / "node_modules"
    pages = {
        "frame.html": here / "lms" / "frame.html",
        "frame.js": here / "lms" / "frame.js",
        "scorm-again.js": modules / "scorm-again" / "dist" / "scorm12.min.js",
        "strict-lms.js": strict_lms,
    }
    with serving(pages) as running:
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
    return build(FIELD_GUIDE, tmp_path_factory.mktemp("field-guide"))


@pytest.fixture(scope="session")
def service_cloud(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return build(COURSES / "service-cloud-soft-skills", tmp_path_factory.mktemp("service-cloud"))


@pytest.fixture(scope="session")
def empathy(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return build(COURSES / "empathy-and-active-listening", tmp_path_factory.mktemp("empathy"))


COURSE_NAMES = ("field_guide", "service_cloud", "empathy")
# Each course under each LMS; a run is made once and judged by many tests.
_RUNS = tuple((name, kind) for name in COURSE_NAMES for kind in ("strict", "again"))
_RUN_IDS = tuple(f"{name}-{kind}" for name, kind in _RUNS)


@pytest.fixture(scope="session", params=_RUNS, ids=_RUN_IDS)
def perfect_run(request: pytest.FixtureRequest, chromium: Browser, host: Host) -> Run:
    """A course worked through with every answer right."""
    name, kind = request.param
    return run(chromium, host, request.getfixturevalue(name), Launch(kind), "correct")


@pytest.fixture(scope="session", params=_RUNS, ids=_RUN_IDS)
def partial_run(request: pytest.FixtureRequest, chromium: Browser, host: Host) -> Run:
    """A course worked through with every second answer wrong."""
    name, kind = request.param
    return run(chromium, host, request.getfixturevalue(name), Launch(kind), "partial")


@pytest.fixture(params=COURSE_NAMES)
def course(request: pytest.FixtureRequest) -> Package:
    """Each of the three courses in turn."""
    package: Package = request.getfixturevalue(request.param)
    return package
