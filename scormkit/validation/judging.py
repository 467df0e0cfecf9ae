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
from scormkit.standards.profiles.profile import Entry, Evidence, Profile
from scormkit.validation.result import Fit, Validation, Verdict

_RANK = {severity: rank for rank, severity in enumerate(Severity)}
_TROUBLE = {Severity.ERROR: "breaks in", Severity.WARNING: "may break in"}
# An LMS does not take the package at all, rather than breaking on it.
_REFUSALS = ("lms/standard-not-taken", "lms/several-scos")
# What is said of files in general, and of them in the eyes of an LMS: the one is told unasked, the other asked.
_SAME_FILES = ("content/refused-type", "lms/refused-type")


class UnknownProfileError(ValueError):
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
    """What became of a package in the eyes of profiles, or without any of all LMSs; gravest findings first.

    Verdicts are of all that was found: whatever is left out of the findings is left out afterwards.
    """
    by_code: dict[str, list[Diagnostic]] = {}
    for found in validation.diagnostics:
        by_code.setdefault(found.code, []).append(found)
    views = [_view(validation, by_code, profile) for profile in profiles or LMS_PROFILES]
    weigh = _asked if profiles else _unasked
    weights = {
        code: weigh(same[0], [view for view in views if code in view.findings]) for code, same in by_code.items()
    }
    told = [_weighed(found, weight) for found in validation.diagnostics if (weight := weights[found.code])]
    for quirk in dict.fromkeys(quirk.found for quirk in validation.quirks):
        weight = weigh(quirk, [view for view in views if quirk in view.quirks])
        told += [_weighed(quirk, weight)] if weight and weight.reasons else []
    general, own = _SAME_FILES
    if {general, own} <= {one.code for one in told}:
        told = [one for one in told if one.code != (general if profiles else own)]
    return validation._replace(
        diagnostics=tuple(sorted(told, key=lambda one: _RANK[one.severity])),
        verdicts=tuple(_verdict(view, bool(profiles)) for view in views),
    )


class _View(NamedTuple):
    """A package as one profile sees it: its own quirks, and all findings that apply to it, by their codes.

    ``is_known`` says whether the profile speaks of the package's standard at all; for ``refusals`` it does not take it.
    """

    profile: Profile
    standards: Sequence[str]
    is_known: bool
    refusals: Sequence[Diagnostic]
    quirks: frozenset[Diagnostic]
    findings: Mapping[str, Sequence[Diagnostic]]

    def entry(self, code: str) -> Entry | None:
        """What the profile makes of a code in a package like this, where that is known."""
        return self.profile.entry(code, self.standards)

    def severity(self, code: str) -> Severity:
        """How grave a code is here. What was only told of an LMS makes nothing lighter."""
        entry, same = self.entry(code), self.findings.get(code)
        usual = same[0].severity if same else CODES[code].severity
        if entry is None or entry.severity is None:
            return usual
        return gravest(entry.severity, usual) if entry.source.evidence is Evidence.TOLD else entry.severity


class _Weight(NamedTuple):
    """How grave a finding is, and what profiles say of it."""

    severity: Severity
    reasons: Sequence[str] = ()


def gravest(*severities: Severity) -> Severity:
    """The gravest of some severities."""
    return min(severities, key=lambda one: _RANK[one])


def _view(validation: Validation, by_code: Mapping[str, Sequence[Diagnostic]], profile: Profile) -> _View:
    quirks = [quirk.found for quirk in validation.quirks if quirk.profile == profile.id]
    findings: dict[str, Sequence[Diagnostic]] = {}
    for code, same in by_code.items():
        entry = profile.entry(code, validation.standards)
        if entry is None or entry.severity is not None:
            findings[code] = same
    for found in quirks:
        if found.code not in _REFUSALS:
            findings[found.code] = (*findings.get(found.code, ()), found)
    known = not validation.standards or any(one.startswith(profile.knows) for one in validation.standards)
    refusals = [found for code in _REFUSALS for found in quirks if found.code == code]
    return _View(profile, validation.standards, known, refusals, frozenset(quirks), findings)


def _asked(found: Diagnostic, views: Sequence[_View]) -> _Weight | None:
    """Under profiles that were named: as grave as in the one that takes it gravest, with the why of each."""
    if not views:
        return None
    views = [view for view in views if not view.refusals or found in view.refusals] or views
    entries = [(view.profile.name, view.entry(found.code)) for view in views]
    reasons = [f"{name}: {entry.why}" for name, entry in entries if entry]
    return _Weight(gravest(*(view.severity(found.code) for view in views)), reasons)


def _unasked(found: Diagnostic, views: Sequence[_View]) -> _Weight:
    """Where no profile was named: as grave as it is, and a warning at least where it surely breaks an LMS."""
    code, usual = found.code, found.severity
    names: dict[str, list[str]] = {}
    for view in views:
        words = _TROUBLE.get(view.severity(code))
        if words and view.is_known and not view.refusals and view.entry(code):
            names.setdefault(words, []).append(view.profile.name)
    reason = "; ".join(f"{words} {', '.join(names[words])}" for words in _TROUBLE.values() if words in names)
    breaks = _TROUBLE[Severity.ERROR] in names
    return _Weight(gravest(usual, Severity.WARNING) if breaks else usual, [reason] if reason else [])


def _weighed(found: Diagnostic, weight: _Weight) -> Diagnostic:
    judged = None if weight.severity is CODES[found.code].severity else weight.severity
    return found._replace(judged=judged, help="\n".join((*([found.help] if found.help else []), *weight.reasons)))


def _verdict(view: _View, asked: bool) -> Verdict:
    """The verdict of a profile: refused, broken by what is known, faulty by the table alone, doubtful, or nothing."""
    profile = view.profile
    ok = Verdict(profile.id, profile.name, Fit.OK, asked=asked)
    if view.refusals:
        first, *_ = view.refusals
        return _decided(view, ok, Fit.NOT_TAKEN, first.code, view.refusals)
    if not view.is_known:
        return ok._replace(fit=Fit.UNKNOWN)
    known = [code for code in view.findings if view.entry(code) is not None or not profile.is_lms]
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
    entry = view.entry(code)
    return ok._replace(
        fit=fit, code=code, span=findings[0].span, findings=len(findings), why=entry.why if entry else CODES[code].title
    )
