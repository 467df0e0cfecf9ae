"""The grammar of a SCORM 1.2 manifest, as data: IMS Content Packaging 1.1.2 and ADL's extensions (CAM 2.3.4, 2.3.5)."""

from scormkit.standards.grammar import Attribute, Grammar, Group, Kind, Value
from scormkit.standards.scorm12 import ADLCP, ASSET, IMSCP, SCO, XML

TITLE_LENGTH = 200  # CAM 2.3.4, rows 3.2.3 and 3.2.4.5
LAUNCH_DATA_LENGTH = 255  # row 3.2.4.11
PREREQUISITES_LENGTH = 200  # row 3.2.4.8
AICC_SCRIPT = "aicc_script"
TIME_LIMIT_ACTIONS = ("exit,message", "exit,no message", "continue,message", "continue,no message")  # row 3.2.4.10

_REFERENCE, _HREF = Value("text", 2000), Value("iri", 2000)
_IDENTIFIER = Attribute("identifier", Value("identifier"), required=True)
_BASE = Attribute("base", Value("text"), namespace=XML)
_ONE, _METADATA = 1, Group(("metadata",), 0, 1)
_TITLED = (Group(("title",), 0, _ONE), Group(("item",)), _METADATA)

GRAMMAR = Grammar(
    IMSCP,
    "manifest",
    {
        "manifest": Kind(
            (_METADATA, Group(("organizations",), 1, 1), Group(("resources",), 1, 1), Group(("manifest",))),
            (_IDENTIFIER, Attribute("version", Value("text", 20)), _BASE),
        ),
        "metadata": Kind((Group(("schema",), 0, 1), Group(("schemaversion",), 0, 1)), extended=False),
        "schema": Kind(text=Value("text", 100), extended=False),
        "schemaversion": Kind(text=Value("text", 20), extended=False),
        "organizations": Kind((Group(("organization",)),), (Attribute("default", Value("identifier")),)),
        "organization": Kind(_TITLED, (_IDENTIFIER, Attribute("structure", Value("text", 200)))),
        "item": Kind(
            _TITLED,
            (
                _IDENTIFIER,
                Attribute("identifierref", _REFERENCE),
                Attribute("isvisible", Value("boolean")),
                Attribute("parameters", Value("text", 1000)),
            ),
        ),
        "title": Kind(text=Value("text", TITLE_LENGTH), extended=False),
        "resources": Kind((Group(("resource",)),), (_BASE,)),
        "resource": Kind(
            (_METADATA, Group(("file",)), Group(("dependency",))),
            (_IDENTIFIER, Attribute("type", Value("text", 1000), required=True), _BASE, Attribute("href", _HREF)),
        ),
        "file": Kind((_METADATA,), (Attribute("href", _HREF, required=True),)),
        "dependency": Kind((), (Attribute("identifierref", _REFERENCE, required=True),)),
    },
    {
        (ADLCP, "location"): Kind(text=Value("text", 2000), extended=False),
        (ADLCP, "prerequisites"): Kind(
            attributes=(Attribute("type", Value(words=(AICC_SCRIPT,)), required=True),),
            text=Value("text", PREREQUISITES_LENGTH),
            extended=False,
        ),
        (ADLCP, "maxtimeallowed"): Kind(text=Value("text", 13), extended=False),
        (ADLCP, "timelimitaction"): Kind(text=Value(words=TIME_LIMIT_ACTIONS), extended=False),
        (ADLCP, "datafromlms"): Kind(text=Value("text", LAUNCH_DATA_LENGTH), extended=False),
        (ADLCP, "masteryscore"): Kind(text=Value("text", 200), extended=False),
    },
    {
        (ADLCP, "scormtype"): Value(words=(SCO, ASSET)),
        (XML, "lang"): Value("language"),
        (XML, "base"): Value(),
        (XML, "link"): Value(),
    },
)
