"""Every profile is whole: its entries name codes, say why, and have a source with a date."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from scormkit.diagnostics.codes import CODES, Severity
from scormkit.diagnostics.package_codes import PACKAGE_CODES
from scormkit.report.profiles import profiles_page
from scormkit.standards.profiles import LMS_PROFILES, PROFILES
from scormkit.standards.profiles.profile import Evidence, Launch, Profile

REPOSITORY = Path(__file__).resolve().parents[2]
ENTRIES = [(profile, entry) for profile in PROFILES.values() for entry in profile.entries]
# The fields that rules of the area lms/ ask, and the code that they then find.
ASKED: dict[str, Callable[[Profile], object]] = {
    "lms/standard-not-taken": lambda profile: profile.refuses,
    "lms/several-scos": lambda profile: profile.one_sco or profile.one_item,
    "lms/refused-type": lambda profile: profile.refused_types,
    "lms/too-large": lambda profile: profile.largest,
    "lms/other-launch": lambda profile: profile.launch is not Launch.ITEM,
    "lms/identifier": lambda profile: profile.names,
    "lms/media-type": lambda profile: profile.plain,
    "lms/query-dropped": lambda profile: profile.drops,
}


@pytest.mark.parametrize("profile", PROFILES.values(), ids=list(PROFILES))
def test_entries_name_codes_once(profile: Profile) -> None:
    """Each code is one of packages, and has one entry in a profile; a profile without entries says nothing."""
    codes = [entry.code for entry in profile.entries]
    assert codes
    assert len(set(codes)) == len(codes)
    assert set(codes) <= {row.id for row in PACKAGE_CODES}


def test_entries_have_a_source_and_a_date() -> None:
    """Each says why in a few words, where that is from, and from when, as ISO 8601 writes dates."""
    dated = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?)?")
    for profile, entry in ENTRIES:
        assert len(entry.why.split()) >= 3, (profile.id, entry.code)
        assert entry.source.where, (profile.id, entry.code)
        assert dated.fullmatch(entry.source.date), (profile.id, entry.code)


def test_what_was_only_told_is_never_an_error() -> None:
    """LMSs change: what nobody measured or read makes a warning at most."""
    told = [entry.severity for _, entry in ENTRIES if entry.source.evidence is Evidence.TOLD]
    assert told
    assert Severity.ERROR not in told
    assert None not in told


@pytest.mark.parametrize("code", ASKED)
def test_what_a_rule_asks_has_its_entry(code: str) -> None:
    """A field of a profile has the entry that says where it is from, and the other way round."""
    asking = {profile.id for profile in PROFILES.values() if ASKED[code](profile)}
    assert asking == {profile.id for profile in PROFILES.values() if profile.entry(code)}
    assert asking


def test_every_code_of_lmss_belongs_to_some() -> None:
    """No code of the area lms/ is one that no LMS has an entry for."""
    named = {entry.code for profile in LMS_PROFILES for entry in profile.entries}
    assert {code for code in CODES if code.startswith("lms/")} <= named


def test_types_are_written_as_endings_of_small_letters() -> None:
    """Names of files are compared by their small letters."""
    for profile in LMS_PROFILES:
        for ending in (*profile.refused_types, *profile.plain):
            assert re.fullmatch(r"\.[a-z0-9]+", ending), (profile.id, ending)


def test_the_page_of_profiles_is_fresh() -> None:
    """It is what the data says; if not, run ``python docs/generate.py``."""
    assert (REPOSITORY / "docs/profiles.md").read_text("utf-8") == profiles_page()


@pytest.mark.parametrize("profile", PROFILES.values(), ids=list(PROFILES))
def test_the_page_tells_every_entry(profile: Profile) -> None:
    """Each code of a profile stands in its section, with its source."""
    _, _, section = profiles_page().partition(f'<a id="{profile.id}"></a>')
    section = section.partition("<a id=")[0]
    for entry in profile.entries:
        assert f"`{entry.code}`" in section
        assert entry.source.where in section
