"""Prerequisites: which items must be done before another one (CAM 2.3.2.5.1, 2.3.4 row 3.2.4.8)."""

from collections.abc import Iterator
from itertools import takewhile

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.standards.content_packaging import PREREQUISITES_LENGTH
from scormkit.standards.scorm12 import ADLCP
from scormkit.validation.aicc_script import Script, read_script
from scormkit.validation.circles import closing
from scormkit.validation.manifest import Item, Manifest
from scormkit.validation.xml import Element


def _stated(manifest: Manifest) -> Iterator[tuple[int, Item, Element, Script]]:
    """Every item with a prerequisite that is not blank, and that prerequisite as it was parsed."""
    for number, item in enumerate(manifest.items):
        element = item.element.first("prerequisites", ADLCP)
        if element is not None and element.text.strip() and len(element.text) <= PREREQUISITES_LENGTH:
            yield number, item, element, read_script(element.text)


def check_syntax(manifest: Manifest) -> Iterator[Diagnostic]:
    """ITM-17: a prerequisite is an expression of aicc_script, and not empty."""
    for item in manifest.items:
        element = item.element.first("prerequisites", ADLCP)
        if element is not None and not element.text.strip():
            yield manifest.found(
                "item/empty-prerequisites",
                element,
                f"the prerequisite of item `{item.identifier}` is empty",
                "take `<adlcp:prerequisites>` out",
            )
    for _, _, element, script in _stated(manifest):
        if script.fault:
            yield manifest.found(
                "item/invalid-prerequisites",
                element,
                f"`{element.text.strip()}` is no prerequisite: {script.fault}",
                "write items joined by `&` and `|`, such as `I1 & (I2 | I3)`; an LMS may lock the item for good",
            )


def check_operands(manifest: Manifest) -> Iterator[Diagnostic]:
    """ITM-18: a prerequisite names items of its own organization."""
    by_organization: dict[int, dict[str, None]] = {}
    for one in manifest.items:
        by_organization.setdefault(one.organization, {})[one.identifier] = None
    for _, item, element, script in _stated(manifest):
        known = by_organization[item.organization]
        for operand in dict.fromkeys(script.operands):
            if operand not in known and not script.fault:
                is_resource = operand in manifest.by_identifier
                yield manifest.found(
                    "item/prerequisite-not-found",
                    element,
                    f"`{operand}` is {'a resource, and no item' if is_resource else 'no item'} of this organization",
                    manifest.nearest.offer(operand, known, "name an item; Moodle keeps this one locked for good"),
                )


def check_circles(manifest: Manifest) -> Iterator[Diagnostic]:
    """ITM-18: no item waits for itself, for what it holds, or in a circle."""
    stated = list(_stated(manifest))
    circular = closing({item.identifier: script.operands for _, item, _, script in stated})
    for number, item, element, script in stated:
        within = _within(manifest, number) if not item.is_leaf else set()
        held = next((operand for operand in script.operands if operand in within), None)
        if held is not None or item.identifier in circular:
            what = f"`{held}`, which it holds" if held else "itself" if item.identifier in script.operands else ""
            yield manifest.found(
                "item/prerequisite-circle",
                element,
                f"item `{item.identifier}` waits for {what or 'one that waits for it'}",
                "name an item that can be done before",
            )


def _within(manifest: Manifest, number: int) -> set[str]:
    """The identifiers of all that an item holds, which stands right behind it."""
    inner = takewhile(lambda item: number in item.above, manifest.items[number + 1 :])
    return {item.identifier for item in inner}


def check_support(manifest: Manifest) -> Iterator[Diagnostic]:
    """ITM-19: not every LMS evaluates prerequisites."""
    for _, _, element, script in _stated(manifest):
        if not script.fault:
            yield manifest.found(
                "item/prerequisites-ignored",
                element,
                "the manifest has prerequisites: Moodle evaluates them, SCORM Cloud and others ignore them",
                "do not rely on them where the LMS is not known",
            )
            return


RULES = (check_syntax, check_operands, check_circles, check_support)
