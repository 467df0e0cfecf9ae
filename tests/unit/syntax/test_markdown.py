"""Markdown as prose: the markup of the page, references with true columns, and every fault where it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scormkit.diagnostics.codes import CODES
from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.model.prose import Image, Link, Phrase, Placement, Prose, TermUse
from scormkit.syntax.markdown import parse_glossary, parse_text, parse_transcript, parse_unit
from scormkit.syntax.yaml_nodes import YamlMap, YamlText
from scormkit.syntax.yaml_parser import parse_yaml

FRONT = "---\ntitle: T\n---\n"


def unit(body: str, html_allowed: bool = False) -> tuple[Prose, list[str]]:
    """A unit's prose (its body begins on line 4), and code and place of each finding."""
    front, prose, faults = parse_unit("units/u.md", FRONT + body, html_allowed)
    assert isinstance(front, YamlMap)
    assert prose is not None
    return prose, told(faults)


def told(faults: tuple[Diagnostic, ...]) -> list[str]:
    """Code, line and column of each finding."""
    return [f"{fault.code} {fault.span.line}:{fault.span.column}" for fault in faults]


def html(prose: Prose) -> str:
    """Prose as HTML, a mark for each hole."""
    marks = {TermUse: "T", Link: "L", Image: "I", Placement: "P"}
    shown = []
    for piece in prose.pieces:
        if isinstance(piece, Phrase):
            shown.append(f"«{piece.key}»")
        else:
            shown.append(piece if isinstance(piece, str) else f"«{marks[type(piece)]}»")
    return "".join(shown)


def places(prose: Prose) -> list[tuple[int, int, int]]:
    """Line, first and last column (exclusive) of each reference."""
    return [(p.span.line, p.span.column, p.span.end_column) for p in prose.pieces if not isinstance(p, str | Phrase)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One *two* **three**\n", "<p>One <em>two</em> <strong>three</strong></p>\n"),
        ('`<4>` & "5"\n', '<p><code>&lt;4&gt;</code> &amp; "5"</p>\n'),
        ("Plain words\non two lines.\n\nMore.\n", "<p>Plain words\non two lines.</p>\n<p>More.</p>\n"),
        ("1. a\n2. b\n\n3. c\n", "<ol>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n<li><p>c</p>\n</li>\n</ol>\n"),
        ("4. a\n5. b\n", '<ol start="4">\n<li>a</li>\n<li>b</li>\n</ol>\n'),
        ("T\n: d\n", "<dl>\n<dt>T</dt>\n<dd>d</dd>\n</dl>\n"),
        ("```py\nx < 1\n```\n", '<pre tabindex="0"><code class="language-py">x &lt; 1\n</code></pre>\n'),
        ("> q\n\n---\n", "<blockquote>\n<p>q</p>\n</blockquote>\n<hr>\n"),
        (
            "::: tip\nx\n:::\n",
            '<aside class="sk-block sk-tip" role="note">\n<p class="sk-block-title">«block.tip»</p>\n'
            "<p>x</p>\n</aside>\n",
        ),
        (
            "::: steps Do *it* {#do .wide}\n1. x\n:::\n",
            '<section id="do" class="sk-block sk-steps-block wide">\n<p class="sk-block-title">Do <em>it</em></p>\n'
            "<ol>\n<li>x</li>\n</ol>\n</section>\n",
        ),
        (
            "::: quote\nx\n— Ada\n:::\n",
            '<figure class="sk-quote"><blockquote>\n<p>x</p>\n</blockquote><figcaption>Ada</figcaption></figure>\n',
        ),
        (
            "::: accordion\n## A\nx\n### B\n## C\ny\n:::\n",
            '<div class="sk-accordion">\n<details class="sk-panel"><summary><h2 id="a">A</h2></summary>\n<p>x</p>\n'
            '<h3 id="b">B</h3>\n</details>\n<details class="sk-panel"><summary><h2 id="c">C</h2></summary>\n<p>y</p>\n'
            "</details>\n</div>\n",
        ),
        (
            "| a | b |\n|:-:|--:|\n| c | d |\n",
            '<div class="sk-table" role="group" tabindex="0" aria-label="«table.label»"><table>\n<thead>\n'
            '<tr><th scope="col" class="sk-center">a</th><th scope="col" class="sk-end">b</th></tr>\n'
            "</thead>\n<tbody>\n<tr>"
            '<td class="sk-center">c</td><td class="sk-end">d</td></tr>\n</tbody>\n</table></div>\n',
        ),
        (
            "a[^n] b[^n]\n\n[^n]: note\n",
            '<p>a<sup class="sk-note-mark"><a id="fnref-1" href="#fn-1">1</a></sup> b<sup class="sk-note-mark">'
            '<a id="fnref-1-2" href="#fn-1">1</a></sup></p>\n<section class="sk-notes" aria-label="«notes.title»">'
            "<ol>\n"
            '<li id="fn-1"><p>note</p>\n<a class="sk-note-back" href="#fnref-1" aria-label="«notes.back»">↩</a></li>\n'
            "</ol></section>\n",
        ),
        (
            '{.big}\nPara [Wort]{lang=de} `c`{.k}\n',
            '<p class="big">Para <span lang="de">Wort</span> <code class="k">c</code></p>\n',
        ),
        ("Left <!-- a note --> out\n\n<!-- and\n\nhere -->\n", "<p>Left  out</p>\n"),
    ],
)  # fmt: skip
def test_markup(body: str, expected: str) -> None:
    """Markdown becomes the markup that the theme and the player know, without a ``style`` anywhere."""
    prose, faults = unit(body)
    assert faults == []
    assert html(prose) == expected


def test_references() -> None:
    """Each reference is a typed hole: what was written, and what it means from the course's root."""
    prose, faults = unit(
        '![Alt *text*](../media/a%20b.svg "A caption & more")\n\n'
        "See [the *plan*](../media/plan.pdf), [a unit](x.md#part), [here](#part), [out](https://a.b/?c=d&e), "
        "<mailto:a@b.c>,\n"
        '![icon](../media/i.svg "T"), [Active  Listening] and [*they* hear][active listening].\n'
    )
    assert faults == []
    assert [piece._replace(span=None) for piece in prose.pieces if not isinstance(piece, str)] == [  # type: ignore[arg-type, call-arg]
        (None, "../media/a%20b.svg", "media/a b.svg", "Alt text", "A caption &amp; more"),
        (None, "../media/plan.pdf", "media/plan.pdf", "", ""),
        (None, "x.md#part", "units/x.md", "part", ""),
        (None, "#part", "", "part", ""),
        (None, "https://a.b/?c=d&e", "", "", ""),
        (None, "mailto:a@b.c", "", "", ""),
        (None, "../media/i.svg", "media/i.svg", "icon", "T"),
        (None, "active listening", "Active Listening", "Active  Listening"),
        (None, "active listening", "active listening", "<em>they</em> hear"),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a [t] b\nc [t]\n", [(4, 3, 6), (5, 3, 6)]),
        ("- a\n  1. [t]\n     b [t]\n", [(5, 6, 9), (6, 8, 11)]),
        ("> a\n> > [t]\n", [(5, 5, 8)]),
        ("| [t] | [t] |\n|---|---|\n| `a\\|b` | x [t] |\n", [(4, 3, 6), (4, 9, 12), (6, 14, 17)]),
        ("## A [t] ##\n", [(4, 6, 9)]),
        ("::: tip A [t]\n- b\n\n  ::: note\n  [t]\n  :::\n:::\n", [(4, 11, 14), (8, 3, 6)]),
        ("::: quote\na [t]\n— W [t]\n:::\n", [(5, 3, 6), (6, 5, 8)]),
        ("a[^1]\n\n[^1]: b [t]\n    c [t]\n", [(6, 9, 12), (7, 7, 10)]),
        ("[D]\n: a [t]\n", [(4, 1, 4), (5, 5, 8)]),
        ("   ![](a.svg)\n", [(4, 4, 14)]),
        ("*é* **[a b][t]** \\[x\\] [t]\n", [(4, 7, 15), (4, 24, 27)]),
        ("a [b ![c](d.svg)](e.pdf)\n", [(4, 3, 25), (4, 6, 17)]),
    ],
)
def test_references_stand_where_they_were_written(body: str, expected: list[tuple[int, int, int]]) -> None:
    """Columns are true within lists, quotes, tables, headings, blocks, footnotes and definitions."""
    prose, faults = unit(body)
    assert faults == []
    assert places(prose) == expected


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        ("::: tip\nx\n", ["markdown/unclosed-block 4:1"]),
        ("::: tip\n::: note\nx\n:::\n", ["markdown/unclosed-block 4:1"]),
        (":::: note\n::: tip\nx\n::::\n", ["markdown/unclosed-block 5:1"]),
        ("x\n:::\n", ["markdown/stray-fence 5:1"]),
        ("::: tipp\nx\n:::\n", ["markdown/unknown-block 4:5"]),
        ("::: reply {#a length=2}\nx\n:::\n", ["markdown/block-misplaced 4:5"]),
        ("::: steps\n- x\n:::\n", ["markdown/steps-need-list 4:1"]),
        ("::: tabs\nx\n:::\n", ["markdown/parts-need-headings 4:1"]),
        ("# A\n", ["markdown/title-heading 4:1"]),
        ("### A\n", ["markdown/heading-level 4:1"]),
        ("## A\n\n## B {#a}\n", ["markdown/duplicate-id 6:7"]),
        ("## A {#sk-main}\n", ["markdown/attribute 4:7"]),
        ("`a`{style=b}\n", ["markdown/attribute 4:5"]),
        ("- a\n- [ ] b\n- [x] c\n", ["markdown/task-list 5:3", "markdown/task-list 6:3"]),
        ("a <b>c</b> <!-- d -->\n", ["markdown/raw-html 4:3"]),
        ("<div>\na\n</div>\n", ["markdown/raw-html 4:1"]),
        ("[a](javascript:b)\n", ["markdown/link-scheme 4:1"]),
        ("a [b](//c.d)\n", ["markdown/link-scheme 4:3"]),
        ("[a]()\n", ["markdown/empty-target 4:1"]),
        ("![a](https://b.c/d.png)\n", ["markdown/remote-image 4:1"]),
        ("a ![b](data:image/png;base64,x)\n", ["markdown/remote-image 4:3"]),
        ("a[^1]\n", ["markdown/footnote-missing 4:2"]),
        ("a\n\n[^1]: b\n", ["markdown/footnote-unused 6:1"]),
        ("[a]: b\n", ["markdown/definition-unused 4:1"]),
        ("[a]\n\n[a]: b\n[A]: c\n", ["markdown/definition-unused 7:1"]),
        ("| a |\n|---|\n| b | c |\n", ["markdown/table-cells 6:1"]),
    ],
)
def test_fault_is_named_where_it_is(body: str, faults: list[str]) -> None:
    """One fault, one finding, at its place."""
    assert sorted(unit(body)[1]) == faults


def test_faults_in_one_text_show_together() -> None:
    """No fault hides another, and they come in the order of the file."""
    body = "# A\n\n::: tipp\n[b]()\n:::\n\nc[^1] <i>\n"
    assert unit(body)[1] == [
        "markdown/title-heading 4:1", "markdown/unknown-block 6:5", "markdown/empty-target 7:1",
        "markdown/footnote-missing 10:2", "markdown/raw-html 10:7",
    ]  # fmt: skip


def test_heading_ids_are_unique() -> None:
    """Headings are anchors by their words; equal ones are numbered, and the text tells which anchors it has."""
    prose, faults = unit("## A b!\n\n## A b?\n\n## Übung\n\n## !\n\n## C {#own}\n")
    assert faults == []
    assert prose.anchors == ("a-b", "a-b-2", "übung", "section", "own")


def test_words_are_counted() -> None:
    """Words that a learner reads, without markup and placements."""
    assert unit("## Two words\n\nThree *more* [words](x.md).\n\n![Not these.](a.svg)\n")[0].words == 5


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Press <kbd>Enter</kbd>.\n", "<p>Press <kbd>Enter</kbd>.</p>\n"),
        ("a <b>b\n\nc</b>\n", "<p>a <b>b</b></p>\n<p>c</p>\n"),
        ('<p class="x">a\n', '<p class="x">a\n</p>'),
    ],
)
def test_allowed_html_is_kept_and_closed(body: str, expected: str) -> None:
    """Where a course allows HTML, safe tags come through, each closed within its own text."""
    prose, faults = unit(body, html_allowed=True)
    assert (html(prose), faults) == (expected, [])


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>\n",
        "a <script>alert(1)</script>\n",
        '<p onclick="x()">a</p>\n',
        "a <b onmouseover=x()>b</b>\n",
        "<style>p {}</style>\n",
        'a <span style="color: red">b</span>\n',
        '<iframe src="https://a.b"></iframe>\n',
        '<img src="https://a.b/c.png">\n',
        'a <a href="javascript:x()">b</a>\n',
        '<svg onload="x()"></svg>\n',
    ],
)
def test_unsafe_html_never_comes_through(body: str) -> None:
    """Scripts, styles, handlers, frames and sources are reported and taken out."""
    prose, faults = unit(body, html_allowed=True)
    assert [fault.split()[0] for fault in faults][:1] == ["markdown/unsafe-html"]
    for word in ("<script", "onclick", "onmouseover", "<style", "style=", "<iframe", "<img", "href", "<svg"):
        assert word not in html(prose)


@pytest.mark.parametrize("text", ["", "a\n", "---\ntitle: a\n", "---\n---\na\n"])
def test_front_matter_is_needed(text: str) -> None:
    """A unit without front matter, or with one that is empty or open, is told so at its first character."""
    front, _, faults = parse_unit("units/u.md", text, html_allowed=False)
    assert front is None
    assert told(faults) == ["markdown/front-matter 1:1"]


def test_front_matter_faults_have_the_file_s_lines() -> None:
    """A fault of the front matter hides none of the body, and both have their places in the file."""
    front, _, faults = parse_unit("units/u.md", "---\ntitle: a\ntitle: b\n---\n# c\n", html_allowed=False)
    assert told(faults) == ["yaml/duplicate-key 3:1", "markdown/title-heading 5:1"]
    assert front is not None
    assert front.entries[0].value.span.line == 2


def test_glossary() -> None:
    """A heading of level 2 is a term, looked up whatever its case and spacing; the definition is prose."""
    entries, faults = parse_glossary(
        "glossary.md", "## Active   Listening\n\nHear [echo].\n\n### e.g.\n\n## Echo\nBack.\n", False
    )
    assert faults == ()
    assert [(entry.key, entry.term) for entry in entries] == [
        ("active listening", "Active   Listening"),
        ("echo", "Echo"),
    ]
    assert places(entries[0].definition) == [(3, 6, 12)]
    assert html(entries[1].definition) == "<p>Back.</p>\n"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a\n\n## B\n\nc\n", "1:1"),
        ("## A\n\n## B\n\nc\n", "1:1"),
        ("# A\n\nb\n", "1:1"),
        ("## A\n\nb\n\n##\n\nc\n", "5:1"),
    ],
)
def test_glossary_faults(text: str, place: str) -> None:
    """What is no entry is told where it stands."""
    assert told(parse_glossary("glossary.md", text, False)[1]) == [f"markdown/glossary-entry {place}"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a: b [t]\n", [(1, 6, 9)]),
        ("a: 'b [t]'\n", [(1, 7, 10)]),
        ("- a: |\n    b\n\n    - c [t]\n", [(4, 9, 12)]),
        ("a: |2\n    b [t]\n", [(2, 7, 10)]),
        ("a: |\n\n  b [t]\n", [(3, 5, 8)]),
        ('a: "b \\t[t]"\n', [(1, 4, 13)]),
        ("a: b\n  c [t]\n", [(1, 4, 8)]),
        ("a: 'it''s [t]'\n", [(1, 4, 15)]),
    ],
)
def test_text_in_yaml_keeps_its_places(source: str, expected: list[tuple[int, int, int]]) -> None:
    """Exact under a bar and on one line; the whole scalar where YAML has changed the text."""
    node, _ = parse_yaml("quizzes/q.yaml", source)
    while not isinstance(node, YamlText):
        assert node is not None
        node = node.entries[0].value if isinstance(node, YamlMap) else node.items[0]
    prose, faults = parse_text(node, inline=False, html_allowed=False)
    assert faults == ()
    assert places(prose) == expected


def test_inline_text_has_no_blocks() -> None:
    """A text of one line is no paragraph, list or heading."""
    node, _ = parse_yaml("f.yaml", "a: '# 1. *b*'\n")
    assert isinstance(node, YamlMap)
    value = node.entries[0].value
    assert isinstance(value, YamlText)
    assert html(parse_text(value, inline=True, html_allowed=False)[0]) == "# 1. <em>b</em>"


FRAGMENTS = """a b|[t]|[^1]|[^1]: n|::: tip|:::|::::|::: tabs|::: steps|## H|# |* |1. |> |  |    |```|![](a.svg)|[x](y)
{#i .c}|{|}|<b>|</b>|<!--|-->|*|_|`|\\|: d|[a]: b|- [ ] c|&amp;|é|---|::: quote|— W|<script>""".replace(
    "\n", "|"
).split("|")
TABLE = ["| a | b |\n", "|---|---|\n", "\n", "\n\n", "\t"]
MARKDOWNISH = st.lists(st.sampled_from([*FRAGMENTS, *TABLE]), max_size=25).map("".join)


@given(MARKDOWNISH | st.text(max_size=80), st.booleans())
def test_any_text_ends_in_prose(text: str, html_allowed: bool) -> None:
    """Nothing raises, findings and references stand within the file, and no tag of an author's slips through."""
    _, prose, faults = parse_unit("units/u.md", FRONT + text, html_allowed)
    assert prose is not None
    lines = (FRONT + text).split("\n")
    spans = [piece.span for piece in prose.pieces if not isinstance(piece, str | Phrase)]
    assert all(fault.code in CODES for fault in faults)
    for span in [*spans, *(fault.span for fault in faults)]:
        assert 1 <= span.line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
    assert "<script" not in html(prose)


@given(MARKDOWNISH)
def test_any_glossary_and_transcript_end_in_prose(text: str) -> None:
    """The other texts raise nothing either."""
    parse_glossary("glossary.md", text, False)
    parse_transcript("media/a.md", text, False)
    node = YamlText(text, parse_yaml("f.yaml", "a")[0].span, "literal", 2)  # type: ignore[union-attr]
    parse_text(node, True, False)
    parse_text(node, False, True)


@pytest.mark.parametrize(
    ("body", "place", "advice"),
    [
        ('![A helmet](../media/my helmet.png "On site.")', "4:13", "write `<../media/my helmet.png>`, or rename"),
        ("See [echo](../media/my sheet.pdf).", "4:12", "write `<../media/my sheet.pdf>`, or rename"),
        ("![A](x.png “Caption [x](y)”)", "4:12", "type straight ones"),
        ('![A](x.png "He said "no".")', "4:5", 'write `\\"`'),
        ("[echo](open", "4:7", "write `)`"),
    ],
)
def test_broken_links_are_told_as_links(body: str, place: str, advice: str) -> None:
    """Brackets with a parenthesis that make no link are one finding with its cause, and no term of the glossary."""
    _, prose, faults = parse_unit("units/u.md", FRONT + body, html_allowed=False)
    assert prose is not None
    assert told(faults) == [f"markdown/broken-link {place}"]
    assert advice in faults[0].help
    assert not any(isinstance(piece, TermUse) for piece in prose.pieces)


def test_text_in_parentheses_behind_a_term_is_text() -> None:
    """A blank between a term and a parenthesis makes it no link, and a path in angle brackets is one."""
    prose, faults = unit("[echo] (said back) and [a](<b c.png>)")
    assert faults == []
    assert html(prose) == "<p>«T» (said back) and «L»a</a></p>\n"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("#\u00a0T", "markdown/odd-space 4:2"),
        ("Text:\n-\u00a0a\n-\u00a0b", "markdown/odd-space 5:2"),
        ("> *\u00a0q", "markdown/odd-space 4:4"),
        ("- a\n\u00a0\u00a0- b", "markdown/odd-space 5:1"),
        ("1.\u00a0a", "markdown/odd-space 4:3"),
        ("Text:\n1.\u00a0a\n2.\u00a0b", "markdown/odd-space 5:3"),
        ("##Title", "markdown/heading-space 4:1"),
        ("Text\n###Title", "markdown/heading-space 5:1"),
        ("| a | b |\n|---|\n| 1 | 2 |", "markdown/broken-table 5:1"),
        ("|---|---|\n| a | b |", "markdown/broken-table 4:1"),
    ],
)
def test_marks_that_would_be_shown_raw(body: str, found: str) -> None:
    """A heading, list or table that Markdown takes for text is one finding at its first mark."""
    assert unit(body)[1] == [found]


@pytest.mark.parametrize(
    "body",
    [
        "#hashtag",
        "Am\n1.\u00a0Mai",
        "« Oui\u00a0»",
        "\\-\u00a0a",
        "`|--|`",
        "a | b\n--|--\n1 | 2",
        "a | b - c",
        "x\n---",
    ],
)
def test_what_resembles_a_raw_mark_is_text(body: str) -> None:
    """Hashtags, dates in a line, French spaces, escaped marks and bars within text are no faults."""
    assert [code for code in unit(body)[1] if "level" not in code] == []


@pytest.mark.parametrize("text", ["", "\n\n", "---\ntitle: T\n\nWords.\n"])
def test_unit_whose_body_cannot_be_told_has_none(text: str) -> None:
    """Without an end of the front matter, or without anything, there is no body about which more could be said."""
    front, body, faults = parse_unit("units/u.md", text, html_allowed=False)
    assert (front, body) == (None, None)
    assert told(faults) == ["markdown/front-matter 1:1"]


def test_advice_for_unclosed_front_matter_is_its_end() -> None:
    """What is there already is not asked for."""
    (fault,) = parse_unit("units/u.md", "---\ntitle: T\n", html_allowed=False)[2]
    assert fault.help == "write `---` on a line of its own behind the last of its entries"


def test_boxes_of_a_block_of_assignments_are_its_own() -> None:
    """A `self-check` is one finding, not one for each of its boxes; a `tip` holds no boxes."""
    assert unit("::: self-check\n- [x] a. Yes\n- [ ] b. No\n:::\n")[1] == ["markdown/block-misplaced 4:5"]
    assert unit("::: steps\n- [ ] a. Yes\n:::\n")[1] == ["markdown/steps-need-list 4:1"]
    assert unit("::: evidence\nYes.\n:::\n")[1] == ["markdown/block-misplaced 4:5"]
    assert unit("::: tip\n- [x] a. Yes\n:::\n")[1] == ["markdown/task-list 5:3"]


@pytest.mark.parametrize(("above", "level"), [("", "##"), ("## A\n\n", "###"), ("## A\n\n### B\n\n", "####")])
def test_advised_heading_has_the_level_that_fits(above: str, level: str) -> None:
    """A part's heading is one level below the last heading, so that the advice makes no skipped level."""
    body = f"{above}::: cards\nText.\n:::\n"
    faults = parse_unit("units/u.md", FRONT + body, html_allowed=False)[2]
    assert [fault.code for fault in faults] == ["markdown/parts-need-headings"]
    assert f"`{level} Title`" in faults[0].help
    assert unit(body.replace("Text.", f"{level} Title"))[1] == []


@pytest.mark.parametrize(
    "text", ["title: T\nobjectives: [a]\n---\n[echo]\n", "\n---\ntitle: T\nobjectives: [a]\n---\n[echo]\n"]
)
def test_entries_without_their_first_line_are_no_body(text: str) -> None:
    """Where only the opening of the front matter is at fault, its entries and the body are read all the same."""
    front, body, faults = parse_unit("units/u.md", text, html_allowed=False)
    assert told(faults) == ["markdown/front-matter 1:1"]
    assert front is not None
    assert list(front.names()) == ["title", "objectives"]
    assert body is not None
    assert [piece.key for piece in body.pieces if isinstance(piece, TermUse)] == ["echo"]


def test_text_without_front_matter_is_the_body() -> None:
    """A unit that begins with prose is told once, and its prose is read, a rule within it included."""
    front, body, faults = parse_unit("units/u.md", "Note: words.\n\n---\n\nMore.\n", html_allowed=False)
    assert front is None
    assert body is not None
    assert told(faults) == ["markdown/front-matter 1:1"]
    assert html(body) == "<p>Note: words.</p>\n<hr>\n<p>More.</p>\n"


@pytest.mark.parametrize("id", ["sk-course", "SK-x", " z-day-1", "q-day-1.a"])
def test_raw_html_cannot_take_an_id_of_the_page(id: str) -> None:
    """The player finds its parts by their ids: an author's element with one of them is told, and loses it."""
    _, prose, faults = parse_unit("units/u.md", f'---\ntitle: T\n---\n<div id="{id}">\na\n</div>\n', True)
    assert prose is not None
    assert [fault.code for fault in faults] == ["markdown/unsafe-html"]
    assert "id=" not in html(prose)
