"""LMSs that are known by what their vendors and their users say of them."""

from scormkit.diagnostics.code import Severity
from scormkit.standards.profiles.profile import Entry, Evidence, Naming, Profile, Source

_W, _N = Severity.WARNING, Severity.NOTE
_GB, _MB = 1 << 30, 1 << 20
_AT_THE_TOP = "it looks for the manifest at the top of the zip"


def _told(where: str, date: str = "2026-12-01") -> Source:
    return Source(Evidence.TOLD, where, date)


_ABSORB = _told("https://support.absorblms.com/hc/en-us/articles/4946744843539")
ABSORB = Profile(
    "absorb",
    "Absorb",
    (
        Entry("lms/standard-not-taken", _W, "it takes SCORM 1.2 and 2004, xAPI and AICC", _ABSORB),
        Entry("resource/external-sco", _W, "it supports no content that is not uploaded along", _ABSORB),
    ),
    knows=("SCORM", "xAPI"),
    refuses=("cmi5",),
)

_CANVAS = _told("polistrasmill.com", "2024")
CANVAS = Profile(
    "canvas",
    "Canvas",
    (
        Entry("resource/wrong-case", _W, "it tells capital and small letters apart", _CANVAS),
        Entry("content/missing-file", _W, "it tells capital and small letters apart", _CANVAS),
    ),
)

_CORNERSTONE = _told("https://github.com/pipwerks/scorm-api-wrapper/issues/30", "2017-05-10")
CORNERSTONE = Profile(
    "cornerstone",
    "Cornerstone (CSOD)",
    (
        Entry("manifest/wrong-version", _W, "it chooses the run-time by the manifest's version", _CORNERSTONE),
        Entry("manifest/version-missing", _W, "it chooses the run-time by the manifest's version", _CORNERSTONE),
        Entry("manifest/mixed-versions", _W, "it chooses the run-time by the manifest's version", _CORNERSTONE),
        Entry("content/other-api", _W, "it chooses the run-time by the manifest's version", _CORNERSTONE),
    ),
)

_COURSELIT = _told("https://docs.courselit.app/en/lessons/scorm")
COURSELIT = Profile(
    "courselit",
    "CourseLit",
    (Entry("lms/too-large", _W, "it takes at most 300 MB", _COURSELIT),),
    largest=300 * _MB,
)

_CROSSKNOWLEDGE = _told("https://developers.crossknowledge.com/third-party-prerequisites.html")
CROSSKNOWLEDGE = Profile(
    "crossknowledge",
    "CrossKnowledge",
    (
        Entry("lms/refused-type", _W, "it refuses programs and code for servers", _CROSSKNOWLEDGE),
        Entry("lms/too-large", _W, "it takes at most 200 MB by its back office", _CROSSKNOWLEDGE),
    ),
    refused_types=(".htaccess", ".php", ".phps", ".phtm", ".phtml", ".pl", ".py", ".cgi", ".exe", ".sh"),
    largest=200 * _MB,
)

_DOCEBO = _told("https://help.docebo.com/hc/en-us/articles/360020128479")
DOCEBO = Profile(
    "docebo",
    "Docebo",
    (
        Entry("lms/standard-not-taken", _W, "of SCORM it takes 1.2 and 2004 3rd Edition", _DOCEBO),
        Entry("lms/refused-type", _W, "it refuses code for servers", _DOCEBO),
        Entry("archive/wrapper-folder", _W, _AT_THE_TOP, _DOCEBO),
        Entry("resource/insecure", _W, "it serves packages by HTTPS, where browsers block `http:`", _DOCEBO),
    ),
    refuses=("SCORM 2004 2nd Edition", "SCORM 2004 4th Edition"),
    refused_types=(
        *(".htaccess", ".phps", ".php5", ".php4", ".ph3", ".php", ".cgi", ".sh", ".shtml"),
        *(".asp", ".aspx", ".jsp", ".py", ".rb", ".pl"),
    ),
)

_EPOWERHR = _told("https://epowerhr.bcs.nl/hc/nl/articles/18722205415826")
EPOWERHR = Profile(
    "epowerhr",
    "epowerhr",
    (
        Entry("lms/standard-not-taken", _W, "of SCORM it takes 1.2, 2004 2nd and 3rd Edition", _EPOWERHR),
        Entry("lms/mastery-score", _W, "it cannot compare a score with one, and wants none in the manifest", _EPOWERHR),
        Entry("lms/too-large", _W, "it takes at most 1 GB", _EPOWERHR),
    ),
    refuses=("SCORM 2004 4th Edition",),
    largest=_GB,
)

_KNOWBE4 = _told("https://support.knowbe4.com/hc/en-us/articles/360019644394")
KNOWBE4 = Profile(
    "knowbe4",
    "KnowBe4",
    (
        Entry("lms/standard-not-taken", _W, "it takes SCORM 2004 4th Edition alone", _KNOWBE4),
        Entry("lms/too-large", _W, "it takes at most 1 GB", _KNOWBE4),
        Entry("resource/external-sco", _W, "it takes no content that lies elsewhere", _KNOWBE4),
    ),
    refuses=("SCORM 1.2", "SCORM 2004 2nd Edition", "SCORM 2004 3rd Edition", "cmi5", "xAPI"),
    largest=_GB,
)

_ORACLE = _told("https://docs.oracle.com/en/cloud/saas/talent-management/24c/fatul/, “Add Online Content”", "2024")
ORACLE = Profile(
    "oracle",
    "Oracle Learning",
    (
        Entry("lms/standard-not-taken", _W, "of SCORM it takes 1.2, 2004 2nd and 3rd Edition", _ORACLE),
        Entry("lms/too-large", _W, "it takes at most 1 GB", _ORACLE),
        Entry("archive/wrapper-folder", _W, _AT_THE_TOP, _ORACLE),
    ),
    refuses=("SCORM 2004 4th Edition",),
    largest=_GB,
)

_RIPPLEOPS = _told("https://rippleops.atlassian.net/wiki/pages/viewpage.action?pageId=5440513118")
RIPPLEOPS = Profile(
    "rippleops",
    "rippleops",
    (
        Entry("lms/standard-not-taken", _W, "of SCORM it takes 1.2 alone", _RIPPLEOPS),
        Entry("lms/identifier", _W, "identifiers with dots or blanks go wrong there", _RIPPLEOPS),
        Entry("archive/unusual-compression", _W, "it unpacks deflated files only", _RIPPLEOPS),
    ),
    refuses=("SCORM 2004",),
    names=(Naming(("manifest", "organization", "item", "resource"), r"[^.\s]+", "has no dots and no blanks"),),
)

SCORM_CLOUD = Profile(
    "scormcloud",
    "SCORM Cloud",
    (
        Entry(
            "item/prerequisites-ignored", _N, "it ignores prerequisites", _told("support.scorm.com, article 206166236")
        ),
    ),
)

_SAP = _told("SAP KBA 2458835; since the second half of 2023 stricter, KBA 3403728", "2023")
SUCCESSFACTORS = Profile(
    "successfactors",
    "SAP SuccessFactors",
    (Entry("lms/completed-on-exit", _W, "whoever leaves the course has completed it", _SAP),),
)

_TALENTLMS = _told("https://support.talentlms.com/knowledgebase/articles/1155433")
TALENTLMS = Profile(
    "talentlms",
    "TalentLMS",
    (Entry("lms/standard-not-taken", _W, "it takes SCORM 1.2, xAPI and cmi5", _TALENTLMS),),
    knows=("SCORM", "xAPI", "cmi5"),
    refuses=("SCORM 2004",),
)

TOTARA = Profile(
    "totara",
    "Totara",
    (
        Entry(
            "resource/external-sco", _W, "a package elsewhere must be of the same host", _told("Totara's help on SCORM")
        ),
    ),
)

_TOVUTI = _told("https://help.tovutilms.com/hc/en-us/articles/4413651362573")
TOVUTI = Profile(
    "tovuti",
    "Tovuti",
    (
        Entry("lms/standard-not-taken", _W, "it does not take cmi5", _TOVUTI),
        Entry("lms/several-scos", _W, "it takes a manifest with one `<item>` only", _TOVUTI),
        Entry("lms/refused-type", _W, "it refuses a package with such files", _TOVUTI),
    ),
    knows=("SCORM", "xAPI"),
    refuses=("cmi5",),
    one_item=True,
    refused_types=(".zip", ".dat", ".br"),
)

_VWGOA = _told("“SCORM Manifest” of VWGoA and VGCA, an undated copy at slideblast.com")
VWGOA = Profile(
    "vwgoa",
    "VWGoA / VGCA",
    (
        Entry("lms/several-scos", _W, "it takes a package with one SCO only", _VWGOA),
        Entry("lms/identifier", _N, "it wants a short identifier that begins with a letter", _VWGOA),
        Entry("archive/wrapper-folder", _W, _AT_THE_TOP, _VWGOA),
        Entry("archive/unportable-name", _W, "it wants file names without blanks and signs", _VWGOA),
    ),
    one_sco=True,
    names=(
        Naming(("manifest",), r"[A-Za-z].*", "begins with a letter"),
        Naming(("organization",), r"\D.{0,8}", "has less than 10 characters and begins with no digit"),
    ),
)

VENDORS = (
    *(ABSORB, CANVAS, CORNERSTONE, COURSELIT, CROSSKNOWLEDGE, DOCEBO, EPOWERHR, KNOWBE4, ORACLE, RIPPLEOPS),
    *(SCORM_CLOUD, SUCCESSFACTORS, TALENTLMS, TOTARA, TOVUTI, VWGOA),
)
