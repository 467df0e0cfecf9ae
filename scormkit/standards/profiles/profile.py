"""What a profile is: a standard, a checker or an LMS, and what it makes of what is found in packages.

Each fact is an entry with its source and the day from which it is known. Nothing in a profile is guessed: of what an
LMS does with a finding that has no entry, nothing is known.
"""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from scormkit.diagnostics.code import Severity


class Evidence(Enum):
    """How a fact is known. What was only told may warn, and never is an error of its own: LMSs change."""

    MEASURED = "measured"
    READ = "read"
    TOLD = "told"


class Source(NamedTuple):
    """Where a fact is from. ``date`` is the source's own where it has one, else the day of its entry here."""

    evidence: Evidence
    where: str
    date: str


class Entry(NamedTuple):
    """What a profile makes of a finding: the severity that it has there (None: the rule does not apply), and why.

    ``standard`` is the beginning of the names of the standards of which alone it speaks.
    """

    code: str
    severity: Severity | None
    why: str
    source: Source
    standard: str = ""


class Launch(Enum):
    """Which page an LMS opens. ITEM: that of the first item, as the standard has it."""

    ITEM = "the page of the first item"
    FIRST_HREF = "the first resource with an `href`"
    FIRST_WEB_CONTENT = 'the first resource of `type="webcontent"`'
    FIRST_SCO = 'the first resource with `adlcp:scormtype="sco"`'


class Naming(NamedTuple):
    """What an LMS wants of the identifiers of some elements: a pattern for the whole, and the same in words."""

    elements: tuple[str, ...]
    pattern: str
    words: str


class Profile(NamedTuple):
    """A profile by its id, the name that people know, and its entries.

    ``knows`` are the beginnings of the names of the standards that its entries speak of. The other fields are what the
    rules of the area ``lms/`` ask; each of them has its entry, too. ``refuses`` are standards that it does not take,
    likewise. ``one_sco``: it launches one item only; ``one_item``:
    it takes a manifest with one ``<item>`` only. ``largest`` is in bytes of the zip. ``plain`` are types of files that
    it serves as ``application/octet-stream``. ``drops`` names what it leaves off an address: ``href`` for the query of
    an href, ``parameters`` for those of an item.
    """

    id: str
    name: str
    entries: tuple[Entry, ...]
    is_lms: bool = True
    knows: tuple[str, ...] = ("SCORM",)
    refuses: tuple[str, ...] = ()
    one_sco: bool = False
    one_item: bool = False
    refused_types: tuple[str, ...] = ()
    largest: int = 0
    launch: Launch = Launch.ITEM
    names: tuple[Naming, ...] = ()
    plain: tuple[str, ...] = ()
    drops: tuple[str, ...] = ()

    def entry(self, code: str, standards: Sequence[str] = ()) -> Entry | None:
        """What it makes of a code in a package of these standards, where that is known."""
        for entry in self.entries:
            if entry.code == code and any(one.startswith(entry.standard) for one in standards or ("",)):
                return entry
        return None
