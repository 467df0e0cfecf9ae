"""scormkit as a library: ``scormkit.validate`` checks a package. Importing scormkit itself imports nothing more."""

from collections.abc import Iterable
from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scormkit.validation.result import Validation

__all__ = ["validate"]


def validate(
    path: str | PathLike[str], *, select: Iterable[str] = (), ignore: Iterable[str] = (), profiles: Iterable[str] = ()
) -> "Validation":
    """Check the package at ``path``: a zip, the folder of an unpacked package, or a bare cmi5.xml.

    ``select`` and ``ignore`` take codes (``item/no-title``) and areas (``archive/*``); nothing selected is everything.
    ``profiles`` are ids of those that judge (``moodle``); without any, all LMSs that are known do. No config file is
    read. Raises OSError where the disk refuses, and ValueError where there is no such code or profile; what is wrong
    with the package is never raised.
    """
    from pathlib import Path

    from scormkit.package.opening import open_package
    from scormkit.validation import validate as checked
    from scormkit.validation.judging import judge, named_profiles
    from scormkit.validation.selection import select as selection

    wanted, judges = selection(select, ignore), named_profiles(profiles)
    return wanted.apply(judge(checked(open_package(Path(path))), judges))
