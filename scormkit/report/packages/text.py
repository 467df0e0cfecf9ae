"""A run as text for people."""

from collections.abc import Iterator, Sequence

from scormkit.diagnostics.codes import Severity
from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.report.packages import Checked, Passed, Run, place_within
from scormkit.report.packages.verdicts import describe_verdicts
from scormkit.report.text import describe_all, harmless

_MOST_OF_A_CODE = 10  # findings that the text shows, so that a thousand of one kind do not hide the rest


def report(run: Run) -> str:
    """Describe every package, then sum up."""
    return "".join(describe_package(package) for package in run.packages) + describe_run(run)


def describe_package(package: Checked, colour: bool = False) -> str:
    """Describe a package: what it is, then its findings under its path, then what profiles make of it."""
    validation = package.validation
    parts = [
        " + ".join(validation.standards) or "no known standard",
        validation.title,
        *validation.launched,
        _counted(validation.files, "file"),
        _megabytes(validation.size),
        validation.tool and f"made with {validation.tool}",
    ]
    head = " · ".join(part for part in parts if part)
    shown, kept_back = _shortened(validation.diagnostics)
    sources = {place_within(package, Span(file)).file: text for file, text in validation.sources.items()}
    findings = describe_all([_placed(package, found) for found in shown], sources, "", colour) or "\n"
    rest = "".join(f"… and {count:,} more of {code}: --format json tells them all\n" for code, count in kept_back)
    verdicts = describe_verdicts(validation.verdicts)
    return f"{harmless(package.path)}: {harmless(head)}\n{findings}{rest and rest + chr(10)}{verdicts}"


def _placed(package: Checked, found: Diagnostic) -> Diagnostic:
    related = tuple(one._replace(span=place_within(package, one.span)) for one in found.related)
    return found._replace(span=place_within(package, found.span), related=related)


def _shortened(diagnostics: Sequence[Diagnostic]) -> tuple[list[Diagnostic], list[tuple[str, int]]]:
    """The first few findings of each code, and how many more there are of which."""
    counts: dict[str, int] = {}
    shown = []
    for found in diagnostics:
        counts[found.code] = counts.get(found.code, 0) + 1
        if counts[found.code] <= _MOST_OF_A_CODE:
            shown.append(found)
    return shown, [(code, count - _MOST_OF_A_CODE) for code, count in counts.items() if count > _MOST_OF_A_CODE]


def describe_run(run: Run) -> str:
    """Sum the run up in a line; what was let pass, and what can be mended, in lines of their own."""
    counts = [(run.findings(severity), severity.value) for severity in Severity]
    told = ", ".join(_counted(count, noun) for count, noun in counts if count) or "no findings"
    return f"{_counted(len(run.packages), 'package')} checked, {told}\n" + "".join(
        (*_let_pass(run.passed), *_mended(run))
    )


def _let_pass(passed: Passed) -> Iterator[str]:
    if passed.exempted:
        yield f"{_are(passed.exempted, 'finding')} let pass by {harmless(passed.settings)}\n"
    if passed.known is not None:
        yield f"{_are(passed.known, 'finding')} in the baseline\n"
    if passed.gone:
        yield f"{_are(passed.gone, 'finding')} in the baseline and no more in the packages: write it anew\n"


def _mended(run: Run) -> Iterator[str]:
    packages = (one for one in run.packages if one.form != "xml")  # a bare document is nothing to repair
    diagnostics = (one for package in packages for one in package.validation.diagnostics)
    found = {one.code for one in diagnostics if one.severity is not Severity.NOTE}
    if found:
        from scormkit.repair import MENDED

        codes = ", ".join(sorted(found & MENDED))
        if codes:
            yield f"`scormkit repair` mends where the cure is certain: {codes}\n"


def _are(count: int, noun: str) -> str:
    return f"{_counted(count, noun)} {'is' if count == 1 else 'are'}"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB" if size >= 100_000 else f"{max(1, round(size / 1000))} KB"
