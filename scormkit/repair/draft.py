"""A package that is being repaired: its members as they lie there, with their new paths and bytes, in memory."""

import zlib
from collections.abc import Iterable
from typing import NamedTuple

from scormkit.package.directory import LOCAL_HEADER, Member
from scormkit.package.opening import Content, PackageContents
from scormkit.package.rewriting import Part
from scormkit.repair.change import Change


class Draft(NamedTuple):
    """A package as it lies there, and what each of its members is to become."""

    original: PackageContents
    parts: tuple[Part, ...]

    def changed(self, changes: Iterable[Change]) -> "Draft":
        """The draft with changes made."""
        changes = tuple(changes)
        dropped = {path for change in changes for path in change.dropped}
        renamed = {old: new for change in changes for old, new in change.renamed}
        replaced = {path: content for change in changes for path, content in change.replaced}
        parts = tuple(
            part._replace(path=renamed.get(part.path, part.path), content=replaced.get(part.path, part.content))
            for part in self.parts
            if part.path not in dropped
        )
        return self._replace(parts=parts)

    def rewritten(self, path: str, content: bytes) -> "Draft":
        """The draft with new bytes for a file."""
        return self.changed([Change("", "", replaced=((path, content),))])

    def contents(self) -> PackageContents:
        """The package as it would be, a zip, to be checked before anything is written."""
        parts: dict[str, Part] = {}
        members: list[Member] = []
        offset = 0
        for part in self.parts:
            member = _member(part, offset)
            offset += LOCAL_HEADER.size + len(member.raw) + member.packed
            members.append(member)
            parts[part.path] = part

        def read(member: Member, most: int) -> Content:
            part = parts[member.path]
            return self.original.read(part.member, most) if part.content is None else Content(part.content[:most])

        def verify(member: Member, most: int) -> str:
            part = parts[member.path]
            return self.original.verify(part.member, most) if part.content is None else ""

        size = sum(member.packed for member in members)
        return PackageContents("zip", size, tuple(members), read, verify, damage=self.original.damage)


def drafted(contents: PackageContents) -> Draft:
    """The draft that changes nothing yet."""
    return Draft(contents, tuple(Part(member, member.path) for member in contents.members))


def _member(part: Part, offset: int) -> Member:
    """A member as the directory of the new zip would tell of it, but for where it lies."""
    member = part.member._replace(path=part.path, offset=offset)
    if part.content is None:
        return member
    return member._replace(size=len(part.content), packed=len(part.content), crc=zlib.crc32(part.content))
