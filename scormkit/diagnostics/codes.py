"""The code table: one row for each kind of finding. An id is never reused.

Each row has a page in ``pages/<area>/<slug>.md`` (what ``scormkit explain`` prints), a case and a near miss in
``tests/cases/<area>/<slug>/``; ``tests/meta`` holds the proof.
"""

from enum import Enum
from typing import NamedTuple


class Severity(Enum):
    """ERROR: the product would be wrong. WARNING: it works, but somewhere it will not. NOTE: told, never counted."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Code(NamedTuple):
    """One kind of finding: its id ``area/slug``, severity, title, and the clause of a standard where there is one."""

    id: str
    severity: Severity
    title: str
    clause: str = ""


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

_ROWS = (
    # source/: reading the folder
    # yaml/: YAML as text
    # markdown/: Markdown as text
    # course/: course.yaml
    # module/
    # unit/
    # objective/
    # glossary/
    # quiz/: quizzes and their questions
    # media/: files that a unit refers to
    # link/: links inside and outside
    # ledger/
    # state/: what suspend_data must hold
    # package/: what is built
)

CODES: dict[str, Code] = {row.id: row for row in _ROWS}
