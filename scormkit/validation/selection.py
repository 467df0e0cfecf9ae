"""Which findings count: those of codes and areas that were chosen, but for those that were left out."""

from collections.abc import Iterable
from typing import NamedTuple

from scormkit.diagnostics.nearest import did_you_mean
from scormkit.diagnostics.package_codes import PACKAGE_CODES
from scormkit.validation.result import Validation


class UnknownCodeError(ValueError):
    """A name that is neither a code of packages nor an area of them; ``help`` says what was probably meant."""

    def __init__(self, name: str, help: str) -> None:
        super().__init__(f"there is no code `{name}` of packages")
        self.help = help


class Selection(NamedTuple):
    """The codes whose findings count."""

    codes: frozenset[str]

    def apply(self, validation: Validation) -> Validation:
        """What became of a package, with the findings that count."""
        return validation._replace(
            diagnostics=tuple(found for found in validation.diagnostics if found.code in self.codes),
        )


def select(chosen: Iterable[str], ignored: Iterable[str]) -> Selection:
    """The codes of ``chosen``, or all where there is none, without those of ``ignored``.

    A name is a code (``item/no-title``) or an area (``item/*``); raises UnknownCodeError where it is neither.
    """
    codes = frozenset(row.id for row in PACKAGE_CODES)
    return Selection((_named(chosen) or codes) - _named(ignored))


def _named(names: Iterable[str]) -> frozenset[str]:
    return frozenset(code for name in names for code in codes_named(name))


def codes_named(name: str) -> tuple[str, ...]:
    """The codes that a name stands for: itself, or all of its area; raises UnknownCodeError where there is none."""
    every = tuple(row.id for row in PACKAGE_CODES)
    area = name.removesuffix("*") if name.endswith("/*") else ""
    codes = tuple(code for code in every if (code.startswith(area) if area else code == name))
    if not codes:
        areas = dict.fromkeys(f"{code.partition('/')[0]}/*" for code in every)
        raise UnknownCodeError(name, did_you_mean(name, (*areas, *every), f"there are the areas {', '.join(areas)}"))
    return codes
