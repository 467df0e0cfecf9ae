"""What browser tests and the makers of pictures need running: Chromium, and the LMS's host."""

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
    bundle = folder / "strict-lms.js"
    done = subprocess.run(
        ["npm", "--prefix", "scormkit/runtime", "run", "--silent", "bundle:testing", "--", f"--outfile={bundle}"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return bundle


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
