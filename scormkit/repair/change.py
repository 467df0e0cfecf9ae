"""What a fix changes in a package, as values: nothing is written here."""

from typing import NamedTuple

from scormkit.repair.markup import Edit


class Change(NamedTuple):
    """One change: the code of the finding that it mends, and words for the log.

    ``code`` is empty where a setting was asked for. ``renamed`` has old and new paths of members, ``dropped`` the paths
    of those that are left out, ``replaced`` the new bytes of files; ``edits`` are those of the document that the fix
    was shown. Paths are those from the top of the package.
    """

    code: str
    words: str
    edits: tuple[Edit, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    dropped: tuple[str, ...] = ()
    replaced: tuple[tuple[str, bytes], ...] = ()
