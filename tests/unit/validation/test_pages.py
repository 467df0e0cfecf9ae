"""What a page is seen to load, to link to and to do."""

import pytest

from scormkit.validation.web.mentions import Use
from scormkit.validation.web.pages import read_page


def mentions(html: str) -> list[tuple[str, Use]]:
    """What a page mentions, in its order."""
    return [(mention.written, mention.use) for mention in read_page("a.html", html).mentions]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<script src="a.js"></script>', [("a.js", Use.SCRIPT)]),
        ('<link rel="alternate stylesheet" href="a.css">', [("a.css", Use.STYLE)]),
        ('<link rel=preload as=font href="a.woff2">', [("a.woff2", Use.FONT)]),
        ('<iframe src="a.html"></iframe><frame src=b.html>', [("a.html", Use.FRAME), ("b.html", Use.FRAME)]),
        (
            '<video poster="a.jpg" src="a.mp4"><track src="a.vtt">',
            [("a.mp4", Use.MEDIA), ("a.jpg", Use.MEDIA), ("a.vtt", Use.MEDIA)],
        ),
        ('<source srcset="a.png, b.png 2x">', [("a.png", Use.MEDIA), ("b.png", Use.MEDIA)]),
        ('<img srcset=" ,a,b.png 1x,c.png 2x , d.png,">', [(one, Use.MEDIA) for one in ("a,b.png", "c.png", "d.png")]),
        ('<object data="a.svg"></object><embed src="b.svg">', [("a.svg", Use.MEDIA), ("b.svg", Use.MEDIA)]),
        ('<use href="a.svg#b"/><image xlink:href="c.png"/>', [("a.svg#b", Use.MEDIA), ("c.png", Use.MEDIA)]),
        ('<a href="a.html"><area href="b.html">', [("a.html", Use.LINK), ("b.html", Use.LINK)]),
        ('<meta http-equiv="refresh" content="0; url=a.html">', [("a.html", Use.LINK)]),
        ("<div style=\"background: url('a.png')\">", [("a.png", Use.MEDIA)]),
        ("<div style='background: url(&quot;a.png&quot;)'>", [("a.png", Use.MEDIA)]),
        ("<style>p { background: url(a.png) } @import 'b.css';</style>", [("a.png", Use.MEDIA), ("b.css", Use.STYLE)]),
    ],
)
def test_what_loads(html: str, expected: list[tuple[str, Use]]) -> None:
    """Each element that loads or links to a file is known, with what it does."""
    assert mentions(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        '<link rel="canonical" href="a"><link rel=preconnect href=b><link href="c.css">',
        '<!-- <img src="a.png"> -->',
        '<!-- <img src="a.png">',
        '<script>x = "<img src=a.png>"</script>',
        '<SCRIPT TYPE="text/template"><img src="a.png"></SCRIPT>',
        "<style>/* url(a.png) */</style>",
        '<textarea rows="3"><img src="q.png"></textarea><title><img src="q.png"></TITLE >',
        '<textarea></script></style><img src="q.png"></textarea>',
        '<script>x = "</style><img src=a.png>"</script>',
        '<img src="{{ a }}"><img src="${a}"><img src="<%= a %>"><img src="%PUBLIC%/a"><img src="\' + a + \'">',
        '<img src=""><img src><img data-src="a.png"><p title=\'<img src="a.png">\'>',
        '<img src="data:image/png;base64,AA=="><img src="' + "a" * 3_000 + '">',
        "<img src",
        "< img src=a.png>",
    ],
)
def test_what_does_not_load(html: str) -> None:
    """Comments, scripts' texts, templates, other relations and unfinished tags mention nothing."""
    assert mentions(html) == []


def test_a_value_is_read_as_browsers_do() -> None:
    """Quotes of either kind or none, blanks around `=`, capital letters, characters by name, `>` within quotes."""
    html = (
        "<IMG alt='a > b' SRC = a.png><a HREF='b.html?c=1&amp;d=2'>it's</a><img title=it's src=c.png>"
        "<img src=d.png src=e.png>"
    )
    assert [written for written, _ in mentions(html)] == ["a.png", "b.html?c=1&d=2", "c.png", "d.png"]


def test_lines_are_those_of_the_first_mention() -> None:
    """A line is where the tag begins, or the piece of a style; each reference is told once."""
    html = '<html>\n<img\nsrc="a.png">\n<img src="a.png"><style>\n\np { a: url(b.png) }</style>\n<a href="c.html">'
    assert [mention.line for mention in read_page("a.html", html).mentions] == [2, 6, 7]


def test_what_a_page_says_of_itself() -> None:
    """Its language, its base, the tool that made it and its first comments."""
    page = read_page(
        "a.html", '<!-- By hand --><html xml:lang="fr"><base href="b/"><meta name=Generator content="c 1">'
    )
    assert (page.language, page.base, page.generator, page.remarks) == ("fr", "b/", "c 1", ("<!-- By hand -->",))
    part = read_page("a.html", "<p>a</p>")
    assert (part.language, part.base, part.generator) == (None, None, "")
    assert read_page("a.html", "<html><p>").language == ""


def test_handlers_of_scripts_and_attributes() -> None:
    """Both are seen, with their lines; scripts of other languages are not."""
    html = (
        "<body onunload='a()'>\n<script>\nwindow.onbeforeunload = b</script>"
        '<script type="text/plain">window.onunload = c</script><script src="d.js">window.onunload = e</script>'
    )
    assert read_page("a.html", html).marks.leaving == (1, 3)


@pytest.mark.parametrize(
    "piece",
    ["<a", "<a ", '<a "', "<a b='", "<a =", "<!--", "<script", "<script>", "<style>", "<a b=c ", "<", "<img src=a "],
)
def test_broken_pages_are_read_once(piece: str) -> None:
    """A page of a megabyte that only begins things comes to an end, which it would not if each were followed anew."""
    read_page("a.html", piece * (1_000_000 // len(piece)))
    read_page("a.html", f"<p {piece}" * (500_000 // len(piece)))


def test_a_page_has_an_end() -> None:
    """Beyond some thousand references a page is not read on."""
    html = "".join(f"<a href={n}.html>" for n in range(30_000))
    assert len(read_page("a.html", html).mentions) == 20_000


def test_what_follows_a_text_is_read() -> None:
    """A title and a field for text end with their own tags; the title of a drawing may be empty."""
    assert mentions('<title>a</title><svg><title/></svg><textarea></textarea><img src="a.png">') == [
        ("a.png", Use.MEDIA)
    ]


def test_one_image_has_so_many_candidates() -> None:
    """What one tag gives to choose from is bounded."""
    candidates = ", ".join(f"{number}.png" for number in range(100_000))
    assert len(mentions(f'<img srcset="{candidates}">')) == 500
