"""What no page of ours may do, in any test: log an error, throw, break its policy, or call another host."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Request, WebError

# How Chromium tells a request that failed or was answered with an error, at the request's address.
_FAILED = "Failed to load resource: "

# Chromium's own remark about a dialog's first button, where the page stands in a frame of another origin.
_REMARK = "Blocked autofocusing on a"


class Watch:
    """Listens to a browser profile from its first page on."""

    def __init__(self, context: BrowserContext) -> None:
        self.faults: list[str] = []
        self._forgiven: list[tuple[str, str]] = []
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("request", self._request)

    def forgive(self, address: str, status: int | None = None) -> None:
        """Requests to addresses that begin so may fail: with this status, or in any way where none is given."""
        self._forgiven.append(
            (address, f"{_FAILED}the server responded with a status of {status} " if status else _FAILED)
        )

    def expect_new_documents(self, endpoint: str) -> None:
        """An LRS does not have a learner's documents yet, and says so."""
        for resource in ("activities/state", "agents/profile"):
            self.forgive(f"{endpoint}{resource}", 404)

    def _console(self, message: ConsoleMessage) -> None:
        # A policy's violations come as console errors too ("Refused to …").
        if message.type == "error" and not message.text.startswith(_REMARK) and not self._is_forgiven(message):
            self.faults.append(f"console: {message.text} ({message.location['url']})")

    def _is_forgiven(self, message: ConsoleMessage) -> bool:
        address = message.location["url"]
        return any(address.startswith(start) and message.text.startswith(text) for start, text in self._forgiven)

    def _error(self, error: WebError) -> None:
        self.faults.append(f"uncaught: {error.error}")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.hostname != "127.0.0.1":
            self.faults.append(f"request to another host: {request.url}")

    def expect_silence(self) -> None:
        assert self.faults == [], self.faults


@contextmanager
def watched_profile(browser: Browser) -> Iterator[tuple[BrowserContext, Watch]]:
    """A learner's browser profile and what listens to it. Whatever page misbehaves in it is an error in the end."""
    context = profile(browser)
    watch = Watch(context)
    yield context, watch
    context.close()
    watch.expect_silence()


def profile(browser: Browser) -> BrowserContext:
    """A learner's browser profile: empty, on a wide screen."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    context.set_default_timeout(10_000)
    return context
