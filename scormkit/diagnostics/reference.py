"""The table of what ``validate`` finds, made from the code table."""

from collections.abc import Mapping
from itertools import groupby

from scormkit.diagnostics.code import Code, Severity
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


def rules(in_scorm_2004: Mapping[str, Severity]) -> str:
    """The page ``docs/reference/rules.md``; ``in_scorm_2004`` are severities that are others there."""

    def row(one: Code) -> str:
        return _row(one, in_scorm_2004.get(one.id))

    config = [row for row in CODES.values() if _area(row) == _CONFIG]
    counts = f"\n{len(PACKAGE_CODES)} codes of packages, and {len(config)} of the config file.\n"
    areas = groupby((*PACKAGE_CODES, *config), _area)
    return _HEAD + counts + "".join(f"\n## {area}/\n{_TABLE}{''.join(map(row, rows))}" for area, rows in areas)


def _area(row: Code) -> str:
    return row.id.partition("/")[0]


def _row(row: Code, in_scorm_2004: Severity | None) -> str:
    link = f"[`{row.id}`](../../scormkit/diagnostics/pages/{row.id}.md)"
    severity = row.severity.value + (f"; {in_scorm_2004.value} in SCORM 2004" if in_scorm_2004 else "")
    cells = (link, severity, row.title, row.clause or "–", row.rules or "–")
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"
