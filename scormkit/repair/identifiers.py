"""Fix of identifiers that are no XML names: a new name, everywhere."""

import re
from collections import Counter
from collections.abc import Iterator

from scormkit.repair.change import Change
from scormkit.repair.markup import Edit
from scormkit.repair.source import Source
from scormkit.standards.scorm12 import ADLCP, IMSCP
from scormkit.validation.aicc_script import read_script
from scormkit.validation.grammar import is_identifier
from scormkit.validation.manifest import Manifest
from scormkit.validation.xml import Element

_NAMED = ("manifest", "organization", "item", "resource")
_REFERRING = (("organizations", "default"), ("item", "identifierref"), ("dependency", "identifierref"))
_WORD = re.compile(r"&[^;]*;|[\w.-]+")  # of a prerequisite as it is written
_LONGEST = 60


def mend_identifiers(manifest: Manifest, source: Source) -> Iterator[Change]:
    """Give what has an identifier that is no name a name that nothing else has, and change every reference to it.

    Not where two elements have the identifier, nor where a prerequisite mentions it in words that cannot be parsed.
    """
    if manifest.root.namespace != IMSCP or any(one.name == "manifest" for one in manifest.root.children):
        return  # what a manifest within the manifest refers to is not certain
    elements = [element for element in manifest.root.walk() if element.namespace == IMSCP]
    owners = [(element, element.get("identifier") or "") for element in elements if element.name in _NAMED]
    counts = Counter(identifier.strip() for _, identifier in owners)
    taken = {identifier.lower() for identifier in counts}
    references = _references(source, elements)
    prerequisites = [one for one in manifest.root.walk() if (one.namespace, one.name) == (ADLCP, "prerequisites")]
    for element, identifier in owners:
        old = identifier.strip()
        if not old or is_identifier(old) or counts[old] > 1:
            continue
        attribute = source.attribute(element, "identifier")
        operands = _operands(source, prerequisites, old)
        if attribute is None or operands is None:
            continue
        new = _name(old, taken)
        taken.add(new.lower())
        edits = [source.set_value(attribute, new)]
        edits += [Edit(start, end, new) for start, end in (*references.get(old, []), *operands)]
        told = f", and in {_counted(len(edits) - 1)} to it" if len(edits) > 1 else ""
        words = f"wrote the identifier `{new}` for `{identifier}`{told}"
        yield Change("schema/invalid-identifier", words, tuple(edits))


def _references(source: Source, elements: list[Element]) -> dict[str, list[tuple[int, int]]]:
    """Where attributes refer to an identifier, by the identifier."""
    found: dict[str, list[tuple[int, int]]] = {}
    for element in elements:
        for name, attribute in _REFERRING:
            written = source.attribute(element, attribute) if element.name == name else None
            if written:
                place = (written.value_start, written.value_end)
                found.setdefault(source.value(written).strip(), []).append(place)
    return found


def _operands(source: Source, prerequisites: list[Element], identifier: str) -> list[tuple[int, int]] | None:
    """Where prerequisites name an item; None where it is not certain which words do."""
    found: list[tuple[int, int]] = []
    for element in prerequisites:
        if identifier not in element.text:
            continue
        script = read_script(element.text)
        content = source.content(element)
        words = [one for one in _WORD.finditer(content or "") if one.group() == identifier]
        named = script.operands.count(identifier)
        if script.fault or content is None or len(words) != named:
            return None
        start = source.node(element).end
        found += [(start + one.start(), start + one.end()) for one in words]
    return found


def _name(old: str, taken: set[str]) -> str:
    """A name that is like an identifier, and none that is taken in any letters."""
    name = re.sub(r"[^\w.-]", "_", old)[:_LONGEST]
    name = name if re.match(r"[^\W\d]", name) else f"_{name}"
    number, unique = 1, name
    while unique.lower() in taken:
        number += 1
        unique = f"{name}-{number}"
    return unique


def _counted(count: int) -> str:
    return f"{count} reference" if count == 1 else f"{count} references"
