"""The type in which words are missing from a text: gaps."""

from collections.abc import Mapping

from scormkit.diagnostics.diagnostic import Related
from scormkit.diagnostics.nearest import nearest_names, offered
from scormkit.model.answers import Gap, Gaps
from scormkit.model.fields import POSITIONS
from scormkit.model.names import Name
from scormkit.model.prose import GapPlace, Prose
from scormkit.reading.kinds import Markdown, Reading
from scormkit.reading.questions import choices, typed
from scormkit.reading.questions.part_credit import CREDIT
from scormkit.reading.questions.question_type import QuestionType
from scormkit.reading.shapes import Field, MapById, Record, Shape

MOST_GAPS = len(POSITIONS)  # a report tells gaps apart by one character

CHOICES = choices.CHOICES._replace(
    doc="What the gap is chosen from: `- [x] a. right`, `- [ ] b. wrong`. Default: it is typed.", required=False
)
ANSWERS = typed.ANSWERS._replace(
    doc="What may be typed: `- [x] right`; an indented `> …` below one is what is then said. Default: it is chosen.",
    required=False,
)
GAP = Shape("a gap", "A gap: either `choices` or `answers`.", (CHOICES, ANSWERS))

PROMPT = Field[Prose | None](
    "prompt",
    Markdown(gaps=True),
    "The text with its gaps, each written as `{name}`; literal braces are written `\\{` and `\\}`.",
    None,
    required=True,
)
GAPS = Field[tuple[tuple[Name, Record], ...]](
    "gaps", MapById(GAP), "The gaps by their names, which are their ids for ever.", (), required=True
)


def _gaps(record: Record, reading: Reading) -> Gaps | None:
    before = len(reading.found)
    gaps = {name.text: _gap(name, gap, reading) for name, gap in record[GAPS]}
    prompt = record[PROMPT]
    if prompt is None:
        return None
    places = _places(prompt, reading)
    _tell_astray(record, places, reading)
    if not record.sound(GAPS) or len(reading.found) > before:
        return None
    in_order = tuple(gap for name in places if (gap := gaps[name]) is not None)
    return Gaps("gaps", in_order, record[typed.CASE] == "exact", record[CREDIT])


def _gap(name: Name, record: Record, reading: Reading) -> Gap | None:
    """The gap, or None where it is at fault, which is then told."""
    chosen, typed_in = record.written(CHOICES), record.written(ANSWERS)
    if chosen == typed_in and record.sound(CHOICES) and record.sound(ANSWERS):
        has = "both `choices` and `answers`" if chosen else "neither `choices` nor `answers`"
        help = "a gap is either chosen (`choices: |`) or typed (`answers: |`)"
        reading.tell("quiz/gap-kind", name.span, f"the gap `{name.text}` has {has}", help)
        return None
    offered_choices = choices.read_choices(record[CHOICES], reading)
    answers = typed.read_answers(record[ANSWERS], reading)
    if offered_choices is None and answers is None:
        return None
    return Gap(name, offered_choices or (), answers or ())


def _places(prompt: Prose, reading: Reading) -> Mapping[str, GapPlace]:
    """Where the prompt has each gap, in its order; a second place of one is told."""
    places: dict[str, GapPlace] = {}
    for piece in prompt.pieces:
        if not isinstance(piece, GapPlace):
            continue
        first = places.setdefault(piece.gap, piece)
        if first is not piece:
            message = f"the gap `{piece.gap}` stands in the prompt a second time"
            help = "give this one a name of its own, and its own entry under `gaps`"
            related = Related(first.span, "the first")
            reading.tell("quiz/gap-placed-twice", piece.span, message, help, related)
    return places


def _tell_astray(record: Record, places: Mapping[str, GapPlace], reading: Reading) -> None:
    """Tell the places without a gap and the gaps without a place; a misspelt name is one fault, not two."""
    names = {name.text: name for name, _ in record[GAPS]}
    lacking = [name for name in names if name not in places]
    if record.sound(GAPS):
        for place in (place for name, place in places.items() if name not in names):
            near = nearest_names(place.gap, lacking)
            lacking = [name for name in lacking if name not in near[:1]]
            help = offered(near, f"add `{place.gap}:` under `gaps`; if no gap is meant, write `\\{{` for the brace")
            message = f"`gaps` has no entry for this gap, `{place.gap}`"
            reading.tell("quiz/gap-not-found", place.span, message, help)
    for name in lacking:
        message = f"the prompt has no place for the gap `{name}`"
        reading.tell("quiz/gap-not-placed", names[name].span, message, f"write `{{{name}}}` where the gap belongs")
    for surplus in tuple(names.values())[MOST_GAPS : MOST_GAPS + 1]:
        message = f"this is gap {MOST_GAPS + 1}; a question can tell {MOST_GAPS} apart"
        reading.tell("list/too-many-items", surplus.span, message, "make two questions of it")


TYPES = (
    QuestionType(
        "gaps",
        "A text with gaps, each chosen from a list or typed.",
        (GAPS, typed.CASE, CREDIT),
        _gaps,
        prompt=PROMPT,
    ),
)
