"""SCORM 2004 as data: namespaces, editions, limits (Content Aggregation Model of the 4th edition, but where it says).

SPM: the smallest permitted maximum, which every LMS takes; what is longer may be cut.
"""

from scormkit.standards.edition import Edition

IMSCP = "http://www.imsglobal.org/xsd/imscp_v1p1"
ADLCP = "http://www.adlnet.org/xsd/adlcp_v1p3"
ADLSEQ = "http://www.adlnet.org/xsd/adlseq_v1p3"
ADLNAV = "http://www.adlnet.org/xsd/adlnav_v1p3"
IMSSS = "http://www.imsglobal.org/xsd/imsss"
LOM = "http://ltsc.ieee.org/xsd/LOM"

CONTROL_DOCUMENTS = {
    IMSCP: "imscp_v1p1.xsd",
    ADLCP: "adlcp_v1p3.xsd",
    ADLSEQ: "adlseq_v1p3.xsd",
    ADLNAV: "adlnav_v1p3.xsd",
    IMSSS: "imsss_v1p0.xsd",
}
LAUNCH_DATA_LENGTH = 4000  # SPM of adlcp:dataFromLMS
# What an item may have in SCORM 1.2 and was called otherwise, or done by sequencing, since.
LEFT_BEHIND = ("prerequisites", "maxtimeallowed", "timelimitaction", "datafromlms", "masteryscore")
# Where the elements of ADL and of Simple Sequencing stand, by their namespaces and names.
PLACES = {
    (ADLCP, "location"): ("metadata",),
    (ADLCP, "timeLimitAction"): ("item",),
    (ADLCP, "dataFromLMS"): ("item",),
    (ADLCP, "data"): ("item",),
    (ADLCP, "completionThreshold"): ("item", "organization"),
    (ADLNAV, "presentation"): ("item",),
    (IMSSS, "sequencing"): ("item", "organization", "sequencingCollection"),
    (IMSSS, "sequencingCollection"): ("manifest",),
    (ADLSEQ, "constrainedChoiceConsiderations"): ("sequencing",),
    (ADLSEQ, "rollupConsiderations"): ("sequencing",),
    (ADLSEQ, "objectives"): ("sequencing",),
}

_VERSIONS = ("2004 4th Edition", "2004 3rd Edition", "CAM 1.3")
_SETTINGS = ("timeLimitAction", "dataFromLMS", "completionThreshold", "data", "presentation", "sequencing")


def _edition(name: str, sco_settings: tuple[str, ...]) -> Edition:
    return Edition(
        name=name,
        content_packaging=IMSCP,
        adl=ADLCP,
        learning_metadata=LOM,
        versions=_VERSIONS,
        prefixes={IMSCP: "", ADLCP: "adlcp", ADLSEQ: "adlseq", ADLNAV: "adlnav", IMSSS: "imsss"},
        control_documents=CONTROL_DOCUMENTS,
        scorm_type="scormType",
        sco_settings=sco_settings,
        settings=_SETTINGS,
    )


# The 4th edition knows the completion of a cluster by the measure of what it holds, so that its threshold is no SCO's.
FOURTH = _edition("SCORM 2004 4th Edition", ("timeLimitAction", "dataFromLMS"))
_OF_SCOS = ("timeLimitAction", "dataFromLMS", "completionThreshold")
EDITIONS = {
    "2004 4th Edition": FOURTH,
    "2004 3rd Edition": _edition("SCORM 2004 3rd Edition", _OF_SCOS),
    "CAM 1.3": _edition("SCORM 2004 2nd Edition", _OF_SCOS),
}
UNKNOWN = FOURTH._replace(name="SCORM 2004")  # the latest edition allows the most
LATEST = (FOURTH, UNKNOWN)
