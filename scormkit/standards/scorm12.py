"""SCORM 1.2 as data: names, limits and vocabularies, each with its clause.

CAM: Content Aggregation Model; RTE: Run-Time Environment; Add.: the Addenda of 4 January 2002.
"""

from scormkit.standards.edition import Edition

# Namespaces and their official control documents (CAM 2.3.5.1).
IMSCP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
IMSMD = "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"
ADLCP = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
XML = "http://www.w3.org/XML/1998/namespace"
CONTROL_DOCUMENTS = ((IMSCP, "imscp_rootv1p1p2.xsd"), (IMSMD, "imsmd_rootv1p2p1.xsd"), (ADLCP, "adlcp_rootv1p2.xsd"))

MANIFEST = "imsmanifest.xml"
SCHEMA = "ADL SCORM"  # CAM 2.3.4, row 2.1
SCHEMA_VERSION = "1.2"  # CAM 2.3.4, row 2.2
WEB_CONTENT = "webcontent"  # CAM 2.3.4, row 4.1.2: the only type of resource there is
SCO = "sco"  # CAM 2.3.4, row 4.1.4
ASSET = "asset"

SUSPEND_DATA_LENGTH = 4096  # RTE 3.4.4, cmi.suspend_data is a CMIString4096
FEEDBACK_LENGTH = 255  # RTE 3.4.5, CMIFeedback: responses and patterns

# Metadata (CAM 2.2).
METADATA_SCHEME = "ADL SCORM 1.2"
VOCABULARY = "LOMv1.0"  # the source of every restricted vocabulary; an own list names its own (Add. 8)
NO_LANGUAGE = "x-none"

_SCO_SETTINGS = ("maxtimeallowed", "timelimitaction", "datafromlms", "masteryscore")  # CAM 2.3.4, rows 3.2.4.9 to 12
EDITION = Edition(
    name="SCORM 1.2",
    content_packaging=IMSCP,
    adl=ADLCP,
    learning_metadata=IMSMD,
    versions=(SCHEMA_VERSION,),
    prefixes={IMSCP: "", ADLCP: "adlcp"},
    control_documents=dict(CONTROL_DOCUMENTS),
    scorm_type="scormtype",
    sco_settings=_SCO_SETTINGS,
    settings=("prerequisites", *_SCO_SETTINGS),
)
