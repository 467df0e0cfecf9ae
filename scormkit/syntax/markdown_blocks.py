"""Block tokens as pieces: one pass, no second tree."""

import re
import unicodedata
from collections.abc import Callable

from markdown_it.token import Token

from scormkit.diagnostics.span import Span
from scormkit.model.prose import Phrase, Piece
from scormkit.syntax.assignment_blocks import PartWriter, takes
from scormkit.syntax.attributes import BRACES, NONE, Attributes
from scormkit.syntax.course_blocks import Frame, block_word, check_body, holds_boxes, read_head, take_source
from scormkit.syntax.draft import Draft
from scormkit.syntax.escape import escape_attribute, escape_text
from scormkit.syntax.markdown_inline import InlineWriter, inline_token, raw_html_fault, unsafe_html_fault
from scormkit.syntax.raw_html import first_refused, sanitise, without_comments
from scormkit.syntax.raw_marks import check_paragraph, count_cells
from scormkit.syntax.text_kinds import TextKind

_TASK = re.compile(r"\[(?:[ xX]?|  +)\](?= |$)")
_LEVEL_ELSEWHERE = 3  # of a heading in a text that is no unit: level 2 is a glossary's terms
_NO_SLUG = re.compile(r"[^\w]+")
_ALIGNED = {"text-align:left": "sk-start", "text-align:center": "sk-center", "text-align:right": "sk-end"}
_TAGS = {
    "blockquote_open": "<blockquote>\n",
    "blockquote_close": "</blockquote>\n",
    "dd_open": "<dd>",
    "dd_close": "</dd>\n",
    "dl_close": "</dl>\n",
    "dt_open": "<dt>",
    "dt_close": "</dt>\n",
    "hr": "<hr>\n",
    "list_item_close": "</li>\n",
    "ordered_list_close": "</ol>\n",
    "bullet_list_close": "</ul>\n",
    "table_close": "</table></div>\n",
    "tbody_open": "<tbody>\n",
    "tbody_close": "</tbody>\n",
    "td_close": "</td>",
    "th_close": "</th>",
    "thead_open": "<thead>\n",
    "thead_close": "</thead>\n",
    "tr_close": "</tr>\n",
}


class BlockWriter:
    """Writes a text's block tokens into a draft."""

    def __init__(self, draft: Draft, inline: InlineWriter, kind: TextKind) -> None:
        self._draft = draft
        self._inline = inline
        self._kind = kind
        self._parts = PartWriter(draft, inline, self.write) if kind.assigns else None
        self._level = 1  # of the last heading
        self._pending = NONE  # attributes from a line of their own, for the next block
        self._frames: list[tuple[int, Frame]] = []
        self._column = 0  # in a table's row: where the next cell is looked for
        self._special: dict[str, Callable[[list[Token], int], int]] = {
            "paragraph_open": self._paragraph,
            "heading_open": self._heading,
            "course_block_open": self._course_block,
            "course_stray": self._stray,
            "table_open": self._table,
            "tr_open": self._row,
            "th_open": self._cell,
            "td_open": self._cell,
            "list_item_open": self._item,
            "html_block": self._html,
            "fence": self._code,
            "code_block": self._code,
        }

    def write(self, tokens: list[Token]) -> None:
        """Write all tokens in order."""
        pieces = self._draft.pieces
        number = 0
        while number < len(tokens):
            token = tokens[number]
            kind = token.type
            special = self._special.get(kind)
            if special is not None:
                number = special(tokens, number)
                continue
            number += 1
            if kind == "inline":
                self._inline.write(token)
            elif kind in _TAGS:
                pieces.append(_TAGS[kind])
            elif kind in ("bullet_list_open", "ordered_list_open", "dl_open"):
                start = token.attrs.get("start")
                begin = f' start="{start}"' if start is not None else ""
                pieces.append(f"<{token.tag}{begin}{self._take().html()}>\n")

    def _take(self) -> Attributes:
        """The attributes that wait for a block, once."""
        if self._pending is NONE:
            return NONE
        attributes, self._pending = self._pending, NONE
        return attributes

    def _paragraph(self, tokens: list[Token], number: int) -> int:
        inline, hidden = tokens[number + 1], tokens[number].hidden
        draft = self._draft
        if inline.content.startswith("{"):
            self._attribute_line(inline)
            if not inline.content:
                return number + 3
        check_paragraph(draft, inline)
        placement = None if hidden else self._inline.placement(inline)
        if placement is not None:
            draft.pieces += [placement] if placement.path else []
            return number + 3
        if hidden:
            self._inline.write(inline)
            following = tokens[number + 3].type if number + 3 < len(tokens) else ""
            if following != "list_item_close" and following != "dd_close":
                draft.pieces.append("\n")
            return number + 3
        draft.pieces.append(f"<p{self._take().html()}>")
        self._inline.write(inline)
        draft.pieces.append("</p>\n")
        return number + 3

    def _attribute_line(self, inline: Token) -> None:
        """Take ``{.class}`` on a line of its own, which belongs to the block below."""
        line, _, rest = inline.content.partition("\n")
        braces = BRACES.fullmatch(line.rstrip())
        if braces is None or inline.map is None:
            return
        self._draft.enter(inline)
        self._pending = self._draft.attributes(braces[0], 0)
        inline.content = rest
        inline.map = [inline.map[0] + 1, inline.map[1]]

    def _heading(self, tokens: list[Token], number: int) -> int:
        token, inline = tokens[number], tokens[number + 1]
        draft = self._draft
        level = int(token.tag[1])
        row = token.map[0] if token.map else 0
        attributes = self._heading_attributes(inline)
        if self._kind.titled:
            self._check_level(level, row)
        if self._kind.anchored and not attributes.id:
            attributes = attributes._replace(id=self._slug(inline.content, draft.row_span(row)))
        tag = f"h{min(level + self._kind.deeper, 6)}"
        frame = self._frame_at(token)
        panel = False
        if frame is not None and (not frame.part_level or token.tag <= frame.part_level):
            frame.part_level = token.tag
            self._end_part(frame)
            panel = frame.part_tag == "details"
            frame.part_open = True
            draft.pieces.append(f'<{frame.part_tag} class="{frame.part_class}">{"<summary>" if panel else ""}')
        draft.pieces.append(f"<{tag}{attributes.html()}>")
        self._inline.write(inline)
        draft.pieces.append(f"</{tag}>{'</summary>' if panel else ''}\n")
        return number + 3

    def _heading_attributes(self, inline: Token) -> Attributes:
        if not inline.content.endswith("}"):
            return self._take()
        braces = next((found for found in BRACES.finditer(inline.content) if found.end() == len(inline.content)), None)
        if braces is None:
            return self._take()
        self._draft.enter(inline)
        attributes = self._draft.attributes(braces[0], braces.start())
        inline.content = inline.content[: braces.start()].rstrip()
        return attributes

    def _check_level(self, level: int, row: int) -> None:
        if level == 1:
            message = f"`#` is the {self._kind.called}'s title, which stands in the front matter"
            self._draft.fault("markdown/title-heading", self._draft.row_span(row), message, "write `##` or deeper")
        elif level > self._level + 1:
            title = f"the {self._kind.called}'s title, which is level 1"
            above = f"one of level {self._level}" if self._level > 1 else title
            message = f"a heading of level {level} follows {above}"
            help_ = f"write `{'#' * (self._level + 1)}`, so that readers who listen can find their way"
            self._draft.fault("markdown/heading-level", self._draft.row_span(row), message, help_)
        self._level = level

    def _slug(self, title: str, span: Span) -> str:
        """An id from a heading's words, unique in the text."""
        wanted = _NO_SLUG.sub("-", unicodedata.normalize("NFC", title).lower()).strip("-_") or "section"
        wanted = f"h-{wanted}" if wanted.startswith("sk-") else wanted  # `sk-` is the player's
        slug, again = wanted, 2
        while slug in self._draft.ids:
            slug, again = f"{wanted}-{again}", again + 1
        self._draft.ids[slug] = span
        return slug

    def _course_block(self, tokens: list[Token], number: int) -> int:
        token = tokens[number]
        end = number + 1
        while tokens[end].type != "course_block_close" or tokens[end].level != token.level:
            end += 1
        body = tokens[number + 1 : end]
        draft = self._draft
        parts = self._parts
        word = block_word(token)
        is_part = parts is not None and takes(word, body, token.level + 1)
        head = read_head(draft, token, parts is not None, is_part)
        if head is not None and parts is not None and is_part:
            parts.write(head, token, body, len(self._frames))
            return end + 1
        frame = Frame(head, holds_boxes(word, body, token.level + 1))
        who = take_source(body) if frame.word == "quote" else None
        draft.pieces.append(frame.open)
        if head is not None:
            check_body(draft, head, body, token.level + 1, self._level + 1 if self._kind.titled else _LEVEL_ELSEWHERE)
            if frame.word != "quote" or who is not None:
                self._block_title(head.title, head.title_at, head.row, frame.default_title)
            elif head.title:
                who = inline_token(head.title, head.row)
        self._frames.append((token.level + 1, frame))
        self.write(body)
        self._frames.pop()
        self._end_part(frame)
        if frame.word == "quote":
            draft.pieces.append("</blockquote>")
            if who is not None:
                draft.pieces.append("<figcaption>")
                self._inline.write(who, 1)
                draft.pieces.append("</figcaption>")
        draft.pieces.append(frame.close)
        return end + 1

    def _block_title(self, title: str, column: int, row: int, default: Phrase | None) -> None:
        if not title and default is None:
            return
        pieces = self._draft.pieces
        pieces.append('<p class="sk-block-title">')
        if title:
            self._inline.write(inline_token(title, row), column)
        elif default is not None:
            pieces.append(default)
        pieces.append("</p>\n")

    def _frame_at(self, heading: Token) -> Frame | None:
        """The sectioned block whose part a heading begins, if it stands directly in one."""
        if not self._frames:
            return None
        level, frame = self._frames[-1]
        return frame if frame.part_tag and heading.level == level else None

    def _end_part(self, frame: Frame) -> None:
        if frame.part_open:
            self._draft.pieces.append(f"</{frame.part_tag}>\n")
            frame.part_open = False

    def _stray(self, tokens: list[Token], number: int) -> int:
        row = tokens[number].map
        span = self._draft.row_span(row[0] if row else 0)
        message = "this closes a block, and none is open"
        self._draft.fault("markdown/stray-fence", span, message, "delete the line, or write the block's word behind it")
        return number + 1

    def _table(self, tokens: list[Token], number: int) -> int:
        pieces: list[Piece] = self._draft.pieces
        pieces += ['<div class="sk-table" role="group" tabindex="0" aria-label="', Phrase("table.label"), '">']
        pieces.append(f"<table{self._take().html()}>\n")
        return number + 1

    def _row(self, tokens: list[Token], number: int) -> int:
        self._column = 1
        row = tokens[number].map
        line = self._draft.lines[row[0]].strip() if row else ""
        written = count_cells(line.lstrip("> "))
        width = 0
        while tokens[number + 1 + 3 * width].type in ("th_open", "td_open"):
            width += 1
        if row and written > width:
            message = f"this row has {written} cells and the table {width} columns"
            help_ = "give the heading row as many cells, or write `\\|` for a literal bar"
            self._draft.fault("markdown/table-cells", self._draft.row_span(row[0]), message, help_)
        self._draft.pieces.append("<tr>")
        return number + 1

    def _cell(self, tokens: list[Token], number: int) -> int:
        token, inline = tokens[number], tokens[number + 1]
        if token.tag == "th" and not inline.content:
            self._draft.pieces.append(
                "<td></td>"
            )  # an empty cell heads nothing, and a screen reader would say that it does
            return number + 3
        side = _ALIGNED.get(str(token.attrs.get("style", "")))
        scope = ' scope="col"' if token.tag == "th" else ""
        aligned = f' class="{side}"' if side else ""
        self._draft.pieces.append(f"<{token.tag}{scope}{aligned}>")
        if inline.content:
            self._draft.enter(inline, self._column)
            start = self._draft.column(0)
            self._inline.write(inline, self._column)
            self._column = start + len(inline.content)
        return number + 2

    def _item(self, tokens: list[Token], number: int) -> int:
        self._draft.pieces.append("<li>")
        if number + 2 < len(tokens) and tokens[number + 1].type == "paragraph_open":
            inline = tokens[number + 2]
            box = _TASK.match(inline.content)
            if box is not None and not any(frame.boxes for _, frame in self._frames):
                self._draft.enter(inline)
                message = "boxes to tick stand in quizzes and in the steps of assignments only"
                help_ = f"take the box out, or write `\\{box[0][:-1]}\\]` for literal brackets"
                self._draft.fault("markdown/task-list", self._draft.span(0, box.end()), message, help_)
                inline.content = inline.content[box.end() :].lstrip()
        return number + 1

    def _html(self, tokens: list[Token], number: int) -> int:
        token, draft = tokens[number], self._draft
        html = without_comments(token.content)
        row = token.map[0] if token.map else 0
        if html.strip() and not draft.html_allowed:
            raw_html_fault(draft, draft.row_span(row))
        elif html.strip():
            refused = first_refused(token.content)
            if refused is not None:
                at = row + token.content.count("\n", 0, refused[0])
                unsafe_html_fault(draft, draft.row_span(at), refused[1])
            draft.pieces.append(sanitise(html))
        return number + 1

    def _code(self, tokens: list[Token], number: int) -> int:
        token = tokens[number]
        language = token.info.split()[0] if token.info.split() else ""
        marked = f' class="language-{escape_attribute(language)}"' if language else ""
        self._draft.words += len(token.content.split())
        self._draft.pieces.append(
            f'<pre{self._take().html()} tabindex="0"><code{marked}>{escape_text(token.content)}</code></pre>\n'
        )
        return number + 1
