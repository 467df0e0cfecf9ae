"""Extensions: what installed packages register under scormkit's entry-point groups.

This reads the same files as ``importlib.metadata`` does (``entry_points.txt`` of each distribution on ``sys.path``),
but importing that module costs a tenth of building a small course: it brings the whole ``email`` package along.
"""

import sys
from collections.abc import Iterator
from importlib import import_module
from os import scandir
from typing import Any, NamedTuple

_METADATA = (".dist-info", ".egg-info")


class Extension(NamedTuple):
    """An object that a distribution registers: its name in the group, where it is, and who brings it."""

    name: str
    module: str
    attribute: str
    distribution: str

    def load(self) -> Any:
        """Import the module and give the object. Raises what the import raises."""
        return getattr(import_module(self.module), self.attribute)


class ExtensionClashError(Exception):
    """Two distributions register different objects under one name of a group."""


def extensions(group: str) -> tuple[Extension, ...]:
    """List what is registered under a group, sorted by name. Raises ExtensionClashError, which names both owners."""
    found: dict[str, Extension] = {}
    for extension in _registered(group):
        other = found.setdefault(extension.name, extension)
        if (other.module, other.attribute) != (extension.module, extension.attribute):
            owners = " and ".join(sorted(f"{one.distribution} ({one.module})" for one in (other, extension)))
            raise ExtensionClashError(
                f"`{extension.name}` is registered under {group} by {owners}; uninstall one of them"
            )
    return tuple(found[name] for name in sorted(found))


def _registered(group: str) -> Iterator[Extension]:
    for folder in dict.fromkeys(sys.path):
        try:
            names = sorted(entry.name for entry in scandir(folder or ".") if entry.name.endswith(_METADATA))
        except OSError:  # sys.path may name what is no folder, or is not there
            continue
        for name in names:
            try:
                with open(f"{folder or '.'}/{name}/entry_points.txt", encoding="utf-8") as file:
                    text = file.read()
            except OSError:  # most distributions register nothing
                continue
            if group in text:
                yield from _of_group(group, text, name.partition("-")[0])


def _of_group(group: str, text: str, distribution: str) -> Iterator[Extension]:
    """Read one ``entry_points.txt``: sections of ``name = module:attribute`` lines."""
    inside = False
    for line in text.splitlines():
        line = line.strip()
        if line.startswith("["):
            inside = line == f"[{group}]"
        elif inside and "=" in line and not line.startswith(("#", ";")):
            name, _, value = line.partition("=")
            module, _, attribute = value.partition("[")[0].strip().partition(":")
            yield Extension(name.strip(), module.strip(), attribute.strip(), distribution)
