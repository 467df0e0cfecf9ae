"""What is SCORM 2004's own in a manifest, but for sequencing (its Content Aggregation Model)."""

import re
from collections.abc import Iterator, Mapping

from scormkit.diagnostics.codes import Severity
from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.standards import scorm12
from scormkit.standards.scorm2004 import (
    ADLCP,
    ADLNAV,
    ADLSEQ,
    CONTROL_DOCUMENTS,
    IMSCP,
    LATEST,
    LEFT_BEHIND,
    PLACES,
)
from scormkit.validation.manifest import Manifest
from scormkit.validation.xml import Element

_SHARE = re.compile(r"\+?(?:0*1(?:\.0*)?|0+(?:\.[0-9]*)?|\.[0-9]+)")
# What is graver, or less grave, in SCORM 2004 than in SCORM 1.2, for which the table speaks.
SEVERITIES: Mapping[str, Severity] = {
    "manifest/no-metadata": Severity.ERROR,
    "manifest/schema-missing": Severity.ERROR,
    "manifest/version-missing": Severity.ERROR,
    "organization/no-default": Severity.ERROR,
    "organization/empty": Severity.ERROR,
    "item/nothing-to-launch": Severity.ERROR,
    "item/branch-launches": Severity.ERROR,
    "item/invalid-parameters": Severity.ERROR,
    "item/repeated-setting": Severity.ERROR,
    "item/setting-without-sco": Severity.ERROR,
    "resource/unknown-type": Severity.NOTE,
    "resource/leading-slash": Severity.ERROR,
    "resource/launch-file-unlisted": Severity.ERROR,
    "schema/too-long": Severity.WARNING,  # the lengths are what every LMS takes at least
}


def check_control_documents(manifest: Manifest) -> Iterator[Diagnostic]:
    """S4-09, PKG-16: the schema of each namespace that is used lies beside the manifest."""
    used = {IMSCP}
    for element in manifest.elements:
        used.add(element.namespace)
        used |= {attribute.namespace for attribute in element.attributes}
    files = [file for namespace, file in CONTROL_DOCUMENTS.items() if namespace in used]
    missing = [file for file in files if file not in manifest.package.files]
    if missing:
        yield manifest.found(
            "scorm2004/control-documents",
            manifest.root,
            f"the package lacks {', '.join(missing)}, the schemas of namespaces that the manifest uses",
            "put ADL's schema files beside the manifest; SCORM 2004 demands them",
        )


def check_resource_settings(manifest: Manifest) -> Iterator[Diagnostic]:
    """S4-07: navigation and shared data stand on items that launch something."""
    for item in manifest.items:
        if (item.element.get("identifierref") or "").strip():
            continue
        presented = item.element.all("presentation", ADLNAV)
        for element in (*presented, *item.element.all("data", ADLCP))[:1]:
            yield manifest.found(
                "scorm2004/setting-without-resource",
                element,
                f"`<{element.qualified}>` stands on item `{item.identifier}`, which launches nothing",
                "move it to the items that are launched, or take it out",
            )


def check_persist_state(manifest: Manifest) -> Iterator[Diagnostic]:
    """S4-11: ``adlcp:persistState`` is gone in the 4th edition."""
    if manifest.edition not in LATEST:
        return
    for resource in manifest.resources:
        if resource.element.get("persistState", ADLCP) is not None:
            yield manifest.found(
                "scorm2004/persist-state",
                resource.element,
                f"resource `{resource.identifier}` has `adlcp:persistState`, which the 4th edition does not know",
                "take it out",
            )


def check_places(manifest: Manifest) -> Iterator[Diagnostic]:
    """S4-11, S4-07: what is not in the places of content packaging's own grammar stands where it means something."""
    for parent in manifest.elements:
        for element in parent.children:
            places = PLACES.get((element.namespace, element.name))
            if places is not None and parent.name not in places:
                yield manifest.found(
                    "scorm2004/misplaced-element",
                    element,
                    f"`<{element.qualified}>` stands in `<{parent.name}>`, where LMSs do not look for it",
                    f"put it into {' or '.join(f'`<{place}>`' for place in places)}",
                )


def check_extensions(manifest: Manifest) -> Iterator[Diagnostic]:
    """S4-05: the name of a page in the package ends in an extension."""
    for resource in manifest.resources:
        if not resource.href:
            continue
        reference = resource.reference(resource.href)
        if reference.is_local and reference.path and "." not in reference.path.rpartition("/")[2].strip("."):
            yield manifest.found(
                "scorm2004/no-extension",
                resource.element,
                f"resource `{resource.identifier}` opens `{resource.href}`, a name without an extension",
                "rename the file, to `.html` if it is a page: servers tell by it what the file is",
            )


def check_thresholds(manifest: Manifest) -> Iterator[Diagnostic]:
    """XML-13: a threshold that is a text is a number from 0 to 1, and one that has attributes has no text."""
    for item in manifest.items:
        for threshold in item.element.all("completionThreshold", ADLCP):
            text = threshold.text.strip()
            if text and (threshold.attributes or not _SHARE.fullmatch(text)):
                yield manifest.found(
                    "scorm2004/invalid-threshold",
                    threshold,
                    f"`<{threshold.qualified}>` is `{text[:40]}`"
                    + (", and has attributes too" if threshold.attributes else ""),
                    "take the text out" if threshold.attributes else "write a number from 0 to 1, such as `0.8`",
                )


def check_editions(manifest: Manifest) -> Iterator[Diagnostic]:
    """S4-13: what came with the 4th edition is not in manifests of earlier ones."""
    if manifest.edition in LATEST:
        return
    for element in manifest.elements:
        what = _of_the_fourth(element)
        if what:
            yield manifest.found(
                "scorm2004/later-edition",
                element,
                f"{what} came with the 4th edition, and the manifest says {manifest.edition.name}",
                "write `<schemaversion>2004 4th Edition</schemaversion>`, or take it out",
            )
            return


def _of_the_fourth(element: Element) -> str:
    """What of an element came with the 4th edition, in words; empty where nothing did."""
    if (element.namespace, element.name) in ((ADLCP, "data"), (ADLSEQ, "objectives")):
        return f"`<{element.qualified}>`"
    if (element.namespace, element.name) == (ADLCP, "completionThreshold") and element.attributes:
        return f"the attribute `{element.attributes[0].name}` of `<{element.qualified}>`"
    shared = element.get("sharedDataGlobalToSystem", ADLCP)
    return "the attribute `sharedDataGlobalToSystem`" if shared is not None else ""


def check_left_behind(manifest: Manifest) -> Iterator[Diagnostic]:
    """S4-14: ADL's elements are those of SCORM 2004, not of SCORM 1.2."""
    for element in manifest.elements:
        ours = element.namespace == ADLCP and element.name in LEFT_BEHIND
        if ours or element.namespace == scorm12.ADLCP:
            yield manifest.found(
                "scorm2004/left-behind",
                element,
                f"`<{element.qualified}>` is of SCORM 1.2, and LMSs pass over it in SCORM 2004",
                "say it as SCORM 2004 does, by its own elements or by sequencing, or take it out",
            )


RULES = (
    check_control_documents,
    check_resource_settings,
    check_persist_state,
    check_places,
    check_extensions,
    check_thresholds,
    check_editions,
    check_left_behind,
)
