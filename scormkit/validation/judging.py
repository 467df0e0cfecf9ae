"""Judge: what profiles make of what was found in a package. Findings and profiles in, findings and verdicts out.

Without a profile every LMS that takes the package is asked: what would break in one of them is at least a warning, and
names it. With profiles a finding has the gravest severity that they give it, and is left out where it applies to none.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from scormkit.diagnostics.codes import CODES, Severity
from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.nearest import did_you_mean
from scormkit.standards.profiles import LMS_PROFILES, PROFILES
from scormkit.standards.profiles.profile import Evidence, Profile
from scormkit.validation.result import Fit, Validation, Verdict

_RANK = {severity: rank for rank, severity in enumerate(Severity)}
# An LMS does not take the package at all, rather than breaking on it.
_REFUSALS = ("lms/standard-not-taken", "lms/several-scos")


class UnknownProfileError(Exception):
    """A name that is no profile; ``help`` says what was probably meant."""

    def __init__(self, name: str, help: str) -> None:
        super().__init__(f"there is no profile `{name}`")
        self.help = help


def named_profiles(names: Iterable[str]) -> tuple[Profile, ...]:
    """The profiles of these ids, each once; raises UnknownProfileError."""
    for name in names:
        if name not in PROFILES:
            raise UnknownProfileError(name, did_you_mean(name, PROFILES, f"there are {', '.join(PROFILES)}"))
    return tuple(PROFILES[name] for name in dict.fromkeys(names))


def judge(validation: Validation, profiles: Sequence[Profile] = ()) -> Validation:
    """What became of a package in the eyes of profiles, or without any of all LMSs; gravest findings first."""
    views = [_view(validation, profile) for profile in profiles or LMS_PROFILES]
    found = _asked(validation, views) if profiles else _unasked(validation, views)
    return validation._replace(
        diagnostics=tuple(sorted(found, key=lambda one: _RANK[one.severity])),
        verdicts=tuple(_verdict(view, bool(profiles)) for view in views),
    )


class _View(NamedTuple):
    """A package as one profile sees it: what it refuses it for, and the findings that apply to it, by their codes.

    ``is_known`` says whether the profile speaks of the package's standard at all.
    """

    profile: Profile
    is_known: bool
    refusals: tuple[Diagnostic, ...]
    findings: Mapping[str, Sequence[Diagnostic]]

    def severity(self, code: str) -> Severity:
        """How grave a code is here. What was only told of an LMS makes nothing lighter."""
        entry, usual = self.profile.entry(code), CODES[code].severity
        if entry is None or entry.severity is None:
            return usual
        return gravest(entry.severity, usual) if entry.source.evidence is Evidence.TOLD else entry.severity


def gravest(*severities: Severity) -> Severity:
    """The gravest of some severities."""
    return min(severities, key=lambda one: _RANK[one])


def _view(validation: Validation, profile: Profile) -> _View:
    quirks = [quirk.found for quirk in validation.quirks if quirk.profile == profile.id]
    findings: dict[str, list[Diagnostic]] = {}
    for found in (*validation.diagnostics, *quirks):
        entry = profile.entry(found.code)
        if found.code not in _REFUSALS and (entry is None or entry.severity is not None):
            findings.setdefault(found.code, []).append(found)
    refusals = (found for code in _REFUSALS for found in quirks if found.code == code)
    known = not validation.standards or any(one.startswith(profile.knows) for one in validation.standards)
    return _View(profile, known, tuple(refusals), findings)


def _asked(validation: Validation, views: Sequence[_View]) -> list[Diagnostic]:
    """The findings under profiles that were named: as grave as the one that takes them gravest, each with its why."""
    severities: dict[Diagnostic, Severity] = {}
    reasons: dict[Diagnostic, list[str]] = {}
    for view in views:
        of_view = (*view.refusals, *(found for same in view.findings.values() for found in same))
        for found in of_view:
            severity = view.severity(found.code)
            severities[found] = gravest(severity, severities.get(found, severity))
            entry = view.profile.entry(found.code)
            reasons.setdefault(found, []).extend([f"{view.profile.name}: {entry.why}"] if entry else [])
    order = dict.fromkeys((*validation.diagnostics, *severities))
    return [_judged(found, severities[found], reasons[found]) for found in order if found in severities]


def _unasked(validation: Validation, views: Sequence[_View]) -> list[Diagnostic]:
    """The findings where no profile was named: the table's severities, raised by the LMSs that would break."""
    taking = [view for view in views if view.is_known and not view.refusals]
    quirks = dict.fromkeys(quirk.found for quirk in validation.quirks if quirk.found.code not in _REFUSALS)
    breaking = {
        code: [view for view in taking if _breaks(view, code)]
        for code in dict.fromkeys(found.code for found in validation.diagnostics)
    }
    told = [_raised(found, those) if (those := breaking[found.code]) else found for found in validation.diagnostics]
    for found in quirks:
        those = [view for view in taking if _breaks(view, found.code) and found in view.findings.get(found.code, ())]
        told += [_raised(found, those)] if those else []
    return told


def _breaks(view: _View, code: str) -> bool:
    """Whether it is known that a finding means trouble in an LMS."""
    entry = view.profile.entry(code)
    return entry is not None and entry.severity is not None and view.severity(code) is not Severity.NOTE


def _raised(found: Diagnostic, views: Sequence[_View]) -> Diagnostic:
    told = {Severity.ERROR: "breaks in", Severity.WARNING: "may break in"}
    names = {
        words: ", ".join(view.profile.name for view in views if view.severity(found.code) is severity)
        for severity, words in told.items()
    }
    reason = "; ".join(f"{words} {named}" for words, named in names.items() if named)
    return _judged(found, gravest(found.severity, Severity.WARNING), (reason,))


def _judged(found: Diagnostic, severity: Severity, reasons: Sequence[str]) -> Diagnostic:
    judged = None if severity is CODES[found.code].severity else severity
    return found._replace(judged=judged, help="\n".join((*([found.help] if found.help else []), *reasons)))


def _verdict(view: _View, asked: bool) -> Verdict:
    """The verdict of a profile: refused, broken by what is known, faulty by the table alone, doubtful, or nothing."""
    profile = view.profile
    ok = Verdict(profile.id, profile.name, Fit.OK, asked=asked)
    if view.refusals:
        first, *_ = view.refusals
        return _decided(view, ok, Fit.NOT_TAKEN, first.code, view.refusals)
    if not view.is_known:
        return ok._replace(fit=Fit.UNKNOWN)
    known = [code for code in view.findings if view.profile.entry(code) is not None or not profile.is_lms]
    for fit, severity, codes in (
        (Fit.BREAKS, Severity.ERROR, known),
        (Fit.FAULTY, Severity.ERROR, tuple(view.findings)),
        (Fit.MAY_BREAK, Severity.WARNING, known if profile.is_lms else ()),
    ):
        deciding = next((code for code in codes if view.severity(code) is severity), None)
        if deciding:
            return _decided(view, ok, fit, deciding, view.findings[deciding])
    return ok


def _decided(view: _View, ok: Verdict, fit: Fit, code: str, findings: Sequence[Diagnostic]) -> Verdict:
    entry = view.profile.entry(code)
    return ok._replace(
        fit=fit, code=code, span=findings[0].span, findings=len(findings), why=entry.why if entry else CODES[code].title
    )
