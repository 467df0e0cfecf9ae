"""Fix of identifiers that are no XML names: a new name, everywhere."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from scormkit.repair.change import Change
from scormkit.repair.markup import Edit
from scormkit.repair.source import Source
from scormkit.standards.scorm12 import ADLCP, IMSCP
from scormkit.validation.aicc_script import read_script
from scormkit.validation.grammar import is_identifier
from scormkit.validation.manifest import Manifest
from scormkit.validation.xml import Element

_REFERRING = (("organizations", "default"), ("item", "identifierref"), ("dependency", "identifierref"))
_WORD = re.compile(r"[\w.-]+")
_WRITTEN = re.compile(r"&[^;]*;|[\w.-]+")  # words of a prerequisite as it is written, and its references
_LONGEST = 60


def mend_identifiers(manifest: Manifest, source: Source) -> Iterator[Change]:
    """Give what has an identifier that is no name a name that nothing else has, and change every reference to it.

    Not where two elements have the identifier, nor where a prerequisite mentions it in words that cannot be parsed.
    """
    if manifest.root.namespace != IMSCP or any(one.name == "manifest" for one in manifest.root.children):
        return  # what a manifest within the manifest refers to is not certain
    elements = [element for element in manifest.root.walk() if element.namespace == IMSCP]
    counts = Counter((element.get("identifier") or "").strip() for element in elements)
    names = _Names(counts)
    references = _references(source, elements)
    operands = _Operands(manifest, source)
    owners = [*(item.element for item in manifest.items), *(resource.element for resource in manifest.resources)]
    for element in (manifest.root, *manifest.organizations, *owners):
        identifier = element.get("identifier") or ""
        old = identifier.strip()
        if not old or is_identifier(old) or counts[old] > 1:
            continue
        attribute = source.attribute(element, "identifier")
        if attribute is None or operands.is_doubtful(old):
            continue
        new = names.new(old)
        edits = [source.set_value(attribute, new)]
        edits += [Edit(start, end, new) for start, end in (*references.get(old, []), *operands.places.get(old, []))]
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


class _Operands:
    """Where prerequisites name items, by their identifiers, and which words they hold of which that is not certain."""

    def __init__(self, manifest: Manifest, source: Source) -> None:
        self.places: dict[str, list[tuple[int, int]]] = {}
        self._doubtful: set[str] = set()
        self._mentioned: set[str] = set()
        self._is_any = False
        for element in manifest.root.walk():
            if (element.namespace, element.name) == (ADLCP, "prerequisites"):
                self._read(element, source)

    def _read(self, element: Element, source: Source) -> None:
        self._is_any = True
        script, content = read_script(element.text), source.content(element)
        mentioned = set(_WORD.findall(element.text)) | set(_WORD.findall(source.within(element)))
        self._mentioned |= mentioned
        if script.fault or content is None:
            self._doubtful |= mentioned
            return
        named = Counter(script.operands)
        start = source.node(element).end
        words: dict[str, list[tuple[int, int]]] = {}
        for word in _WRITTEN.finditer(content):
            words.setdefault(word.group(), []).append((start + word.start(), start + word.end()))
        for identifier, count in named.items():
            if len(words.get(identifier, [])) == count:
                self.places.setdefault(identifier, []).extend(words[identifier])
            else:
                self._doubtful.add(identifier)

    def is_doubtful(self, identifier: str) -> bool:
        """Whether a prerequisite may name an item without its being certain where.

        ``{AB-1}`` in a prerequisite is a set of one item to the grammar, and may have been meant as a name.
        """
        words = _WORD.findall(identifier)
        if words == [identifier]:
            return identifier in self._doubtful
        return self._is_any and self._mentioned.issuperset(words)


class _Names:
    """New names, none of which is taken in any letters."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = {name.lower() for name in taken}
        self._numbers: dict[str, int] = {}  # the last one that was tried, by what stands in front of it

    def new(self, old: str) -> str:
        """A name that is like an identifier; it is taken from now on."""
        name = re.sub(r"[^\w.-]", "_", old)[:_LONGEST]
        name = name if re.match(r"[^\W\d]", name) else f"_{name}"
        number, unique = self._numbers.get(name.lower(), 1), name
        while unique.lower() in self._taken:
            number += 1
            unique = f"{name}-{number}"
        self._numbers[name.lower()] = number
        self._taken.add(unique.lower())
        return unique


def _counted(count: int) -> str:
    return f"{count} reference" if count == 1 else f"{count} references"
