"""Answers to give: from the course as the player reads it to a value for each field, letters or a text.

A field goes by its question's id, with its own key behind it where a question has several: ``lands.a``.
"""

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
        given = right(question) if is_right(how, place) else wrong(question)
        found |= dict(zip((name(question, field) for field in question["fields"]), given, strict=True))
    return found


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
    given, fields, id = right(question), question["fields"], question["id"]
    if question["type"] == "gaps":
        return _reported_gaps(question)
    if question["type"] == "ordering":
        response = ",".join(
            field["key"] for _, field in sorted(zip(given, fields, strict=True), key=lambda one: one[0])
        )
    elif question["type"] in _PAIRS:
        response = ",".join(f"{field['key']}.{letter}" for field, letter in zip(fields, given, strict=True))
    else:
        response = ",".join(given[0]) if fields[0]["letters"] else given[0]
    kind = "matching" if question["type"] in _PAIRS else _TYPES.get(question["type"], "choice")
    exact = "high" not in fields[0] or fields[0]["low"] == fields[0]["high"]
    return [Reported(id, kind, response, response if question["scored"] and exact else "")]


def _reported_gaps(question: dict[str, Any]) -> list[Reported]:
    """All chosen: pairs of the gap's number and its letter. One is typed: each gap by itself."""
    given = list(zip(question["fields"], right(question), strict=True))
    if all(field["letters"] for field, _ in given):
        in_order = sorted(given, key=lambda one: one[0]["slot"])
        number = {field["slot"]: f"{n}" for n, (field, _) in enumerate(in_order, 1)}
        pairs = ",".join(f"{number[field['slot']]}.{letter}" for field, letter in given)
        return [Reported(question["id"], "matching", pairs, pairs)]
    kinds = ("fill-in", "choice")
    return [
        Reported(f"{question['id']}.{field['key']}", kinds[bool(field["letters"])], text, text) for field, text in given
    ]


def percent(course: dict[str, Any], how: How) -> int:
    """The score that the LMS must receive when every graded quiz was answered as planned.

    A quiz's percentage counts by its number of questions; halves are rounded up, and 100 means that all was right.
    """
    counted = [quiz for quiz in course["quizzes"] if quiz["required"] and quiz["kind"] == "graded"]
    scored = [(quiz, sum(question["scored"] for question in quiz["questions"])) for quiz in counted]
    points = sum(_quiz_percent(quiz, how) * questions for quiz, questions in scored)
    return _half_up(points, sum(questions for _, questions in scored))


def _quiz_percent(quiz: dict[str, Any], how: How) -> int:
    weights = [
        (question["weight"], is_right(how, place))
        for place, question in enumerate(quiz["questions"])
        if question["scored"]
    ]
    return _half_up(100 * sum(weight for weight, good in weights if good), sum(weight for weight, _ in weights))


def _half_up(dividend: int, divisor: int) -> int:
    return (2 * dividend + divisor) // (2 * divisor)
