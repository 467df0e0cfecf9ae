"""The grammar of SCORM 1.2's metadata, as data: IMS Learning Resource Meta-data 1.2.1 (CAM 2.2.3)."""

from scormkit.standards.grammar import Attribute, Grammar, Group, Kind, Value
from scormkit.standards.scorm12 import IMSMD, XML


def _must(name: str) -> Group:
    return Group((name,), 1, 1)


def _may(name: str) -> Group:
    return Group((name,), 0, 1)


def _many(name: str) -> Group:
    return Group((name,))


def _part(*children: Group) -> Kind:
    """A part of the metadata: text may stand between its elements, and elements of other namespaces behind them."""
    return Kind(children, mixed=True, extended=False)


def _closed(*children: Group) -> Kind:
    return Kind(children, open=False, extended=False)


_TEXT = Kind(text=Value(), extended=False)
_LANGSTRINGS = _closed(Group(("langstring",), 1))
_ONE_LANGSTRING = _closed(_must("langstring"))
_WORD = _closed(_must("source"), _must("value"))
_DATE = _closed(_may("datetime"), _may("description"))
_PERSON = _closed(_must("vcard"))

GRAMMAR = Grammar(
    IMSMD,
    "lom",
    {
        "lom": _closed(
            *map(_may, ("general", "lifecycle", "metametadata", "technical", "educational", "rights")),
            *map(_many, ("relation", "annotation", "classification")),
        ),
        "general": _part(
            *(_may("identifier"), _may("title"), _many("catalogentry"), _many("language"), _many("description")),
            *(_many("keyword"), _many("coverage"), _may("structure"), _may("aggregationlevel")),
        ),
        "lifecycle": _part(_may("version"), _may("status"), _many("contribute")),
        "metametadata": _part(
            *(_may("identifier"), _many("catalogentry"), _many("contribute"), _many("metadatascheme")),
            _may("language"),
        ),
        "technical": _part(
            *(_many("format"), _may("size"), _many("location"), _many("requirement"), _may("installationremarks")),
            *(_may("otherplatformrequirements"), _may("duration")),
        ),
        "educational": _part(
            *(_may("interactivitytype"), _many("learningresourcetype"), _may("interactivitylevel")),
            *(_may("semanticdensity"), _many("intendedenduserrole"), _many("context"), _many("typicalagerange")),
            *(_may("difficulty"), _may("typicallearningtime"), _may("description"), _many("language")),
        ),
        "rights": _part(_may("cost"), _may("copyrightandotherrestrictions"), _may("description")),
        "relation": _part(_may("kind"), _may("resource")),
        "resource": _part(_may("identifier"), _may("description"), _many("catalogentry")),
        "annotation": _part(_may("person"), _may("date"), _may("description")),
        "classification": _part(_may("purpose"), _many("taxonpath"), _may("description"), _many("keyword")),
        "catalogentry": _part(_must("catalog"), _must("entry")),
        "contribute": _part(_must("role"), _many("centity"), _may("date")),
        "requirement": _part(_may("type"), _may("name"), _may("minimumversion"), _may("maximumversion")),
        "taxonpath": _closed(_may("source"), _may("taxon")),
        "taxon": _closed(_may("id"), _may("entry"), _may("taxon")),
        **dict.fromkeys(("centity", "person"), _PERSON),
        **dict.fromkeys(("date", "duration", "typicallearningtime"), _DATE),
        **dict.fromkeys(("source", "value"), _ONE_LANGSTRING),
        **dict.fromkeys(
            (
                *("title", "description", "keyword", "coverage", "version", "entry", "typicalagerange"),
                *("installationremarks", "otherplatformrequirements"),
            ),
            _LANGSTRINGS,
        ),
        **dict.fromkeys(
            (
                *("structure", "aggregationlevel", "status", "role", "type", "name", "interactivitytype", "kind"),
                *("learningresourcetype", "interactivitylevel", "semanticdensity", "intendedenduserrole", "context"),
                *("difficulty", "cost", "copyrightandotherrestrictions", "purpose"),
            ),
            _WORD,
        ),
        **dict.fromkeys(
            (
                *("identifier", "catalog", "language", "metadatascheme", "format", "datetime", "vcard", "id"),
                *("minimumversion", "maximumversion"),
            ),
            _TEXT,
        ),
        "langstring": Kind(
            attributes=(Attribute("lang", Value("language"), namespace=XML),), text=Value(), extended=False
        ),
        "size": Kind(text=Value("integer", low=-(1 << 31), high=(1 << 31) - 1), extended=False),
        "location": Kind(attributes=(Attribute("type", Value(words=("URI", "TEXT"))),), text=Value(), extended=False),
    },
)
