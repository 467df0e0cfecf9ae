"""The blocks of an assignment that learners answer: ``steps`` to tick, a ``self-check`` by a rubric, a ``reply``."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from markdown_it.token import Token

from scormkit.diagnostics.span import Span
from scormkit.model.answers import Criterion, Level
from scormkit.model.prose import Prose, QuestionPlace
from scormkit.syntax.attributes import NONE
from scormkit.syntax.course_blocks import SAMPLE, Head, block_word, children, read_head
from scormkit.syntax.draft import Draft
from scormkit.syntax.letters import Letters
from scormkit.syntax.markdown_inline import InlineWriter, inline_token
from scormkit.syntax.raw_marks import count_cells
from scormkit.syntax.tree import AssignmentPart, ListText, ReplyText, Rubric
from scormkit.syntax.yaml_nodes import YamlText

FEWEST_LEVELS, MOST_LEVELS = 2, 10  # a level is told by one digit
_PARTS = ("steps", "self-check", "reply")
_LEVEL = re.compile(r"(.*?)[ \t]*\(([0-9]{1,3})\)")
_LEVEL_FORM = "write the level and its points, such as `Partly (1)`"
_TABLE_FORM = (
    "write a table: `| | Not yet (0) | Done (1) |`, a line `|---|---|---|`, and a row `| a. What | … | … |` each"
)


class _Cell(NamedTuple):
    """A cell of a table: its text, and the line and column (from 0) where it begins."""

    text: str
    row: int
    column: int


def takes(word: str, body: list[Token], level: int) -> bool:
    """Whether a block is a part that learners answer, ``level`` being that of its body; ``steps`` with a numbered list
    are read, not ticked, as they are in a unit."""
    if word == "steps":
        return [token.type for token in children(body, level)] != ["ordered_list_open"]
    return word in _PARTS


class PartWriter:
    """Takes the parts of an assignment out of its text; a ``QuestionPlace`` stays where each was.

    ``write`` writes block tokens into the draft.
    """

    def __init__(self, draft: Draft, inline: InlineWriter, write: Callable[[list[Token]], None]) -> None:
        self._draft = draft
        self._inline = inline
        self._write = write
        self._within = ""  # the word of the part that is being written

    def write(self, head: Head, token: Token, body: list[Token], depth: int) -> None:
        """Write a part; ``depth`` blocks stand around it."""
        draft, word = self._draft, head.word
        if self._within or token.level != depth:
            where = f"a `{self._within}` block" if self._within else "a list or a quotation"
            message = f"a `{word}` block cannot stand within {where}"
            draft.fault("markdown/block-misplaced", head.span, message, "let it begin at the line's start, after it")
            nothing = Prose(head.span, (), 0)
            draft.parts.append(AssignmentPart(YamlText("", head.span), None, nothing, None))
            return
        self._within = word
        found = len(draft.faults)
        name = self._id(head)
        if name.text:
            draft.pieces.append(QuestionPlace(head.span, name.text))
        prompt = self._title(head)
        content: ListText | Rubric | ReplyText | None
        if word == "steps":
            content = self._steps(head, token)
        elif word == "self-check":
            content, prompt = self._rubric(head, body, token.level + 1, prompt)
        else:
            content, prompt = self._reply(head, body, token.level + 1, prompt)
        sound = len(draft.faults) == found
        draft.parts.append(AssignmentPart(name, self._attribute(head, "was"), prompt, content if sound else None))
        self._within = ""

    def _id(self, head: Head) -> YamlText:
        """The part's id: what its braces say, else its word; a reply, of which there may be many, needs braces."""
        written, draft = head.attributes, self._draft
        if written.classes or written.lang or written.dir:
            span = draft.origin.span(head.row, head.braces_at, head.braces_at + len(head.braces))
            message = f"the braces of a `{head.word}` block take no class and no language"
            draft.fault("markdown/attribute", span, message, f"write `::: {head.word} {{#id}}`")
        if written.id:
            at = head.braces_at + head.braces.find(f"#{written.id}") + 1
            return YamlText(written.id, draft.origin.span(head.row, at, at + len(written.id)))
        if head.word != "reply":
            return YamlText(head.word, head.span)
        message = "a reply needs an id, by which the learner's text is kept"
        draft.fault("assignment/reply-without-id", head.span, message, "write `::: reply {#id length=20-400}`")
        return YamlText("", head.span)

    def _attribute(self, head: Head, name: str) -> YamlText | None:
        """The value of an attribute that only parts have."""
        for key, value, offset in head.attributes.others:
            if key == name:
                at = head.braces_at + offset
                return YamlText(value, self._draft.origin.span(head.row, at, at + len(value)))
        return None

    def _title(self, head: Head) -> Prose:
        mark = self._draft.mark()
        if head.title:
            self._inline.write(inline_token(head.title, head.row), head.title_at)
        end = head.title_at + len(head.title)
        return self._draft.cut(mark, self._draft.origin.span(head.row, head.title_at, max(end, head.title_at + 1)))

    def _steps(self, head: Head, token: Token) -> ListText | None:
        draft = self._draft
        start, stop = token.map or (head.row, head.row + 1)
        text = "\n".join(draft.lines[start + 1 : stop])
        if not text.strip():
            message, help_ = (
                "a `steps` block holds a list of steps, and this one is empty",
                "write `- [ ] a. …` for each",
            )
            draft.fault("markdown/steps-need-list", draft.row_span(head.row), message, help_)
            return None
        return ListText(text, draft.origin._replace(line=draft.origin.line + start + 1))

    def _reply(self, head: Head, body: list[Token], level: int, title: Prose) -> tuple[ReplyText, Prose]:
        draft = self._draft
        asked, sample = _without_sample(body, level)
        mark = draft.mark()
        if title.pieces:
            draft.pieces += ["<p>", *title.pieces, "</p>\n"]
            draft.words += title.words
        self._write(asked)
        prompt = draft.cut(mark, title.span if title.pieces else draft.row_span(head.row))
        if not prompt.pieces and not asked:
            message = "this reply does not say what learners write about"
            draft.fault("assignment/reply-without-prompt", head.span, message, "write it below, within the block")
        return ReplyText(self._attribute(head, "length"), self._sample(sample)), prompt

    def _sample(self, tokens: list[Token]) -> Prose | None:
        draft = self._draft
        head = read_head(draft, tokens[0], assigns=True, in_reply=True) if tokens else None
        if head is None:
            return None
        mark = draft.mark()
        draft.pieces.append(f"<div{head.attributes.html()}>" if head.attributes != NONE else "")
        if head.title:
            draft.pieces += ['<p class="sk-block-title">', *self._title(head).pieces, "</p>\n"]
        self._write(tokens[1:-1])
        draft.pieces.append("</div>\n" if head.attributes != NONE else "")
        return draft.cut(mark, head.span)

    def _rubric(self, head: Head, body: list[Token], level: int, title: Prose) -> tuple[Rubric | None, Prose]:
        draft = self._draft
        if [token.type for token in children(body, level)] != ["table_open"]:
            message = "a `self-check` block holds one table and nothing else"
            draft.fault("assignment/needs-rubric", head.span, message, _TABLE_FORM)
            return None, title
        headings, *rows = self._rows(body)
        corner, *cells = headings
        if corner.text and title.pieces:
            span = self._span(corner)
            message = "two headings for the criteria: this one, and the block's title"
            draft.fault("assignment/needs-rubric", span, message, "leave the table's first cell empty")
        elif corner.text:
            title = self._prose(corner)
        if not FEWEST_LEVELS <= len(cells) <= MOST_LEVELS or not rows:
            message = f"a rubric has {FEWEST_LEVELS} to {MOST_LEVELS} levels and a row for each criterion"
            draft.fault("assignment/needs-rubric", draft.row_span(corner.row), message, _TABLE_FORM)
            return None, title
        levels = tuple(one for cell in cells if (one := self._level(cell)) is not None)
        letters = Letters([draft.lines[row[0].row] for row in rows])
        criteria = tuple(self._criterion(row, len(headings), letters) for row in rows)
        draft.faults += letters.faults
        return Rubric(levels, criteria), title

    def _rows(self, body: list[Token]) -> Iterator[list[_Cell]]:
        """The rows of a table, each cell at its place."""
        draft = self._draft
        row: list[_Cell] = []
        column = 1
        for token in body:
            if token.type == "tr_open":
                row, column = [], 1
            elif token.type == "inline":
                draft.enter(token, column)
                start = draft.column(0) if token.content else column
                column = start + len(token.content)
                row.append(_Cell(token.content, (token.map or [0])[0], start))
            elif token.type == "tr_close":
                yield row

    def _level(self, cell: _Cell) -> Level | None:
        match = _LEVEL.fullmatch(cell.text)
        if match is None or not match[1]:
            message = "this level says no points" if match is None else "this level has no name"
            self._draft.fault("assignment/level-points", self._span(cell), message, _LEVEL_FORM)
            return None
        return Level(self._prose(cell._replace(text=match[1])), int(match[2]))

    def _criterion(self, row: list[_Cell], width: int, letters: Letters) -> Criterion:
        draft = self._draft
        first, *cells = row
        written = count_cells(draft.lines[first.row])
        if written != width:
            message = f"this row has {written} cells and the table {width} columns"
            help_ = "write a cell for each level; `\\|` is a literal bar"
            draft.fault("assignment/row-length", draft.row_span(first.row), message, help_)
        at = first.column
        letter, start = letters.read(first.text, lambda one, two: draft.origin.span(first.row, at + one, at + two))
        words = first._replace(text=first.text[start:], column=at + start)
        if letter and not words.text:
            draft.fault(
                "list/item-empty", self._span(first), "this criterion has no text", "write it behind the letter"
            )
        looks = tuple(self._prose(cell) for cell in cells)
        return Criterion(letter, self._prose(words), looks, draft.row_span(first.row))

    def _prose(self, cell: _Cell) -> Prose:
        mark = self._draft.mark()
        self._inline.write(inline_token(cell.text, cell.row), cell.column)
        return self._draft.cut(mark, self._span(cell))

    def _span(self, cell: _Cell) -> Span:
        return self._draft.origin.span(cell.row, cell.column, cell.column + max(1, len(cell.text)))


def _without_sample(body: list[Token], level: int) -> tuple[list[Token], list[Token]]:
    """A reply's tokens without its sample, and those of the sample with what opens and closes it."""
    start = next((number for number, token in enumerate(body) if _opens_sample(token, level)), len(body))
    closes = (token.type == "course_block_close" and token.level == level for token in body[start:])
    end = start + next((number for number, closing in enumerate(closes) if closing), -1) + 1
    return body[:start] + body[end:], body[start:end]


def _opens_sample(token: Token, level: int) -> bool:
    return token.type == "course_block_open" and token.level == level and block_word(token) == SAMPLE
