"""Assignments: the keys of their front matter, and the reading of their parts. An assignment is a kind of quiz."""

from collections.abc import Iterator
from typing import Literal

from scormkit.diagnostics.diagnostic import has_errors
from scormkit.diagnostics.nearest import did_you_mean
from scormkit.diagnostics.span import Span
from scormkit.model.answers import OpenText, SelfCheck, Steps
from scormkit.model.course import Question, Quiz
from scormkit.model.names import Name
from scormkit.reading.kinds import Id, Keyword, Reading, Text, name
from scormkit.reading.names import name_of_file
from scormkit.reading.questions.open_text import LENGTH
from scormkit.reading.shapes import Field, IdList, Record, Shape, WordOr, was_field
from scormkit.syntax.item_lists import parse_steps
from scormkit.syntax.tree import AssignmentPart, AssignmentSource, ListText, ReplyText, Rubric

ID = Field[Name | None]("id", Id(), "The assignment's id; written only where it differs from the file's name.", None)
WAS = was_field()
TITLE = Field[str]("title", Text(200), "What learners see above the assignment.", "", required=True)
OBJECTIVES = Field[tuple[Name, ...]]("objectives", IdList(), "What the assignment assesses. Default: nothing.", ())
DONE = Field[Literal["all"] | tuple[Name, ...]](
    "done",
    WordOr(Keyword[Literal["all"]]({"all": "every part"}), IdList()),
    "The parts that must be answered before it can be handed in, such as `[steps, self-check]`. Default: `all`.",
    "all",
)
FRONT_MATTER = Shape(
    "the front matter",
    "The front matter of an assignment: a file of `assignments/`, named after the assignment's id.",
    (ID, WAS, TITLE, OBJECTIVES, DONE),
)


def read_assignment(source: AssignmentSource, reading: Reading) -> Quiz | None:
    """The assignment of a file, as a quiz in which nothing is right or wrong. None where it has no id or no body."""
    record = FRONT_MATTER.read_map(source.front, reading) if source.front else Record(Span(source.file))
    assignment = name_of_file(source.file, record, ID, reading)
    questions = tuple(_questions(source, reading))
    if len(questions) < max(1, len(source.parts)):
        reading.gaps.add("question")
    if source.body is None or assignment is None:
        reading.gaps.add("quiz")
        return None
    if not source.parts and source.front:
        message = "nothing in this assignment can be ticked, judged or written"
        help = "add a block: `::: steps`, `::: self-check` or `::: reply {#id}`"
        reading.tell("assignment/nothing-to-do", assignment.span, message, help)
    return Quiz(
        name=assignment,
        file=source.file,
        title=record[TITLE],
        kind="assignment",
        objectives=record[OBJECTIVES],
        pass_percent=100,
        attempts=None,
        retry="wrong-answers",
        solution="after-attempt",
        questions=questions,
        was=record[WAS],
        body=source.body,
        asked=_asked(record, source.parts, reading),
    )


def _asked(record: Record, parts: tuple[AssignmentPart, ...], reading: Reading) -> tuple[str, ...]:
    """The ids of the parts that must be answered; a name that no part has is told."""
    ids = tuple(part.id.text for part in parts if part.id.text)
    done = record[DONE]
    if done == "all":
        return ids
    if parts and not done and record.sound(DONE):
        message, help = "`done` names no part, so that nothing must be done", "name a part, or leave the key out"
        reading.tell("assignment/nothing-to-do", record.span_of(DONE), message, help)
    for wanted in done:
        if wanted.text not in ids and len(ids) == len(parts):
            help = did_you_mean(wanted.text, ids, f"its parts are {', '.join(f'`{id}`' for id in ids) or 'none'}")
            message = f"this assignment has no part `{wanted.text}`"
            reading.tell("assignment/done-not-found", wanted.span, message, help)
    asked = frozenset(wanted.text for wanted in done)
    return tuple(id for id in ids if id in asked)


def _questions(source: AssignmentSource, reading: Reading) -> Iterator[Question]:
    """The parts that are sound, as questions."""
    for part in source.parts:
        id = name(part.id, reading) if part.id.text else None
        was = name(part.was, reading) if part.was else None
        answer = _answer(part, reading)
        if id is not None and answer is not None:
            yield Question(id, part.prompt, answer, None, None, was)


def _answer(part: AssignmentPart, reading: Reading) -> Steps | SelfCheck | OpenText | None:
    match part.body:
        case ListText(text, origin):
            items, found = parse_steps(text, origin, reading.html_allowed)
            reading.found.extend(found)
            return None if has_errors(found) else Steps("steps", items)
        case Rubric(levels, criteria):
            return SelfCheck("self-check", criteria, levels)
        case ReplyText(written, sample):
            length = LENGTH.kind.read(written, LENGTH.key, reading) if written else LENGTH.default
            return None if length is None else OpenText("open-text", *length, sample)
    return None
