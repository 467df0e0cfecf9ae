"""A stranger's package as the rules see it: its files by path from where its manifest lies."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from scormkit.package.directory import Member
from scormkit.package.opening import MOST_OF_A_TEXT, Content, PackageContents
from scormkit.standards.cmi5 import COURSE_STRUCTURE
from scormkit.standards.scorm12 import MANIFEST
from scormkit.standards.xapi import LAUNCH_FILE
from scormkit.validation.web.files import READ, WebFiles, read_web_files
from scormkit.validation.xml import Document, read_document

LAUNCH_DOCUMENTS = (MANIFEST, COURSE_STRUCTURE, LAUNCH_FILE)
_MOST_OF_A_DOCUMENT = 8 << 20  # bytes


@dataclass(frozen=True)
class Package:
    """A package: ``root`` is the folder in it that should have been packed, with ``/``, and empty where all is well.

    ``files`` are its files by their paths from there; ``folded`` are these paths by their small letters;
    ``documents`` are the documents of ``LAUNCH_DOCUMENTS`` that it holds, each with the name that it really has.
    """

    contents: PackageContents
    root: str
    files: Mapping[str, Member]
    folded: Mapping[str, str]
    documents: Mapping[str, str]

    def read(self, path: str) -> Content:
        """The bytes of a file, as far as the bound for texts goes."""
        return self.contents.read(self.files[path], MOST_OF_A_TEXT)

    def document(self, path: str) -> tuple[Document, str]:
        """A launch document, and in words what keeps it from being read; empty where it only may be no XML."""
        content, fault = self.read(path)
        if self.files[path].size > _MOST_OF_A_DOCUMENT:
            fault = f"it is larger than {_MOST_OF_A_DOCUMENT >> 20} MiB"
        place = self.place(path)
        return (Document(place, "", None, ()), fault) if fault else (read_document(place, content), "")

    def place(self, path: str) -> str:
        """A file's path from the top of the zip."""
        return self.root + path

    @cached_property
    def web(self) -> WebFiles:
        """Its pages, style sheets and scripts, read once; files that cannot be read are left out."""
        paths = (path for path in self.files if path.lower().endswith(READ) and not path.startswith("__MACOSX/"))
        return read_web_files(paths, self.read)


def package_of(contents: PackageContents) -> Package:
    """Find where in a package its documents lie: at the top, or in the one folder that was packed along."""
    if contents.form == "xml":
        return _bare(contents)
    paths = {member.path: member for member in contents.members if not member.is_folder}
    root = "" if _documents(paths) else _wrapper(paths)
    files = {path[len(root) :]: member for path, member in paths.items() if path.startswith(root)}
    return Package(contents, root, files, {path.lower(): path for path in files}, _documents(files))


def _bare(contents: PackageContents) -> Package:
    (member,) = contents.members
    return Package(contents, "", {member.path: member}, {}, {COURSE_STRUCTURE: member.path})


def _documents(files: Mapping[str, Member]) -> dict[str, str]:
    """The launch documents at the top, also in other letters than the standards write."""
    found = {path.lower(): path for path in sorted(files, reverse=True) if "/" not in path}
    exact = {name: name for name in LAUNCH_DOCUMENTS if name in files}
    return {name: exact.get(name) or found[name] for name in LAUNCH_DOCUMENTS if name in exact or name in found}


def _wrapper(files: Mapping[str, Member]) -> str:
    """The one folder that holds a launch document, where none lies at the top."""
    folders = {
        path.rpartition("/")[0] + "/"
        for path in files
        if path.rpartition("/")[2].lower() in LAUNCH_DOCUMENTS and not path.startswith("__MACOSX/")
    }
    return folders.pop() if len(folders) == 1 else ""
