"""What a package will hold, before it is bytes."""

from typing import NamedTuple

from scormkit.model.media import MediaFile


class Entry(NamedTuple):
    """One file of a package: a portable relative path, and either finished bytes or a medium to stream."""

    path: str
    content: bytes | MediaFile


class Companion(NamedTuple):
    """A file beside a package, for people: its file name and its bytes."""

    name: str
    content: bytes


class PackagePlan(NamedTuple):
    """All files of one package: unique paths, the manifest first, the rest sorted.

    ``name`` is the zip's file name, ``launch`` the page that is opened first. ``fingerprint`` is what the player shows
    of the package under *About*; it follows from the entries as they were before it was written into them. ``beside``
    are finished files that stand next to the package, under names of the same beginning.
    """

    name: str
    target: str
    launch: str
    entries: tuple[Entry, ...]
    fingerprint: str
    beside: tuple[Companion, ...] = ()
