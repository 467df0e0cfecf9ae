"""Shapes of maps, declared as tables: a field is a key, its kind, a sentence for people, and a default.

One table serves three readers: ``Shape.read`` checks a node and finds all its faults at once, ``Shape.schema`` is its
JSON Schema, and the source-format reference prints it.
"""

from collections.abc import Iterable, Mapping, Set
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar, cast

from scormkit.diagnostics.nearest import did_you_mean, nearest_names
from scormkit.diagnostics.span import Span
from scormkit.model.names import Name
from scormkit.reading.kinds import (
    ID_PATTERN,
    Boolean,
    Id,
    Keyword,
    Kind,
    Reading,
    Schema,
    name,
    scalar,
    tell_unknown_word,
)
from scormkit.reading.numbers import Percent, Whole
from scormkit.syntax.yaml_nodes import YamlList, YamlMap, YamlNode, YamlText

T = TypeVar("T")
W = TypeVar("W", bound=str)


class Field(NamedTuple, Generic[T]):
    """One key of a map.

    ``doc`` is a sentence for people, the default included. ``default`` is taken where the key is absent; for a
    ``required`` key it only keeps the reading going after the fault is told.
    """

    key: str
    kind: Kind[T]
    doc: str
    default: T
    required: bool = False


class Record:
    """A map as its shape read it: ``record[FIELD]`` is the value, or the field's default."""

    __slots__ = ("_faulty", "_nodes", "_values", "span")

    def __init__(
        self,
        span: Span,
        values: Mapping[str, object] = MappingProxyType({}),
        nodes: Mapping[str, YamlNode] = MappingProxyType({}),
        faulty: Set[str] = frozenset(),
    ) -> None:
        self.span = span
        self._values = values
        self._nodes = nodes
        self._faulty = faulty

    def __getitem__(self, field: Field[T]) -> T:
        return cast(T, self._values.get(field.key, field.default))

    def get(self, field: Field[T], otherwise: T) -> T:
        """The value of the key, or ``otherwise`` where it is absent or at fault."""
        return cast(T, self._values.get(field.key, otherwise))

    def written(self, field: Field[Any]) -> bool:
        """Whether the key was written at all, faulty or not."""
        return field.key in self._nodes

    def sound(self, field: Field[Any]) -> bool:
        """Whether nothing within the value was at fault, so that all it says is known."""
        return field.key not in self._faulty

    def span_of(self, field: Field[Any]) -> Span:
        """Where the value stands; where it is absent, the map's own place."""
        node = self._nodes.get(field.key)
        return node.span if node else self.span


class Shape(NamedTuple):
    """A map with known keys. ``called`` names one such map in messages: "a quiz"."""

    called: str
    doc: str
    fields: tuple[Field[Any], ...]

    def read(self, node: YamlNode, key: str, reading: Reading) -> Record | None:
        if not isinstance(node, YamlMap):
            reading.tell(
                "format/map-expected", node.span, f"`{key}` takes a map.", f"write keys such as {self._some_keys()}"
            )
            return None
        return self.read_map(node, reading)

    def read_map(self, node: YamlMap, reading: Reading, only_known: bool = True) -> Record:
        """The record of a map, whatever its faults; ``only_known=False`` lets other keys pass."""
        values: dict[str, object] = {}
        nodes: dict[str, YamlNode] = {}
        faulty: set[str] = set()
        unknown: list[YamlText] = []
        known: dict[str, Field[Any]] = {field.key: field for field in self.fields}
        for entry in node.entries:
            field = known.get(entry.key.text)
            if field is None:
                unknown.append(entry.key)
                continue
            nodes[field.key] = entry.value
            before = len(reading.found)
            value = self._value(field, entry.value, reading)
            if value is not None:
                values[field.key] = value
            if len(reading.found) > before:
                faulty.add(field.key)
        misspelt = self._tell_unknown(unknown, reading) if only_known else ()
        for field in self.fields:
            if field.required and field.key not in nodes:
                faulty.add(field.key)
                if field.key in misspelt:
                    continue  # one fault: the key is there, under another name
                message = f"{self.called} needs `{field.key}`"
                reading.tell("format/missing-key", node.span, message, f"add `{field.key}:` with {field.kind.words()}")
        return Record(node.span, values, nodes, faulty)

    @staticmethod
    def _value(field: Field[T], node: YamlNode, reading: Reading) -> T | None:
        if field.required and isinstance(node, YamlList | YamlMap) and not _items(node):
            help = f"write {field.kind.words()}"
            reading.tell("format/empty-value", node.span, f"`{field.key}` is empty", help)
            return None
        return field.kind.read(node, field.key, reading)

    def schema(self) -> Schema:
        required = [field.key for field in self.fields if field.required]
        return {
            "type": "object",
            "description": self.doc,
            "properties": {field.key: {"description": field.doc, **field.kind.schema()} for field in self.fields},
            **({"required": required} if required else {}),
            "additionalProperties": False,
        }

    def words(self) -> str:
        return f"a map with {self._some_keys()}"

    def _some_keys(self) -> str:
        keys = [field.key for field in self.fields if field.required] or [field.key for field in self.fields[:3]]
        return ", ".join(f"`{key}`" for key in keys)

    def _tell_unknown(self, unknown: Iterable[YamlText], reading: Reading) -> Set[str]:
        """Tell the keys that are unknown; gives the known ones that they may have been meant for."""
        keys = [field.key for field in self.fields]
        meant: set[str] = set()
        for key in unknown:
            near = nearest_names(key.text, keys)
            meant.update(near)
            otherwise = f"remove it; {self.called} knows {', '.join(f'`{known}`' for known in keys)}"
            help = did_you_mean(key.text, near, otherwise)
            reading.tell("format/unknown-key", key.span, f"{self.called} has no key `{key.text}`", help)
        return meant


def _items(node: YamlList | YamlMap) -> tuple[object, ...]:
    return node.items if isinstance(node, YamlList) else node.entries


def was_field() -> Field[Name | None]:
    """The key ``was`` of everything that a learner's record refers to."""
    return Field("was", Id(), "The id that it had in an earlier build, so that learners keep their record.", None)


class ListOf(Generic[T]):
    """A list in which every item is of one kind; items at fault are left out."""

    def __init__(self, item: Kind[T]) -> None:
        self.item = item

    def read(self, node: YamlNode, key: str, reading: Reading) -> tuple[T, ...] | None:
        if not isinstance(node, YamlList):
            help = "put the items in brackets, `[first, second]`, or one a line behind `- `"
            reading.tell("format/list-expected", node.span, f"`{key}` takes a list", help)
            return None
        values = (self.item.read(item, key, reading) for item in node.items)
        return tuple(value for value in values if value is not None)

    def schema(self) -> Schema:
        return {"type": "array", "items": self.item.schema()}

    def words(self) -> str:
        return f"a list, each item {self.item.words()}"


class IdList:
    """A list of ids, each once: ``[first, second]``."""

    def read(self, node: YamlNode, key: str, reading: Reading) -> tuple[Name, ...] | None:
        if not isinstance(node, YamlList):
            reading.tell("format/list-expected", node.span, f"`{key}` takes a list of ids", f"write {self.words()}")
            return None
        names: dict[str, Name] = {}
        for item in node.items:
            written = scalar(item, key, "an id", reading)
            one = name(written, reading) if written else None
            if one and one.text in names:
                reading.tell("format/repeated-item", one.span, f"`{one.text}` stands in `{key}` twice", "remove one")
            elif one:
                names[one.text] = one
        return tuple(names.values())

    def schema(self) -> Schema:
        return {"type": "array", "items": Id().schema(), "uniqueItems": True}

    def words(self) -> str:
        return "a list of ids such as `[first-id, second-id]`"


class IdsOrShare:
    """A list of ids, or a share of all there are such as ``80%``."""

    def __init__(self) -> None:
        self.ids = IdList()
        self.share = Percent(1)

    def read(self, node: YamlNode, key: str, reading: Reading) -> tuple[Name, ...] | int | None:
        if isinstance(node, YamlText) and node.text.endswith("%"):
            return self.share.read(node, key, reading)
        return self.ids.read(node, key, reading)

    def schema(self) -> Schema:
        return {"anyOf": [self.ids.schema(), {"type": "string", "pattern": "^0*([1-9][0-9]?|100) ?%$"}]}

    def words(self) -> str:
        return f"{self.ids.words()}, or {self.share.words()}"


class Weighted(NamedTuple):
    """Names, and what each of them counts; () where that is not said."""

    names: tuple[Name, ...]
    weights: tuple[int, ...] = ()


class IdsOrWeights:
    """A list of ids, or a map from ids to what each counts, such as ``{first: 1, final: 3}``."""

    def __init__(self) -> None:
        self.ids = IdList()
        self.weights = MapById(Whole(1, 1000))

    def read(self, node: YamlNode, key: str, reading: Reading) -> Weighted | None:
        if not isinstance(node, YamlMap):
            names = self.ids.read(node, key, reading)
            return None if names is None else Weighted(names)
        before = len(reading.found)
        pairs = self.weights.read(node, key, reading)
        if pairs is None or len(reading.found) > before:
            return None
        return Weighted(tuple(name for name, _ in pairs), tuple(weight for _, weight in pairs))

    def schema(self) -> Schema:
        return {"anyOf": [self.ids.schema(), self.weights.schema()]}

    def words(self) -> str:
        return f"{self.ids.words()}, or a map from an id to its weight such as `{{first-id: 1, second-id: 3}}`"


class MapById(Generic[T]):
    """A map from ids to values of one kind, in the order written."""

    def __init__(self, value: Kind[T]) -> None:
        self.value = value

    def read(self, node: YamlNode, key: str, reading: Reading) -> tuple[tuple[Name, T], ...] | None:
        if not isinstance(node, YamlMap):
            reading.tell("format/map-expected", node.span, f"`{key}` takes a map", f"write {self.words()}")
            return None
        pairs = ((name(entry.key, reading), entry) for entry in node.entries)
        read = ((one, self.value.read(entry.value, entry.key.text, reading)) for one, entry in pairs)
        return tuple((one, value) for one, value in read if one is not None and value is not None)

    def schema(self) -> Schema:
        return {"type": "object", "propertyNames": {"pattern": ID_PATTERN}, "additionalProperties": self.value.schema()}

    def words(self) -> str:
        return f"a map from an id to {self.value.words()}"


class TextOrMap:
    """Text alone where there is only text; a map where there is more. Both give a record of the shape."""

    def __init__(self, text: Field[str], shape: Shape) -> None:
        self.text = text
        self.shape = shape

    def read(self, node: YamlNode, key: str, reading: Reading) -> Record | None:
        if isinstance(node, YamlMap):
            return self.shape.read_map(node, reading)
        text = self.text.kind.read(node, key, reading)
        return None if text is None else Record(node.span, {self.text.key: text}, {self.text.key: node})

    def schema(self) -> Schema:
        return {"anyOf": [self.text.kind.schema(), self.shape.schema()]}

    def words(self) -> str:
        return f"text, or {self.shape.words()}"


class YesOrMap:
    """``yes`` for a map in which nothing is said, ``no`` for none, or the map. All but ``no`` give a record."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape

    def read(self, node: YamlNode, key: str, reading: Reading) -> Record | None:
        if not isinstance(node, YamlText):
            return self.shape.read(node, key, reading)
        return Record(node.span) if Boolean().read(node, key, reading) else None

    def schema(self) -> Schema:
        return {"anyOf": [Boolean().schema(), self.shape.schema()]}

    def words(self) -> str:
        return f"{Boolean().words()}, or {self.shape.words()}"


class WordOr(Generic[W, T]):
    """One of a few words, or else a value of another kind."""

    def __init__(self, word: Keyword[W], other: Kind[T]) -> None:
        self.word = word
        self.other = other

    def read(self, node: YamlNode, key: str, reading: Reading) -> W | T | None:
        if not isinstance(node, YamlText):
            return self.other.read(node, key, reading)
        if node.text in self.word.meanings:
            return self.word.read(node, key, reading)
        if node.text.removeprefix("-")[:1].isdecimal():
            return self.other.read(node, key, reading)
        written = scalar(node, key, self.words(), reading)
        if written is not None:
            tell_unknown_word(written, key, self.word.meanings, self.words(), reading)
        return None

    def schema(self) -> Schema:
        return {"anyOf": [self.word.schema(), self.other.schema()]}

    def words(self) -> str:
        return f"{self.word.words()}, or {self.other.words()}"
