"""Prose as plain text."""

import pytest

from scormkit.diagnostics.span import Span
from scormkit.model.plain_text import plain_text
from scormkit.model.prose import GapPlace, Image, Link, Phrase, Piece, Placement, Prose, QuestionPlace, TermUse

_SPAN = Span("q.yaml", 1, 1, 1, 2)


def _plain(*pieces: Piece) -> str:
    return plain_text(Prose(_SPAN, pieces, 0))


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        ("words", "words"),
        ("<p>One.</p>\n<p>Two.</p>\n", "One. Two."),
        ("a <em>b</em>c", "a bc"),
        ("one<br>\ntwo", "one two"),
        ("R&amp;D &lt;b&gt; &quot;x&quot;", 'R&D <b> "x"'),
        ('<span title="a > b">x</span>', "x"),
        ("1 < 2", "1 < 2"),
        ("<ul>\n<li>a</li><li>b</li></ul>", "a b"),
    ],
)
def test_tags_vanish_and_white_space_collapses(html: str, plain: str) -> None:
    """Inline tags leave nothing, block tags a space; references become their characters."""
    assert _plain(html) == plain


def test_holes_read_as_what_stands_for_them() -> None:
    """Alternative texts, a term's label, a gap's name and a link's text stay; phrases and questions leave nothing."""
    assert _plain(Image(_SPAN, "a.svg", "a.svg", "A <b> & c", "")) == "A <b> & c"
    assert _plain("<p>see</p>", Placement(_SPAN, "a.svg", "a.svg", "a map", ""), "<p>end</p>") == "see a map end"
    assert _plain("of ", TermUse(_SPAN, "active listening", "active listening", "<em>listening</em>")) == "of listening"
    assert _plain("<p>Wait ", GapPlace(_SPAN, "seconds"), " s.</p>") == "Wait ___ s."
    assert _plain(Link(_SPAN, "x.md", "x.md", "", ""), "here</a>, ", Phrase("block.tip"), "now") == "here, now"
    assert _plain("<p>A</p>", QuestionPlace(_SPAN, "steps"), "<p>B</p>") == "A B"


def test_a_phrase_is_the_catalogues() -> None:
    """The words of true and false stand in the catalogue; they are text, not markup."""
    assert plain_text(Prose(_SPAN, (Phrase("quiz.true"),), 1), {"quiz.true": "True & <so>"}) == "True & <so>"
