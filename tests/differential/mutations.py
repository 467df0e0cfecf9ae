"""Ways to spoil a document; each changes it in one place that chance draws, and may happen to leave it valid."""

from collections.abc import Callable
from random import Random

from scormkit.standards import learning_metadata
from scormkit.standards.scorm12 import ADLCP, IMSMD
from tests.differential.documents import Standard
from tests.differential.tree import XML, Node, parents

ODD_VALUES = (
    *("", " ", "x", "1", "0", "-1", "1.5", "1e0", "true", "TRUE", " true", "a b", "1a", "-a", "²", "ª1", "a:b", "a²"),
    *(
        "en_US",
        "en-",
        "x-none",
        "abcdefghi",
        "en-US-x",
        "http://[",
        "%zz",
        "%41",
        "a\\b.html",
        "日本",
        "\u00a0",
        "\u00a0a",
    ),
    *("a\nb", "\ta\t", "0.12345", "100", "webcontent", "sco", "Sco", "asset", "aicc_script", "exit,message", "Passed"),
    *("passed", "AnyWindow", "URI", "LOMv1.0", "٣", "+", ".", "2147483648", "1.0", "#", "?a=b#c", "{a}", "^", "|", "<"),
    *("a" * 21, "a" * 101, "a" * 201, "a" * 256, "é" * 1001, " " * 2001, "a" * 2001, "😀" * 200, "😀" * 201),
)
STRANGE = "urn:example:strange"
ATTRIBUTES = (
    *(("", "identifer"), ("", "Identifier"), ("", "href"), ("", "type"), ("", "title"), ("", "default"), ("", "id")),
    *((XML, "lang"), (XML, "base"), (XML, "space"), (STRANGE, "a"), (ADLCP, "scormtype"), (ADLCP, "a")),
    *((IMSMD, "a"), ("", "lang"), ("", "identifierref"), ("", "moveOn"), ("", "isvisible"), ("", "xml")),
)

Mutation = Callable[[Node, Random, Standard], None]


def _node(root: Node, chance: Random) -> Node:
    return chance.choice(list(root.walk()))


def _place(root: Node, chance: Random) -> tuple[Node, int]:
    return chance.choice(list(parents(root)))


def _owner(root: Node, chance: Random) -> Node:
    return chance.choice([node for node in root.walk() if node.attributes])


def _names(standard: Standard) -> list[tuple[str, str]]:
    grammar = standard.grammar
    names = [(grammar.namespace, name) for name in grammar.kinds if name != "courseStructure" and " " not in name]
    if ADLCP in standard.prefixes:
        names += [*grammar.foreign, *((IMSMD, name) for name in learning_metadata.GRAMMAR.kinds)]
        names += [(ADLCP, "foo"), (IMSMD, "keywords")]
    return [*names, (grammar.namespace, "foo"), (STRANGE, "foo"), ("", "foo")]


def drop_element(root: Node, chance: Random, standard: Standard) -> None:
    parent, place = _place(root, chance)
    del parent.children[place]


def double_element(root: Node, chance: Random, standard: Standard) -> None:
    parent, place = _place(root, chance)
    parent.children.insert(place, parent.children[place].copy())


def double_without_identifiers(root: Node, chance: Random, standard: Standard) -> None:
    parent, place = _place(root, chance)
    copy = parent.children[place].copy()
    for number, node in enumerate(copy.walk()):
        node.attributes = [
            (space, name, f"{value}-{number}" if name == "identifier" else value)
            for space, name, value in node.attributes
        ]
    parent.children.insert(place, copy)


def swap_elements(root: Node, chance: Random, standard: Standard) -> None:
    parent, place = _place(root, chance)
    other = chance.randrange(len(parent.children))
    parent.children[place], parent.children[other] = parent.children[other], parent.children[place]


def move_element(root: Node, chance: Random, standard: Standard) -> None:
    parent, place = _place(root, chance)
    moved = parent.children.pop(place)
    target = _node(root, chance)
    target.children.insert(chance.randint(0, len(target.children)), moved)


def rename_element(root: Node, chance: Random, standard: Standard) -> None:
    node = _node(root, chance)
    if chance.random() < 0.3:
        node.name = chance.choice((node.name.upper(), node.name + "s", node.name[:-1] or "x"))
    else:
        node.namespace, node.name = chance.choice(_names(standard))


def change_namespace(root: Node, chance: Random, standard: Standard) -> None:
    _node(root, chance).namespace = chance.choice((*standard.prefixes, STRANGE, ""))


def insert_element(root: Node, chance: Random, standard: Standard) -> None:
    target = _node(root, chance)
    namespace, name = chance.choice(_names(standard))
    target.children.insert(chance.randint(0, len(target.children)), Node(namespace, name))


def append_strange_element(root: Node, chance: Random, standard: Standard) -> None:
    _node(root, chance).children.append(Node(chance.choice((STRANGE, STRANGE, "")), "foo", text="bar"))


def drop_attribute(root: Node, chance: Random, standard: Standard) -> None:
    owner = _owner(root, chance)
    del owner.attributes[chance.randrange(len(owner.attributes))]


def double_attribute(root: Node, chance: Random, standard: Standard) -> None:
    owner = _owner(root, chance)
    owner.attributes.append(chance.choice(owner.attributes))


def rename_attribute(root: Node, chance: Random, standard: Standard) -> None:
    owner = _owner(root, chance)
    place = chance.randrange(len(owner.attributes))
    space, name, value = owner.attributes[place]
    draw = chance.random()
    if draw < 0.3:
        owner.attributes[place] = (space, chance.choice((name.upper(), name + "s", name[:-1] or "x")), value)
    elif draw < 0.6:
        owner.attributes[place] = (chance.choice((*standard.prefixes, STRANGE, XML, "")), name, value)
    else:
        owner.attributes[place] = (*chance.choice(ATTRIBUTES), value)


def add_attribute(root: Node, chance: Random, standard: Standard) -> None:
    node = _node(root, chance)
    space, name = chance.choice(ATTRIBUTES)
    if not any(one[:2] == (space, name) for one in node.attributes):
        node.attributes.append((space, name, chance.choice(ODD_VALUES)))


def change_value(root: Node, chance: Random, standard: Standard) -> None:
    owner = _owner(root, chance)
    place = chance.randrange(len(owner.attributes))
    space, name, value = owner.attributes[place]
    odd = chance.choice((*ODD_VALUES, f" {value}", f"{value} ", value.upper(), value * 3))
    owner.attributes[place] = (space, name, odd)


def change_text(root: Node, chance: Random, standard: Standard) -> None:
    node = chance.choice([node for node in root.walk() if not node.children])
    node.text = chance.choice((*ODD_VALUES, f" {node.text}", f"{node.text} ", node.text.upper(), node.text * 3))


def put_text_between(root: Node, chance: Random, standard: Standard) -> None:
    node = _node(root, chance)
    text = chance.choice(("x", "\u00a0", " ", "\n\n", "&<", "\u2028"))
    if node.children and chance.random() < 0.5:
        chance.choice(node.children).tail = text
    else:
        node.text = text


def equal_identifiers(root: Node, chance: Random, standard: Standard) -> None:
    owners = [node for node in root.walk() if any(name in ("identifier", "id") for _, name, _ in node.attributes)]
    source, target = chance.choice(owners), chance.choice(owners)
    value = next(value for _, name, value in source.attributes if name in ("identifier", "id"))
    target.attributes = [
        (space, name, value if name in ("identifier", "id") else old) for space, name, old in target.attributes
    ]


MUTATIONS: tuple[Mutation, ...] = (
    drop_element,
    double_element,
    double_without_identifiers,
    swap_elements,
    move_element,
    rename_element,
    change_namespace,
    insert_element,
    append_strange_element,
    drop_attribute,
    double_attribute,
    rename_attribute,
    add_attribute,
    change_value,
    change_value,
    change_text,
    change_text,
    put_text_between,
    equal_identifiers,
)


def spoil(root: Node, mutation: Mutation, chance: Random, standard: Standard) -> None:
    """Apply a mutation, where it finds anything to change."""
    try:
        mutation(root, chance, standard)
    except IndexError:  # chance has nothing to choose from
        return
