"""The page of profiles, made from the data that ``validate`` judges with."""

from collections.abc import Iterator, Sequence

from scormkit.standards.profiles import LMS_PROFILES, PROFILES
from scormkit.standards.profiles.profile import Entry, Profile, Source

_HEAD = """\
# Profiles of `scormkit validate`

Made from the data that the command judges with (`python docs/generate.py`); a test keeps it fresh.

`--profile NAME` judges packages by what an LMS, a standard or a checker makes of findings; the option can be given
several times, and takes several names with commas between them. Of several profiles the one that takes a finding
gravest counts. A finding is left out only where its rule applies to none of them.

Without `--profile` the severities are the table's, and all LMSs below that take the package's standard and shape are
asked: what breaks in one of them is at least a warning, and names it; what may break there names it, too. Notes of LMSs
are told under their profiles only. That an LMS does not take the standard, or not several SCOs, is a verdict and no
finding.

The last lines of a package's report are the verdicts. In JSON, JUnit, SARIF and CSV they are there, too.

| verdict | `fit` in JSON | what it means |
|---|---|---|
| breaks | `breaks` | the profile fails the package, by what was measured, by the LMS's source, or by the standard |
| may break | `may-break` | the vendor or users tell of trouble with what was found |
| has errors of unknown effect | `faulty` | it has errors, and nothing is known of what this LMS does with them |
| nothing known against it | `ok` | no more than that: an LMS has many more ways to fail |
| not taken | `not-taken` | the LMS does not take this standard, this edition, or several SCOs |
| nothing known of this standard there | `unknown` | the profile does not speak of it |

Every entry has its source and a date: the source's own where it has one, else the day on which it was entered here.
*Measured* was seen on a running system, *read* in its source or in the standard, *told* on a vendor's page, in a
thread or in a forum. LMSs change: what was only told is a warning at most, and makes no error lighter. Of an LMS that
has no entry for a finding, nothing is known of what it does with it, and the table's severity counts.
"""


def profiles_page() -> str:
    """The page ``docs/profiles.md``."""
    specifications = [profile for profile in PROFILES.values() if not profile.is_lms]
    parts = [_HEAD, *_listed("Standards and checkers", specifications), *_listed("LMSs", LMS_PROFILES)]
    return "\n".join([*parts, *(line for profile in PROFILES.values() for line in _section(profile))])


def _listed(title: str, profiles: Sequence[Profile]) -> Iterator[str]:
    yield f"## {title}\n"
    yield "| `--profile` | | entries |"
    yield "|---|---|---|"
    for profile in profiles:
        yield f"| [`{profile.id}`](#{profile.id}) | {profile.name} | {len(profile.entries)} |"
    yield ""


def _section(profile: Profile) -> Iterator[str]:
    yield f'<a id="{profile.id}"></a>\n'
    yield f"## {profile.name}\n"
    yield from (f"- {fact}" for fact in _facts(profile))
    yield "\n| code | is | because | source | |"
    yield "|---|---|---|---|---|"
    for (severity, why, source), codes in _by_reason(profile).items():
        listed = ", ".join(f"`{code}`" for code in codes)
        yield f"| {listed} | {severity} | {_cell(why)} | {_where(source)} | {source.date} |"
    yield ""


def _by_reason(profile: Profile) -> dict[tuple[str, str, Source], list[str]]:
    """The codes that have the same severity for the same reason share a row."""
    rows: dict[tuple[str, str, Source], list[str]] = {}
    for entry in profile.entries:
        rows.setdefault((_severity(entry), entry.why, entry.source), []).append(entry.code)
    return rows


def _severity(entry: Entry) -> str:
    return entry.severity.value if entry.severity else "not applied"


def _facts(profile: Profile) -> Iterator[str]:
    """What the rules of the area lms/ ask of it, in words."""
    yield f"speaks of: {', '.join(profile.knows)}"
    if profile.refuses:
        yield f"does not take: {', '.join(profile.refuses)}"
    if profile.refused_types:
        yield f"refuses files: {', '.join(f'`{ending}`' for ending in profile.refused_types)}"
    if profile.largest:
        yield f"takes zips of up to {profile.largest >> 20:,} MB"
    yield from (f"the identifier of `<{'>`, `<'.join(one.elements)}>` {one.words}" for one in profile.names)
    if profile.plain:
        yield f"serves as application/octet-stream: {', '.join(f'`{ending}`' for ending in profile.plain)}"


def _where(source: Source) -> str:
    where = f"<{source.where}>" if source.where.startswith("https://") and " " not in source.where else source.where
    return f"{source.evidence.value}: {_cell(where)}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
