"""A local web server that plays the LMS's host: unpacked packages and the LMS's own pages on one origin."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

PACKAGE_POLICY = "default-src 'self'"


def policy_towards(lrs: str) -> str:
    """A package's policy where the LMS keeps its LRS on another origin."""
    return f"{PACKAGE_POLICY}; connect-src 'self' {lrs}"


_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".vtt": "text/vtt",
    ".xml": "application/xml",
}


class Host:
    """Where packages are served from: ``package(folder)`` mounts one and gives the address of its root."""

    def __init__(self, port: int, lms_pages: dict[str, Path]) -> None:
        self.origin = f"http://127.0.0.1:{port}"
        self._lms_pages = lms_pages
        self._packages: dict[str, Mounted] = {}

    @property
    def lms(self) -> str:
        """The address of the LMS's page."""
        return f"{self.origin}/lms/frame.html"

    def package(self, folder: Path, policy: str = PACKAGE_POLICY) -> str:
        """Serve a package's folder; the same folder keeps its address, as a learner's bookmark does."""
        wanted = Mounted(folder, policy)
        for name, mounted in self._packages.items():
            if mounted == wanted:
                return f"{self.origin}/package/{name}/"
        name = str(len(self._packages))
        self._packages[name] = wanted
        return f"{self.origin}/package/{name}/"

    def remount(self, address: str, folder: Path) -> None:
        """Replace the package behind an address, as an LMS does when a new version is uploaded."""
        name = address.rstrip("/").rsplit("/", 1)[1]
        self._packages[name] = self._packages[name]._replace(folder=folder)

    def find(self, path: str) -> "Found | None":
        """The file behind a request's path, or None."""
        area, _, rest = path.lstrip("/").partition("/")
        if area == "lms" and rest in self._lms_pages:
            return Found(self._lms_pages[rest], "")
        name, _, inside = rest.partition("/")
        if area != "package" or name not in self._packages:
            return None
        folder, policy = self._packages[name]
        root = folder.resolve()
        file = (root / inside).resolve()
        return Found(file, policy) if file.is_file() and file.is_relative_to(root) else None


class Mounted(NamedTuple):
    """A package's folder, and the content security policy that all of it is sent under."""

    folder: Path
    policy: str


class Found(NamedTuple):
    """A file to send, and the content security policy to send it under ("" for none)."""

    file: Path
    policy: str


@contextmanager
def serving(lms_pages: dict[str, Path]) -> Iterator[Host]:
    """A running server on a free port of the loopback; ``lms_pages`` maps names under /lms/ to files."""
    server = _Server(lms_pages)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.host
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, lms_pages: dict[str, Path]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.host = Host(self.server_port, lms_pages)

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that closes a connection early is no error; anything else is told."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        found = self.server.host.find(path)
        if path == "/favicon.ico":
            self._send(HTTPStatus.NO_CONTENT, b"", "image/x-icon", "")
        elif found is None:
            self._send(HTTPStatus.NOT_FOUND, b"not found", "text/plain", "")
        else:
            kind = _TYPES.get(found.file.suffix, "application/octet-stream")
            self._send(HTTPStatus.OK, found.file.read_bytes(), kind, found.policy)

    def _send(self, status: HTTPStatus, body: bytes, kind: str, policy: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        if policy:
            self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test output quiet."""
