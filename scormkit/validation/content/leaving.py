"""What scripts do when the learner leaves, and requests that stop the page: browsers do less and less of both."""

from collections.abc import Iterable, Iterator

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.validation.findings import about_places
from scormkit.validation.package import Package
from scormkit.validation.web.files import WORDS
from scormkit.validation.web.scripts import Marks

_RECORDING = WORDS - {"Initialize", "Terminate"}  # which other programs have, too


def check_leaving(package: Package) -> Iterator[Diagnostic]:
    """CNT-01: the last call to the LMS does not wait for an event that browsers leave out (RTE 3.4.2)."""
    yield from about_places(
        "content/unload-handler",
        [
            place
            for path, marks in _marks(package)
            if not marks.leaves_well
            for place in _at(package, path, marks.leaving)
        ],
        "what is recorded on `unload` or `beforeunload` may be lost: phones, and pages that are kept for going back, "
        "never get there",
        "what is recorded on `unload` or `beforeunload` may be lost, in {count} places: phones, and pages kept for "
        "going back, never get there",
        "record as the learner goes along, and at the latest on `visibilitychange` and `pagehide`",
    )


def check_waiting(package: Package) -> Iterator[Diagnostic]:
    """CNT-01: nothing is recorded by a request that stops the page until it is answered."""
    yield from about_places(
        "content/synchronous-request",
        [place for path, marks in _marks(package) for place in _at(package, path, marks.waiting)],
        "this request stops the page until it is answered, and Chromium refuses it while the page is being left",
        "requests in {count} places stop the page until they are answered, and Chromium refuses them while the page is "
        "being left",
        "ask without waiting; for what is sent last, use `fetch` with `keepalive`, or `navigator.sendBeacon`",
    )


def _marks(package: Package) -> Iterator[tuple[str, Marks]]:
    """What pages do, and scripts that speak to an LMS or LRS: what other libraries do is none of the course's."""
    web = package.web
    for page in web.pages:
        yield page.path, page.marks
    for script in web.scripts:
        if web.words[script.path] & _RECORDING:
            yield script.path, script.marks


def _at(package: Package, path: str, lines: Iterable[int]) -> list[Span]:
    place = package.place(path)
    return [Span(place, line) for line in lines]


RULES = (check_leaving, check_waiting)
