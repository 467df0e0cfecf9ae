"""What an XML grammar says, as data: which elements stand where, how often, with which attributes and values."""

from collections.abc import Mapping
from typing import NamedTuple

MANY = 1_000_000


class Value(NamedTuple):
    """What a text may be. ``kind``: text, identifier (NCName), boolean, decimal, integer, language or iri.

    ``most`` are characters, ``words`` the only ones allowed, ``low`` and ``high`` the bounds of a number.
    """

    kind: str = "text"
    most: int = MANY
    words: tuple[str, ...] = ()
    least: int = 0
    low: float = 0
    high: float = 0


class Attribute(NamedTuple):
    """An attribute, in no namespace unless one is given."""

    name: str
    value: Value = Value()
    required: bool = False
    namespace: str = ""


class Group(NamedTuple):
    """A place in the order of an element's children: any of some elements, so and so often together."""

    names: tuple[str, ...]
    least: int = 0
    most: int = MANY


class Kind(NamedTuple):
    """What an element is made of: the order of its children or its text, and its attributes.

    Behind its children any number of elements of other namespaces may stand where ``open`` says so. In an element
    that is ``unordered``, the groups come in any order.
    """

    children: tuple[Group, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    text: Value | None = None
    open: bool = True
    unordered: bool = False
    inner: Mapping[str, str] = {}  # kinds of children whose kind is not called as they are


class Grammar(NamedTuple):
    """The kinds of a namespace's elements by their names; ``foreign`` are those of other namespaces, by both."""

    namespace: str
    root: str
    kinds: Mapping[str, Kind]
    foreign: Mapping[tuple[str, str], Kind] = {}
    attributes: Mapping[tuple[str, str], Value] = {}  # attributes of other namespaces that are known
