"""A document held against a grammar: each fault in plain words, at the element that it concerns."""

import re
from collections.abc import Iterator
from functools import cache

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.standards.grammar import MANY, Grammar, Kind, Value
from scormkit.standards.scorm12 import XML, XSI
from scormkit.validation.suggestions import Suggestions
from scormkit.validation.xml import Attribute, Document, Element, trimmed

_NAME_START = (  # XML 1.0, 2.3, without the colon
    r"A-Z_a-z\xC0-\xD6\xD8-\xF6\xF8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C\u200D\u2070-\u218F\u2C00-\u2FEF"
    r"\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF"
)
_ASCII_NCNAME = re.compile("[A-Za-z_][A-Za-z0-9._-]*")
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_INTEGER = re.compile(r"[+-]?[0-9]{1,40}")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_BOOLEANS = ("true", "false", "1", "0")
_OF_INSTANCES = ("schemaLocation", "noNamespaceSchemaLocation", "type", "nil")  # XML Schema 1, 2.6
_OF_XML = ("space", "id")
_SHOWN = 40


def faults(document: Document, grammar: Grammar) -> Iterator[Diagnostic]:
    """What in a document contradicts its grammar. A root of another name is not looked into."""
    root = document.root
    if root is None or root.name != grammar.root:
        return
    # Whoever got the namespace wrong is told so elsewhere; the rest is held against the grammar all the same.
    yield from faults_within(document, grammar, root)


def faults_within(document: Document, grammar: Grammar, whole: Element) -> Iterator[Diagnostic]:
    """What in an element of a document contradicts a grammar, which knows the element."""
    checked = _Checked(document, grammar, whole.namespace)
    waiting = [(whole, grammar.kinds[whole.name])]
    while waiting:
        element, kind = waiting.pop()
        if kind.free:
            continue
        yield from checked.attributes(element, kind)
        yield from checked.text(element, kind)
        yield from checked.children(element, kind)
        waiting.extend(reversed(list(checked.within(element, kind))))


class _Checked:
    def __init__(self, document: Document, grammar: Grammar, namespace: str) -> None:
        self._document = document
        self._grammar = grammar
        self._namespace = namespace
        self._nearest = Suggestions()
        self._known = {namespace for namespace, _ in (*grammar.foreign, *grammar.attributes)}
        self._known |= {XSI} if self._known else set()  # a grammar that knows no other namespace lets all of them pass

    def within(self, element: Element, kind: Kind) -> Iterator[tuple[Element, Kind]]:
        """The children that the grammar knows, with their kinds; what it does not know is somebody else's."""
        if not element.children:
            return
        known = {name for group in kind.children for name in group.names}
        for child in element.children:
            if child.namespace == self._namespace:
                if child.name in known:
                    yield child, self._grammar.kinds[kind.inner.get(child.name, child.name)]
            elif child.namespace == element.namespace and child.name in known:
                yield child, self._grammar.foreign[child.namespace, kind.inner.get(child.name, child.name)]
            elif (child.namespace, child.name) in self._grammar.foreign:
                yield child, self._grammar.foreign[child.namespace, child.name]

    def attributes(self, element: Element, kind: Kind) -> Iterator[Diagnostic]:
        known = {(attribute.namespace, attribute.name): attribute for attribute in kind.attributes}
        for attribute in element.attributes:
            row = known.get((attribute.namespace, attribute.name))
            value = row.value if row else None
            if value is None and kind.extended:
                value = self._grammar.attributes.get((attribute.namespace, attribute.name))
            if value is not None:
                yield from self._value(element, f"`{attribute.name}`", attribute.value, value)
            elif self._is_unknown(attribute, kind):
                yield self._found(
                    "schema/unknown-attribute",
                    element,
                    f"`<{element.name}>` has no attribute `{attribute.name}`",
                    self._nearest.offer(attribute.name, [row.name for row in kind.attributes], "take it out"),
                )
        for (namespace, name), row in known.items():
            if row.required and element.get(name, namespace) is None:
                yield self._found(
                    "schema/missing-attribute",
                    element,
                    f"`<{element.name}>` lacks the attribute `{name}`",
                    f'write `<{element.name} {name}="…">`',
                )

    def _is_unknown(self, attribute: Attribute, kind: Kind) -> bool:
        """Whether an attribute that the grammar does not have is nobody else's either."""
        if attribute.namespace in ("", self._namespace):
            return True
        if attribute.namespace == XSI and attribute.name in _OF_INSTANCES:
            return False
        if not kind.extended:
            return True
        # XML's own may always stand; what is in other letters is told by the rule for ``scormtype``.
        words = {name.lower() for namespace, name in self._grammar.attributes if namespace == attribute.namespace}
        excused = _OF_XML if attribute.namespace == XML else words
        return attribute.namespace in self._known and attribute.name.lower() not in excused

    def text(self, element: Element, kind: Kind) -> Iterator[Diagnostic]:
        if kind.text is not None:
            yield from self._value(element, f"the text of `<{element.name}>`", element.text, kind.text)
        elif element.text and not kind.children and not kind.open:
            yield self._found(
                "schema/stray-text",
                element,
                f"`<{element.name}>` holds {'text' if trimmed(element.text) else 'blanks'}, and must be empty",
                f"close it at once: `<{element.name} …/>`",
            )
        elif (trimmed(element.text) or element.stray) and not kind.mixed:
            yield self._found(
                "schema/stray-text",
                element,
                f"text stands right within `<{element.name}>`, which holds elements only",
                "take the text out, or put it into the element that it belongs to",
            )

    def children(self, element: Element, kind: Kind) -> Iterator[Diagnostic]:
        """Order and number: each group once, in its turn, and elements of other namespaces at the end."""
        names = [group.names for group in kind.children]
        reached, foreign_seen = 0, False
        counts = [0] * len(names)
        for child in element.children:
            if child.namespace not in (self._namespace, element.namespace):
                foreign_seen = True
                known = not child.namespace or child.namespace in self._known
                strange = known and (child.namespace, child.name) not in self._grammar.foreign
                if strange or not kind.open or kind.text is not None:
                    yield self._unknown(child, element, kind)
                continue
            place = next((at for at, group in enumerate(names) if child.name in group), None)
            if place is None:
                yield self._unknown(child, element, kind)
                continue
            counts[place] += 1
            if counts[place] > kind.children[place].most:
                yield self._found(
                    "schema/repeated-element",
                    child,
                    f"`<{element.name}>` holds a second `<{child.name}>`",
                    "keep one of them",
                )
            elif foreign_seen or (place < reached and not kind.unordered):
                yield self._misplaced(child, element, kind, foreign_seen)
            reached = max(reached, place)
        for group, count in zip(kind.children, counts, strict=True):
            if count < group.least:
                wanted = " or ".join(f"`<{name}>`" for name in group.names)
                yield self._found(
                    "schema/missing-element",
                    element,
                    f"`<{element.name}>` lacks {wanted}",
                    f"add {wanted}; its place is: {_order(kind)}",
                )

    def _unknown(self, child: Element, element: Element, kind: Kind) -> Diagnostic:
        known = [name for group in kind.children for name in group.names]
        if any(attribute.name == child.name for attribute in kind.attributes):
            cure = f'write it as an attribute: `<{element.name} {child.name}="…">`'
        else:
            cure = self._nearest.offer(child.name, known, f"`<{element.name}>` holds: {_order(kind)}")
        message = f"`<{child.name}>` does not belong into `<{element.name}>`"
        return self._found("schema/unknown-element", child, message, cure)

    def _misplaced(self, child: Element, element: Element, kind: Kind, foreign_seen: bool) -> Diagnostic:
        behind = "an element of another namespace" if foreign_seen else "what must follow it"
        return self._found(
            "schema/element-order",
            child,
            f"`<{child.name}>` stands behind {behind}",
            f"the order within `<{element.name}>` is: {_order(kind)}",
        )

    def _value(self, element: Element, what: str, text: str, value: Value) -> Iterator[Diagnostic]:
        text = trimmed(text) if value.kind == "iri" else text
        if len(text) > value.most:
            yield self._found(
                "schema/too-long",
                element,
                f"{what} has {len(text):,} characters; {value.most:,} are allowed",
                "shorten it: some LMSs cut it, others refuse the package",
            )
        elif value.words and text not in value.words:
            words = ", ".join(f"`{word}`" for word in value.words)
            yield self._found(
                "schema/unknown-word", element, f"{what} is `{_short(text)}`", f"write one of {words}, exactly so"
            )
        elif value.kind == "identifier" and not is_identifier(trimmed(text)):
            yield self._found(
                "schema/invalid-identifier",
                element,
                f"{what} is `{_short(text)}`, which is no XML name",
                "begin with a letter or `_`; go on with letters, digits, `.`, `-` and `_`, without spaces",
            )
        elif complaint := _complaint(text, value):
            yield self._found("schema/invalid-value", element, f"{what} is `{_short(text)}`", complaint)

    def _found(self, code: str, element: Element, message: str, help: str) -> Diagnostic:
        return Diagnostic(code, self._document.at(element), message, help)


def is_identifier(text: str) -> bool:
    """Whether a text is an XML name without a colon (NCName)."""
    pattern = _ASCII_NCNAME if text.isascii() else _ncname()
    return pattern.fullmatch(text) is not None


@cache
def _ncname() -> re.Pattern[str]:
    """Made when it is needed: it takes longer than most packages take to check."""
    return re.compile(rf"[{_NAME_START}][{_NAME_START}0-9.\xB7\u0300-\u036F\u203F\u2040-]*")


def _complaint(text: str, value: Value) -> str:
    """What to write instead of a value that is not of its kind; empty where it is."""
    word = trimmed(text)
    if value.kind == "boolean" and word not in _BOOLEANS:
        return "write `true` or `false`"
    if value.kind == "decimal" and not (_DECIMAL.fullmatch(word) and value.low <= float(word) <= value.high):
        return f"write a number from {value.low:g} to {value.high:g}, such as `0.8`"
    if value.kind == "integer" and not (_INTEGER.fullmatch(word) and value.low <= int(word) <= value.high):
        return "write a whole number"
    if value.kind == "language" and not _LANGUAGE.fullmatch(word):
        return "write a language tag, such as `en` or `pt-BR`"
    if len(word) < value.least:
        return "write a value; it must not be empty"
    return ""


def _order(kind: Kind) -> str:
    names = ["/".join(f"`{name}`" for name in group.names) for group in kind.children]
    parts = [f"{name}…" if group.most == MANY else name for name, group in zip(names, kind.children, strict=True)]
    return ", ".join([*parts, *(["then elements of other namespaces"] if kind.open else [])]) or "nothing"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
