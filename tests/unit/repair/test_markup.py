"""The places of tags in XML as it is written."""

import random
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scormkit.repair.markup import Edit, Node, edited, escaped, plain, read_nodes
from scormkit.repair.source import read_source
from scormkit.validation.xml import read_document

NAMES = st.sampled_from(["a", "item", "x:b", "y:c", "ä", "_d-1.e"])
TEXTS = st.text(st.sampled_from("ab \t\n\r\"'>/=é&<-!?[]\u2028\u00a0"), max_size=12)
BREAKS = st.sampled_from([" ", "\n", "\t ", "\r\n  "])
BESIDE = st.sampled_from(
    [
        "",
        "text &amp; more",
        "<!-- <a b='1'> -->",
        "<![CDATA[<a href='x'>]]>",
        "<?php if (1 > 0) '<a>' ?>",
        "\r\n\t",
        "]] >",
    ]
)


@st.composite
def attributes(draw: Callable[..., str]) -> str:
    names = draw(st.lists(st.sampled_from(["id", "x:id", "href", "ü"]), unique=True, max_size=3))
    written = ""
    for name in names:
        quote = draw(st.sampled_from("\"'"))
        value = (
            draw(TEXTS)
            .replace("&", "&amp;")
            .replace("<", "&#60;")
            .replace(quote, "&#x22;" if quote == '"' else "&apos;")
        )
        written += f"{draw(BREAKS)}{name}{draw(st.sampled_from(['=', ' = ', '=' + chr(10)]))}{quote}{value}{quote}"
    return written + draw(st.sampled_from(["", " ", "\n"]))


def elements() -> st.SearchStrategy[str]:
    return st.recursive(
        st.builds("<{0}{1}/>".format, NAMES, attributes()),
        lambda inner: st.builds(
            lambda name, given, parts, space: f"<{name}{given}>{''.join(parts)}</{name}{space}>",
            NAMES,
            attributes(),
            st.lists(st.one_of(inner, BESIDE), max_size=4),
            st.sampled_from(["", " ", "\n"]),
        ),
        max_leaves=12,
    )


def documents() -> st.SearchStrategy[str]:
    """Well-formed documents: all that may stand in front of the root, around and between tags."""
    prologues = st.sampled_from(
        [
            "",
            '<?xml version="1.0" encoding="UTF-8"?>\r\n',
            '<?xml version="1.0"?><!-- <b> --><!DOCTYPE r>',
            """<!DOCTYPE r [ <!ELEMENT r ANY> <!-- it's > --> <?a ]> ?> <!ATTLIST q id CDATA "]>"> ]>""",
            '<!DOCTYPE r SYSTEM "http://example.com/[r]>.dtd">',
        ]
    )
    return st.builds(
        lambda prologue, parts: f'{prologue}<r xmlns:x="urn:x" xmlns:y="urn:y">{"".join(parts)}</r>\n<!-- end -->',
        prologues,
        st.lists(st.one_of(elements(), BESIDE), max_size=4),
    )


def _names(node: Node) -> tuple[str, str]:
    prefix, _, name = node.name.rpartition(":")
    return (node.namespaces.uri(prefix) if prefix else "", name)


@given(documents())
def test_the_tags_are_those_of_the_tree(text: str) -> None:
    """Elements, their order, namespaces, attributes and values are those that the XML reader finds."""
    document = read_document("a.xml", text.encode())
    assert document.root is not None
    nodes = read_nodes(text)
    tree = list(document.root.walk())
    assert [_names(node) for node in nodes] == [(element.namespace, element.name) for element in tree]
    for node, element in zip(nodes, tree, strict=True):
        written = {
            one.name.rpartition(":")[2] if one.name != "x:id" else "x id": plain(text[one.value_start : one.value_end])
            for one in node.attributes
            if not one.name.startswith("xmlns")
        }
        found = {f"x {one.name}" if one.namespace else one.name: one.value for one in element.attributes}
        assert written == found


@given(documents())
def test_places_are_those_of_the_tags(text: str) -> None:
    """A start tag begins with `<` and its name, an end tag with `</`; elements lie within each other or apart."""
    nodes = read_nodes(text)
    for node in nodes:
        assert text.startswith(f"<{node.name}", node.start)
        assert text[node.end - 1] == text[node.stop - 1] == ">"
        assert node.is_empty_tag == text[: node.end].endswith("/>")
        assert node.is_empty_tag or text.startswith(f"</{node.name}", node.close)
    for one, other in pairwise(nodes):
        assert one.start < other.start
        assert other.stop <= one.close or other.start >= one.stop


@given(documents(), st.integers())
def test_an_edit_changes_its_place_only(text: str, seed: int) -> None:
    """Without edits the text is what it was; with some, all between them is, and the rest is what they say."""
    assert edited(text, []) == text
    chance = random.Random(seed)
    places = sorted(chance.sample(range(len(text) + 1), 4))
    edits = [Edit(places[0], places[1], "one"), Edit(places[2], places[3], "")]
    assert edited(text, edits[::-1]) == text[: places[0]] + "one" + text[places[1] : places[2]] + text[places[3] :]


def test_edits_that_overlap_are_a_fault() -> None:
    """Two edits of one letter are refused; two at one place are made in their order."""
    with pytest.raises(ValueError, match="overlap"):
        edited("abc", [Edit(0, 2, ""), Edit(1, 3, "")])
    assert edited("ab", [Edit(1, 1, "1"), Edit(1, 1, "2")]) == "a12b"


@given(TEXTS)
def test_what_is_written_can_be_read(text: str) -> None:
    """An escaped text means itself, but for line ends, which XML reads as blanks."""
    assert plain(escaped(text)) == text.replace("\r\n", " ").translate({9: " ", 10: " ", 13: " "})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "iso-8859-1", "windows-1252"])
def test_a_document_keeps_its_encoding(encoding: str) -> None:
    """Bytes come back as they were, mark and all; a letter that the encoding lacks becomes a reference."""
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    said = encoding.removesuffix("-sig").removesuffix("-le").removesuffix("-be")
    text = f'<?xml version="1.0" encoding="{said}"?>\r\n<r a="é"/>\r\n'
    source = read_source("a.xml", mark + text.encode(encoding))
    assert source is not None
    assert source.edited([]) == mark + text.encode(encoding)
    attribute = source.attribute(source.root, "a")
    assert attribute is not None
    changed = source.edited([source.set_value(attribute, "é…Ω")])
    again = read_document("a.xml", changed)
    assert again.root is not None
    assert again.root.get("a") == "é…Ω"


@pytest.mark.parametrize(
    "content",
    [b"<r>", b"no xml", b"<r>\xff</r>", b'<!DOCTYPE r [<!ENTITY a "b">]><r/>', "<r/>".encode("utf-7") + b"+AGE-"],
)
def test_what_is_no_xml_has_no_places(content: bytes) -> None:
    """A document that cannot be read is not edited."""
    assert read_source("a.xml", content) is None


def test_what_is_declared_is_not_copied() -> None:
    """Elements that declare a namespace each share what is declared around them, and see the innermost."""
    many = " ".join(f'xmlns:n{number}="urn:{number}"' for number in range(500))
    one, inner, last = read_nodes(f'<r {many}><a xmlns:n1="urn:2" xmlns="urn:d"/><b xmlns=""/></r>')
    assert len(one.namespaces.by_prefix) == 500
    assert [len(node.namespaces.by_prefix) for node in (inner, last)] == [2, 1]
    assert inner.namespaces.outer is last.namespaces.outer is one.namespaces
    assert [inner.namespaces.uri(prefix) for prefix in ("n1", "n2", "", "q", "xml")] == [
        *("urn:2", "urn:2", "urn:d", ""),
        "http://www.w3.org/XML/1998/namespace",
    ]
    assert [inner.namespaces.prefix(uri) for uri in ("urn:1", "urn:2", "urn:d", "urn:499")] == ["", "n1", "", "n499"]
    assert last.namespaces.uri("") == ""
