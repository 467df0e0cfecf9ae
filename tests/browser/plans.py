"""Answers to give: from the course as the player reads it to a value for each field, letters or a text.

A field goes by its question's id, with its own key behind it where a question has several: ``lands.a``.
"""

from collections.abc import Collection
from typing import Any, Literal, NamedTuple

How = Literal["correct", "wrong", "partial"]

TICKS_SEVERAL = ("multiple", "steps")


def name(question: dict[str, Any], field: dict[str, Any]) -> str:
    """What a field is called among those of its quiz."""
    return f"{question['id']}.{field['key']}" if field["key"] else str(question["id"])


def planned(quiz: dict[str, Any], how: How) -> dict[str, str]:
    """The value of each field of a quiz, by name.

    ``partial`` answers every second question rightly, beginning with the first, so that some is right and some is not.
    """
    found: dict[str, str] = {}
    for place, question in enumerate(quiz["questions"]):
        names = (name(question, field) for field in question["fields"])
        found |= dict(zip(names, given(question, how, place), strict=True))
    return found


def given(question: dict[str, Any], how: How, place: int) -> list[str]:
    """A value for each field of the ``place``-th question of a quiz."""
    return right(question) if is_right(how, place) else wrong(question)


def is_right(how: How, place: int) -> bool:
    """Whether the ``place``-th question of a quiz is to be answered rightly."""
    return how == "correct" or (how == "partial" and place % 2 == 0)


def right(question: dict[str, Any]) -> list[str]:
    """A value for each field that earns everything; where nothing is right or wrong, one that can be handed in."""
    return [_right(question, field) for field in question["fields"]]


def _right(question: dict[str, Any], field: dict[str, Any]) -> str:
    if field["letters"]:
        unscored = "".join(sorted(field["offered"])) if question["type"] in TICKS_SEVERAL else field["offered"][0]
        return str(field["correct"] or unscored)
    known = [answer["text"] for answer in field.get("answers", ()) if answer["right"]]
    if known:
        return str(known[0])
    return str(field.get("low") or "a reply "[:8].ljust(field["least"], "x"))


def wrong(question: dict[str, Any]) -> list[str]:
    """A value for each field that earns nothing, where that is possible."""
    given = right(question)
    if question["type"] == "ordering":
        return [*given[1:], given[0]]
    return [_wrong(question, field, best) for field, best in zip(question["fields"], given, strict=True)]


def _wrong(question: dict[str, Any], field: dict[str, Any], best: str) -> str:
    """Letters: wrong ones only, or where all are right the right ones but one."""
    if not question["scored"]:
        return best
    if field["letters"]:
        others = "".join(sorted(set(field["offered"]) - set(field["correct"])))
        several = question["type"] in TICKS_SEVERAL or len(field["correct"]) > 1
        return (others if several else others[:1]) or best[1:]
    return f"{float(field['high']) + 1:g}" if "high" in field else "no such word"


class Reported(NamedTuple):
    """What the LMS must receive for a question, or for one gap of it; ``pattern`` is the first, "" for none."""

    id: str
    type: str
    response: str
    pattern: str


_TYPES = {
    "true-false": "true-false",
    "fill-in": "fill-in",
    "open-text": "fill-in",
    "numeric": "numeric",
    "ordering": "sequencing",
    "likert": "likert",
}
_PAIRS = ("matching", "categorise", "self-check")


def reported(question: dict[str, Any]) -> list[Reported]:
    """The interactions of a question that is answered rightly."""
    fields = question["fields"]
    told = responses(question, right(question))
    exact = "high" not in fields[0] or fields[0]["low"] == fields[0]["high"]
    has_pattern = exact and question["scored"]
    return [Reported(id, kind, response, response if has_pattern else "") for id, kind, response in told]


def responses(question: dict[str, Any], given: list[str]) -> list[tuple[str, str, str]]:
    """What a question is reported as, with a value given for each field: id, type and response of each interaction."""
    fields, id = question["fields"], question["id"]
    if question["type"] == "gaps":
        return _responses_of_gaps(question, given)
    if question["type"] == "ordering":
        response = ",".join(
            field["key"] for _, field in sorted(zip(given, fields, strict=True), key=lambda one: one[0])
        )
    elif question["type"] in _PAIRS:
        response = ",".join(f"{field['key']}.{letter}" for field, letter in zip(fields, given, strict=True))
    else:
        response = ",".join(given[0]) if fields[0]["letters"] else given[0]
    return [(id, "matching" if question["type"] in _PAIRS else _TYPES.get(question["type"], "choice"), response)]


def _responses_of_gaps(question: dict[str, Any], given: list[str]) -> list[tuple[str, str, str]]:
    """All chosen: pairs of the gap's number and its letter. One is typed: each gap by itself."""
    filled = list(zip(question["fields"], given, strict=True))
    if all(field["letters"] for field, _ in filled):
        in_order = sorted(filled, key=lambda one: one[0]["slot"])
        number = {field["slot"]: f"{n}" for n, (field, _) in enumerate(in_order, 1)}
        pairs = ",".join(f"{number[field['slot']]}.{letter}" for field, letter in filled)
        return [(question["id"], "matching", pairs)]
    kinds = ("fill-in", "choice")
    return [(f"{question['id']}.{field['key']}", kinds[bool(field["letters"])], text) for field, text in filled]


def percent(course: dict[str, Any], how: How, answered: Collection[str] | None = None) -> int:
    """The score that the LMS must receive when every graded quiz was answered as planned, or those with these ids.

    A quiz's percentage counts by its number of questions; halves are rounded up, and 100 means that all was right.
    """
    counted = [quiz for quiz in course["quizzes"] if quiz["required"] and quiz["kind"] == "graded"]
    scored = [(quiz, sum(question["scored"] for question in quiz["questions"])) for quiz in counted]
    done = [(quiz, questions) for quiz, questions in scored if answered is None or quiz["id"] in answered]
    points = sum(quiz_percent(quiz, how) * questions for quiz, questions in done)
    return _half_up(points, sum(questions for _, questions in scored))


def quiz_percent(quiz: dict[str, Any], how: How) -> int:
    """The result of a quiz that was answered as planned; 0 where nothing is right or wrong."""
    return share(weighed(quiz, how))


def weighed(quiz: dict[str, Any], how: How, objective: int | None = None) -> list[tuple[int, bool]]:
    """The weight of each scored question, and whether it was answered rightly; of those that assess an objective."""
    return [
        (question["weight"], is_right(how, place))
        for place, question in enumerate(quiz["questions"])
        if question["scored"] and (objective is None or objective in question["objectives"])
    ]


def share(weights: list[tuple[int, bool]]) -> int:
    """Percent of all weights that is right."""
    return _half_up(100 * sum(weight for weight, good in weights if good), sum(weight for weight, _ in weights) or 1)


def _half_up(dividend: int, divisor: int) -> int:
    return (2 * dividend + divisor) // (2 * divisor)
