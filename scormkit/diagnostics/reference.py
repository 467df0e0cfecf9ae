"""The table of what ``validate`` finds, made from the code table."""

from itertools import groupby

from scormkit.diagnostics.code import Code
from scormkit.diagnostics.codes import CODES
from scormkit.diagnostics.package_codes import PACKAGE_CODES

_HEAD = """\
# What `scormkit validate` finds

Made from the code table (`python docs/generate.py`); a test keeps it fresh. The first column leads to the page of a
code, which `scormkit explain CODE` prints, too. *Rules* are ids of the checklist that a code stands for.

An error makes a package fail, or lose what it should record, in LMSs; with a warning it works, but somewhere it will
not; a note is told and never counted.
"""
_CONFIG = "config"
_TABLE = "\n| code | severity | finds | clause | rules |\n|---|---|---|---|---|\n"


def rules() -> str:
    """The page ``docs/reference/rules.md``."""
    config = [row for row in CODES.values() if _area(row) == _CONFIG]
    counts = f"\n{len(PACKAGE_CODES)} codes of packages, and {len(config)} of the config file.\n"
    areas = groupby((*PACKAGE_CODES, *config), _area)
    return _HEAD + counts + "".join(f"\n## {area}/\n{_TABLE}{''.join(map(_row, rows))}" for area, rows in areas)


def _area(row: Code) -> str:
    return row.id.partition("/")[0]


def _row(row: Code) -> str:
    link = f"[`{row.id}`](../../scormkit/diagnostics/pages/{row.id}.md)"
    cells = (link, row.severity.value, row.title, row.clause or "–", row.rules or "–")
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"
