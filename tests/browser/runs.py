"""Whole runs through a course, and what is left of them to be judged."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser

from tests.browser.lms import Call, Launch, Lms, Record
from tests.browser.packages import Package
from tests.browser.plans import How
from tests.browser.player import Player
from tests.browser.server import Host
from tests.browser.watch import Watch, profile


@dataclass(frozen=True)
class Run:
    """A course read to its end, answered and left by Exit: what the LMS kept, was told, and complained of.

    ``faults`` is what the page did wrong on the way: errors, broken policy, requests to other hosts.
    """

    package: Package
    record: Record
    calls: list[Call]
    violations: list[Any]
    faults: list[str]

    @property
    def writes(self) -> list[tuple[str, str]]:
        """Element and value of each LMSSetValue, in order."""
        return [(call.args[0], call.args[1]) for call in self.calls if call.name == "LMSSetValue"]


def run(browser: Browser, host: Host, package: Package, how: Launch, answers: How) -> Run:
    """Work through a package in an LMS, in a browser profile of its own."""
    context = profile(browser)
    watch = Watch(context)
    lms = Lms(context.new_page(), host.lms)
    sco = host.package(package.folder) + "index.html"
    player = Player(lms.launch(sco, how), package).ready()
    player.work_through(answers)
    player.expect_health("saved")
    player.exit()
    lms.leave()
    finished = Run(package, lms.record(sco), lms.calls, lms.violations, watch.faults)
    context.close()
    return finished
