"""Packages that exist in memory only."""

from collections.abc import Mapping

from scormkit.package.directory import Member
from scormkit.package.opening import Content, PackageContents
from scormkit.validation.package import Package, package_of


def package(files: Mapping[str, str] | Mapping[str, bytes]) -> Package:
    """A package of these files, each with its path."""
    contents = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
    members = tuple(Member(path, len(content), len(content)) for path, content in contents.items())
    opened = PackageContents(
        "folder",
        sum(member.size for member in members),
        members,
        lambda member, most: Content(contents[member.path][:most]),
        lambda member, most: "",
    )
    return package_of(opened)
