"""SCORM 1.2 itself, its strict reading, and what ADL's test suite for it fails.

CAM: Content Aggregation Model; RTE: Run-Time Environment; XSD: the schemas of SCORM 1.2; Add.: the Addenda.
"""

from scormkit.diagnostics.code import Severity
from scormkit.standards.profiles.profile import Entry, Evidence, Profile, Source

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE
_CAM = Source(Evidence.READ, "SCORM 1.2 and what it refers to", "2001-10-01")
_ADDENDA = Source(Evidence.READ, "SCORM 1.2, Addenda", "2002-01-04")
_SUITE = Source(Evidence.MEASURED, "ADL's SCORM 1.2 Conformance Test Suite 1.2.2", "2026-12-01")
_OTHERS = ("SCORM 2004", "cmi5", "xAPI")
_REFUSED = Entry("lms/standard-not-taken", _E, "it is of SCORM 1.2 alone", _CAM)

# What servers, browsers and LMSs trip over, and the standard allows or is silent about.
_LORE = (
    *("archive/case-clash", "archive/name-not-ascii", "archive/unportable-name", "archive/junk", "archive/empty-file"),
    *("archive/several-formats", "archive/large", "xml/byte-order-mark", "xml/not-utf-8", "xml/no-encoding"),
    *("manifest/prefix", "manifest/schema-location-space", "manifest/submanifest", "manifest/similar-identifiers"),
    *("metadata/other-generation", "metadata/sparse", "organization/several", "item/branch-launches"),
    *("item/prerequisites-ignored", "item/long-identifier", "item/deep", "item/action-without-time"),
    *("resource/insecure", "resource/unused", "resource/same-launch", "resource/base-ignored", "file/listed-twice"),
    *("resource/dot-segments", "dependency/on-sco", "content/missing-file", "content/wrong-case"),
    *("content/outside-package", "content/missing-from-script", "content/insecure", "content/other-host"),
    *("content/refused-type", "content/unload-handler", "content/synchronous-request", "content/no-alternative"),
    *("content/no-language", "archive/uncompressed", "archive/data-descriptor", "manifest/schema-location-name"),
)
# What the standard lets be absent.
_OPTIONAL = {
    "manifest/no-metadata": "CAM 2.3.4, row 2: none or one",
    "organization/no-default": "without it the first organization is the default (Add. 14)",
    "organization/empty": "CAM 2.3.4, row 3.2.4: none or more",
    "item/nothing-to-launch": "CAM 2.3.4, row 3.2.4.2: `identifierref` is optional",
}
_STANDARD = (
    _REFUSED,
    *(Entry(code, None, "the standard allows it, or does not speak of it", _CAM) for code in _LORE),
    *(Entry(code, None, why, _ADDENDA if "Add." in why else _CAM) for code, why in _OPTIONAL.items()),
)
SCORM_12 = Profile("scorm12", "SCORM 1.2", _STANDARD, is_lms=False, refuses=_OTHERS)

_STRICT = {
    "schema/invalid-identifier": "XSD: an identifier is an xs:ID",
    "manifest/extension": "XSD: a validator finds no declaration of it",
    "metadata/grammar": "XSD: metadata have a schema of their own",
    "metadata/location": "CAM 2.4: the file is there, and holds metadata",
    "metadata/twice": "CAM 2.3.4, row 2.3: either within or in a file",
    "metadata/profile": "CAM 2.2.4.4: the profile's elements are mandatory",
    "metadata/reserved": "CAM 2.2.2: the elements are reserved",
    "metadata/vocabulary": "CAM 2.2.3.2: the vocabularies are restricted",
    "item/visible-number": "CAM 2.3.4, row 3.2.4.3: `true` or `false`",
    "item/setting-without-sco": "CAM 2.3.4, rows 3.2.4.9 to 3.2.4.12: only where the item is a SCO",
    "item/repeated-setting": "CAM 2.3.4, rows 3.2.4.8 to 3.2.4.12: none or one",
    "item/time-overflow": "CAM 2.3.5, table 2.3.5b: a timespan has less than 60 minutes and seconds",
    "resource/unencoded-character": "RFC 2396: a URI has no such character",
    "content/no-api": "RTE 3.3.6: a SCO calls LMSInitialize and LMSFinish",
    "content/other-api": "RTE 3.3.6: a SCO calls LMSInitialize and LMSFinish",
}
SCORM_12_STRICT = Profile(
    "scorm12-strict",
    "SCORM 1.2, strictly",
    (*_STANDARD, *(Entry(code, _E, why, _CAM) for code, why in _STRICT.items())),
    is_lms=False,
    refuses=_OTHERS,
)

_FAILED = (
    *("archive/no-manifest", "archive/manifest-case", "archive/wrapper-folder", "xml/not-well-formed"),
    *("xml/byte-order-mark", "manifest/namespace", "manifest/duplicate-identifier", "schema/missing-attribute"),
    *("schema/unknown-attribute", "schema/missing-element", "schema/repeated-element", "schema/element-order"),
    *("schema/unknown-element", "schema/stray-text", "schema/too-long", "schema/unknown-word"),
    *("schema/invalid-identifier", "schema/invalid-value", "organization/none", "organization/default-not-found"),
    *("organization/no-title", "item/no-title", "item/resource-not-found", "item/visible-number", "item/invalid-time"),
    *("resource/unknown-type", "resource/no-scormtype", "resource/scormtype-case", "resource/missing-launch-file"),
    *("resource/wrong-case", "resource/backslash", "resource/invalid-base", "file/missing"),
)
_PASSED = (
    *("archive/junk", "file/unlisted", "manifest/control-documents", "manifest/prefix", "manifest/no-metadata"),
    *("manifest/schema-missing", "manifest/wrong-schema", "manifest/version-missing", "manifest/wrong-version"),
    *("manifest/submanifest", "manifest/extension", "metadata/location", "organization/no-default"),
    *("organization/several", "organization/empty", "item/nothing-to-launch", "item/branch-launches"),
    *("item/resource-without-href", "item/invalid-parameters", "item/invalid-mastery-score"),
    *("item/setting-without-sco", "item/time-overflow", "item/empty-prerequisites", "item/invalid-prerequisites"),
    *("item/prerequisite-not-found", "item/prerequisite-circle", "item/repeated-setting", "resource/base-ignored"),
    *("resource/sco-without-href", "resource/leading-slash", "resource/external-sco", "resource/launch-file-unlisted"),
    *("file/query", "dependency/not-found", "dependency/circle"),
)
_IN_PART = {
    "xml/not-utf-8": "it fails UTF-16",
    "resource/dot-segments": "it fails a path by way of another folder, such as `x/../`",
    "resource/unencoded-character": "it fails letters beyond ASCII, and passes blanks",
}
ADL = Profile(
    "adl",
    "ADL's test suite",
    (
        _REFUSED,
        *(Entry(code, _E, "the test suite fails it", _SUITE) for code in _FAILED),
        *(Entry(code, _N, "the test suite passes it", _SUITE) for code in _PASSED),
        *(Entry(code, _W, why, _SUITE) for code, why in _IN_PART.items()),
    ),
    is_lms=False,
    refuses=_OTHERS,
)

SPECIFICATIONS = (SCORM_12, SCORM_12_STRICT, ADL)
