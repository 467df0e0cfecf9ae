"""An inspection as one JSON document.

The document, format 1::

    {"format": 1, "path", "form", "tool",
     "documents": [{"file", "standard", "edition", "parts": [PART, …]}],
     "files", "packed", "unpacked",
     "kinds": [{"kind", "files", "bytes"}],
     "largest": [{"path", "bytes", "packed"}],
     "unread": [...]}

A PART is ``{"kind", "id", "title", "launch", "settings": [{"name", "value"}], "parts": [PART, …]}``; its kind is
``organization`` or ``item``, ``course``, ``block`` or ``au``, or ``activity``. ``form`` is ``zip``, ``folder`` or
``xml``. Sizes are bytes. ``edition`` and ``launch`` are empty where there is none; ``tool``
is what made the package, null where it left no mark; ``unread`` says in words what could not be read.
"""

import json
from typing import Any

from scormkit.validation.inspection import Inspection, Part

FORMAT = 1


def inspection_document(path: str, inspection: Inspection) -> str:
    """Write an inspection as one JSON document."""
    whole = {
        "format": FORMAT,
        "path": path,
        "form": inspection.form,
        "tool": inspection.tool or None,
        "documents": [
            {
                "file": outline.file,
                "standard": outline.standard,
                "edition": outline.edition,
                "parts": [_part(part) for part in outline.parts],
            }
            for outline in inspection.outlines
        ],
        "files": inspection.files,
        "packed": inspection.packed,
        "unpacked": inspection.unpacked,
        "kinds": [{"kind": kind.name, "files": kind.files, "bytes": kind.size} for kind in inspection.kinds],
        "largest": [{"path": one.path, "bytes": one.size, "packed": one.packed} for one in inspection.largest],
        "unread": list(inspection.unread),
    }
    return json.dumps(whole, indent=2) + "\n"


def _part(part: Part) -> dict[str, Any]:
    return {
        "kind": part.kind,
        "id": part.id,
        "title": part.title,
        "launch": part.launch,
        "settings": [setting._asdict() for setting in part.settings],
        "parts": [_part(inner) for inner in part.parts],
    }
