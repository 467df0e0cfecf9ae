"""Findings about files of a package: one finding for all files of a kind, so that a hundred do not hide the rest."""

from collections.abc import Iterable, Iterator, Sequence

from scormkit.diagnostics.diagnostic import Diagnostic, Related
from scormkit.diagnostics.span import Span

_NAMED = 4
_MOST_OF_A_RULE = 500
_LONGEST = 2_000  # characters of a message that quotes what it found


def about_files(code: str, paths: Sequence[str], one: str, many: str, help: str) -> Iterator[Diagnostic]:
    """One finding about files, at the first of them, with some of the others beside it.

    ``one`` is said of a single file; ``many`` of several, with ``{count}`` in it.
    """
    yield from about_places(code, [Span(path) for path in paths], one, many, help)


def about_places(code: str, places: Sequence[Span], one: str, many: str, help: str) -> Iterator[Diagnostic]:
    """One finding about places in files, likewise."""
    if not places:
        return
    first, *others = dict.fromkeys(places)
    related = tuple(Related(place, "also") for place in others[:_NAMED])
    message = one if len(places) == 1 else many.replace("{count}", f"{len(places):,}")
    yield Diagnostic(code, first, message, help, related)


def bounded(found: Iterable[Diagnostic], file: str = "") -> Iterator[Diagnostic]:
    """The first findings of a rule; where there are more, it is told at ``file``."""
    for number, one in enumerate(found):
        if number == _MOST_OF_A_RULE:
            yield Diagnostic(
                "archive/more-findings",
                Span(file),
                f"one rule found more than {_MOST_OF_A_RULE} faults, among them `{one.code}`; the rest is not told",
                "mend those that are told, and check the package again",
            )
            return
        yield one if len(one.message) + len(one.help) <= _LONGEST else _shortened(one)


def _shortened(found: Diagnostic) -> Diagnostic:
    return found._replace(message=_cut(found.message), help=_cut(found.help))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
