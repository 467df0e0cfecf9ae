"""Documents that are valid, made up from our own grammars: every optional part, limits to the brim, odd letters."""

from random import Random
from typing import NamedTuple

from scormkit.standards import content_packaging, course_structure, learning_metadata
from scormkit.standards.grammar import MANY, Attribute, Grammar, Group, Kind, Value
from scormkit.standards.scorm12 import ADLCP, IMSMD
from tests.differential.tree import XSI, Node

LETTERS = "abc XYZ 0123456789 .,:;-_()!?&<>\"' äéß Ωж 中文 🎓 "
LANGUAGES = ("en", "de-DE", "x-none", "zh-Hant-TW", "i-klingon", "EN-us", " en ")
IRIS = ("https://example.com/c/1", "urn:uuid:5b0c", "a.html", "x/y.html?z=1#f", "https://example.com/ü", "a b.html")
MOST_OF_A_DOCUMENT = 70  # elements, about


class Standard(NamedTuple):
    """A kind of document: the file that it is, its grammar, its schema in ../shared/schemas."""

    file: str
    grammar: Grammar
    schema: str
    prefixes: dict[str, str]


SCORM_12 = Standard(
    "imsmanifest.xml",
    content_packaging.GRAMMAR,
    "scorm12/driver.xsd",
    {content_packaging.GRAMMAR.namespace: "", ADLCP: "adlcp", IMSMD: "imsmd"},
)
CMI5 = Standard(
    "cmi5.xml", course_structure.GRAMMAR, "cmi5/CourseStructure.xsd", {course_structure.GRAMMAR.namespace: ""}
)


class _Maker:
    def __init__(self, chance: Random, standard: Standard) -> None:
        self._chance = chance
        self._standard = standard
        self._left = MOST_OF_A_DOCUMENT
        self._identifiers = 0

    def element(self, grammar: Grammar, name: str, kind: Kind, depth: int = 0, namespace: str = "") -> Node:
        """An element of a grammar, with what it must hold and some of what it may."""
        self._left -= 1
        node = Node(namespace or grammar.namespace, name)
        node.attributes = self._attributes(kind)
        if kind.text is not None:
            node.text = self.value(kind.text)
            return node
        if kind.mixed and self._chance.random() < 0.1:
            node.text = "mixed"
        if kind.free:
            node.text = self.text(20)
            return node
        groups = [(group, self._times(group, depth)) for group in kind.children]
        if kind.unordered:
            self._chance.shuffle(groups)
        for group, times in groups:
            for _ in range(times):
                child = self._chance.choice(group.names if depth < 5 else group.names[:1])
                inner = grammar.kinds[kind.inner.get(child, child)]
                node.children.append(self.element(grammar, child, inner, depth + 1))
        if kind.open and self._standard is SCORM_12 and grammar is content_packaging.GRAMMAR:
            node.children += self._foreign(name)
        return node

    def _times(self, group: Group, depth: int) -> int:
        if self._left < 0 or depth > 7:
            return group.least
        most = min(group.most, 3 if group.most == MANY else group.most)
        often = self._chance.random() < (0.75 if depth < 4 else 0.3)
        return max(group.least, self._chance.randint(0, most) if often else 0)

    def _attributes(self, kind: Kind) -> list[tuple[str, str, str]]:
        rows = [row for row in kind.attributes if row.required or self._chance.random() < 0.5]
        if kind.extended and self._chance.random() < 0.05:
            known = self._standard.grammar.attributes.items()
            rows += [Attribute(name, value, namespace=space) for (space, name), value in known]
        found = {(row.namespace, row.name): self.value(row.value) for row in rows}
        if self._chance.random() < 0.02:
            found[XSI, "schemaLocation"] = "urn:a a.xsd"
        return [(space, name, value) for (space, name), value in found.items()]

    def _foreign(self, owner: str) -> list[Node]:
        found = []
        if owner == "metadata" and self._left > 0 and self._chance.random() < 0.7:
            grammar = learning_metadata.GRAMMAR
            self._left += 20
            found.append(self.element(grammar, "lom", grammar.kinds["lom"]))
        if self._chance.random() < (0.4 if owner in ("item", "metadata") else 0.05):
            for (space, name), kind in self._standard.grammar.foreign.items():
                if self._chance.random() < 0.4:
                    found.append(self.element(self._standard.grammar, name, kind, namespace=space))
        return found

    def value(self, value: Value) -> str:
        """A text that fits; now and then of the greatest length."""
        chance = self._chance
        if value.words:
            return chance.choice(value.words)
        if value.kind == "identifier":
            self._identifiers += 1
            return f"{chance.choice(('i', '_', 'É', 'a.b-', 'Ж'))}{self._identifiers}"
        if value.kind == "boolean":
            return chance.choice(("true", "false", "1", "0", " true "))
        if value.kind == "decimal":
            return chance.choice(("0", "1", "0.5", "+1.0", " .25 ", "1.", "-0", "00.10000"))
        if value.kind == "integer":
            return chance.choice(("0", "-1", "+12", " 007 ", str(1 << 30), str((1 << 31) - 1), str(-(1 << 31))))
        if value.kind == "language":
            return chance.choice(LANGUAGES)
        if value.kind == "iri":
            return chance.choice(IRIS)
        if value.most < MANY and chance.random() < 0.1:
            return "é" * value.most
        return self.text(min(value.most, chance.choice((0, 1, 12, 40))))

    def text(self, most: int) -> str:
        return "".join(self._chance.choice(LETTERS) for _ in range(self._chance.randint(0, most)))


def valid_document(chance: Random, standard: Standard) -> Node:
    """A document that the schema takes."""
    grammar = standard.grammar
    root = _Maker(chance, standard).element(grammar, grammar.root, grammar.kinds[grammar.root])
    for node in root.walk():
        if node.name == "organizations":
            _point_to_one(node)
    return root


def _point_to_one(organizations: Node) -> None:
    """Let ``default`` name an organization: it is an IDREF."""
    named = [value for child in organizations.children for _, name, value in child.attributes if name == "identifier"]
    kept = [one for one in organizations.attributes if one[1] != "default"]
    with_default = len(kept) < len(organizations.attributes) and named
    organizations.attributes = [*kept, ("", "default", named[0])] if with_default else kept
