"""Findings about files of a package: one finding for all files of a kind, so that a hundred do not hide the rest."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from scormkit.diagnostics.codes import Severity
from scormkit.diagnostics.diagnostic import Diagnostic, Related
from scormkit.diagnostics.span import Span

_NAMED = 4
_MOST_OF_A_CODE = 500  # findings of a rule
_MOST_HEARD = 20_000  # of all its codes
_AGAIN = "mend those that are told, and check the package again"
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
    """The first findings of each code that a rule has; where there are more, it is told at ``file``.

    It is an error where the rule was not heard to its end: what it would still have found, nobody knows.
    """
    counts: Counter[str] = Counter()
    for number, one in enumerate(found):
        if number == _MOST_HEARD:
            message = f"one rule found more than {_MOST_HEARD:,} faults, among them `{one.code}`; it was stopped"
            yield Diagnostic("archive/more-findings", Span(file), message, _AGAIN, judged=Severity.ERROR)
            return
        counts[one.code] += 1
        if counts[one.code] <= _MOST_OF_A_CODE:
            yield one if len(one.message) + len(one.help) <= _LONGEST else _shortened(one)
    for code, count in counts.items():
        if count > _MOST_OF_A_CODE:
            message = f"there are {count:,} faults `{code}`; {_MOST_OF_A_CODE} of them are told"
            yield Diagnostic("archive/more-findings", Span(file), message, _AGAIN)


def _shortened(found: Diagnostic) -> Diagnostic:
    return found._replace(message=_cut(found.message), help=_cut(found.help))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
