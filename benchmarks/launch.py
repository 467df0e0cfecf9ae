"""Opens a built package in Chromium under an LMS that only counts, and reads off what the launch costs."""

import functools
import http.server
import threading
from pathlib import Path
from typing import NamedTuple

# An LMS that answers everything by the book and counts; what it may refuse is the tests' affair, not the benchmark's.
_FRAME = b"""<!doctype html><meta charset="utf-8"><title>LMS</title>
<script>
window.calls = [];
const values = {"cmi.core.student_id": "bench", "cmi.core.student_name": "Bench, Mark",
  "cmi.core.lesson_mode": "normal",
  "cmi.core.credit": "credit", "cmi.core.entry": "ab-initio", "cmi.core.lesson_status": "not attempted",
  "cmi.interactions._count": "0", "cmi.objectives._count": "0"};
const api = {LMSInitialize: () => "true", LMSFinish: () => "true", LMSCommit: () => "true",
  LMSGetValue: (name) => values[name] || "", LMSSetValue: (name, value) => { values[name] = value; return "true"; },
  LMSGetLastError: () => "0", LMSGetErrorString: () => "", LMSGetDiagnostic: () => ""};
window.API = {};
for (const name of Object.keys(api)) {
  window.API[name] = (...given) => { window.calls.push([name, ...given]); return api[name](...given); };
}
</script><iframe src="/package/index.html" style="width:100%;height:700px"></iframe>"""


class Launch(NamedTuple):
    """Calls from load to 2 s after the first page was readable; milliseconds until its first text was painted."""

    calls: int
    first_text_ms: float


class _Handler(http.server.SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/":
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(_FRAME)
        else:
            self.path = self.path.removeprefix("/package")
            super().do_GET()

    def log_message(self, *_: object) -> None:
        """Says nothing: the benchmark's output is figures alone."""


def launch(unpacked: Path) -> Launch:
    """Serves the unpacked package, opens it in its LMS frame and counts."""
    from playwright.sync_api import sync_playwright

    handler = functools.partial(_Handler, directory=str(unpacked))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path="/usr/bin/chromium",
                args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
            )
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(f"http://127.0.0.1:{server.server_port}/")
            frame = page.frames[1]
            frame.wait_for_selector("h1")
            page.wait_for_timeout(2000)
            calls = page.evaluate("window.calls.length")
            painted = frame.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1")
            browser.close()
    finally:
        server.shutdown()
    return Launch(calls=calls, first_text_ms=painted)
