"""LMSs that were run, or whose source was read."""

from scormkit.diagnostics.code import Severity
from scormkit.standards.profiles.profile import Entry, Evidence, Launch, Profile, Source

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE


def _measured(where: str) -> Source:
    return Source(Evidence.MEASURED, where, "2026-12-01")


def _read(where: str) -> Source:
    return Source(Evidence.READ, where, "2026-12-01")


_MOODLE = _measured("Moodle 4.5.6")
_MOODLE_SOURCE = _read("moodle/moodle, mod/scorm/datamodels/scormlib.php at 01352e33")
_NO_SCHEMA = "Moodle does not validate against the schemas"
MOODLE = Profile(
    "moodle",
    "Moodle",
    (
        Entry("lms/standard-not-taken", _E, "it refuses a zip without imsmanifest.xml", _MOODLE),
        Entry("archive/wrapper-folder", _E, "it refuses a zip without imsmanifest.xml at the top", _MOODLE),
        Entry("xml/not-well-formed", _E, "the import ends, and leaves half an activity behind", _MOODLE),
        Entry("manifest/prefix", _E, "it does not know elements by their namespaces, only by their names", _MOODLE),
        Entry("lms/prefix", _E, "it takes a SCO for an asset, and records nothing of it", _MOODLE),
        Entry("resource/no-scormtype", _E, "it takes a SCO for an asset, and records nothing of it", _MOODLE_SOURCE),
        Entry("resource/base-ignored", _E, "it reads `xml:base` on `<resource>` only", _MOODLE),
        Entry(
            "item/prerequisite-not-found", _E, "an unknown item is never done, so that this one stays locked", _MOODLE
        ),
        Entry("lms/character-reference", _W, "it shows the reference in place of the character", _MOODLE),
        Entry("lms/media-type", _W, "it serves the file as application/octet-stream", _MOODLE),
        Entry(
            "lms/mastery-score", _N, "it overwrites every status by comparing the score with it, or with 0 not", _MOODLE
        ),
        Entry("lms/hidden-item", _N, "it leaves the item out of the table of contents", _MOODLE),
        Entry("item/prerequisites-ignored", None, "it locks items until their prerequisites are done", _MOODLE),
        Entry("item/resource-not-found", _W, "it warns, and the item opens nothing", _MOODLE_SOURCE),
        Entry("organization/none", _W, "it makes a SCO of every resource with an `href`", _MOODLE_SOURCE),
        Entry("manifest/duplicate-identifier", _W, "it keeps the last of them", _MOODLE_SOURCE),
        Entry("manifest/namespace", _N, "it compares local names only", _MOODLE_SOURCE),
        Entry(
            "manifest/wrong-version",
            _N,
            "it takes whatever it does not know for SCORM 1.2",
            _MOODLE_SOURCE,
            "SCORM 1.2",
        ),
        Entry("manifest/version-missing", _N, "it takes the package for SCORM 1.2", _MOODLE_SOURCE, "SCORM 1.2"),
        Entry("manifest/no-metadata", _N, "it takes the package for SCORM 1.2", _MOODLE_SOURCE, "SCORM 1.2"),
        Entry("schema/invalid-identifier", _N, "it takes identifiers of any letters", _MOODLE_SOURCE),
        Entry("schema/element-order", _N, _NO_SCHEMA, _MOODLE_SOURCE),
        Entry("schema/unknown-element", _N, _NO_SCHEMA, _MOODLE_SOURCE),
        Entry("schema/unknown-attribute", _N, _NO_SCHEMA, _MOODLE_SOURCE),
        Entry("schema/stray-text", _N, _NO_SCHEMA, _MOODLE_SOURCE),
    ),
    refuses=("cmi5", "xAPI"),
    plain=(".mjs", ".wasm"),
)

_CHAMILO = _measured("Chamilo 1.11.16")
CHAMILO = Profile(
    "chamilo",
    "Chamilo",
    (
        Entry(
            "lms/standard-not-taken",
            _W,
            "of SCORM it takes 1.2 alone",
            Source(Evidence.TOLD, "https://github.com/chamilo/chamilo-lms/issues/3001", "2019-09-23"),
        ),
        Entry("lms/refused-type", _E, "it refuses files of PHP", _CHAMILO),
        Entry("xml/not-well-formed", _E, "it answers with HTTP 500", _CHAMILO),
        Entry("archive/name-not-ascii", _E, "it renames the file, and its references lead nowhere", _CHAMILO),
        Entry("archive/name-encoding", _E, "it renames the file, and its references lead nowhere", _CHAMILO),
        Entry("archive/unportable-name", _W, "it renames files with blanks, and references lead nowhere", _CHAMILO),
        Entry("resource/base-ignored", _E, "it ignores `xml:base` on `<resources>`", _CHAMILO),
        Entry("lms/query-dropped", _W, "it opens the page without the query", _CHAMILO),
        Entry("lms/hidden-item", _N, "hidden items count towards progress all the same", _CHAMILO),
        Entry(
            "lms/mastery-score",
            _N,
            "it does not compare the score with it",
            Source(Evidence.TOLD, "https://github.com/chamilo/chamilo-lms/issues/4331", "2022-06-21"),
        ),
        Entry("archive/wrapper-folder", _N, "it takes the manifest that lies highest", _CHAMILO),
        Entry(
            "organization/several",
            _N,
            "it makes a learning path of each",
            _read("chamilo/chamilo-lms, main/lp/scorm.class.php at 0149ffa3"),
        ),
        Entry(
            "archive/backslash",
            _W,
            "it unpacks all files into one folder",
            Source(Evidence.TOLD, "https://github.com/chamilo/chamilo-lms/issues/2946", "2019-07-04"),
        ),
    ),
    refuses=("SCORM 2004",),
    refused_types=(".php",),
    drops=("href",),
)

_XBLOCK = _measured("openedx-scorm-xblock 19.0.5")
_XBLOCK_SOURCE = _read("overhangio/openedx-scorm-xblock, scormxblock.py at 0497feab")
OPENEDX = Profile(
    "openedx",
    "Open edX (SCORM XBlock)",
    (
        Entry("lms/standard-not-taken", _E, "it looks for imsmanifest.xml only", _XBLOCK_SOURCE),
        Entry("lms/several-scos", _E, "it launches the first resource, and no other", _XBLOCK),
        Entry("lms/other-launch", _E, "it launches the first resource with an `href`", _XBLOCK),
        Entry("manifest/wrong-version", _E, "it takes any text but `1.2` for SCORM 2004, blanks included", _XBLOCK),
        Entry("archive/name-not-ascii", _E, "it answers with HTTP 500", _XBLOCK),
        Entry("archive/name-encoding", _E, "it answers with HTTP 500", _XBLOCK),
        Entry("xml/not-well-formed", _E, "it refuses the package", _XBLOCK_SOURCE),
        Entry("manifest/prefix", _W, "it finds no resource where elements of packaging have a prefix", _XBLOCK_SOURCE),
        Entry("resource/base-ignored", _E, "it takes `href` as it stands", _XBLOCK_SOURCE),
        Entry("lms/query-dropped", _W, "it opens the page without the item's parameters", _XBLOCK_SOURCE),
        Entry("archive/wrapper-folder", _N, "it takes the manifest that lies highest", _XBLOCK_SOURCE),
        Entry("manifest/version-missing", _N, "it takes the package for SCORM 1.2", _XBLOCK_SOURCE, "SCORM 1.2"),
        Entry("manifest/no-metadata", _N, "it takes the package for SCORM 1.2", _XBLOCK_SOURCE, "SCORM 1.2"),
        Entry("manifest/duplicate-identifier", _N, "it does not look at identifiers of resources", _XBLOCK_SOURCE),
        Entry("item/resource-not-found", _N, "it does not look at what items name", _XBLOCK_SOURCE),
        Entry("item/prerequisites-ignored", _N, "it ignores prerequisites", _XBLOCK_SOURCE),
        Entry("resource/no-scormtype", _N, "it launches the first resource with an `href`, SCO or not", _XBLOCK_SOURCE),
        Entry("schema/invalid-identifier", _N, "it takes identifiers of any letters", _XBLOCK_SOURCE),
    ),
    refuses=("cmi5", "xAPI"),
    one_sco=True,
    launch=Launch.FIRST_HREF,
    drops=("parameters",),
)

_WAGTAIL = _measured("wagtail-lms 0.11.1")
_WAGTAIL_SOURCE = _read("dr-rompecabezas/wagtail-lms, models.py at 03114401")
WAGTAIL = Profile(
    "wagtail-lms",
    "Wagtail LMS",
    (
        Entry("lms/standard-not-taken", _E, "it looks for SCORM 1.2's namespace of content packaging", _WAGTAIL),
        Entry("manifest/namespace", _E, "it looks for SCORM 1.2's namespace of content packaging", _WAGTAIL),
        Entry("lms/several-scos", _E, "it launches the first resource, and no other", _WAGTAIL),
        Entry("lms/other-launch", _E, 'it launches the first resource of `type="webcontent"`', _WAGTAIL),
        Entry("archive/wrapper-folder", _E, "it finds no page to launch", _WAGTAIL_SOURCE),
        Entry("xml/not-well-formed", _E, "it finds no page to launch", _WAGTAIL_SOURCE),
        Entry("resource/base-ignored", _E, "it takes `href` as it stands", _WAGTAIL_SOURCE),
        Entry("lms/query-dropped", _W, "it opens the page without the item's parameters", _WAGTAIL_SOURCE),
    ),
    refuses=("SCORM 2004",),
    one_sco=True,
    launch=Launch.FIRST_WEB_CONTENT,
    drops=("parameters",),
)

_SCORMHOST = _measured("scormhost 0.1.0")
SCORMHOST = Profile(
    "scormhost",
    "scormhost",
    (
        Entry("archive/wrapper-folder", _E, "it looks for the manifest at the top", _SCORMHOST),
        Entry("organization/several", _W, "it takes the first organization", _SCORMHOST),
        Entry("lms/query-dropped", _W, "it opens the page without the item's parameters", _SCORMHOST),
        Entry("lms/mastery-score", _N, "it ignores mastery scores", _SCORMHOST),
    ),
    drops=("parameters",),
)

_ILIAS = _read("ILIAS-eLearning/ILIAS, class.ilSCORMPackageParser.php at 05bb89f3")
ILIAS = Profile(
    "ilias",
    "ILIAS",
    (
        Entry("manifest/prefix", _E, "it compares names with their prefixes, letter by letter", _ILIAS),
        Entry("lms/prefix", _E, "it looks for `adlcp:` in these letters", _ILIAS),
    ),
)

_CLAROLINE = _read("claroline/Claroline, ScormManager.php at 2023afb7, ScormLib.php")
CLAROLINE = Profile(
    "claroline",
    "Claroline",
    (
        Entry("archive/wrapper-folder", _E, "it refuses a zip without imsmanifest.xml at the top", _CLAROLINE),
        Entry("xml/not-well-formed", _E, "it refuses the package", _CLAROLINE),
        Entry(
            "manifest/wrong-version", _E, "it refuses every text but those of the versions, blanks included", _CLAROLINE
        ),
        Entry("manifest/version-missing", _E, "it refuses a package without a version", _CLAROLINE),
        Entry("manifest/no-metadata", _E, "it refuses a package without a version", _CLAROLINE),
        Entry("organization/no-default", _E, "it refuses a package without a default organization", _CLAROLINE),
        Entry("organization/default-not-found", _E, "it refuses a package without a default organization", _CLAROLINE),
        Entry("item/nothing-to-launch", _E, "it refuses an item without a resource", _CLAROLINE),
        Entry("item/resource-not-found", _E, "it refuses an item without a resource", _CLAROLINE),
        Entry("item/resource-without-href", _E, "it refuses a resource without an `href`", _CLAROLINE),
        Entry("manifest/prefix", _E, "it compares names with their prefixes, letter by letter", _CLAROLINE),
    ),
)

_FRAPPE = _read("frappe/lms, lms/lms/api.py at 0031c0c6")
FRAPPE = Profile(
    "frappe",
    "Frappe LMS",
    (
        Entry("lms/several-scos", _E, "it launches the first SCO, and no other", _FRAPPE),
        Entry("lms/other-launch", _E, 'it launches the first resource with `adlcp:scormtype="sco"`', _FRAPPE),
        Entry("lms/prefix", _E, "it looks for `adlcp:scormtype` in these letters", _FRAPPE),
        Entry("resource/no-scormtype", _E, "it launches what says of itself that it is a SCO", _FRAPPE),
        Entry("xml/not-well-formed", _E, "it cannot find the page to launch", _FRAPPE),
        Entry("manifest/prefix", _W, "it finds no resource where elements of packaging have a prefix", _FRAPPE),
        Entry("resource/base-ignored", _E, "it takes `href` as it stands", _FRAPPE),
        Entry("lms/query-dropped", _W, "it opens the page without the item's parameters", _FRAPPE),
        Entry("archive/wrapper-folder", _N, "it takes the first manifest that it finds", _FRAPPE),
    ),
    one_sco=True,
    launch=Launch.FIRST_SCO,
    drops=("parameters",),
)

OPEN_SOURCE = (MOODLE, CHAMILO, OPENEDX, WAGTAIL, SCORMHOST, ILIAS, CLAROLINE, FRAPPE)
