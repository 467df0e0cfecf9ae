"""Markdown's grammar as the source format has it: CommonMark with tables, footnotes, definition lists, and our three
additions (blocks, terms, attributes), configured once.

The rules record where they matched (``token.meta["at"]``, offsets in the inline content), so that every reference has a
true column.
"""

import re
from collections.abc import Callable, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.autolink import autolink
from markdown_it.rules_inline.html_inline import html_inline
from markdown_it.rules_inline.image import image
from markdown_it.rules_inline.link import link
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_ref

from scormkit.syntax.attributes import BRACES
from scormkit.syntax.broken_links import broken_link
from scormkit.syntax.fences import Fence

# A line that begins so can only be a paragraph's, whatever stands around it.
_PLAIN_START = re.compile(r"[^\W\d_]|[\"“‘„«'(…—]|\*\*?(?=[^\s*])|!\[|\[(?!\^)(?![^\]\n]*\]:)|[0-9]+(?![0-9.)])")
# Where a word of plain text may end; `!` only in front of a bracket.
_INLINE_STOPS = re.compile(r"[\n&*<\[\\\]_`{]|!(?=\[)")
_GAP = re.compile(r"\{([^{}\n]*)\}")
_PAIRED = frozenset(("link_close", "image", "code_inline", "span_close"))

_InlineRule = Callable[[StateInline, bool], bool]


class _CourseMarkdown(MarkdownIt):
    """Targets stay as written; which of them may be used is judged where they can be reported."""

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url


def make_parser() -> MarkdownIt:
    """A parser; it keeps no state between texts, so one is enough."""
    md = _CourseMarkdown("commonmark", {"html": True, "maxNesting": 40, "store_labels": True})
    md.enable("table").use(footnote_plugin, inline=False, move_to_end=False).use(deflist_plugin)
    block = md.block.ruler
    block.before("table", "plain_paragraph", _plain_paragraph)
    block.before("table", "course_block", _course_block, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    inline = md.inline.ruler
    for name, rule in (("link", link), ("image", image), ("autolink", autolink), ("html_inline", html_inline)):
        inline.at(name, _placed(rule))
    inline.at("footnote_ref", _placed(footnote_ref))
    inline.push("term", _term)
    inline.push("attributes", _attributes)
    inline.push("gap", _gap)
    md.inline.terminator_re = _INLINE_STOPS
    return md


def _placed(rule: _InlineRule) -> _InlineRule:
    """A rule that also records where its first token was written."""

    def placed(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            for token in state.tokens[before:]:
                if token.type != "text":
                    token.meta = {**token.meta, "at": (start, state.pos)}
                    break
        return True

    return placed


def _term(state: StateInline, silent: bool) -> bool:
    """``[term]``, ``[words][term]``; ``[words]{lang=de}`` is a span; ``[words](`` is what the rule of links refused."""
    start = state.pos
    if state.src[start] != "[" or state.linkLevel:
        return False
    end = state.md.helpers.parseLinkLabel(state, start, False)
    if end < 0:
        return False
    label = state.src[start + 1 : end]
    if not label.strip():
        return False
    after, term = end + 1, label
    braces = BRACES.match(state.src, after)
    if state.src.startswith("[", after):
        close = state.src.find("]", after)
        if close > 0:
            term = state.src[after + 1 : close].strip() or label
            after = close + 1
            braces = None
    broken = broken_link(state.src, after) if state.src.startswith("(", after) and label[0] != "^" else None
    if broken is not None:
        if not silent:
            state.push("broken_link", "", 0).meta = {"fault": broken}
        state.pos = broken.after
        return True
    if not silent:
        if braces is not None:
            _span(state, start, end, braces)
            return True
        token = state.push("term", "", 0)
        token.content = label
        token.meta = {"at": (start, after), "term": term, "label_at": start + 1}
        token.children = []
        state.md.inline.parse(label, state.md, state.env, token.children)
    state.pos = braces.end() if braces is not None else after
    return True


def _span(state: StateInline, start: int, end: int, braces: "re.Match[str]") -> None:
    token = state.push("span_open", "span", 1)
    token.meta = {"at": (start, braces.end()), "braces": braces[0], "braces_at": braces.start()}
    maximum = state.posMax
    state.pos, state.posMax = start + 1, end
    state.md.inline.tokenize(state)
    state.pos, state.posMax = braces.end(), maximum
    state.push("span_close", "span", -1)


def _attributes(state: StateInline, silent: bool) -> bool:
    """``{…}`` directly behind a link, an image or code belongs to it."""
    if state.src[state.pos] != "{" or state.pending or not state.tokens or state.tokens[-1].type not in _PAIRED:
        return False
    braces = BRACES.match(state.src, state.pos)
    if braces is None or braces.end() > state.posMax:
        return False
    if not silent:
        owner = _owner(state.tokens)
        owner.meta = {**owner.meta, "braces": braces[0], "braces_at": state.pos}
    state.pos = braces.end()
    return True


def _gap(state: StateInline, silent: bool) -> bool:
    """``{name}``: a gap, in the texts that have gaps."""
    match = _GAP.match(state.src, state.pos) if state.env.get("gaps") else None
    if match is None or match.end() > state.posMax:
        return False
    if not silent:
        token = state.push("gap", "", 0)
        token.content, token.meta = match[1].strip(), {"at": match.span()}
    state.pos = match.end()
    return True


def _owner(tokens: Sequence[Token]) -> Token:
    """The token that opened what the last token closes."""
    last = tokens[-1]
    if last.nesting == 0:
        return last
    return next(token for token in reversed(tokens) if token.nesting == 1 and token.level == last.level)


def _plain_paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A paragraph in which every line begins like one: the common case, settled before every other rule is tried."""
    if silent or state.blkIndent or state.parentType not in ("root", "course_block"):
        return False
    source, line = state.src, start
    while line < end:
        first = state.bMarks[line] + state.tShift[line]
        if first >= state.eMarks[line]:
            break
        if state.sCount[line] > 3 or _PLAIN_START.match(source, first) is None:
            return False
        line += 1
    following = state.skipEmptyLines(line)
    if following < end and source[state.bMarks[following] + state.tShift[following]] in ":~":
        return False  # it may be the term of a definition list
    state.push("paragraph_open", "p", 1).map = [start, line]
    token = state.push("inline", "", 0)
    token.content = source[state.bMarks[start] + state.tShift[start] : state.eMarks[line - 1]].rstrip()
    token.map = [start, line]
    token.children = []
    state.push("paragraph_close", "p", -1)
    state.line = line
    return True


def _course_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """``::: word Title {#id}`` and all lines up to its closing line; a closing line alone is a stray one."""
    first = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(":::", first) or state.is_code_block(start):
        return False
    if silent:
        return True
    line = state.src[first : state.eMarks[start]]
    colons = len(line) - len(line.lstrip(":"))
    head = line[colons:].strip()
    if not head:
        stray = state.push("course_stray", "", 0)
        stray.map = [start, start + 1]
        state.line = start + 1
        return True
    fence: Fence = state.env["fences"].get(start, Fence(end, False))
    stop = next((line for line in range(start + 1, min(fence.end, end)) if _leaves(state, line)), min(fence.end, end))
    closed = fence.closed and stop == fence.end
    token = state.push("course_block_open", "", 1)
    token.map = [start, stop]
    token.content = head
    token.meta = {"closed": closed, "colons": colons, "at": line.find(head, colons)}
    parent, line_max = state.parentType, state.lineMax
    state.parentType, state.lineMax = "course_block", stop
    state.md.block.tokenize(state, start + 1, stop)
    state.parentType, state.lineMax = parent, line_max
    state.push("course_block_close", "", -1)
    state.line = stop + 1 if stop == fence.end and stop < end else stop
    return True


def _leaves(state: StateBlock, line: int) -> bool:
    """Whether a line stands further out than the list or quote that we are in."""
    return not state.isEmpty(line) and state.sCount[line] < state.blkIndent
