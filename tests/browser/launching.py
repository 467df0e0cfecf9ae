"""What browser tests and the makers of pictures need running: Chromium, and the LMS's host."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.packages import REPOSITORY
from tests.browser.server import Host, serving

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


@contextmanager
def running_chromium() -> Iterator[Browser]:
    """Debian's Chromium, headless."""
    path = os.environ.get("SCORMKIT_CHROMIUM") or shutil.which("chromium")
    assert path, "Chromium is not installed: run `make setup-test`"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_FLAGS))
        yield browser
        browser.close()


def bundle_strict_lms(folder: Path) -> Path:
    """The strict LMS of our own, bundled for the browser into a folder."""
    return _bundle("bundle:testing", folder / "strict-lms.js")


def bundle_lrs(folder: Path) -> Path:
    """The strict LRS of our own, bundled for Node into a folder."""
    return _bundle("bundle:lrs", folder / "lrs-server.js")


def bundle_judge(folder: Path) -> Path:
    """What others say of statements, bundled for Node into a folder."""
    return _bundle("bundle:judge", folder / "judge.js")


def _bundle(script: str, bundle: Path) -> Path:
    """Run one of the runtime's npm scripts."""
    done = subprocess.run(
        ["npm", "--prefix", "scormkit/runtime", "run", "--silent", script, "--", f"--outfile={bundle}"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return bundle


@contextmanager
def running_lrs(bundle: Path) -> Iterator[str]:
    """The strict LRS as a server on a free port of the loopback; gives its origin."""
    with running_node(bundle) as node:
        assert node.stdout
        said = node.stdout.readline()
        assert said, "the LRS did not start"
        yield f"http://127.0.0.1:{json.loads(said)['port']}"


@contextmanager
def running_node(bundle: Path) -> Iterator[subprocess.Popen[str]]:
    """A script under Node that ends when its input does."""
    modules = str(REPOSITORY / "scormkit" / "runtime" / "node_modules")
    environment = {**os.environ, "NODE_PATH": modules}
    command = ["node", str(bundle)]
    with subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as node:
        yield node
        assert node.stdin
        node.stdin.close()


@contextmanager
def running_host(strict_lms: Path) -> Iterator[Host]:
    """The web server of the LMS, with both LMSs that a launch can ask for."""
    here = Path(__file__).parent
    pages = {
        "frame.html": here / "lms" / "frame.html",
        "frame.js": here / "lms" / "frame.js",
        "scorm-again.js": here / "node_modules" / "scorm-again" / "dist" / "scorm12.min.js",
        "strict-lms.js": strict_lms,
    }
    with serving(pages) as running:
        yield running
