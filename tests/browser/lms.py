"""The LMS in the browser, as tests speak to it: launch, leave, kill, and what it was told."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, NamedTuple, cast

from playwright.sync_api import Frame, Page

NEVER = -1


@dataclass(frozen=True)
class Fault:
    """A call that the LMS answers wrongly: ``gives`` is its answer, or "throw".

    It strikes ``times`` times (None: always), after it has let ``after`` such calls pass. ``done``: the LMS does what
    it is told, and only its answer is wrong. ``takes``: milliseconds before it answers. ``when``: it strikes only while
    ``Lms.moment`` says so.
    """

    call: str
    gives: str | None = "false"
    element: str = ""
    after: int = 0
    times: int | None = None
    done: bool = False
    takes: int = 0
    when: str = ""


@dataclass(frozen=True)
class Launch:
    """How the LMS opens a SCO.

    ``delay``: milliseconds until the API appears, NEVER for an LMS that has none. ``forgets``: it keeps no state of an
    attempt that ended.
    """

    kind: Literal["strict", "lax", "cutting", "again"] = "strict"
    delay: int = 0
    opener: bool = False
    mode: str = "normal"
    credit: str = "credit"
    learner: str = "learner-1"
    learnerName: str = "Noether, Emmy"  # noqa: N815 - the page's own spelling
    snapshots: bool = False
    forgets: bool = False
    faults: Sequence[Fault] = field(default=())


class Call(NamedTuple):
    """One call of the SCO's, in order, with the LMS's answer."""

    session: int
    name: str
    args: tuple[str, ...]
    result: str | None
    sco: str = ""

    @property
    def element(self) -> str:
        return self.args[0] if self.name in ("LMSGetValue", "LMSSetValue") else ""


class Snapshot(NamedTuple):
    """What a relaunch finds when the page died right after a call: the LMS's values and the device's storage."""

    call: int
    sco: str
    values: dict[str, str]
    committed: dict[str, str]
    device: dict[str, str]
    action: int


class Lms:
    """An LMS's page in a browser tab. Its records live as long as the tab does."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self._address = address
        page.goto(address)

    def launch(self, sco: str, how: Launch = Launch(), record: dict[str, str] | None = None) -> Frame | Page:
        """Open a SCO (an address); gives its frame, or its window when the LMS opens one."""
        settings: dict[str, Any] = {**asdict(how), "sco": sco}
        if record is not None:
            settings["record"] = {"values": record, "finished": False}
        if how.opener:
            with self.page.context.expect_page() as opened:
                self.page.evaluate("settings => lms.launch(settings)", settings)
            return opened.value
        self.page.evaluate("settings => lms.launch(settings)", settings)
        frame = self.page.query_selector("iframe[name=sco]")
        sco_frame = frame and frame.content_frame()
        assert sco_frame
        sco_frame.wait_for_url(sco + "**", wait_until="domcontentloaded")
        return sco_frame

    def leave(self) -> None:
        """The learner turns to another activity of the LMS: the SCO's page is unloaded."""
        self.page.evaluate("lms.leave()")

    def kill(self, keep_uncommitted: bool) -> None:
        """The SCO's page dies: no event of leaving reaches it."""
        self.page.evaluate("keep => lms.kill(keep)", keep_uncommitted)

    def restore(self, snapshot: Snapshot, keep_uncommitted: bool) -> None:
        """Make the LMS and the device what they were right after a call."""
        values = snapshot.values if keep_uncommitted else snapshot.committed
        kept = {"sco": snapshot.sco, "values": values, "device": snapshot.device}
        self.page.evaluate("kept => lms.restore(kept)", kept)

    def moment(self, when: str) -> None:
        """Tell the faults that wait for a moment that it has come; "" that it is over."""
        self.page.evaluate("when => { lms.moment = when }", when)

    @property
    def calls(self) -> list[Call]:
        """Every call since the page was opened."""
        found = self.page.evaluate("lms.calls")
        return [Call(one["session"], one["name"], tuple(one["args"]), one.get("result"), one["sco"]) for one in found]

    @property
    def violations(self) -> list[Any]:
        """Rules of SCORM 1.2 that the strict LMS saw broken."""
        return cast(list[Any], self.page.evaluate("lms.violations"))

    @property
    def snapshots(self) -> list[Snapshot]:
        return [Snapshot(**one) for one in self.page.evaluate("lms.snapshots")]

    def mark(self, action: int) -> None:
        """Number the learner's action that the following snapshots belong to."""
        self.page.evaluate("action => { lms.action = action }", action)

    def record(self, sco: str) -> "Record":
        """What the LMS keeps of a SCO: the running session's values, else those of the last one."""
        values = self.page.evaluate(
            "sco => lms.current && lms.current.sco === sco ? lms.values() : (lms.records[sco] || {values: {}}).values",
            sco,
        )
        return Record(values)

    def committed(self) -> "Record":
        """What the running session has committed."""
        return Record(self.page.evaluate("lms.committed()"))


@dataclass(frozen=True)
class Record:
    """A learner's record of one SCO: element → value."""

    values: dict[str, str]

    def __getitem__(self, element: str) -> str:
        return self.values.get(element, "")

    @property
    def status(self) -> str:
        return self["cmi.core.lesson_status"]

    @property
    def raw(self) -> str:
        return self["cmi.core.score.raw"]

    @property
    def state(self) -> str:
        return self["cmi.suspend_data"]

    def rows(self, array: str) -> list[dict[str, str]]:
        """The entries of ``interactions`` or ``objectives`` in order, each as field → value."""
        found: dict[int, dict[str, str]] = {}
        for element, value in self.values.items():
            match = re.fullmatch(rf"cmi\.{array}\.(\d+)\.(.+)", element)
            if match:
                found.setdefault(int(match[1]), {})[match[2]] = value
        return [found[number] for number in sorted(found)]


def seconds(timespan: str) -> float:
    """The seconds of a CMITimespan (``HHHH:MM:SS.SS``); an empty one has none."""
    if not timespan:
        return 0.0
    match = re.fullmatch(r"(\d{2,4}):(\d\d):(\d\d(?:\.\d{1,2})?)", timespan)
    assert match is not None, f"not a CMITimespan: {timespan!r}"
    return int(match[1]) * 3600 + int(match[2]) * 60 + float(match[3])
