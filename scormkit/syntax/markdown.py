"""Markdown as prose: HTML pieces with typed holes, and every fault at its line and column."""

import re
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.model.course import GlossaryEntry
from scormkit.model.prose import Phrase, Piece, Prose
from scormkit.syntax.draft import Draft
from scormkit.syntax.escape import escape_text
from scormkit.syntax.fences import match_fences
from scormkit.syntax.markdown_blocks import BlockWriter
from scormkit.syntax.markdown_inline import InlineWriter, is_plain, term_key
from scormkit.syntax.markdown_rules import make_parser
from scormkit.syntax.origin import Origin, scalar_origin
from scormkit.syntax.text_kinds import ASSIGNMENT, OTHER, UNIT, TextKind
from scormkit.syntax.tree import AssignmentPart, AssignmentSource
from scormkit.syntax.yaml_nodes import YamlMap, YamlText
from scormkit.syntax.yaml_parser import parse_yaml

_parser = cache(make_parser)
_FRONT_FORM = "begin the file with `---`, entries such as `title: …`, and another `---`"
_ENTRY = re.compile(r"[a-z_]+:(?= |$)")
_TERM_LEVELS = ("h1", "h2")  # deeper headings belong to a definition


def parse_unit(file: str, text: str, html_allowed: bool) -> tuple[YamlMap | None, Prose | None, tuple[Diagnostic, ...]]:
    """A unit's front matter (None where it is absent or broken, which is then reported) and its body (None where the
    front matter is not closed, or the file holds nothing).

    ``file`` is the path from the course's root; targets of links and images are resolved against its folder.
    """
    front, prose, _, faults = _page(file, text, html_allowed, UNIT)
    return front, prose, faults


def parse_assignment(file: str, text: str, html_allowed: bool) -> tuple[AssignmentSource, tuple[Diagnostic, ...]]:
    """An assignment: the same, and its parts that learners answer, in the order written."""
    front, prose, parts, faults = _page(file, text, html_allowed, ASSIGNMENT)
    return AssignmentSource(file, front, prose, parts), faults


def _page(
    file: str, text: str, html_allowed: bool, kind: TextKind
) -> tuple[YamlMap | None, Prose | None, tuple[AssignmentPart, ...], tuple[Diagnostic, ...]]:
    front, body, first_line, faults = _front_matter(file, text, kind.called)
    if body is None:
        return front, None, (), faults
    prose, draft = _prose(body, Origin(file, first_line), html_allowed, kind)
    return front, prose, tuple(draft.parts), (*faults, *_sorted(draft))


def parse_transcript(file: str, text: str, html_allowed: bool) -> tuple[Prose, tuple[Diagnostic, ...]]:
    """A medium's Markdown companion: a body without front matter."""
    prose, draft = _prose(text, Origin(file), html_allowed)
    return prose, _sorted(draft)


def parse_text(
    text: YamlText, inline: bool, html_allowed: bool, gaps: bool = False
) -> tuple[Prose, tuple[Diagnostic, ...]]:
    """The Markdown of a YAML scalar; ``text.span.file`` says against which folder its targets are resolved.

    ``inline``: one line of text without ``<p>``; blocks in it (lists, headings, paragraphs) are not read as such.
    ``gaps``: ``{name}`` is a gap (``GapPlace``), whatever stands between the braces.
    Positions are exact for ``|`` blocks and for text on one line; elsewhere a finding points at the whole scalar.
    """
    return parse_stretch(text.text, scalar_origin(text), text.span, inline, html_allowed, gaps)


def parse_stretch(
    text: str, origin: Origin, span: Span, inline: bool, html_allowed: bool, gaps: bool = False
) -> tuple[Prose, tuple[Diagnostic, ...]]:
    """Markdown that begins at ``origin``; ``span`` is what the prose calls its place."""
    stripped = text.strip()
    if is_plain(stripped) and (inline or (stripped[:1].isalpha() and "\n" not in stripped)):
        html = escape_text(stripped)
        return Prose(span, (html if inline else f"<p>{html}</p>\n",), len(stripped.split())), ()
    if not inline:
        prose, draft = _prose(text, origin, html_allowed, OTHER, gaps)
        return Prose(span, prose.pieces, prose.words, prose.anchors), _sorted(draft)
    draft = Draft(text, origin, html_allowed)
    token = Token("inline", "", 0)
    blank = len(text) - len(text.lstrip())
    token.content, first = stripped, text.count("\n", 0, blank)
    token.map = [first, first + 1]
    InlineWriter(_parser(), draft, {"fences": {}, "gaps": gaps}).write(token)
    return draft.finished(span), tuple(draft.faults)


def parse_glossary(
    file: str, text: str, html_allowed: bool
) -> tuple[tuple[GlossaryEntry, ...], tuple[Diagnostic, ...]]:
    """``## Term`` headings with a definition below each, as entries in the order written."""
    lines = text.split("\n")
    env: dict[str, Any] = {"fences": match_fences(lines)}
    tokens = _parser().block.parse(text, _parser(), env, []) or []
    heads = [
        number
        for number, token in enumerate(tokens)
        if token.type == "heading_open" and token.level == 0 and token.tag in _TERM_LEVELS
    ]
    entries: list[GlossaryEntry] = []
    faults: list[Diagnostic] = []
    rows = [token.map[0] for number in heads if (token := tokens[number]).map]
    lead = "\n".join(lines[: rows[0] if rows else len(lines)])
    if lead.strip():
        row = next(number for number, line in enumerate(lines) if line.strip())
        faults.append(_entry_fault(file, lines, row, "text stands here without a term above it"))
    for position, number in enumerate(heads):
        row = rows[position]
        end = rows[position + 1] if position + 1 < len(rows) else len(lines)
        body_row = (tokens[number].map or [0, row + 1])[1]
        body = "\n".join(lines[body_row:end])
        if tokens[number].tag != "h2" or not tokens[number + 1].content:
            faults.append(_entry_fault(file, lines, row, "a term is a heading of level 2"))
            continue
        if not body.strip():
            faults.append(_entry_fault(file, lines, row, "this term has no definition"))
            continue
        term = tokens[number + 1].content
        definition, draft = _prose(body, Origin(file, body_row + 1), html_allowed)
        faults += _sorted(draft)
        entries.append(GlossaryEntry(term_key(term), term, definition, _row_span(file, lines, row)))
    return tuple(entries), tuple(faults)


def _entry_fault(file: str, lines: list[str], row: int, message: str) -> Diagnostic:
    help_ = "write `## Term`, and its definition below"
    return Diagnostic("markdown/glossary-entry", _row_span(file, lines, row), message, help_)


def _row_span(file: str, lines: list[str], row: int) -> Span:
    line = lines[row]
    return Span(file, row + 1, len(line) - len(line.lstrip()) + 1, row + 1, len(line.rstrip()) + 1)


def _front_matter(file: str, text: str, called: str) -> tuple[YamlMap | None, str | None, int, tuple[Diagnostic, ...]]:
    """The front matter, the body, the body's first line, and what was found in the front matter. Entries below which
    `---` stands are read even where the `---` above them is missing, so that nobody takes them for the body."""
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    opened = lines[first].rstrip() == "---"
    faults: tuple[Diagnostic, ...] = ()
    if first or not opened:
        help_ = "delete the empty lines above it" if opened else _FRONT_FORM
        faults = (_front_fault(file, f"the {called} does not begin with its front matter", help_),)
        if not opened and _ENTRY.match(lines[first]) is None:
            return None, text if text.strip() else None, 1, faults
    start = first + opened
    end = next((number for number, line in enumerate(lines[start:], start) if line.rstrip() == "---"), 0)
    if not end:
        help_ = "write `---` on a line of its own behind the last of its entries"
        return None, None, 1, faults or (_front_fault(file, "the front matter is not closed", help_),)
    node, found = parse_yaml(file, "\n".join(lines[start:end]), start + 1)
    faults += found
    if not isinstance(node, YamlMap) and not faults:
        faults = (_front_fault(file, "the front matter holds no entries", _FRONT_FORM),)
    return node if isinstance(node, YamlMap) else None, "\n".join(lines[end + 1 :]), end + 2, faults


def _front_fault(file: str, message: str, help_: str) -> Diagnostic:
    return Diagnostic("markdown/front-matter", Span(file, 1, 1, 1, 2), message, help_)


def _prose(
    text: str, origin: Origin, html_allowed: bool, kind: TextKind = OTHER, gaps: bool = False
) -> tuple[Prose, Draft]:
    """A whole text as prose, and the draft that it was: what was found in it, what it assigns."""
    parser = _parser()
    draft = Draft(text, origin, html_allowed)
    env: dict[str, Any] = {"fences": match_fences(draft.lines) if ":::" in text else {}, "gaps": gaps}
    tokens = parser.block.parse(text, parser, env, []) or []
    tokens, notes = _without_notes(tokens)
    inline = InlineWriter(parser, draft, env)
    BlockWriter(draft, inline, kind).write(tokens)
    if notes:
        _write_notes(parser, draft, inline, notes)
    if "references" in env:
        _check_definitions(draft, inline, env)
    last = len(draft.lines)
    whole = origin.whole or Span(origin.file, origin.line, 1, origin.line + last - 1, len(draft.lines[-1]) + 1)
    return draft.finished(whole), draft


def _sorted(draft: Draft) -> tuple[Diagnostic, ...]:
    return tuple(sorted(draft.faults, key=lambda fault: fault.span))


def _without_notes(tokens: list[Token]) -> tuple[list[Token], dict[str, list[Token]]]:
    """The tokens without the footnotes' definitions, and those by label."""
    if not any(token.type == "footnote_reference_open" for token in tokens):
        return tokens, {}
    body: list[Token] = []
    notes: dict[str, list[Token]] = {}
    into = body
    for token in tokens:
        if token.type == "footnote_reference_open":
            into = notes.setdefault(token.meta["label"], [token])
        elif token.type == "footnote_reference_close":
            into = body
        else:
            into.append(token)
    return body, notes


def _write_notes(parser: MarkdownIt, draft: Draft, inline: InlineWriter, notes: dict[str, list[Token]]) -> None:
    """The footnotes below the text, in the order of their first mention; one that is never mentioned is reported."""
    pieces: list[Piece] = draft.pieces
    if inline.notes:
        pieces += ['<section class="sk-notes" aria-label="', Phrase("notes.title"), '"><ol>\n']
        writer = BlockWriter(draft, inline, OTHER)
        number = 0
        while number < len(inline.notes):  # a footnote may mention another
            label = inline.notes[number]
            number += 1
            pieces.append(f'<li id="fn-{number}">')
            writer.write(notes[label][1:])
            pieces += [f'<a class="sk-note-back" href="#fnref-{number}" aria-label="', Phrase("notes.back"), '">↩</a>']
            pieces.append("</li>\n")
        pieces.append("</ol></section>\n")
    for label in notes.keys() - set(inline.notes):
        row = (notes[label][0].map or [0])[0]
        message = f"the footnote `[^{label}]` is mentioned nowhere, so nobody would read it"
        draft.fault("markdown/footnote-unused", draft.row_span(row), message, f"write `[^{label}]` where it belongs")


def _check_definitions(draft: Draft, inline: InlineWriter, env: dict[str, Any]) -> None:
    """Report the link definitions (``[label]: target``) that nothing uses: their line is shown to nobody."""
    help_ = "use it as `[words][label]`, or delete it; if it is text, write `\\[` for its bracket"
    for label, reference in env["references"].items():
        if label not in inline.labels:
            message = "this line defines a link that is used nowhere, so nobody would read it"
            draft.fault("markdown/definition-unused", draft.row_span(reference["map"][0]), message, help_)
    for reference in env.get("duplicate_refs", ()):
        message = "this line defines a link that is defined already, and is not read"
        draft.fault("markdown/definition-unused", draft.row_span(reference["map"][0]), message, help_)
