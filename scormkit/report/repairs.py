"""What a repair has changed in a package, and what is left to do: text for people, and one JSON document.

The document, format 1::

    {"format": 1, "path", "output", "written", "dry_run",
     "refused": [{"code", "message", "help", "file"}],
     "changes": [{"code", "words"}],
     "left": {"errors", "warnings", "notes", "codes": {"item/no-title": 1}}}

``written`` says whether ``output`` was: not in a dry run, and neither where there was nothing to change nor where the
package was refused. ``code`` is null for a setting that was asked for; ``output`` is null where none was named.
"""

import json
from collections import Counter
from typing import NamedTuple

from scormkit.diagnostics.codes import Severity
from scormkit.repair import Repair
from scormkit.report.text import describe_all, harmless

FORMAT = 1


class Repaired(NamedTuple):
    """A package, where its repair was to go, and that repair. Paths are those that were named."""

    path: str
    output: str
    dry_run: bool
    repair: Repair

    @property
    def written(self) -> bool:
        return bool(self.repair.changes) and not self.dry_run


def describe_repair(repaired: Repaired) -> str:
    """Tell every change, then what was written, then what is left."""
    repair = repaired.repair
    if repair.barred:
        told = describe_all(repair.barred, {}, repaired.path)
        return (
            f"{told}{harmless(repaired.path)} was not repaired: what scormkit cannot read whole it does not rewrite\n"
        )
    width = max((len(_reason(change.code)) for change in repair.changes), default=0)
    lines = [f"{_reason(change.code):{width}}  {harmless(change.words)}" for change in repair.changes]
    lines += [_outcome(repaired), *_warned(repair), *_left(repaired)]
    return "".join(f"{line}\n" for line in lines)


def _reason(code: str) -> str:
    return code or "--set"


def _outcome(repaired: Repaired) -> str:
    count = len(repaired.repair.changes)
    changes = f"{count:,} change" if count == 1 else f"{count:,} changes"
    path, output = harmless(repaired.path), harmless(repaired.output)
    if not count:
        return f"{path}: nothing to repair" + (f"; {output} was not written" if output else "")
    return f"{path}: {changes}; nothing was written" if repaired.dry_run else f"{output} written: {changes}"


def _warned(repair: Repair) -> list[str]:
    """What an admin must know before the package takes the place of one that learners are in the middle of."""
    if all(change.code != "schema/invalid-identifier" for change in repair.changes):
        return []
    return [
        "an LMS that has this package knows its items by their old identifiers: learners in progress may begin anew"
    ]


def _left(repaired: Repaired) -> list[str]:
    """Which errors and warnings are left, the gravest first, and where they are told."""
    found = repaired.repair.after.diagnostics
    counts = Counter((one.severity.value, one.code) for one in found if one.severity is not Severity.NOTE)
    lines = [f"left: {count:,} × {severity}[{code}]" for (severity, code), count in counts.items()]
    if lines and not repaired.dry_run:
        place = repaired.output if repaired.written else repaired.path
        lines.append(f"help: `scormkit validate {harmless(place)}` says where, and what to do")
    return lines


def document(repaired: Repaired) -> str:
    """The same as one JSON document."""
    repair, after = repaired.repair, repaired.repair.after
    whole = {
        "format": FORMAT,
        "path": repaired.path,
        "output": repaired.output or None,
        "written": repaired.written,
        "dry_run": repaired.dry_run,
        "refused": [
            {"code": found.code, "message": found.message, "help": found.help, "file": found.span.file or None}
            for found in repair.barred
        ],
        "changes": [{"code": change.code or None, "words": change.words} for change in repair.changes],
        "left": {
            **{f"{severity.value}s": after.findings(severity) for severity in Severity},
            "codes": dict(Counter(found.code for found in after.diagnostics)),
        },
    }
    return json.dumps(whole, indent=2) + "\n"  # ASCII, so that no pipe's encoding can spoil it
