"""The verdicts of a package in words."""

from collections.abc import Sequence

from scormkit.report.text import harmless
from scormkit.validation.result import Fit, Verdict

_ORDER = (Fit.BREAKS, Fit.MAY_BREAK, Fit.FAULTY, Fit.OK, Fit.NOT_TAKEN, Fit.UNKNOWN)


def describe_verdicts(verdicts: Sequence[Verdict]) -> str:
    """A line for each profile that was named, or for each LMS that breaks; others share lines. An empty one ends them.

    ::

        Moodle: breaks, resource/base-ignored at imsmanifest.xml:24
        not taken, lms/standard-not-taken: rippleops, TalentLMS
        nothing known against it: Absorb, Canvas
    """
    lines: dict[tuple[str, str, bool], list[str]] = {}
    for verdict in sorted(verdicts, key=lambda one: not one.asked and _ORDER.index(one.fit)):
        alone = verdict.asked or verdict.fit in (Fit.BREAKS, Fit.MAY_BREAK)
        lines.setdefault((verdict.name if alone else "", _said(verdict), alone), []).append(verdict.name)
    text = "".join(_line(", ".join(names), said, alone) for (_, said, alone), names in lines.items())
    return text and f"{text}\n"


def _line(names: str, said: str, alone: bool) -> str:
    """One profile comes before what is said of it, a list of them behind."""
    return harmless(f"{names}: {said}" if alone else f"{said}: {names}") + "\n"


def _said(verdict: Verdict) -> str:
    return {
        Fit.BREAKS: f"breaks, {_decided_by(verdict)}",
        Fit.MAY_BREAK: f"may break, {_decided_by(verdict)}",
        Fit.FAULTY: f"has errors of unknown effect, {_decided_by(verdict)}",
        Fit.NOT_TAKEN: f"not taken, {verdict.code}",
        Fit.OK: "nothing known against it",
        Fit.UNKNOWN: "nothing known of this standard there",
    }[verdict.fit]


def _decided_by(verdict: Verdict) -> str:
    """The deciding code, with its place and, where there are more findings of it, their count."""
    place = f" at {verdict.span}" if verdict.span.file else ""
    more = f", {verdict.findings:,} findings" if verdict.findings > 1 else ""
    return f"{verdict.code}{place}{more}"
