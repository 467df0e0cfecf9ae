"""Findings that a team knows and lets pass: of some codes, at some places, for a reason, until a day."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span


class Exemption(NamedTuple):
    """One entry of a config file: ``code`` and ``path`` as they are written there, and the codes that are meant.

    An empty ``path`` is every place; ``expires`` is the last day on which it counts; ``name`` says which entry it is.
    """

    name: str
    code: str
    codes: frozenset[str]
    path: str
    reason: str
    expires: date | None

    def has_expired(self, today: date) -> bool:
        return self.expires is not None and today > self.expires


class Exempted(NamedTuple):
    """The findings that stay, and the entries that took one or more of the others."""

    diagnostics: tuple[Diagnostic, ...]
    used: frozenset[Exemption]


class Exemptions:
    """The entries of one config file on one day."""

    def __init__(self, entries: Sequence[Exemption], today: date) -> None:
        self._entries = entries
        self._today = today
        self._counting = [(one, _pattern(one.path)) for one in entries if not one.has_expired(today)]

    def apply(self, diagnostics: Iterable[Diagnostic], package: str) -> Exempted:
        """Take out what is exempted in the package at this path; each finding goes to the first entry that fits."""
        stay: list[Diagnostic] = []
        used: set[Exemption] = set()
        for found in diagnostics:
            place = f"{package}/{found.span.file}".rstrip("/")
            fitting = (one for one, fits in self._counting if found.code in one.codes and fits.fullmatch(place))
            entry = next(fitting, None)
            if entry is None:
                stay.append(found)
            else:
                used.add(entry)
        return Exempted(tuple(stay), frozenset(used))

    def stale(self, used: Iterable[Exemption], looked_for: frozenset[str], file: str) -> Iterator[Diagnostic]:
        """What is to be said of entries whose day has passed, and of those that took nothing of what was looked for."""
        needed = frozenset(used)
        for one in self._entries:
            if one.has_expired(self._today):
                yield Diagnostic(
                    "config/expired",
                    Span(file),
                    f"{one.name} (`{one.code}`: {one.reason}) counted until {one.expires}, and no more",
                    "cure what it let pass and take the entry out, or give it another day",
                )
            elif one not in needed and one.codes & looked_for:
                place = f" at `{one.path}`" if one.path else ""
                yield Diagnostic(
                    "config/unused",
                    Span(file),
                    f"{one.name} (`{one.code}`{place}) fits no finding of this run",
                    "take it out if this run is about all packages",
                )


def _pattern(path: str) -> re.Pattern[str]:
    """A glob as in .gitignore: ``*`` stays within a name, ``**`` crosses folders, a lone name fits in any folder, and a
    slash in front stands for the top. What fits a folder or a package fits everything in it.
    """
    if not path:
        return re.compile(".*", re.S)
    start = "" if "/" in path.rstrip("/") else "(?:.*/)?"
    signs = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", path.strip("/"))
    body = "".join(signs.get(part) or re.escape(part) for part in parts)
    return re.compile(f"{start}{body}(?:/.*)?", re.S)
