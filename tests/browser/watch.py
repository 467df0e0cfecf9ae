"""What no page of ours may do, in any test: log an error, throw, break its policy, or call another host."""

from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Request, WebError

# Chromium's own remark about a dialog's first button, where the page stands in a frame of another origin.
_REMARK = "Blocked autofocusing on a"


class Watch:
    """Listens to a browser profile from its first page on."""

    def __init__(self, context: BrowserContext) -> None:
        self.faults: list[str] = []
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        # A policy's violations come as console errors too ("Refused to …").
        if message.type == "error" and not message.text.startswith(_REMARK):
            self.faults.append(f"console: {message.text}")

    def _error(self, error: WebError) -> None:
        self.faults.append(f"uncaught: {error.error}")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.hostname != "127.0.0.1":
            self.faults.append(f"request to another host: {request.url}")

    def expect_silence(self) -> None:
        assert self.faults == [], self.faults


def profile(browser: Browser) -> BrowserContext:
    """A learner's browser profile: empty, on a wide screen."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    context.set_default_timeout(10_000)
    return context
