"""What scripts do when the learner leaves, and requests that stop the page: browsers do less and less of both."""

from collections.abc import Iterator

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.validation.findings import about_places
from scormkit.validation.package import Package

_RECORDING = frozenset(("LMSInitialize", "LMSFinish", "LMSCommit", "API_1484_11", "adlnet.gov/expapi/verbs"))


def check_leaving(package: Package) -> Iterator[Diagnostic]:
    """CNT-01: the last call to the LMS does not wait for an event that browsers leave out (RTE 3.4.2)."""
    web = package.web
    scripts = [script for script in web.scripts if web.words[script.path] & _RECORDING]  # not a library's own handlers
    marks = [(page.path, page.marks) for page in web.pages] + [(script.path, script.marks) for script in scripts]
    yield from about_places(
        "content/unload-handler",
        [Span(package.place(path), line) for path, one in marks if not one.leaves_well for line in one.leaving],
        "what is recorded on `unload` or `beforeunload` may be lost: phones, and pages that are kept for going back, "
        "never get there",
        "what is recorded on `unload` or `beforeunload` may be lost, in {count} places: phones, and pages kept "
        "for going back, never get there",
        "record as the learner goes along, and at the latest on `visibilitychange` and `pagehide`",
    )


def check_waiting(package: Package) -> Iterator[Diagnostic]:
    """CNT-01: no request stops the page until it is answered."""
    marks = [(page.path, page.marks) for page in package.web.pages]
    marks += [(script.path, script.marks) for script in package.web.scripts]
    yield from about_places(
        "content/synchronous-request",
        [Span(package.place(path), line) for path, one in marks for line in one.waiting],
        "this request stops the page until it is answered, and Chromium refuses it while the page is being left",
        "requests in {count} places stop the page until they are answered, and Chromium refuses them while the page is "
        "being left",
        "ask without waiting; for what is sent last, use `fetch` with `keepalive`, or `navigator.sendBeacon`",
    )


RULES = (check_leaving, check_waiting)
