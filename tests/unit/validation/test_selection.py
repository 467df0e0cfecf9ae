"""Which findings count."""

import pytest

from scormkit.diagnostics.package_codes import PACKAGE_CODES
from scormkit.validation.selection import UnknownCodeError, select
from tests.unit.report.packages import JUNK, LARGE, NO_TITLE, package


def _left(chosen: list[str], ignored: list[str]) -> list[str]:
    validation = package(NO_TITLE, JUNK, LARGE).validation
    return [found.code for found in select(chosen, ignored).apply(validation).diagnostics]


def test_codes_and_areas() -> None:
    """Nothing chosen is everything; what is left out is out, even where it was chosen."""
    assert _left([], []) == ["item/no-title", "archive/junk", "archive/large"]
    assert _left(["archive/*"], []) == ["archive/junk", "archive/large"]
    assert _left(["archive/*", "item/no-title"], ["archive/junk"]) == ["item/no-title", "archive/large"]
    assert _left(["archive/junk"], ["archive/*"]) == []
    assert select([], []).codes == {row.id for row in PACKAGE_CODES}


@pytest.mark.parametrize(
    ("name", "help"),
    [
        ("item/no-titel", "`item/no-title`"),
        ("archiv/*", "`archive/*`"),
        ("archive", "`archive/*`"),
        ("qqq", "there are the areas archive/*, xml/*"),
        ("/*", "there are the areas"),
        ("quiz/not-placed", "there are the areas"),
    ],
)
def test_an_unknown_name(name: str, help: str) -> None:
    """Nearest names are offered; a code of courses is none of packages."""
    with pytest.raises(UnknownCodeError, match="of packages") as refusal:
        select([name], [])
    assert help in refusal.value.help
