"""What pages and style sheets refer to in the package: whether it is there, under this very name."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache
from posixpath import relpath
from typing import NamedTuple

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.validation.findings import about_places
from scormkit.validation.package import Package
from scormkit.validation.references import Reference, read_reference
from scormkit.validation.web.mentions import Mention, Use, may_be_read
from scormkit.validation.web.pages import Page

_MOST_FAULTS = 1_000  # that are gathered; a report tells fewer
_MOST_REMEMBERED = 1 << 12  # references whose faults are
_ROOT = "`/` is the root of the LMS, not of the package"


class _Fault(NamedTuple):
    """What is wrong with a reference. Those with the same ``subject`` are one finding, however many they are.

    ``one`` is said of one of them behind ``the page refers to …``, ``many`` of several, with ``{count}`` in it.
    """

    code: str
    subject: str
    one: str
    many: str
    help: str


class _Files:
    """The files of a package as references find them."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._in_order = sorted(package.folded)
        self._by_name = {path.rpartition("/")[2]: real for path, real in package.folded.items()}

    def fault(self, written: str, is_link: bool, folder: str) -> _Fault | None:
        """What is wrong with a reference in a file of a folder, if anything is."""
        if written.startswith("//"):
            return None
        reference = read_reference(written, folder)
        if reference.on_disk:
            return _outside("on the disk of whoever made the package", "lead to the disk of whoever made the package")
        if reference.scheme:
            return None
        if written.startswith(("/", "\\")):
            return _outside(f"and {_ROOT}", f"begin with `/`: {_ROOT}")
        raw = written.partition("#")[0].partition("?")[0]
        if not raw or raw.endswith("/") or not reference.path:
            return None
        if reference.outside:
            return _outside("which is above the package", "lead to folders above the package")
        return None if self._holds(reference, folder + raw, is_link) else self._missing(reference, folder)

    def _holds(self, reference: Reference, raw: str, is_link: bool) -> bool:
        """Whether the file is there, or nobody can say."""
        path = reference.path
        if path in self._package.files or raw in self._package.files or self._is_folder(path):
            return True
        # A link without an ending is often a route of a script's; letters beyond ASCII may be packed in another form.
        return not path.isascii() or (is_link and "." not in path.rpartition("/")[2])

    def _is_folder(self, path: str) -> bool:
        folder = f"{path.lower()}/"
        place = bisect_left(self._in_order, folder)
        return place < len(self._in_order) and self._in_order[place].startswith(folder)

    def _missing(self, reference: Reference, folder: str) -> _Fault:
        path = reference.path
        real = self._package.folded.get(path.lower())
        if real is not None:
            return _Fault(
                "content/wrong-case",
                path,
                f", and the file is called `{real}`",
                f"`{path}` is referred to in {{count}} places, and the file is called `{real}`",
                "write the path in the file's own letters; servers on Linux tell capital and small ones apart",
            )
        near = self._by_name.get(path.rpartition("/")[2].lower())
        help = f"did you mean `{relpath(near, folder or '.')}`?" if near else "add the file, or correct the path"
        as_written = reference.written.partition("?")[0].partition("#")[0] == path
        one = "and the package holds no such file" if as_written else f"and the package holds no `{path}`"
        many = f"`{path}` is referred to in {{count}} places, and the package holds no such file"
        return _Fault("content/missing-file", path, f", {one}", many, help)

    def has_name(self, path: str) -> bool:
        """Whether a file of this name lies anywhere, whatever its case."""
        return path.rpartition("/")[2].lower() in self._by_name


def _outside(one: str, many: str) -> _Fault:
    help = "pack the file along, and begin its path with a folder or a name"
    return _Fault("content/outside-package", many, f", {one}", f"{{count}} references {many}", help)


def check_references(package: Package) -> Iterator[Diagnostic]:
    """CNT-03: what pages and style sheets refer to is there, in the same letters, and within the package."""
    files = _Files(package)
    fault_of = lru_cache(_MOST_REMEMBERED)(files.fault)
    found: dict[tuple[str, str], tuple[_Fault, str, list[Span]]] = {}
    for what, path, folder, mentions in _sources(package):
        place = package.place(path)
        for mention in mentions:
            fault = fault_of(mention.written, mention.use is Use.LINK, folder)
            if fault is not None and (len(found) < _MOST_FAULTS or (fault.code, fault.subject) in found):
                one = f"the {what} refers to `{mention.written}`{fault.one}"
                *_, places = found.setdefault((fault.code, fault.subject), (fault, one, []))
                places.append(Span(place, mention.line))
    for fault, one, places in found.values():
        yield from about_places(fault.code, places, one, fault.many, fault.help)


def _sources(package: Package) -> Iterator[tuple[str, str, str, tuple[Mention, ...]]]:
    """Each file with references: what it is, its path, the folder that it refers from, and what it mentions."""
    for page in package.web.pages:
        folder = _folder(page)
        if folder is not None:
            yield "page", page.path, folder, page.mentions
    for style in package.web.styles:
        yield "style sheet", style.path, _folder_of(style.path), style.mentions


def _folder(page: Page) -> str | None:
    """The folder that a page's references begin in; None where its ``<base>`` leads elsewhere."""
    own = _folder_of(page.path)
    if page.base is None:
        return own
    written = f"{page.base}/" if page.base.endswith("..") else page.base
    base = read_reference(written.rpartition("/")[0] + "/", own)
    if not base.is_local or base.outside or page.base.startswith(("/", "\\")) or not may_be_read(page.base):
        return None
    return base.path if base.path.endswith("/") or not base.path else f"{base.path}/"


def _folder_of(path: str) -> str:
    folder, slash, _ = path.rpartition("/")
    return folder + slash


def check_scripts(package: Package) -> Iterator[Diagnostic]:
    """CNT-03: a file that a script names in plain text is somewhere in the package, as far as it can be told."""
    files = _Files(package)
    marks: Mapping[str, tuple[Mention, ...]] = {
        **{script.path: script.marks.mentions for script in package.web.scripts},
        **{page.path: page.marks.mentions for page in package.web.pages},
    }
    places: list[Span] = []
    named = ""
    for path, mentions in marks.items():
        place = package.place(path)
        for mention in mentions:
            reference = read_reference(mention.written)
            plain = reference.is_local and reference.is_plain and not mention.written.startswith(("/", "#", "?"))
            if plain and "." in reference.path.rpartition("/")[2].strip(".") and not files.has_name(reference.path):
                named = named or mention.written
                places.append(Span(place, mention.line))
    yield from about_places(
        "content/missing-from-script",
        places,
        f"the script asks for `{named}`, and the package holds no file of this name",
        f"scripts ask in {{count}} places for files that the package does not hold, such as `{named}`",
        "add the file if the script gets there; nobody can tell without running it",
    )


RULES = (check_references, check_scripts)
