"""Fixes of the zip: what was packed along, and names of files."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote

from scormkit.repair.change import Change
from scormkit.validation.names import is_junk, is_odd
from scormkit.validation.package import Package
from scormkit.validation.xml import encoding_of

_MARK = b"\xef\xbb\xbf"
_SHOWN = 3


def mend_junk(package: Package) -> Iterator[Change]:
    """Take out what a desktop or an editor left behind, and no document names."""
    named = _named(package)
    groups: dict[str, list[str]] = {}
    for member in package.contents.members:
        if is_junk(member.path) and member.path.rpartition("/")[2].lower() not in named:
            groups.setdefault(_owner(member.path), []).append(member.path)
    for owner, paths in groups.items():
        count = sum(not path.endswith("/") for path in paths)
        told = f"took out `{owner}`" if paths == [owner] else f"took out `{owner}…` ({_files(count)})"
        yield Change("archive/junk", told, dropped=tuple(paths))


def _named(package: Package) -> set[str]:
    """What the package's documents and pages name, in small letters: words between slashes, quotes and tags."""
    texts = [package.read(name).content.decode("utf-8", "replace") for name in package.documents.values()]
    texts += [mention.written for mention in package.web.mentions]
    return {word for text in texts for word in re.split(r"[/\\\"'<>?#]", unquote(text).lower()) if word}


def _owner(path: str) -> str:
    """The outermost folder that is junk itself, or the file."""
    parts = path.split("/")
    for count in range(1, len(parts)):
        folder = "/".join(parts[:count]) + "/"
        if is_junk(folder):
            return folder
    return path


def mend_backslashes(package: Package) -> Iterator[Change]:
    r"""Part folders by ``/`` where names part them by ``\``, if no file has the new name yet."""
    members = package.contents.members
    odd = [one.path for one in members if "\\" in one.path and not is_odd(one.path.replace("\\", "/"))]
    new = {path: path.replace("\\", "/") for path in odd}
    others = {member.path for member in members} - set(odd)
    folders = {path for path, name in new.items() if name.endswith("/") and name in others}
    kept = [path for path in odd if path not in folders]
    if not odd or others & {new[path] for path in kept} or len({new[path] for path in kept}) < len(kept):
        return
    words = f"wrote `/` for `\\` in the names of {_files(len(odd))}: {_some([new[path] for path in odd])}"
    renamed = tuple((path, new[path]) for path in kept)
    yield Change("archive/backslash", words, renamed=renamed, dropped=tuple(sorted(folders)))


def mend_wrapper(package: Package) -> Iterator[Change]:
    """Take everything out of the one folder that was packed along, if nothing lies beside it."""
    root = package.root
    if not root:
        return
    paths = [member.path for member in package.contents.members]
    inside = [path for path in paths if path.startswith(root) and path != root]
    around = [path for path in paths if root.startswith(path)]  # it and the folders around it, as entries
    beside = [path for path in paths if not path.startswith(root) and path not in around]
    clash = {path[len(root) :] for path in inside} & set(beside)
    if not clash and all(is_junk(path) for path in beside):
        words = f"took everything out of the folder `{root}` ({_files(sum(not path.endswith('/') for path in inside))})"
        renamed = tuple((path, path[len(root) :]) for path in inside)
        yield Change("archive/wrapper-folder", words, renamed=renamed, dropped=tuple(around))


def mend_document_names(package: Package) -> Iterator[Change]:
    """Give imsmanifest.xml and its like their exact names."""
    alike = Counter(path.lower() for path in package.files)
    for exact, name in package.documents.items():
        if name != exact and alike[exact] == 1:
            renamed = (package.place(name), package.place(exact))
            yield Change("archive/manifest-case", f"renamed `{name}` to `{exact}`", renamed=(renamed,))


def mend_marks(package: Package) -> Iterator[Change]:
    """Take the byte order mark of UTF-8 away from the documents that LMSs read, if what is left still means UTF-8."""
    for name in package.documents.values():
        content, fault = package.read(name)
        rest = content.removeprefix(_MARK)
        whole = not fault and len(content) == package.files[name].size
        if whole and rest != content and not rest.startswith(_MARK) and encoding_of(rest) == "utf-8":
            words = f"took the byte order mark away from `{name}`"
            yield Change("xml/byte-order-mark", words, replaced=((package.place(name), rest),))


def _files(count: int) -> str:
    return f"{count:,} file" if count == 1 else f"{count:,} files"


def _some(paths: list[str]) -> str:
    """The first few of some paths."""
    return ", ".join(f"`{path}`" for path in paths[:_SHOWN]) + (" …" if len(paths) > _SHOWN else "")
