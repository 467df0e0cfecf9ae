"""A line's tokens as pieces: text, emphasis, code, links, images, terms, footnotes."""

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from scormkit.diagnostics.span import Span
from scormkit.model.prose import GapPlace, Image, Link, Piece, Placement, TermUse
from scormkit.syntax.broken_links import BrokenLink
from scormkit.syntax.draft import Draft
from scormkit.syntax.escape import escape_text
from scormkit.syntax.raw_html import InlineTags, first_refused, without_comments
from scormkit.syntax.targets import Target, read_target

_MARKUP = re.compile(r"[&*<\[\\\]_`{]|  \n")
_SPACES = re.compile(r"\s+")
_SIMPLE = {
    "softbreak": "\n",
    "hardbreak": "<br>\n",
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
}


def is_plain(text: str) -> bool:
    """Whether no rule of Markdown's inline grammar can apply to a text."""
    return _MARKUP.search(text) is None


def term_key(term: str) -> str:
    """A term as the glossary looks it up: case-folded, white space collapsed."""
    return _SPACES.sub(" ", term).strip().casefold()


def inline_token(content: str, row: int) -> Token:
    """A stretch of a line (from 0) of the text as a token that ``InlineWriter`` writes."""
    token = Token("inline", "", 0)
    token.content, token.map = content, [row, row + 1]
    return token


class InlineWriter:
    """Writes inline content into a draft. ``notes`` are the footnotes in the order of their first mention,
    ``labels`` the link definitions that were used.
    """

    def __init__(self, parser: MarkdownIt, draft: Draft, env: dict[str, Any]) -> None:
        self.notes: list[str] = []
        self.labels: set[str] = set()
        self._parser = parser
        self._draft = draft
        self._env = env
        self._mentions: dict[str, int] = {}

    def write(self, token: Token, floor: int = 0) -> None:
        """Write an inline token (``content`` and ``map``); ``floor`` as in ``Draft.enter``."""
        content = token.content
        draft = self._draft
        draft.words += len(content.split())
        if _MARKUP.search(content) is None:
            draft.pieces.append(escape_text(content))
            return
        draft.enter(token, floor)
        self._pieces(self._parse(content), draft.pieces)

    def placement(self, token: Token) -> Placement | None:
        """The placement that a paragraph is, or None: an image and nothing else."""
        if not token.content.startswith("!["):
            return None
        self._draft.enter(token)
        children = self._parse(token.content)
        image = children[0]
        if len(children) != 1 or image.type != "image" or "braces" in image.meta:
            return None
        span = self._draft.span(*image.meta["at"])
        written, target = self._target(image, "src")
        if target is None:
            return Placement(span, written, "", "", "")
        caption = escape_text(str(image.attrs.get("title", "")))
        return Placement(span, written, target.path, self._plain(image.children or []), caption)

    def _parse(self, content: str) -> list[Token]:
        tokens: list[Token] = []
        self._parser.inline.parse(content, self._parser, self._env, tokens)
        return tokens

    def _pieces(self, tokens: list[Token], pieces: list[Piece]) -> None:
        tags = InlineTags()
        wrapped: list[str] = []  # what closes behind each link or span that is open
        for token in tokens:
            kind = token.type
            if kind == "text" or kind == "text_special":
                pieces.append(escape_text(token.content))
            elif kind in _SIMPLE:
                pieces.append(_SIMPLE[kind])
            elif kind == "code_inline":
                pieces.append(f"<code{self._braces(token)}>{escape_text(token.content)}</code>")
            elif kind == "link_open":
                wrapped.append(self._link(token, pieces))
            elif kind == "span_open":
                pieces.append(f"<span{self._braces(token)}>")
                wrapped.append("</span>")
            elif kind == "link_close" or kind == "span_close":
                pieces.append(wrapped.pop())
            elif kind == "image":
                self._image(token, pieces)
            elif kind == "term":
                self._term(token, pieces)
            elif kind == "gap":
                pieces.append(GapPlace(self._draft.span(*token.meta["at"]), token.content))
            elif kind == "broken_link":
                broken: BrokenLink = token.meta["fault"]
                span = self._draft.span(broken.start, broken.end)
                self._draft.fault("markdown/broken-link", span, broken.message, broken.help)
            elif kind == "footnote_ref":
                pieces.append(self._note(str(token.meta["label"])))
            elif kind == "html_inline":
                pieces.append(self._html(token, tags))
        pieces.append(tags.close())

    def _braces(self, token: Token) -> str:
        if "braces" not in token.meta:
            return ""
        return self._draft.attributes(token.meta["braces"], token.meta["braces_at"]).html()

    def _link(self, token: Token, pieces: list[Piece]) -> str:
        braces = self._braces(token)
        if braces:
            pieces.append(f"<span{braces}>")
        written, target = self._target(token, "href")
        closing = "</span>" if braces else ""
        if target is None:
            return closing
        span = self._draft.span(*token.meta["at"])
        pieces.append(Link(span, written, target.path, target.fragment, str(token.attrs.get("title", ""))))
        return f"</a>{closing}"

    def _image(self, token: Token, pieces: list[Piece]) -> None:
        braces = self._braces(token)
        written, target = self._target(token, "src")
        if target is None:
            return
        title = str(token.attrs.get("title", ""))
        image = Image(
            self._draft.span(*token.meta["at"]), written, target.path, self._plain(token.children or []), title
        )
        pieces += [f"<span{braces}>", image, "</span>"] if braces else [image]

    def _target(self, token: Token, attribute: str) -> tuple[str, Target | None]:
        """What is written as a target and what it means; None when it is reported as unusable."""
        written = str(token.attrs.get(attribute, ""))
        self.labels.add(token.meta.get("label", ""))
        draft = self._draft
        target = read_target(draft.origin.file, written)
        is_image = attribute == "src"
        if not written:
            kind = "image" if is_image else "link"
            span = draft.span(*token.meta["at"])
            draft.fault("markdown/empty-target", span, f"this {kind} leads nowhere", "write a path in the parentheses")
        elif is_image and target.scheme:
            message = "a course loads nothing from another host"
            help_ = "put the file into the course's folder, and write its path"
            draft.fault("markdown/remote-image", draft.span(*token.meta["at"]), message, help_)
        elif not target.open:
            message = (
                f"a link cannot lead to `{target.scheme.rstrip(':')}:`"
                if target.scheme != "//"
                else ("a link to another host needs its scheme")
            )
            help_ = "write an address that begins with https:, http:, mailto: or tel:, or the path of a file"
            draft.fault("markdown/link-scheme", draft.span(*token.meta["at"]), message, help_)
        else:
            return written, target
        return written, None

    def _term(self, token: Token, pieces: list[Piece]) -> None:
        draft = self._draft
        term = str(token.meta["term"])
        span = draft.span(*token.meta["at"])
        if term.startswith("^"):
            message = f"no footnote `[{term}]:` is in this text"
            help_ = f"write `[{term}]: …` on a line of its own; for literal brackets write `\\[` and `\\]`"
            draft.fault("markdown/footnote-missing", span, message, help_)
            return
        label: list[Piece] = []
        self._pieces([child for child in token.children or [] if child.type in _LABEL], label)
        html = "".join(piece for piece in label if isinstance(piece, str))
        pieces.append(TermUse(span, term_key(term), _SPACES.sub(" ", term).strip(), html))

    def _note(self, label: str) -> str:
        if label not in self._mentions:
            self.notes.append(label)
        self._mentions[label] = self._mentions.get(label, 0) + 1
        number, mention = self.notes.index(label) + 1, self._mentions[label]
        mark = f"{number}" if mention == 1 else f"{number}-{mention}"
        return f'<sup class="sk-note-mark"><a id="fnref-{mark}" href="#fn-{number}">{number}</a></sup>'

    def _html(self, token: Token, tags: InlineTags) -> str:
        draft = self._draft
        if not without_comments(token.content):
            return ""
        start, end = token.meta["at"]
        if not draft.html_allowed:
            if not token.content.startswith("</"):  # a closing tag belongs to a fault that is told already
                raw_html_fault(draft, draft.span(start, end))
            return escape_text(token.content)
        refused = first_refused(token.content)
        if refused is not None:
            unsafe_html_fault(draft, draft.span(start + refused[0], end), refused[1])
        return tags.take(token.content)

    def _plain(self, tokens: list[Token]) -> str:
        """The words of an image's description, without markup."""
        words = []
        for token in tokens:
            if token.type in ("text", "text_special", "code_inline", "term", "image"):
                words.append(token.content)
            elif token.type in ("softbreak", "hardbreak"):
                words.append(" ")
        return "".join(words).strip()


_LABEL = frozenset((*_SIMPLE, "text", "text_special", "code_inline"))


def raw_html_fault(draft: Draft, span: Span) -> None:
    """HTML in a course that does not allow it."""
    help_ = "write Markdown; escape a literal `<` as `\\<`; or allow HTML with `raw_html: allow` in course.yaml"
    draft.fault("markdown/raw-html", span, "HTML stands here, which this course does not allow", help_)


def unsafe_html_fault(draft: Draft, span: Span, what: str) -> None:
    """HTML that no course may hold."""
    help_ = "take it out; links, pictures and media are written in Markdown, looks come from the theme"
    draft.fault("markdown/unsafe-html", span, f"`{what}` is not allowed in a course's HTML", help_)
