"""Pages and scripts of a SCORM package: whether they speak to the LMS, and whether what they load is there."""

import re
from collections.abc import Iterator
from contextlib import suppress
from html.parser import HTMLParser

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.standards.scorm12 import SCO
from scormkit.validation.manifest import Manifest
from scormkit.validation.references import found_as, read_reference

_SCRIPTS = (".js", ".html", ".htm", ".xhtml")
_PAGES = (".html", ".htm", ".xhtml")
_MOST_READ = 96 << 20  # bytes of scripts and pages that are searched
_MOST_OF_A_PAGE = 2 << 20
_CALLS = (b"LMSInitialize", b"LMSFinish")  # RTE 3.4.2: what every SCO must call
_CALLS_2004 = b"API_1484_11"
_LOADS = {"src": None, "href": ("link", "a", "area"), "data": ("object",), "poster": None}
_MOST_NAMED = 5


def check_api(manifest: Manifest) -> Iterator[Diagnostic]:
    """CNT-01, CNT-02: a package with SCOs calls the API of SCORM 1.2 (RTE 3.3.6)."""
    if not any(resource.type == SCO and resource.reference(resource.href or "").is_local for resource in manifest.scos):
        return
    missing, other, left = set(_CALLS), False, _MOST_READ
    for path, member in manifest.package.files.items():
        if not missing or left < 0:
            break
        if path.lower().endswith(_SCRIPTS):
            content = manifest.package.read(path).content
            left -= member.size
            missing -= {call for call in missing if call in content}
            other = other or _CALLS_2004 in content
    if not missing or left < 0:
        return
    sco = next(resource for resource in manifest.scos)
    if other and len(missing) == len(_CALLS):
        yield manifest.found(
            "content/other-api",
            sco.element,
            "the package's scripts look for the API of SCORM 2004 only, and the manifest is one of SCORM 1.2",
            "export the package as SCORM 2004, or with the run-time files of SCORM 1.2",
        )
    else:
        names = " or ".join(sorted(call.decode() for call in missing))
        yield manifest.found(
            "content/no-api",
            sco.element,
            f"no script or page of the package calls {names}, so that an LMS never learns of the learner",
            'add the calls, or write `adlcp:scormtype="asset"`',
        )


def check_loads(manifest: Manifest) -> Iterator[Diagnostic]:
    """CNT-03: what a launch page loads from the package is there."""
    for path in dict.fromkeys(
        found_as(resource.reference(resource.href), manifest.package)
        for resource in manifest.resources
        if resource.href
    ):
        if path is None or not path.lower().endswith(_PAGES):
            continue
        page = _Page()
        page.read(manifest.package.read(path).content[:_MOST_OF_A_PAGE].decode("utf-8", "replace"))
        if page.based:
            continue
        folder = path.rpartition("/")[0]
        told = 0
        for written, line in page.loads.items():
            reference = read_reference(written, f"{folder}/" if folder else "")
            if not reference.is_local or not reference.path or written.startswith("/") or reference.path.endswith("/"):
                continue
            real = found_as(reference, manifest.package)
            if real == reference.path or told == _MOST_NAMED:
                continue
            told += 1
            yield Diagnostic(
                "content/missing-file",
                Span(manifest.package.place(path), line),
                f"the page refers to `{written}`, and "
                + (f"the file is called `{real}`" if real else "the package holds no such file"),
                "write the path in the file's own letters"
                if real
                else "add the file to the package, or correct the path",
            )


class _Page(HTMLParser):
    """What a page loads or links to, each with the line of its first mention; ``based`` if ``<base>`` moves it all."""

    def __init__(self) -> None:
        super().__init__()
        self.loads: dict[str, int] = {}
        self.based = False

    def read(self, text: str) -> None:
        """Read a page, as far as it can be read: of some odd declarations the parser says that it never met them."""
        with suppress(AssertionError):
            self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.based = self.based or tag == "base"
        for name, value in attrs:
            if name not in _LOADS or not value or re.search(r"[{}<>$]|^\s*$", value):
                continue
            tags = _LOADS[name]
            if tags is None or tag in tags:
                self.loads.setdefault(value.strip(), self.getpos()[0])


RULES = (check_api, check_loads)
