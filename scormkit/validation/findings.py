"""Findings about files of a package: one finding for all files of a kind, so that a hundred do not hide the rest."""

from collections.abc import Iterator, Sequence

from scormkit.diagnostics.diagnostic import Diagnostic, Related
from scormkit.diagnostics.span import Span

_NAMED = 4


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
