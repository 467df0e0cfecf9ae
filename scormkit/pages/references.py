"""Prose with its holes filled: images, media, documents, links, terms and the catalogue's words.

What prose places of the course's own parts is filled by the caller (``References.html`` takes the function), because
these hold prose themselves: a quiz in a unit, a question in an assignment, a gap in a prompt.
"""

from collections.abc import Callable, Mapping
from html import escape
from posixpath import basename, splitext
from typing import NamedTuple

from scormkit.model.course import Unit
from scormkit.model.linked import Companions, LinkedCourse
from scormkit.model.prose import GapPlace, Image, Link, Phrase, Piece, Placement, Prose, QuestionPlace, TermUse
from scormkit.package.names import safe_stem
from scormkit.pages.catalogue import Words
from scormkit.standards.media_types import AUDIO, IMAGES, VIDEO

# The HTML of the part that prose places: a quiz by its file, a question or a gap by its name.
Place = Callable[[str], str]


def unit_script(unit: Unit) -> str:
    """The package path of the script that hands over a unit's HTML."""
    return f"units/{safe_stem(unit.name.text)}.js"


def unit_page(unit: Unit) -> str:
    """The package path of the page of a unit that is a SCO of its own."""
    return f"{safe_stem(unit.name.text)}.html"


def no_place(part: str) -> str:
    """For prose that places no parts of the course."""
    raise ValueError(f"{part} is placed where no part of the course can stand")


class References(NamedTuple):
    """Where everything that prose can name is found in the package.

    ``units`` maps a unit's file to its id. ``apart``: each unit is a page and a SCO of its own. ``terms`` gathers the
    keys of the glossary terms met, in order; ``for_unit`` gives each unit a gathering of its own. ``sizes`` are the
    width and height of the images whose files tell them.
    """

    apart: bool
    units: Mapping[str, str]
    quizzes: Mapping[str, int]
    media: Mapping[str, str]
    companions: Mapping[str, Companions]
    words: Words
    language: str
    terms: dict[str, None]
    sizes: Mapping[str, tuple[int, int]]

    @classmethod
    def of(cls, course: LinkedCourse, media_paths: Mapping[str, str], words: Words, *, apart: bool) -> "References":
        """``media_paths`` gives the package path of each file in ``course.media``."""
        return cls(
            apart,
            {linked.unit.file: linked.unit.name.text for linked in course.units},
            {linked.quiz.file: number for number, linked in enumerate(course.quizzes)},
            media_paths,
            course.companions,
            words,
            course.course.language,
            {},
            {path: file.pixels for path, file in course.media.items() if file.pixels},
        )

    def for_unit(self) -> "References":
        """The same references with no term met yet."""
        return self._replace(terms={})

    def html(self, prose: Prose, place: Place = no_place) -> str:
        """The prose as finished HTML."""
        pieces = prose.pieces
        if len(pieces) == 1 and isinstance(pieces[0], str):
            return pieces[0]
        html: list[str] = []
        hint = ""  # what belongs before the `</a>` of the link that is open
        for piece in pieces:
            if isinstance(piece, str):
                if hint and "</a>" in piece:
                    piece = piece.replace("</a>", f"{hint}</a>", 1)
                    hint = ""
                html.append(piece)
            elif isinstance(piece, Link):
                start, hint = self._link(piece)
                html.append(start)
            else:
                html.append(self._hole(piece, place))
        return "".join(html)

    def inline(self, prose: Prose) -> str:
        """The prose without the ``<p>`` around it where it is one paragraph: for places that take phrases only."""
        html = self.html(prose).strip()
        if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
            return html[3:-4]
        return html

    def image(self, prose: Prose) -> str:
        """The image that the prose places, without the figure around it."""
        return next(self._placed_image(piece) for piece in prose.pieces if isinstance(piece, Placement))

    def _hole(self, piece: Piece, place: Place) -> str:
        if isinstance(piece, TermUse):
            self.terms[piece.key] = None
            return f'<span class="sk-term" data-term="{escape(piece.key)}">{piece.label}</span>'
        if isinstance(piece, Phrase):
            return escape(self.words[piece.key])
        if isinstance(piece, Image):
            title = f' title="{escape(piece.title)}"' if piece.title else ""
            return self._image(piece.path, piece.alt, title)
        if isinstance(piece, Placement):
            return self._placement(piece, place)
        if isinstance(piece, GapPlace):
            return place(piece.gap)
        if isinstance(piece, QuestionPlace):
            return place(piece.question)
        raise TypeError(f"no piece of prose: {piece!r}")

    def _link(self, link: Link) -> tuple[str, str]:
        """The start tag, and the words for those who cannot see where the link opens."""
        title = f' title="{escape(link.title)}"' if link.title else ""
        if link.path in self.units:
            if self.apart:  # loading another SCO's page would end this one's session behind the LMS's back
                return f'<a class="sk-elsewhere" title="{escape(self.words["link.other-unit"])}">', ""
            fragment = f"/{escape(link.fragment)}" if link.fragment else ""
            return f'<a href="#/{self.units[link.path]}{fragment}"{title}>', ""
        if not link.path:
            if not link.target.lower().startswith(("http:", "https:")):
                return f'<a href="{escape(link.target)}"{title}>', ""
            address = escape(link.target)
        else:
            fragment = f"#{link.fragment}" if link.fragment else ""
            address = self._medium(link.path) + escape(fragment)
        # In its own tab: within the LMS's frame it would replace the player and end the session.
        return f'<a class="sk-out" href="{address}" target="_blank" rel="noopener"{title}>', self._new_tab()

    def _placement(self, placement: Placement, place: Place) -> str:
        if placement.path in self.quizzes:
            return place(placement.path)
        suffix = splitext(placement.path)[1].lower()
        source = self._medium(placement.path)
        if suffix in IMAGES:
            return self._figure(self._placed_image(placement), placement)
        if suffix in AUDIO:
            return self._figure(self._player("audio", source, placement), placement)
        if suffix in VIDEO:
            return self._figure(self._player("video", source, placement), placement)
        label = placement.caption or escape(placement.alt or basename(placement.path))
        link = f'<a class="sk-out" href="{source}" target="_blank" rel="noopener">{label}{self._new_tab()}</a>'
        return f'<p class="sk-document">{link}</p>\n'

    def _placed_image(self, placement: Placement) -> str:
        return self._image(placement.path, placement.alt)

    def _image(self, path: str, alt: str, more: str = "") -> str:
        """With the room that it will take, lest the text jump when it comes."""
        size = self.sizes.get(path)
        room = f' width="{size[0]}" height="{size[1]}"' if size else ""
        return f'<img src="{self._medium(path)}" alt="{escape(alt)}"{room}{more}>'

    def _figure(self, content: str, placement: Placement) -> str:
        caption = f"<figcaption>{placement.caption}</figcaption>" if placement.caption else ""
        return f'<figure class="sk-figure">{content}{caption}</figure>\n'

    def _player(self, element: str, source: str, placement: Placement) -> str:
        beside = self.companions.get(placement.path)
        label = f' aria-label="{escape(placement.alt)}"' if placement.alt else ""
        track = transcript = ""
        if beside and beside.captions:
            track = (
                f'<track kind="captions" src="{self._medium(beside.captions.path)}"'
                f' srclang="{escape(self.language)}" label="{escape(self.words["media.captions"])}" default>'
            )
        if beside and beside.transcript:
            transcript = (
                f'<details class="sk-transcript"><summary>{escape(self.words["media.transcript"])}</summary>'
                f"{self.html(beside.transcript)}</details>"
            )
        return f'<{element} controls preload="metadata" src="{source}"{label}>{track}</{element}>{transcript}'

    def _new_tab(self) -> str:
        return f' <span class="sk-hidden">{escape(self.words["link.new-tab"])}</span>'

    def _medium(self, path: str) -> str:
        return escape(self.media[path])
