"""SCORM 1.2's metadata as data: what its profiles demand and reserve (CAM 2.2.4.4), and its vocabularies."""

_OF_ALL = (
    *("general/title", "general/description", "metametadata/metadatascheme", "technical/format", "technical/location"),
    *("rights/cost", "rights/copyrightandotherrestrictions"),
)
ASSET: tuple[str, ...] = _OF_ALL
SCO: tuple[str, ...] = (
    *_OF_ALL,
    *("general/catalogentry/catalog", "general/catalogentry/entry", "general/keyword"),
    *("lifecycle/version", "lifecycle/status"),
    *("classification/purpose", "classification/description", "classification/keyword"),
)
CONTENT_AGGREGATION: tuple[str, ...] = SCO
RESERVED = ("general/identifier", "metametadata/identifier", "relation/resource/identifier")

# The restricted vocabularies (CAM 2.2.3.2); every one of their words is written exactly so.
_LEVELS = ("very low", "low", "medium", "high", "very high")
VOCABULARIES = {
    "structure": (*("Collection", "Mixed", "Linear", "Hierarchical", "Networked", "Branched", "Parceled", "Atomic"),),
    "aggregationlevel": ("1", "2", "3", "4"),
    "status": ("Draft", "Final", "Revised", "Unavailable"),
    "interactivitytype": ("Active", "Expositive", "Mixed", "Undefined"),
    "interactivitylevel": _LEVELS,
    "semanticdensity": _LEVELS,
    "intendedenduserrole": ("Teacher", "Author", "Learner", "Manager"),
    "difficulty": ("very easy", "easy", "medium", "difficult", "very difficult"),
    "cost": ("yes", "no"),
    "copyrightandotherrestrictions": ("yes", "no"),
}
