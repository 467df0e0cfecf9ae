"""What profiles make of what was found in a package."""

import pytest

from scormkit.diagnostics.codes import CODES, Severity
from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.standards.profiles import LMS_PROFILES, PROFILES
from scormkit.validation.judging import UnknownProfileError, judge, named_profiles
from scormkit.validation.quirks import quirks_of_standards
from scormkit.validation.result import Fit, Quirk, Validation, Verdict

BASE = Diagnostic("resource/base-ignored", Span("imsmanifest.xml", 9), "`xml:base` is odd", "write it in full")
NOT_ASCII = Diagnostic("archive/name-not-ascii", Span("é.css"), "this name is not ASCII")
ORDER = Diagnostic("schema/element-order", Span("imsmanifest.xml", 5), "a title too late", "move it")
JUNK = Diagnostic("archive/junk", Span("Thumbs.db"), "left behind")
PYTHON = Diagnostic("lms/refused-type", Span("a.py"), "refused")
BREAKING = "breaks in Chamilo, Frappe LMS, Moodle, Open edX (SCORM XBlock), Wagtail LMS"
MASTERY = Diagnostic("lms/mastery-score", Span("imsmanifest.xml", 7), "a mastery score")
SEVERAL = Diagnostic("lms/several-scos", Span("imsmanifest.xml", 3), "two items")


def package(*found: Diagnostic, quirks: tuple[Quirk, ...] = (), standard: str = "SCORM 1.2") -> Validation:
    """A package in which this was found."""
    quirks = (*quirks, *quirks_of_standards([standard]))
    return Validation((standard,), "First aid", ("1 SCO",), 5, 1540, found, {}, quirks)


def verdict(validation: Validation, profile: str) -> Verdict:
    """What a profile makes of it."""
    (found,) = (one for one in validation.verdicts if one.profile == profile)
    return found


def under(name: str, validation: Validation) -> Validation:
    """The package in the eyes of one profile."""
    return judge(validation, named_profiles([name]))


def test_unknown_names_are_told_with_the_nearest() -> None:
    """A profile that is not there is an error that offers those that are."""
    with pytest.raises(UnknownProfileError, match="there is no profile `modle`") as told:
        named_profiles(["adl", "modle"])
    assert told.value.help == "did you mean `moodle`?"


def test_a_profile_is_asked_once() -> None:
    """Named twice, it has one verdict."""
    assert [one.id for one in named_profiles(["adl", "moodle", "adl"])] == ["adl", "moodle"]


def test_unasked_what_breaks_somewhere_is_a_warning_that_names_where() -> None:
    """A note of the table becomes a warning; the help tells the LMSs by their names."""
    (found,) = judge(package(NOT_ASCII)).diagnostics
    assert (found.severity, CODES[found.code].severity) == (Severity.WARNING, Severity.NOTE)
    assert found.help == "breaks in Chamilo, Open edX (SCORM XBlock)"


def test_unasked_nothing_becomes_lighter_or_an_error() -> None:
    """An error stays one though Moodle passes it; a warning stays one though others break."""
    validation = judge(package(BASE, ORDER))
    assert [(one.code, one.severity) for one in validation.diagnostics] == [
        ("schema/element-order", Severity.ERROR),
        ("resource/base-ignored", Severity.WARNING),
    ]
    assert validation.diagnostics[0].help == "move it"
    assert validation.diagnostics[1].help == f"write it in full\n{BREAKING}"


def test_unasked_an_lms_that_does_not_take_the_package_does_not_count() -> None:
    """What breaks Chamilo is not told of SCORM 2004, which it does not take."""
    (found,) = judge(package(NOT_ASCII, standard="SCORM 2004 3rd Edition")).diagnostics
    assert found.help == "breaks in Open edX (SCORM XBlock)"


def test_unasked_only_what_breaks_is_told_of_quirks() -> None:
    """One LMS is troubled by a mastery score and is named; where a quirk is but a note, nothing is told."""
    three = tuple(Quirk(name, MASTERY) for name in ("moodle", "chamilo", "epowerhr"))
    (found,) = judge(package(quirks=three)).diagnostics
    assert (found.severity, found.help) == (Severity.NOTE, "may break in epowerhr")
    assert judge(package(quirks=three[:2])).diagnostics == ()


def test_unasked_a_shape_that_is_not_taken_is_no_finding() -> None:
    """Several SCOs stand in the verdict only."""
    validation = judge(package(quirks=(Quirk("tovuti", SEVERAL),)))
    assert validation.diagnostics == ()
    assert verdict(validation, "tovuti").fit is Fit.NOT_TAKEN
    assert verdict(validation, "tovuti").code == "lms/several-scos"


def test_unasked_every_lms_has_a_verdict_and_no_specification() -> None:
    """Twenty-odd LMSs, in the order of their names."""
    validation = judge(package())
    assert [one.profile for one in validation.verdicts] == [one.id for one in LMS_PROFILES]
    assert not any(one.asked for one in validation.verdicts)


def test_asked_a_profile_sets_the_severity_and_says_why() -> None:
    """Moodle fails a base that it does not see, and lets the order of elements pass."""
    found = under("moodle", package(BASE, ORDER, JUNK)).diagnostics
    assert [(one.code, one.severity) for one in found] == [
        ("resource/base-ignored", Severity.ERROR),
        ("archive/junk", Severity.WARNING),
        ("schema/element-order", Severity.NOTE),
    ]
    assert found[0].help == "write it in full\nMoodle: it reads `xml:base` on `<resource>` only"
    assert found[1].help == ""


def test_asked_several_the_gravest_severity_counts() -> None:
    """ADL's suite passes a base, Moodle breaks on it; both say why."""
    for names in (["adl", "moodle"], ["moodle", "adl"]):
        (found,) = judge(package(BASE), named_profiles(names)).diagnostics
        assert found.severity is Severity.ERROR
        assert {line.partition(":")[0] for line in found.help.split("\n")[1:]} == {"ADL's test suite", "Moodle"}


def test_asked_a_rule_that_does_not_apply_is_left_out_unless_it_applies_to_another() -> None:
    """SCORM 1.2 itself knows no junk; ADL's suite is told of it."""
    assert under("scorm12", package(JUNK)).diagnostics == ()
    (found,) = judge(package(JUNK), named_profiles(["scorm12", "adl"])).diagnostics
    assert found.severity is Severity.NOTE


def test_asked_only_the_quirks_of_those_profiles_are_told() -> None:
    """What Docebo refuses is no finding for Moodle."""
    validation = package(quirks=(Quirk("docebo", PYTHON),))
    assert under("moodle", validation).diagnostics == ()
    (found,) = under("docebo", validation).diagnostics
    assert (found.code, found.severity) == ("lms/refused-type", Severity.WARNING)


def test_asked_a_standard_that_is_not_taken_is_a_finding() -> None:
    """A warning where somebody told so, an error where it was measured."""
    validation = package(standard="cmi5")
    assert [one.severity for one in under("tovuti", validation).diagnostics] == [Severity.WARNING]
    assert [one.severity for one in under("moodle", validation).diagnostics] == [Severity.ERROR]
    assert under("talentlms", validation).diagnostics == ()


@pytest.mark.parametrize(
    ("standard", "taken"),
    [
        ("SCORM 1.2", True),
        ("SCORM 2004", True),
        ("SCORM 2004 2nd Edition", False),
        ("SCORM 2004 3rd Edition", True),
        ("SCORM 2004 4th Edition", False),
    ],
)
def test_editions_are_told_apart_where_they_are_known(standard: str, taken: bool) -> None:
    """Docebo takes one edition of SCORM 2004; of a package whose edition is not known nothing is said."""
    fit = verdict(judge(package(standard=standard)), "docebo").fit
    assert fit is (Fit.OK if taken else Fit.NOT_TAKEN)


def test_what_was_only_told_makes_nothing_lighter() -> None:
    """Canvas is said to be troubled by a wrong case, which stays the error that it is."""
    wrong = Diagnostic("resource/wrong-case", Span("imsmanifest.xml", 8), "wrong case")
    validation = under("canvas", package(wrong))
    assert [one.severity for one in validation.diagnostics] == [Severity.ERROR]
    assert verdict(validation, "canvas").fit is Fit.BREAKS


@pytest.mark.parametrize(
    ("profile", "found", "fit", "code"),
    [
        ("moodle", (BASE, ORDER), Fit.BREAKS, "resource/base-ignored"),
        ("moodle", (ORDER, JUNK), Fit.OK, ""),
        ("docebo", (ORDER, JUNK), Fit.FAULTY, "schema/element-order"),
        ("docebo", (JUNK,), Fit.OK, ""),
        ("scorm12", (ORDER,), Fit.BREAKS, "schema/element-order"),
        ("scorm12", (JUNK,), Fit.OK, ""),
        ("adl", (ORDER, ORDER), Fit.BREAKS, "schema/element-order"),
    ],
)
def test_the_verdict_names_what_decided(profile: str, found: tuple[Diagnostic, ...], fit: Fit, code: str) -> None:
    """What is known to break comes before errors of which nothing is known; warnings of the table decide nothing."""
    told = verdict(under(profile, package(*found)), profile)
    assert (told.fit, told.code, told.findings) == (fit, code, sum(one.code == code for one in found))
    assert told.span == next((one.span for one in found if one.code == code), Span(""))
    assert told.asked


def test_a_trouble_that_was_told_may_break() -> None:
    """A refused file type of a vendor's page is the verdict, behind errors that nobody knows the effect of."""
    quirk = Quirk("docebo", PYTHON)
    assert verdict(judge(package(quirks=(quirk,))), "docebo").fit is Fit.MAY_BREAK
    assert verdict(judge(package(ORDER, quirks=(quirk,))), "docebo").fit is Fit.FAULTY


def test_of_a_standard_that_a_profile_does_not_speak_of_nothing_is_said() -> None:
    """ILIAS's profile speaks of SCORM; a package of cmi5 with errors has no verdict there."""
    assert verdict(judge(package(ORDER, standard="cmi5")), "ilias").fit is Fit.UNKNOWN


def test_the_profiles_that_were_promised_are_there() -> None:
    """The specifications come first, then LMSs."""
    assert list(PROFILES)[:3] == ["scorm12", "scorm12-strict", "adl"]
    assert {"moodle", "chamilo", "openedx", "ilias", "cornerstone", "successfactors", "docebo", "talentlms"} <= set(
        PROFILES
    )
    assert {"tovuti", "frappe"} <= set(PROFILES)


def test_a_fact_of_one_standard_is_none_of_another() -> None:
    """Moodle takes a manifest without metadata for SCORM 1.2, which is no comfort where it is SCORM 2004."""
    bare = Diagnostic("manifest/no-metadata", Span("imsmanifest.xml", 2), "no metadata", judged=Severity.ERROR)
    (found,) = under("moodle", package(bare, standard="SCORM 2004 4th Edition")).diagnostics
    assert (found.severity, found.help) == (Severity.ERROR, "")
    (found,) = under("moodle", package(bare)).diagnostics
    assert found.severity is Severity.NOTE


def test_a_refused_type_has_one_name() -> None:
    """Unasked it is told of LMSs in general, asked of the LMS; the verdict has it either way."""
    general = Diagnostic("content/refused-type", Span("a.py"), "some LMSs refuse it")
    validation = package(general, quirks=(Quirk("docebo", PYTHON),))
    assert [one.code for one in judge(validation).diagnostics] == ["content/refused-type"]
    assert verdict(judge(validation), "docebo").code == "lms/refused-type"
    assert [one.code for one in under("docebo", validation).diagnostics] == ["lms/refused-type"]
    assert [one.code for one in under("moodle", validation).diagnostics] == ["content/refused-type"]
