"""Rules over links."""

import re
from collections.abc import Iterator

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.nearest import did_you_mean
from scormkit.linking.references import course_texts
from scormkit.model.course import Unit
from scormkit.model.linked import LinkedCourse
from scormkit.model.prose import Link

_ID = re.compile(r'\bid="([^"]+)"')


def insecure(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """LMSs run on https; a browser may block or flag what leads to plain http."""
    for prose in course_texts(linked.course):
        for piece in prose.pieces:
            if isinstance(piece, Link) and piece.target.lower().startswith("http:"):
                message = "the link leads to a page without encryption"
                yield Diagnostic("link/insecure", piece.span, message, f"write `https{piece.target[4:]}`")


def missing_anchor(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """A link to a place in a unit that has no such place."""
    units = {unit.file: unit for unit in linked.course.units}
    for unit in linked.course.units:
        for piece in unit.body.pieces:
            if not isinstance(piece, Link) or not piece.fragment:
                continue
            there = units.get(piece.path) if piece.path else unit if piece.target.startswith("#") else None
            if there is None:
                continue
            anchors = _anchors(there)
            if piece.fragment not in anchors:
                otherwise = "name a place with `{#its-id}` behind its heading, or take the `#…` out"
                help = did_you_mean(piece.fragment, sorted(anchors), otherwise)
                message = f"the unit `{there.name.text}` has no place `{piece.fragment}`"
                yield Diagnostic("link/missing-anchor", piece.span, message, help)


def _anchors(unit: Unit) -> frozenset[str]:
    return frozenset(anchor for piece in unit.body.pieces if isinstance(piece, str) for anchor in _ID.findall(piece))


RULES = (insecure, missing_anchor)
