"""Where we and libxml2 differ on purpose: each with its reason, an example, and a count."""

import re
from collections.abc import Callable
from typing import NamedTuple

from scormkit.diagnostics.diagnostic import Diagnostic
from tests.differential.compare import Fault, Verdict
from tests.differential.documents import SCORM_12, Standard

_STRANGE = re.compile(r"No matching global (?:element|attribute) declaration available|\{urn:example:strange\}")
_ADDRESS = re.compile(
    r"'xs:anyURI'|(?:attribute 'href'|\}url'): .* is not a valid value of the local atomic type", re.S
)
_BEHIND = re.compile(
    r"`<(?:organization|resource|manifest|dependency|keyword|language|catalogentry|langstring|au|block|objective)>` "
    r"stands behind an element of another namespace"
)
_PATHS = {
    *("resource/unencoded-character", "resource/missing-launch-file", "file/missing", "resource/backslash"),
    *("resource/external-sco", "resource/insecure", "resource/local-disk", "cmi5/invalid-id", "cmi5/invalid-url"),
    *("cmi5/objective-not-found", "resource/dot-segments", "resource/leading-slash"),
    "manifest/submanifest",  # whose own paths no rule looks at
}


class Difference(NamedTuple):
    """A difference that is meant, with a document that shows it.

    ``theirs`` says of an error of the schema near which we say nothing whether it is one of these; ``ours`` says of a
    finding in a document that the schema takes.
    """

    reason: str
    example: bytes
    standard: Standard = SCORM_12
    theirs: Callable[[Fault, Verdict], bool] = lambda fault, verdict: False
    ours: Callable[[Diagnostic], bool] = lambda found: False


def _manifest(within: str = "", attributes: str = "", behind: str = "") -> bytes:
    return (
        '<manifest xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" identifier="m" '
        f'xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" {attributes}>'
        f"<organizations>{within}</organizations>\n<resources/>{behind}</manifest>"
    ).encode()


DIFFERENCES = {
    "extension": Difference(
        "CAM 2.3.5.6 allows elements and attributes of other namespaces, which 1.2's strict wildcard refuses: they "
        "are a warning, manifest/extension",
        _manifest('<a xmlns="urn:example:strange"/>'),
        theirs=lambda fault, verdict: bool(_STRANGE.search(fault.message)) and "manifest/extension" in verdict.others,
    ),
    "space": Difference(
        "xml:space may stand on any element (XML 1.0, 2.10), and 1.2's strict wildcard does not know it",
        _manifest(attributes='xml:space="default"'),
        theirs=lambda fault, verdict: "namespace}space'" in fault.message,
    ),
    "address": Difference(
        "an address is judged by the rules about paths and ids, which say what is wrong with it; libxml2 parses it as "
        "a URI and says no more",
        _manifest().replace(
            b"<resources/>", b'<resources>\n<resource identifier="r" type="webcontent" href=":"/></resources>'
        ),
        theirs=lambda fault, verdict: bool(_ADDRESS.search(fault.message) and _PATHS & verdict.others),
    ),
    "letters": Difference(
        "names may have the letters of XML 1.0's fifth edition; libxml2 takes those of the fourth for an xs:ID",
        _manifest().replace(b'"m"', '"😀"'.encode()),
        theirs=lambda fault, verdict: bool(
            re.search("[\u0660-\u0669\U00010000-\U000effff].*'xs:ID(REF)?'", fault.message, re.S)
        ),
    ),
    "within metadata": Difference(
        "what other namespaces have within metadata is nobody's to read, and is not looked into",
        _manifest(
            behind='<lom xmlns="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"><general><adlcp:timelimitaction>\n'
            "</adlcp:timelimitaction></general></lom>"
        ),
        theirs=lambda fault, verdict: fault.line in verdict.within_metadata,
    ),
    "spelling": Difference(
        "adlcp:scormtype in other letters matters on a resource only, where a rule of its own looks for it",
        _manifest().replace(b"<organizations>", b'\n<organizations adlcp:scormType="sco">\n'),
        theirs=lambda fault, verdict: bool(re.search(r"attribute '\{\S+\}(?i:scormtype)': No matching", fault.message)),
    ),
    "order": Difference(
        "libxml2 lets an element that may stand any number of times, the last in its parent's order, stand behind one "
        "of another namespace, too",
        _manifest('<adlcp:location/><organization identifier="o"/>'),
        ours=lambda found: bool(_BEHIND.match(found.message)),
    ),
}


def theirs_explained(fault: Fault, verdict: Verdict) -> str:
    """The name of the difference that explains an error of the schema of which we say nothing; empty for none."""
    return next((name for name, one in DIFFERENCES.items() if one.theirs(fault, verdict)), "")


def ours_explained(found: Diagnostic) -> str:
    """The name of the difference that explains a finding in a document that the schema takes; empty for none."""
    return next((name for name, one in DIFFERENCES.items() if one.ours(found)), "")
