"""YAML as nodes: true places, text as typed, every fault named where it is, and reading on behind it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scormkit.diagnostics.codes import CODES
from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.syntax.yaml_nodes import YamlList, YamlMap, YamlNode, YamlText
from scormkit.syntax.yaml_parser import parse_yaml
from scormkit.syntax.yaml_text import text_fault


def plain(node: YamlNode | None) -> object:
    """A node as Python values, every scalar as text."""
    if isinstance(node, YamlMap):
        return {entry.key.text: plain(entry.value) for entry in node.entries}
    if isinstance(node, YamlList):
        return [plain(item) for item in node.items]
    return node.text if node else None


def text_of(node: YamlNode | None, key: str) -> YamlText:
    """The scalar under a key."""
    assert isinstance(node, YamlMap)
    value = node.find(key)
    assert isinstance(value, YamlText)
    return value


def told(faults: tuple[Diagnostic, ...]) -> list[str]:
    """Code, line and column of each finding."""
    return [f"{fault.code} {fault.span.line}:{fault.span.column}" for fault in faults]


def extent(span: Span) -> tuple[int, int, int, int]:
    """A span without its file."""
    return span[1:]


@pytest.mark.parametrize("text", ["Yes", "1.10", "010", "10:30", "2026-03-01", "null", "~", "0x1F", "1e3", "on"])
def test_scalars_stay_as_typed(text: str) -> None:
    """YAML's types are no affair of an author's: the text is the text."""
    node, faults = parse_yaml("f.yaml", f"a: {text}\n")
    assert (plain(node), faults) == ({"a": text}, ())


def test_spans_count_characters() -> None:
    """Lines and columns are those of an editor, whatever letters stand in front, the end exclusive."""
    node, faults = parse_yaml("f.yaml", 'ключ: "wört 😀" # note\nb:\n  - c\n')
    assert faults == ()
    assert isinstance(node, YamlMap)
    first, second = node.entries
    assert extent(first.key.span) == (1, 1, 1, 5)
    assert extent(first.value.span) == (1, 7, 1, 15)
    assert isinstance(second.value, YamlList)
    assert extent(second.value.items[0].span) == (3, 5, 3, 6)


def test_front_matter_counts_from_its_first_line() -> None:
    """``first_line`` shifts every place."""
    node, faults = parse_yaml("f.md", "a: 1\na: 2\nb: x # y\n", first_line=2)
    assert told(faults) == ["yaml/duplicate-key 3:1"]
    assert faults[0].related[0].span.line == 2
    assert text_of(node, "b").comment == Span("f.md", 4, 6, 4, 9)


@pytest.mark.parametrize(
    ("text", "value", "indent"),
    [
        ("a: |\n  x\n   y\n", "x\n y\n", 2),
        ("a: |\n\n    x\n", "\nx\n", 4),
        ("a: |2\n    x\n", "  x\n", 2),
        ("- a: |-\n    x", None, None),
        ("a: >\n  x\n  y\n", "x y\n", 2),
    ],
)
def test_blocks_know_their_indentation(text: str, value: str | None, indent: int | None) -> None:
    """Where a line of a block begins in the file follows from ``indent``, an explicit one included."""
    node, faults = parse_yaml("f.yaml", text)
    assert faults == ()
    if value is None:
        assert isinstance(node, YamlList)
        node, value, indent = node.items[0], "x", 4
    assert (text_of(node, "a").text, text_of(node, "a").indent) == (value, indent)


FAULTS = [
    ("a: @home\n", "yaml/text-start 1:4", {"a": "@home"}),
    ("a: `b` c\n", "yaml/text-start 1:4", {"a": "`b` c"}),
    ("a: *Note* this\n", "yaml/text-start 1:4", {"a": "*Note* this"}),
    ("a: *note\n", "yaml/text-start 1:4", {"a": "*note"}),
    ("a: %x\n", "yaml/text-start 1:4", {"a": "%x"}),
    ("a: [Stop] and look\n", "yaml/text-start 1:4", {"a": "[Stop] and look"}),
    ("a: {b} is c\n", "yaml/text-start 1:4", {"a": "{b} is c"}),
    ("a: & more\n", "yaml/text-start 1:4", {"a": "& more"}),
    ("a: > 5 apples\n", "yaml/text-start 1:4", {"a": "> 5 apples"}),
    ("a: - b\n", "yaml/text-start 1:4", {"a": "- b"}),
    ("{a: @b}\n", "yaml/text-start 1:5", None),
    ("a: Note: this\n", "yaml/colon-in-text 1:8", {"a": "Note: this"}),
    ('a: "Yes" is it\n', "yaml/quote 1:8", {"a": '"Yes" is it'}),
    ("a: 'it's fine'\n", "yaml/quote 1:7", {"a": "'it's fine'"}),
    ('a: "never\nb: 1\n', "yaml/quote 1:4", {"a": '"never', "b": "1"}),
    ('a: "never\nb: "ever"\n', "yaml/quote 1:4", {"a": '"never', "b": "ever"}),
    ("a: !tag text\n", "yaml/tag 1:4", {"a": "!tag text"}),
    ("a: 1\nb: 2\na: 3\n", "yaml/duplicate-key 3:1", {"a": "1", "b": "2"}),
    ("a: {b: 1, b: 2}\n", "yaml/duplicate-key 1:11", {"a": {"b": "1"}}),
    ("a: &x 1\nb: *x\nc: *x\n", "yaml/anchor 1:4", None),
    ("<<: {a: 1}\n", "yaml/merge-key 1:1", None),
    ("[a]: b\n", "yaml/key 1:1", None),
    ("a: 1\n---\nb: 1\n", "yaml/several-documents 2:1", {"a": "1"}),
    ("a: [b, c\nd: 1\n", "yaml/bracket 1:4", None),
    ("a: 1\nbare\nb: 2\n", "yaml/missing-colon 2:1", None),
    ("a:\n  b: 1\n c: 2\n", "yaml/indentation 3:2", None),
    ("a: b\n  c: d\n", "yaml/indentation 2:3", None),
    ("a:\n\tb: 1\n", "yaml/tab 2:1", None),
    ("a:\n  \tb: 1\n", "yaml/tab 2:3", None),
    ("a: |\n  \tb\n", "yaml/tab 2:3", None),
    ("a:\u00a0b\n", "yaml/odd-space 1:3", {"a": "b"}),
    ("-\u00a0b\n", "yaml/odd-space 1:2", ["b"]),
    ("my\u00a0key: b\n", "yaml/odd-space 1:3", None),
    ("a:\n\u00a0 b: 1\n", "yaml/odd-space 2:1", None),
    ('a: "\\q"\n', "yaml/syntax 1:5", None),
    ('a: "b\\uFFFEc\\a"\n', "source/control-character 1:4", {"a": "b c "}),
    ("a: " + "[" * 40 + "]" * 40, "yaml/too-deep 1:27", None),
    ("c:\n  - [ ] a. b\n    > d\n", "yaml/list-needs-bar 2:5", {"c": "- [ ] a. b\n  > d\n"}),
    ("c:\n- [x] a. b\n- [ ] c\nd: 1\n", "yaml/list-needs-bar 2:3", {"c": "- [x] a. b\n- [ ] c\n", "d": "1"}),
    ("c:\n  - [ ]\n  - [x]\n", "yaml/list-needs-bar 2:5", {"c": "- [ ]\n- [x]\n"}),
]


@pytest.mark.parametrize(("text", "fault", "value"), FAULTS, ids=[fault for _, fault, _ in FAULTS])
def test_fault_is_named_where_it_is(text: str, fault: str, value: object) -> None:
    """One fault, one finding, at its place; where it is clear what was meant, that is what is read."""
    node, faults = parse_yaml("f.yaml", text)
    assert told(faults) == [fault]
    assert plain(node) == value


@pytest.mark.parametrize(
    "text",
    [
        "a: it's @home, `so` 50% of [them] {all} *say* & more > less\n",
        'a: he said "yes" at 10:30\n',
        "a: |\n  x\n  \tx: y\n  - [ ] a. b\n  \u00a0@ * & %\n",
        "a:\n  - |\n    - [x] c\n",
        "a: b\tc\n",
        "a: [b, c]  # why\n",
        "a: {b: c}\n",
        "a: l\u2019été\u00a0!\n",
        "a: 'it''s'\n",
        "---\na: b\n...\n",
        "a: b\n  c\n\n  d\n",
    ],
)
def test_near_misses_are_silent(text: str) -> None:
    """What only resembles a fault is none."""
    node, faults = parse_yaml("f.yaml", text)
    assert faults == ()
    assert isinstance(node, YamlMap)


def test_many_faults_show_in_one_run() -> None:
    """A refusal of YAML's hides neither the next one nor what our own rules find."""
    text = "a: @x\nb: Note: y\nc: 'z' z\nd: 1\nd: 2\ne:\n  - [ ] a. f\ng: &h 1\n"
    assert told(parse_yaml("f.yaml", text)[1]) == [
        "yaml/text-start 1:4", "yaml/colon-in-text 2:8", "yaml/quote 3:6", "yaml/duplicate-key 5:1",
        "yaml/list-needs-bar 7:5", "yaml/anchor 8:4",
    ]  # fmt: skip


def test_tab_and_duplicate_key_show_together() -> None:
    """A tab hides no duplicate key elsewhere in the file."""
    text = "a: 1\na: 2\nb:\n  c: 1\n\td: 2\n"
    assert told(parse_yaml("f.yaml", text)[1]) == ["yaml/duplicate-key 2:1", "yaml/tab 5:1"]


def test_alias_bomb_costs_nothing() -> None:
    """A bomb of aliases is a list of anchors to take out, and no memory."""
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 20)]
    node, faults = parse_yaml("f.yaml", "\n".join(lines))
    assert node is None
    assert {fault.code for fault in faults} == {"yaml/anchor"}
    assert [fault.span.line for fault in faults] == list(range(1, 21))


@pytest.mark.parametrize(
    ("text", "key", "place"),
    [
        ("a: rule #1\n", "a", "1:9"),
        ("a: #0b5cab\n", "a", "1:4"),
        ("a:   # b\nc: d\n", "a", "1:6"),
    ],
)
def test_text_cut_by_a_comment(text: str, key: str, place: str) -> None:
    """`` #`` behind text, or in place of it, is a fault of a text field."""
    node, faults = parse_yaml("f.yaml", text)
    assert faults == ()
    fault = text_fault(text_of(node, key), markdown=False)
    assert fault is not None
    assert told((fault,)) == [f"yaml/cut-by-comment {place}"]


@pytest.mark.parametrize("text", ["a: C#\n", 'a: "b" # c\n', "a: |  # c\n  b #1\n", "a: b#c\n# d\n", "a:\n"])
def test_text_that_no_comment_cuts(text: str) -> None:
    """A sign within a word, and comments that take nothing from a text."""
    assert text_fault(text_of(parse_yaml("f.yaml", text)[0], "a"), markdown=True) is None


def test_folded_text_is_a_fault_of_markdown_only() -> None:
    """``>`` loses what Markdown says by lines; a plain text may be folded."""
    text = text_of(parse_yaml("f.yaml", "a: >\n  b\n")[0], "a")
    assert text_fault(text, markdown=False) is None
    fault = text_fault(text, markdown=True)
    assert fault is not None
    assert told((fault,)) == ["yaml/folded-text 1:4"]


YAMLISH = st.text(st.sampled_from("ab:#-[]{}|>&*!'\"@`% \n\n\t\u00a0x,?\\é\u2028\r"), max_size=60) | st.text(
    max_size=60
)


@given(YAMLISH)
def test_any_text_ends_in_nodes_or_findings(text: str) -> None:
    """Nothing raises; findings have codes of the table and places in the file; without findings there is a node,
    unless the text says nothing."""
    node, faults = parse_yaml("f.yaml", text)
    lines = text.split("\n")
    for fault in faults:
        assert fault.code in CODES
        assert 0 <= fault.span.line <= len(lines)
        if fault.span.column:
            assert fault.span.column <= len(lines[fault.span.line - 1]) + 1
    if node is None and not faults:
        said = [line.split("#")[0].strip() for line in lines]
        assert not [line for line in said if line and not line.startswith(("---", "...", "%"))]


@given(
    st.lists(
        st.text(
            st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff\ufffe\uffff"),
            min_size=1,
            max_size=20,
        ).filter(str.strip),
        min_size=1,
        max_size=5,
    )
)
def test_under_a_bar_text_is_the_text(lines: list[str]) -> None:
    """Whatever stands under a bar comes through unchanged, each line where ``indent`` says."""
    written = [line.strip() for line in lines]
    source = "a: |\n" + "".join(f"  {line}\n" for line in written)
    node, faults = parse_yaml("f.yaml", source)
    assert faults == ()
    text = text_of(node, "a")
    assert text.text == "".join(f"{line}\n" for line in written)
    assert text.indent == 2


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("title:Report\nid: x\n", "1:6"),
        ("id: x\ntitle:Report\n", "2:6"),
        ("id: x\ntitle:Report\n\nduration: 5\n", "2:6"),
        ("q:\n  - id:a\n    prompt: b\n", "2:7"),
        ("q:\n  - id: a\n    prompt:b\n    type: c\n", "3:11"),
    ],
)
def test_colon_without_its_blank_is_named_where_it_stands(text: str, place: str) -> None:
    """The finding is at the colon, not at the line below, where libyaml stops."""
    node, faults = parse_yaml("course.yaml", text)
    assert node is None
    assert told(faults) == [f"yaml/colon-space {place}"]


@pytest.mark.parametrize("text", ["a: b\nhttps://example.org\nc: d\n", "a: b\nno colon\nc: d\n"])
def test_lines_without_a_key_are_no_tight_colons(text: str) -> None:
    """An address or plain words on a line of their own lack a key, not a blank."""
    assert told(parse_yaml("course.yaml", text)[1]) == ["yaml/missing-colon 2:1"]


LIST = "q:\n  - id: a\n    choices: |\n      - [x] a. b\n{}      - [ ] c. d\n    explanation: z\n"


@pytest.mark.parametrize(
    ("line", "found", "read"),
    [
        ("     - [ ] b. x\n", "yaml/indentation 5:6", "- [ ] b. x\n"),
        ("    - [ ] b. x\n", "yaml/indentation 5:5", "- [ ] b. x\n"),
        ("  - [ ] b. x\n", "yaml/indentation 5:3", "- [ ] b. x\n"),
        ("- [ ] b. x\n", "yaml/indentation 5:1", "- [ ] b. x\n"),
        ("     > fb\n", "yaml/indentation 5:6", "  > fb\n"),
        ("\t> fb\n", "yaml/tab 5:1", "  > fb\n"),
        ("    \t- [ ] b. x\n", "yaml/tab 5:5", "- [ ] b. x\n"),
    ],
)
def test_list_line_too_far_out_is_one_finding(line: str, found: str, read: str) -> None:
    """A line of a list with its bar that YAML takes out of it is told alone, and read as part of the list."""
    node, faults = parse_yaml("q.yaml", LIST.format(line))
    assert told(faults) == [found]
    assert plain(node) == {"q": [{"id": "a", "choices": f"- [x] a. b\n{read}- [ ] c. d\n", "explanation": "z"}]}


def test_list_without_a_bar_below_one_with_it_lacks_its_bar() -> None:
    """Behind another key a list at any depth is that key's own."""
    text = "q:\n  - choices: |\n      - [x] a. b\n    more:\n    - [ ] a. b\n"
    assert told(parse_yaml("q.yaml", text)[1]) == ["yaml/list-needs-bar 5:7"]


def test_cut_text_may_have_been_a_comment() -> None:
    """The advice for text behind `` #`` covers both that it is text and that it is none."""
    node, _ = parse_yaml("course.yaml", "title: A # b\n")
    fault = text_fault(text_of(node, "title"), markdown=False)
    assert fault is not None
    assert fault.help.startswith("put the text under a bar")
    assert fault.help.endswith("if it is a comment, put it on a line of its own")


def test_list_level_with_its_barred_key_is_one_finding() -> None:
    """A list below a bar that is not indented is told once, by its depth and not by the bar, and read."""
    node, faults = parse_yaml(
        "q.yaml", "q:\n  - id: a\n    choices: |\n    - [x] a. b\n      > fb\n    - [ ] b. c\n    more: z\n"
    )
    assert told(faults) == ["yaml/indentation 4:5"]
    assert plain(node) == {"q": [{"id": "a", "choices": "- [x] a. b\n  > fb\n- [ ] b. c\n", "more": "z"}]}
    choices = node.entries[0].value if isinstance(node, YamlMap) else None
    assert isinstance(choices, YamlList)
    assert text_of(choices.items[0], "choices").indent == 4
