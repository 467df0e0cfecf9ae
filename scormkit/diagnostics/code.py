"""What a row of the code table is."""

from enum import Enum
from typing import NamedTuple


class Severity(Enum):
    """ERROR: the product would be wrong. WARNING: it works, but somewhere it will not. NOTE: told, never counted."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Code(NamedTuple):
    """One kind of finding: its id ``area/slug``, severity, title, and the clause of a standard where there is one.

    ``rules`` are the ids of the validator's checklist that it stands for; what is found in courses has none.
    """

    id: str
    severity: Severity
    title: str
    clause: str = ""
    rules: str = ""
