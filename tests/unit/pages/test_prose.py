"""Prose with its holes filled: what each hole becomes, and that nothing an author writes becomes markup."""

from pathlib import Path

import pytest

from scormkit.model.linked import Companions
from scormkit.model.media import MediaFile
from scormkit.model.prose import GapPlace, Image, Link, Phrase, Piece, Placement, Prose, QuestionPlace, TermUse
from scormkit.pages.catalogue import words_of
from scormkit.pages.references import References
from tests.unit.targets.courses import HERE, linked_course, prose

MEDIA = ("media/ring.svg", "media/talk.mp3", "media/film.mp4", "media/film.vtt", "media/list.pdf")
HOSTILE = "a\"b<c>&'d"


def references(*, apart: bool = False) -> References:
    """The references of a course of two units, whose media are packed below ``media/`` as ``packed-…``."""
    packed = {path: path.replace("media/", "media/packed-") for path in MEDIA}
    course = linked_course(units=2, questions=1)
    captions = MediaFile("media/film.vtt", 1, "0" * 64, Path("/nowhere"))
    course = course._replace(companions={"media/film.mp4": Companions(captions, prose("<p>Said.</p>"))})
    return References.of(course, packed, words_of("en"), apart=apart)


def filled(*pieces: Piece, apart: bool = False) -> str:
    """The pieces as HTML."""
    return references(apart=apart).html(Prose(HERE, pieces, 1))


def placement(path: str, alt: str = "", caption: str = "") -> Placement:
    """A placement of a file."""
    return Placement(HERE, f"../{path}", path, alt, caption)


def link(target: str, path: str = "", fragment: str = "", title: str = "") -> Link:
    """The start of a link."""
    return Link(HERE, target, path, fragment, title)


def test_image_in_a_line() -> None:
    """An image names its packed file and its alternative text."""
    html = filled(Image(HERE, "../media/ring.svg", "media/ring.svg", "A ring.", ""))
    assert html == '<img src="media/packed-ring.svg" alt="A ring.">'


def test_placed_image_is_a_figure() -> None:
    """An image alone in a paragraph is a figure; its caption is finished HTML."""
    html = filled(placement("media/ring.svg", "A ring.", "The <em>ring</em>"))
    assert html == (
        '<figure class="sk-figure"><img src="media/packed-ring.svg" alt="A ring.">'
        "<figcaption>The <em>ring</em></figcaption></figure>\n"
    )


def test_placed_video_brings_captions_and_transcript() -> None:
    """A video has its captions as a track in the course's language and its transcript below it."""
    html = filled(placement("media/film.mp4", "Two people talk."))
    assert '<video controls preload="metadata" src="media/packed-film.mp4" aria-label="Two people talk.">' in html
    assert '<track kind="captions" src="media/packed-film.vtt" srclang="en" label="Captions" default>' in html
    assert '<details class="sk-transcript"><summary>Transcript</summary><p>Said.</p></details>' in html


def test_placed_audio() -> None:
    """A sound file becomes a player of its own."""
    assert '<audio controls preload="metadata" src="media/packed-talk.mp3">' in filled(placement("media/talk.mp3"))


def test_placed_document_is_a_link_that_leaves_the_player_alone() -> None:
    """Any other file is offered in a tab of its own, named by caption, alternative text or file name."""
    html = filled(placement("media/list.pdf"))
    assert 'href="media/packed-list.pdf" target="_blank" rel="noopener">list.pdf' in html
    assert "(opens in a new tab)" in html


@pytest.mark.parametrize(
    ("piece", "part"),
    [
        (placement("quizzes/quiz-1.yaml"), "quizzes/quiz-1.yaml"),
        (QuestionPlace(HERE, "next-time"), "next-time"),
        (GapPlace(HERE, "facts"), "facts"),
    ],
)
def test_parts_of_the_course_are_asked_for(piece: Piece, part: str) -> None:
    """Quiz, question and gap are rendered by whoever calls; prose that can hold none says so."""
    assert references().html(Prose(HERE, (piece,), 0), lambda name: f"<part {name}>") == f"<part {part}>"
    with pytest.raises(ValueError, match="where no part of the course can stand"):
        filled(piece)


def test_images_keep_the_room_that_they_will_take() -> None:
    """Width and height stand in the page where the file tells them, in a line as in a figure."""
    sized = references()._replace(sizes={"media/ring.svg": (40, 30)})
    for piece in (Image(HERE, "ring.svg", "media/ring.svg", "A ring.", "T"), placement("media/ring.svg", "A ring.")):
        assert 'alt="A ring." width="40" height="30"' in sized.html(Prose(HERE, (piece,), 1))


def test_image_of_a_placement_without_its_figure() -> None:
    """A picture that is part of a question has no caption of its own."""
    html = references().image(Prose(HERE, (placement("media/ring.svg", "A ring.", "Caption"),), 0))
    assert html == '<img src="media/packed-ring.svg" alt="A ring.">'


def test_link_to_a_unit() -> None:
    """A link to a unit's file is a change of the hash, its fragment kept."""
    assert filled(link("unit-1.md", "units/unit-1.md"), "there</a>") == '<a href="#/unit-1">there</a>'
    assert 'href="#/unit-1/middle"' in filled(link("x", "units/unit-1.md", "middle"), "there</a>")


def test_link_to_a_unit_that_is_another_sco() -> None:
    """Where each unit is a SCO, no link loads another unit's page: that would end this one's session."""
    html = filled(link("unit-1.md", "units/unit-1.md"), "there</a>", apart=True)
    assert "href" not in html
    assert "there</a>" in html


def test_link_to_another_host_opens_a_tab_and_says_so() -> None:
    """An outside link never replaces the player; the hint stands within the link, for that link only."""
    html = filled(link("https://example.com/"), "there</a> and <a href='#x'>here</a>")
    assert '<a class="sk-out" href="https://example.com/" target="_blank" rel="noopener">there <span' in html
    assert html.count("(opens in a new tab)") == 1


def test_links_within_the_page_and_mail_stay_plain() -> None:
    """In-page and mailto links open nothing new."""
    assert filled(link("#here"), "x</a>") == '<a href="#here">x</a>'
    assert filled(link("mailto:a@example.com"), "x</a>") == '<a href="mailto:a@example.com">x</a>'


def test_term_is_marked_and_gathered() -> None:
    """A glossary term is readable as it stands, and its key is remembered in the order of first use."""
    found = references()
    use = TermUse(HERE, "active listening", "Active listening", "listen <em>well</em>")
    html = found.html(Prose(HERE, (use, TermUse(HERE, "empathy", "Empathy", "Empathy"), use), 1))
    assert html.startswith('<span class="sk-term" data-term="active listening">listen <em>well</em></span>')
    assert list(found.terms) == ["active listening", "empathy"]


def test_phrase_comes_from_the_catalogue() -> None:
    """A phrase is the catalogue's word in the course's language."""
    assert filled(Phrase("block.tip")) == "Tip"


@pytest.mark.parametrize(
    "piece",
    [
        Image(HERE, "x", "media/ring.svg", HOSTILE, HOSTILE),
        placement("media/ring.svg", HOSTILE),
        placement("media/film.mp4", HOSTILE),
        placement("media/list.pdf", HOSTILE),
        link(f"https://example.com/?{HOSTILE}", title=HOSTILE),
        link("x", "units/unit-1.md", fragment=HOSTILE, title=HOSTILE),
        TermUse(HERE, HOSTILE, HOSTILE, "label"),
    ],
)
def test_authors_text_never_becomes_markup(piece: Piece) -> None:
    """Quotes, angle brackets and ampersands of an author's text are escaped wherever a hole puts them."""
    html = filled(piece, "</a>")
    assert "<c>" not in html
    assert 'a"b' not in html
    assert "&'" not in html


def test_one_paragraph_is_unwrapped_where_only_a_phrase_may_stand() -> None:
    """A choice's single paragraph loses its ``<p>``; two keep theirs."""
    assert references().inline(prose("<p>One.</p>\n")) == "One."
    assert references().inline(prose("<p>One.</p><p>Two.</p>")) == "<p>One.</p><p>Two.</p>"
