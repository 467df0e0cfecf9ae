"""Names that must be there once: units, quizzes, questions, modules, objectives, glossary terms."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from scormkit.diagnostics.diagnostic import Diagnostic, Related
from scormkit.diagnostics.nearest import did_you_mean, likeness
from scormkit.diagnostics.span import Span
from scormkit.model.names import Name

T = TypeVar("T")
Found = list[Diagnostic]


def by_name(things: Iterable[tuple[str, Span, T]], code: str, taken: str, found: Found) -> Mapping[str, T]:
    """Things by their ids, each id once; the second holder of an id is told and left out.

    ``taken`` is what is said of it, behind the id: "is the id of another unit".
    """
    first: dict[str, tuple[Span, T]] = {}
    for text, span, thing in things:
        if text in first:
            here = Related(first[text][0], "the first one")
            found.append(Diagnostic(code, span, f"`{text}` {taken} already", "rename or remove one of them", (here,)))
        else:
            first[text] = (span, thing)
    return {text: thing for text, (_, thing) in first.items()}


def nearest_pairs(wanted: Iterable[str], known: Iterable[str]) -> Mapping[str, str]:
    """Which of the known names each wanted one may mean: the most alike first, each name in one pair at most."""
    known = list(known)
    alike = [(-likeness(one, other), one, other) for one in wanted for other in known]
    pairs: dict[str, str] = {}
    for _, one, other in sorted(alike):
        if one not in pairs and other not in pairs.values():
            pairs[one] = other
    return pairs


def not_found(name: Name, code: str, what: str, known: Iterable[str], otherwise: str) -> Diagnostic:
    """The finding for a name that nothing has, with the nearest names (``what``: "unit")."""
    return Diagnostic(code, name.span, f"there is no {what} `{name.text}`", did_you_mean(name.text, known, otherwise))
