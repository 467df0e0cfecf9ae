"""Sequencing of SCORM 2004, as far as one element tells (IMS Simple Sequencing 1.0; Sequencing and Navigation).

Its elements and words are the grammar's; where a learner can get by the rules, nobody looks after yet.
"""

from collections.abc import Iterator
from urllib.parse import unquote

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.standards.scorm2004 import ADLSEQ, IMSSS
from scormkit.validation.manifest import Manifest
from scormkit.validation.xml import Element

_TRUE = ("true", "1")
_ABOUT_OBJECTIVES = {(IMSSS, "ruleCondition"): "referencedObjective", (ADLSEQ, "objective"): "objectiveID"}
_BEYOND = ("sequencingRules", "limitConditions", "rollupRules", "randomizationControls", "mapInfo")


def _every(manifest: Manifest, name: str) -> Iterator[Element]:
    return (element for element in manifest.elements if element.name == name and element.namespace == IMSSS)


def name_of(element: Element, attribute: str) -> str:
    """An identifier as LMSs compare it: ADL's own test packages pad some with blanks, and write others with ``%``."""
    return " ".join(unquote(element.get(attribute) or "").split())


def check_shared(manifest: Manifest) -> Iterator[Diagnostic]:
    """S4-10: ``IDRef`` names a sequencing of the collection."""
    known = {
        name_of(one, "ID") for collection in _every(manifest, "sequencingCollection") for one in collection.children
    }
    for sequencing in _every(manifest, "sequencing"):
        wanted = name_of(sequencing, "IDRef")
        if wanted and wanted not in known:
            yield manifest.found(
                "scorm2004/sequencing-not-found",
                sequencing,
                f"`IDRef` is `{wanted}`, and no `<imsss:sequencing>` of a `<imsss:sequencingCollection>` has this `ID`",
                manifest.nearest.offer(wanted, known, "write the `ID` of one, or the sequencing itself"),
            )


def check_names(manifest: Manifest) -> Iterator[Diagnostic]:
    """S4-10: a sequencing of the collection has an ``ID``, one of an activity has none."""
    for parent in manifest.elements:
        shared = parent.name == "sequencingCollection"
        for sequencing in parent.all("sequencing", IMSSS):
            named = sequencing.get("ID") is not None
            if shared and not named:
                message, cure = "the sequencing is in the collection and has no `ID`", "write the `ID` that others name"
            elif named and not shared:
                message, cure = "the sequencing has an `ID`, and is not in the collection", "take it out"
            elif shared and sequencing.get("IDRef") is not None:
                message, cure = "the sequencing is in the collection, and names another", "write it in full"
            else:
                continue
            yield manifest.found("scorm2004/sequencing-id", sequencing, message, cure)


def _objectives(sequencing: Element) -> tuple[Element, ...]:
    return tuple(
        objective
        for objectives in sequencing.all("objectives")
        for objective in objectives.children
        if objective.namespace == IMSSS and objective.name in ("primaryObjective", "objective")
    )


def check_objectives(manifest: Manifest) -> Iterator[Diagnostic]:
    """S4-10: an activity's objectives have names of their own, and its conditions speak of these."""
    for sequencing in _every(manifest, "sequencing"):
        known: set[str] = set()
        for objective in _objectives(sequencing):
            name = name_of(objective, "objectiveID")
            if name in known:
                yield manifest.found(
                    "scorm2004/duplicate-objective",
                    objective,
                    f"the activity has two objectives `{name}`",
                    "give each an `objectiveID` of its own",
                )
            elif not name and objective.all("mapInfo"):
                yield manifest.found(
                    "scorm2004/objective-without-id",
                    objective,
                    "the objective shares its state by `<imsss:mapInfo>`, and has no `objectiveID`",
                    "write an `objectiveID`, by which the run-time finds it",
                )
            known |= {name} if name else set()
        if sequencing.get("IDRef") is not None or sequencing.get("ID") is not None:
            continue  # the rest of what belongs to the activity stands elsewhere
        for element in sequencing.walk():
            attribute = _ABOUT_OBJECTIVES.get((element.namespace, element.name))
            wanted = name_of(element, attribute) if attribute else ""
            if wanted and wanted not in known:
                yield manifest.found(
                    "scorm2004/objective-not-found",
                    element,
                    f"`<{element.qualified}>` is about the objective `{wanted}`, and the activity has no such one",
                    manifest.nearest.offer(wanted, known, "write the `objectiveID` of one of the activity's own"),
                )


def check_maps(manifest: Manifest) -> Iterator[Diagnostic]:
    """S4-10: a shared objective is written by one map of an activity, and an objective reads one shared objective."""
    for sequencing in _every(manifest, "sequencing"):
        written: dict[tuple[str, str], Element] = {}
        for objective in _objectives(sequencing):
            read: dict[str, Element] = {}
            for each in objective.all("mapInfo"):
                target = name_of(each, "targetObjectiveID")
                for what in ("SatisfiedStatus", "NormalizedMeasure"):
                    writes = (each.get(f"write{what}") or "").strip() in _TRUE
                    reads = (each.get(f"read{what}") or "").strip() in _TRUE
                    first = written.setdefault((target, what), each) if writes else each
                    second = read.setdefault(what, each) if reads else each
                    if first is not each:
                        yield _clash(manifest, each, first, f"a second map of the activity writes `{target}`")
                    elif second is not each:
                        yield _clash(manifest, each, second, "the objective has a second map that reads")
                    else:
                        continue
                    break


def _clash(manifest: Manifest, each: Element, first: Element, message: str) -> Diagnostic:
    return manifest.found(
        "scorm2004/objective-maps",
        each,
        message,
        "let one map do it, and take it out of the other",
        manifest.related(first, "the first"),
    )


def check_auxiliary(manifest: Manifest) -> Iterator[Diagnostic]:
    """S4-12: nobody says what an LMS is to do with auxiliary resources."""
    for element in _every(manifest, "auxiliaryResources"):
        yield manifest.found(
            "scorm2004/auxiliary-resources",
            element,
            "SCORM 2004 does not say what becomes of auxiliary resources, and LMSs pass over them",
            "take them out, and link to what they name from the pages themselves",
        )


def check_checked(manifest: Manifest) -> Iterator[Diagnostic]:
    """S4-10: what is not looked into is said, once."""
    for sequencing in _every(manifest, "sequencing"):
        beyond = next((one.name for one in sequencing.walk() if one.name in _BEYOND and one.namespace == IMSSS), None)
        if beyond:
            yield manifest.found(
                "scorm2004/sequencing-not-checked",
                sequencing,
                f"the sequencing has `<imsss:{beyond}>`: it was checked how it is written, not where it leads learners",
                "go through the course in an LMS, by every way that the rules tell apart",
            )
            return


RULES = (check_shared, check_names, check_objectives, check_maps, check_auxiliary, check_checked)
