"""HTML pages: what they load and link to, what their scripts do, and what people need of them (HTML, 13.1 and 13.2).

Only start tags are looked at. Comments, and the bodies of elements that hold text alone, are stepped over (13.1.2);
nothing is too broken.
"""

import re
from collections.abc import Callable, Mapping
from html import unescape
from itertools import islice
from typing import NamedTuple

from scormkit.validation.web.mentions import MOST_MENTIONS, Lines, Mention, Use, may_be_read
from scormkit.validation.web.scripts import Marks, joined, read_marks
from scormkit.validation.web.styles import style_mentions

# Quotes part values only behind `=` (13.1.2.3). Each branch matches to where its piece ends or the text does, so that
# no character is looked at twice, whatever is left open.
_ATTRIBUTES = r"""(?P<{0}>(?:[^>=]++|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))?+)*+)"""
_PIECE = re.compile(
    rf"""<(?:(?P<holder>(?i:script|style|textarea|title))(?=[\s/>])(?!\s*+/>){_ATTRIBUTES.format("held")}>
            (?P<body>[^<]*+(?:<(?!/(?i:(?P=holder))[\s/>])[^<]*+)*+)
        |(?P<name>[A-Za-z][^\s/<>]*+)[\s/]{_ATTRIBUTES.format("rest")}
        |(?P<whole>(?i:html|img))>
        |!--.*?(?:-->|\Z))""",
    re.S | re.X,
)
_ATTRIBUTE = re.compile(r"""([^\s=/>"']++)(?:\s*+=\s*+(?:"([^"]*+)"?+|'([^']*+)'?+|([^\s>]*+)))?+""")
_REFRESH = re.compile(r"""\s*[\d.]*\s*[;,]\s*url\s*=\s*["']?([^"']+)""", re.I)
_MOST_REMARKS, _MOST_OF_A_REMARK = 3, 120  # comments and characters of each that are kept
_GENERATORS = ("generator", "application-name")
_USUAL, _MOST_ATTRIBUTES = 2_000, 100  # characters of a tag, and attributes of one that is longer
_CANDIDATE = re.compile(r"([^\s,]\S*+)(?:(?<!,)[^,]*+)?+")  # an address that ends with a comma has no size (4.8.4.2.1)
_MOST_CANDIDATES, _MOST_RELATIONS = 500, 20  # of one tag
_LEAVING = frozenset(("onunload", "onbeforeunload"))
_SCRIPT_TYPES = ("", "module", "text/javascript", "application/javascript", "text/ecmascript", "application/ecmascript")
_LOADING_RELATIONS = {
    "stylesheet": Use.STYLE,
    "icon": Use.MEDIA,
    "apple-touch-icon": Use.MEDIA,
    "manifest": Use.MEDIA,
    "preload": Use.MEDIA,
    "modulepreload": Use.SCRIPT,
}
# What an image may have in place of a text: each is decided upon by whoever made the page.
_ALTERNATIVES = frozenset(
    (":alt", "[alt]", "v-bind:alt", "ng-attr-alt", "aria-label", "aria-labelledby", "aria-hidden")
)
_DECORATIVE = ("presentation", "none")

Attributes = Mapping[str, str]


class Page(NamedTuple):
    """A page of the package.

    ``base`` is what its ``<base>`` says, None where there is none. ``language`` is the language of ``<html>``, None
    where the page is only a part of one. ``untold_images`` are the lines of images without any alternative.
    ``remarks`` are its first comments, as far as they may name what made it. ``tags`` counts what was looked at.
    """

    path: str
    base: str | None
    mentions: tuple[Mention, ...]
    marks: Marks
    language: str | None
    untold_images: tuple[int, ...]
    generator: str
    remarks: tuple[str, ...]
    tags: int


def read_page(path: str, text: str, most: int = 100_000) -> Page:
    """Read a page once, from its first character to its last, or to the tag that is one too many."""
    reader = _Reader(text)
    tags = reader.read(most)
    return Page(
        path,
        reader.base,
        tuple(reader.mentions.values()),
        joined(reader.marks),
        reader.language,
        tuple(reader.untold_images),
        reader.generator,
        tuple(reader.remarks),
        tags,
    )


class _Reader:
    """What was seen so far of a page."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.base: str | None = None
        self.mentions: dict[tuple[str, Use], Mention] = {}
        self.marks: list[Marks] = []
        self.language: str | None = None
        self.untold_images: list[int] = []
        self.generator = ""
        self.remarks: list[str] = []
        self._lines = Lines(text)

    def read(self, most: int) -> int:
        """Go through the page's tags, and count them."""
        count = 0
        for count, piece in enumerate(islice(_PIECE.finditer(self.text), most), 1):  # noqa: B007
            kind = piece.lastgroup
            if kind == "rest":
                name, rest = piece.group("name", "rest")
                name = name.lower()
                if name in _TAGS or "url(" in rest or "unload" in rest:
                    self._start(name, rest, piece.start())
            elif kind == "body":
                holder, held, body = piece.group("holder", "held", "body")
                self._holder(holder.lower(), _attributes(held), body, piece.start(), piece.start("body"))
            elif kind == "whole":
                self._start(piece.group("whole").lower(), "", piece.start())
            elif len(self.remarks) < _MOST_REMARKS:
                self.remarks.append(self.text[piece.start() : min(piece.end(), piece.start() + _MOST_OF_A_REMARK)])
            if len(self.mentions) >= MOST_MENTIONS:
                break
        return count

    def _holder(self, name: str, attributes: Attributes, body: str, place: int, start: int) -> None:
        if name == "style":
            for mention in style_mentions(body, self._lines.at(start)):
                self.mentions.setdefault((mention.written, mention.use), mention)
            return
        if name != "script":
            return
        if "src" in attributes:
            self._mention(attributes["src"], Use.SCRIPT, place)
        elif attributes.get("type", "").partition(";")[0].strip().lower() in _SCRIPT_TYPES:
            self.marks.append(read_marks(body, self._lines.at(start)))

    def _start(self, name: str, rest: str, place: int) -> None:
        attributes = _attributes(rest)
        if name in _TAGS:
            for written, use in _TAGS[name](attributes):
                self._mention(written, use, place)
        if name in _TOLD:
            self._told(name, attributes, place)
        if "url(" in rest:
            for mention in style_mentions(attributes.get("style", "")):
                self._mention(mention.written, mention.use, place)
        if "unload" in rest and not _LEAVING.isdisjoint(attributes):
            self.marks.append(Marks(leaving=(self._lines.at(place),)))

    def _told(self, name: str, attributes: Attributes, place: int) -> None:
        """What the page says of itself and of its images."""
        if name == "base" and "href" in attributes and self.base is None:
            self.base = attributes["href"].strip()
        elif name == "html" and self.language is None:
            self.language = (attributes.get("lang") or attributes.get("xml:lang") or "").strip()
        elif name == "meta" and attributes.get("name", "").lower() in _GENERATORS:
            self.generator = self.generator or attributes.get("content", "")[:_MOST_OF_A_REMARK].strip()
        elif name == "img" and "alt" not in attributes and not _is_told(attributes):
            self.untold_images.append(self._lines.at(place))

    def _mention(self, written: str, use: Use, place: int) -> None:
        written = written.strip()
        if (written, use) not in self.mentions and may_be_read(written):
            self.mentions[written, use] = Mention(written, use, self._lines.at(place))


def _is_told(attributes: Attributes) -> bool:
    """Whether an image without ``alt`` has a text by other means, or says that it only decorates."""
    return not _ALTERNATIVES.isdisjoint(attributes) or attributes.get("role") in _DECORATIVE


def _attributes(rest: str) -> Attributes:
    """The attributes of a start tag by their small letters; the first of a name counts (13.2.5.33)."""
    found: dict[str, str] = {}
    if len(rest) < _USUAL:
        attributes = _ATTRIBUTE.findall(rest)  # faster than one by one
    else:
        attributes = [attribute.groups("") for attribute in islice(_ATTRIBUTE.finditer(rest), _MOST_ATTRIBUTES)]
    for name, double, single, bare in attributes:
        value = double or single or bare
        found.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return found


Uses = tuple[tuple[str, Use], ...]


def _loaded(name: str, use: Use) -> Callable[[Attributes], Uses]:
    """A reader of elements that load what one attribute of theirs names."""
    return lambda attributes: ((attributes[name], use),) if name in attributes else ()


def _media(attributes: Attributes) -> Uses:
    """``img``, ``source``, ``video`` and their kind: one file or several to choose from, and a picture before them."""
    found: Uses = ((attributes["src"], Use.MEDIA),) if "src" in attributes else ()
    if "poster" in attributes:
        found += ((attributes["poster"], Use.MEDIA),)
    if "srcset" not in attributes:
        return found
    candidates = islice(_CANDIDATE.finditer(attributes["srcset"]), _MOST_CANDIDATES)
    return (*found, *((candidate[1].rstrip(","), Use.MEDIA) for candidate in candidates))


def _drawn(attributes: Attributes) -> Uses:
    """``use`` and ``image`` of SVG."""
    return tuple((attributes[name], Use.MEDIA) for name in ("href", "xlink:href") if name in attributes)


def _link(attributes: Attributes) -> Uses:
    """``link``: some of its relations load what it names, others only tell of it."""
    for relation in attributes.get("rel", "").lower().split(None, _MOST_RELATIONS):
        if relation in _LOADING_RELATIONS:
            use = Use.FONT if attributes.get("as", "").lower() == "font" else _LOADING_RELATIONS[relation]
            return ((attributes.get("href", ""), use),)
    return ()


def _meta(attributes: Attributes) -> Uses:
    """``meta``: a page may send the learner on."""
    if attributes.get("http-equiv", "").lower() != "refresh":
        return ()
    sent = _REFRESH.match(attributes.get("content", ""))
    return ((sent.group(1), Use.LINK),) if sent else ()


def _nothing(attributes: Attributes) -> Uses:
    return ()


_TOLD = ("base", "html", "meta", "img")
_TAGS: Mapping[str, Callable[[Attributes], Uses]] = {
    "a": _loaded("href", Use.LINK),
    "area": _loaded("href", Use.LINK),
    "audio": _media,
    "base": _nothing,
    "body": _loaded("background", Use.MEDIA),
    "embed": _media,
    "frame": _loaded("src", Use.FRAME),
    "html": _nothing,
    "iframe": _loaded("src", Use.FRAME),
    "image": _drawn,
    "img": _media,
    "input": _media,
    "link": _link,
    "meta": _meta,
    "object": _loaded("data", Use.MEDIA),
    "source": _media,
    "track": _media,
    "use": _drawn,
    "video": _media,
}
