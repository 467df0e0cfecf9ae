"""What style sheets load, and what can be told of scripts without running them."""

import pytest

from scormkit.validation.web.mentions import Use
from scormkit.validation.web.scripts import read_marks
from scormkit.validation.web.styles import read_style


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("a { background: url(a.png) }", [("a.png", Use.MEDIA)]),
        ("a { background: url( 'a b.png' ) }", [("a b.png", Use.MEDIA)]),
        ('@font-face { src: url("a.eot?#iefix"), url(a.woff2) }', [("a.eot?#iefix", Use.FONT), ("a.woff2", Use.FONT)]),
        (
            "@import 'a.css'; @import url(b.css); @import url(\"c.css\") print;",
            [(f"{n}.css", Use.STYLE) for n in "abc"],
        ),
        ("/* url(a.png) */ a { background: url(data:image/png;base64,AA==) }", []),
        ("a { fill: url(#a); behavior: url(a.htc); background: url(\\a.png) } b { c: url() }", []),
        ("a { background: url(${a}.png) } /* url(b.png)", []),
    ],
)
def test_what_a_style_loads(css: str, expected: list[tuple[str, Use]]) -> None:
    """`url()` and `@import` in all their spellings, and nothing in comments, in data or within the document."""
    assert [(mention.written, mention.use) for mention in read_style("a.css", css).mentions] == expected


def test_lines_of_a_style() -> None:
    """A reference has the line that it stands in."""
    assert [mention.line for mention in read_style("a.css", "\nurl(a)\n/*\n*/\nurl(b) url(c)").mentions] == [2, 5, 5]


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ('import a from "./a.js";\nimport "../b.js"\nexport * from "./c.js"', ["./a.js", "./c.js", "../b.js"]),
        ('const a = await import("./a.js")', ["./a.js"]),
        ("importScripts('a.js'); new Worker(\"b.js\")", ["a.js", "b.js"]),
        ('fetch("a.json", { cache: "no-store" })', ["a.json"]),
        ('image.src = "a.png";\nimage.src = "b.png"', ["a.png", "b.png"]),
        ('// fetch("a.json")\n * import a from "./a.js"\n/* fetch("b.json") */', []),
        ('prefetch("a.json"); api.fetch("b.json"); fetch("c" + d); fetch(`e.json`)', []),
        ('image.src = "a" + b; image.src = "c.png" + d;', []),
        ('import a from "vue"', []),
    ],
)
def test_files_that_a_script_names(script: str, expected: list[str]) -> None:
    """Plain texts in places where nothing else but a file can stand; not what is put together or commented out."""
    assert [mention.written for mention in read_marks(script).mentions] == expected


@pytest.mark.parametrize(
    ("script", "lines"),
    [
        ("addEventListener('unload', a)", (1,)),
        ('\n$(window).on("beforeunload", a)', (2,)),
        ("window.attachEvent('onunload', a)", (1,)),
        ("window.onbeforeunload = window.onunload = a", (1, 1)),
        ("onunload == a; unload(); reload('unload'); // window.onunload = a", ()),
    ],
)
def test_handlers_of_leaving(script: str, lines: tuple[int, ...]) -> None:
    """Each way to register one is known by its line."""
    assert read_marks(script).leaving == lines


@pytest.mark.parametrize(
    ("script", "lines"),
    [
        ('a.open("GET", b, false)', (1,)),
        ('\na.open("POST",b,!1);', (2,)),
        ("$.ajax({ url: a, async: false })", (1,)),
        ('a.open("GET", b, true); a.open("GET", b); window.open("a", "b", false)', ()),
        ("$.ajax({url:a,async:!1,global:!1})", ()),
        ("b = { async: false }", ()),
    ],
)
def test_requests_that_wait(script: str, lines: tuple[int, ...]) -> None:
    """A request that says so itself; jQuery's own for scripts in pages is none of the course's."""
    assert read_marks(script).waiting == lines


@pytest.mark.parametrize(
    "piece",
    ["url(", "url('", "@import ", "/*", "import ", 'from "./', '.open("GET",', ".ajax({async", ".src=", "on", "unload"],
)
def test_broken_files_are_read_once(piece: str) -> None:
    """A megabyte that only begins things comes to an end, which it would not if each were followed anew."""
    read_style("a.css", piece * (1_000_000 // len(piece)))
    read_marks(piece * (1_000_000 // len(piece)))
