"""What installed packages register under an entry-point group, scormkit's own among them.

``importlib.metadata`` gives the same, but pulls in e-mail, CSV and zip readers: 35 ms of the 400 that a small build may
take. The files it would read are read here instead (the entry points specification of the Python Packaging Authority).
"""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple


class Registration(NamedTuple):
    """A name in a group, where its object is (``package.module:attribute``), and the distribution that says so."""

    name: str
    value: str
    owner: str

    def load(self) -> Any:
        """Import the object."""
        module, _, attribute = self.value.partition(":")
        return getattr(import_module(module), attribute)


class ClashError(Exception):
    """Two distributions register different objects under one name."""


def registrations(group: str) -> dict[str, Registration]:
    """Find all that is registered under a group, by name; raises ClashError, which names both owners."""
    found: dict[str, Registration] = {}
    for entry in _entries(group):
        other = found.setdefault(entry.name, entry)
        if other.value != entry.value:
            owners = " and ".join(sorted((other.owner, entry.owner)))
            raise ClashError(f"`{entry.name}` in `{group}` is registered by {owners}; uninstall one of them")
    return found


def _entries(group: str) -> Iterator[Registration]:
    seen = set()
    for place in sys.path:
        for file in sorted(Path(place).glob("*.dist-info/entry_points.txt")):
            owner = file.parent.name.partition("-")[0]
            if owner not in seen:  # as with modules, the first on the path is the one that counts
                seen.add(owner)
                yield from _section(file.read_text("utf-8"), group, owner)


def _section(text: str, group: str, owner: str) -> Iterator[Registration]:
    current = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            current = line.strip("[] ")
        elif current == group and "=" in line and not line.startswith("#"):
            name, _, value = line.partition("=")
            yield Registration(name.strip(), value.partition("[")[0].strip(), owner)
