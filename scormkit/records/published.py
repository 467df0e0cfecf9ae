"""A package's pages → the course that they tell."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from scormkit.package.contents import PackageError
from scormkit.records.course import (
    UNSCORED,
    Completion,
    Field,
    Objective,
    Pool,
    PublishedCourse,
    Question,
    Quiz,
    Unit,
)
from scormkit.records.json_values import JsonObject, read_object
from scormkit.records.shapes import Shape, read_shapes
from scormkit.records.words import NO_WORDS, QuestionWords, question_words

_COURSE, _COURSE_END = '<script type="application/json" id="sk-course">', "</script>"
_HANDED_OVER = re.compile(r"\s*scormkit\.unit\(\d+,(\".*\")\)\s*", re.DOTALL)
_FORMAT = 1
_MOST_LETTERS = 36
_MOST_SECONDS = 366 * 24 * 3600

Words = Mapping[str, QuestionWords]


def published_course(pages: Mapping[str, bytes]) -> PublishedCourse:
    """Read the course of a package from its pages, by their paths; raises PackageError.

    Of a package with a SCO for each unit, each page tells its own part; they are put together.
    """
    texts = {path: content.decode("utf-8", "replace") for path, content in pages.items()}
    found = [(path, told) for path, text in texts.items() if (told := _told(text))]
    if not found:
        raise PackageError("it holds no course of scormkit's", "name a package that `scormkit build` wrote")
    words = _words(texts)
    parts = [_course(read_object(text, path), words) for path, text in sorted(found)]
    whole = parts[0]
    if len(parts) > 1 and any((part.id, part.scope) != (whole.id, "unit") for part in parts):
        raise PackageError("it holds pages of several courses", "name a package that `scormkit build` wrote")
    return whole if len(parts) == 1 else _together(whole, parts)


def _told(page: str) -> str:
    """The JSON of a page, "" where it has none."""
    _, found, rest = page.partition(_COURSE)
    told, end, _ = rest.partition(_COURSE_END)
    return told if found and end else ""


def _words(texts: Mapping[str, str]) -> Words:
    words: dict[str, QuestionWords] = {}
    for path, text in texts.items():
        html = text
        if path.endswith(".js"):
            match = _HANDED_OVER.fullmatch(text)
            html = _string(match[1]) if match else ""
        if "sk-question" in html:
            words |= question_words(html)
    return words


def _string(text: str) -> str:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    return value if isinstance(value, str) else ""


def _together(first: PublishedCourse, parts: Iterable[PublishedCourse]) -> PublishedCourse:
    """One course of the pages of its units, in the order of their slots."""
    every = sorted(parts, key=lambda part: min((unit.slot for unit in part.units), default=0))
    shapes: dict[int, Shape] = {}
    for part in every:
        shapes |= part.shapes
    return first._replace(
        shapes=shapes,
        units=tuple(chain.from_iterable(part.units for part in every)),
        quizzes=tuple(chain.from_iterable(part.quizzes for part in every)),
        objectives=_objectives_together(chain.from_iterable(part.objectives for part in every)),
    )


def _objectives_together(parts: Iterable[Objective]) -> tuple[Objective, ...]:
    """Each unit's page tells of its own quizzes alone which objectives they decide."""
    found: dict[int, Objective] = {}
    for part in parts:
        had = found.setdefault(part.slot, part)
        marks = [one.pass_percent for one in (had, part) if one.pass_percent is not None]
        quizzes = tuple(dict.fromkeys((*had.quizzes, *part.quizzes)))
        found[part.slot] = had._replace(quizzes=quizzes, pass_percent=max(marks, default=None))
    return tuple(found.values())


def _course(told: JsonObject, words: Words) -> PublishedCourse:
    if told.number("format") != _FORMAT:
        raise PackageError("a newer version of scormkit built it", "use that version, or a later one")
    shapes = read_shapes(told.text("ledger"))
    if shapes is None:
        raise PackageError("its ledger has shapes that are not known", "use the scormkit that built it")
    modules = [module.text("id") for module in told.objects("modules")]
    names = [unit.text("id") for unit in told.objects("units")]
    tests = [quiz.text("id") for quiz in told.objects("quizzes")]
    units = tuple(_unit(unit, modules, names, tests) for unit in told.objects("units"))
    completion = told.object("completion")
    course = PublishedCourse(
        id=told.text("id"),
        title=told.text("title"),
        version=told.text("version"),
        language=told.text("language"),
        fingerprint=told.text("fingerprint"),
        scope=told.text("scope"),
        shapes=shapes,
        units=units,
        quizzes=tuple(_quiz(quiz, units, tests, words) for quiz in told.objects("quizzes")),
        objectives=tuple(_objective(objective, tests) for objective in told.objects("objectives")),
        completion=Completion(
            units=completion.number("units", sum(unit.required for unit in units)),
            minutes=completion.number("minutes", 0),
            time_slot=completion.number("time", -1, least=-1),
            score=completion.text("score"),
            status=completion.text("status"),
            on_fail=completion.text("onFail"),
        ),
        certificate=told.number("certificate", -1, least=-1),
    )
    _refuse_lost_slots(course)
    return course


def _refuse_lost_slots(course: PublishedCourse) -> None:
    """What follows reads the shape of each part's slot."""
    fields = [field for quiz in course.quizzes for question in quiz.questions for field in question.fields]
    optional = chain(
        (course.certificate, course.completion.time_slot),
        (unit.time_slot for unit in course.units),
        *((quiz.points_slot, quiz.moment_slot) for quiz in course.quizzes),
        (question.checked_slot for quiz in course.quizzes for question in quiz.questions),
    )
    slots = chain(
        (unit.slot for unit in course.units),
        (quiz.slot for quiz in course.quizzes),
        (objective.slot for objective in course.objectives),
        (slot for slot in optional if slot >= 0),
        *((field.slot, *field.earlier) for field in fields),
    )
    if any(slot not in course.shapes for slot in slots):
        raise PackageError("its ledger lacks slots of its own parts", "build it again")


def _named(told: JsonObject, key: str, names: list[str]) -> tuple[str, ...]:
    """The ids that a list of indices stands for."""
    return tuple(names[number] for number in told.numbers(key) if number < len(names))


def _objective(told: JsonObject, tests: list[str]) -> Objective:
    return Objective(told.text("id"), told.number("slot"), _named(told, "quizzes", tests), told.number_or_none("pass"))


def _unit(told: JsonObject, modules: list[str], names: list[str], tests: list[str]) -> Unit:
    module = told.number("module")
    return Unit(
        id=told.text("id"),
        slot=told.number("slot"),
        title=told.text("title"),
        module=modules[module] if module < len(modules) else "",
        done=told.text("done"),
        minutes=told.number("minutes"),
        required=told.flag("required"),
        needs=_named(told, "needs", names),
        exempted_by=_named(told, "exemptedBy", tests),
        time_slot=told.number("time", -1, least=-1),
    )


def _quiz(told: JsonObject, units: tuple[Unit, ...], tests: list[str], words: Words) -> Quiz:
    id, kind = told.text("id"), told.text("kind")
    unit = told.number("unit")
    questions = tuple(_question(question, id, kind, words) for question in told.objects("questions"))
    quiz = Quiz(
        id=id,
        slot=told.number("slot"),
        points_slot=told.number("pointsSlot", -1, least=-1),
        unit=units[unit].id if unit < len(units) else "",
        title=told.text("title"),
        kind=kind,
        pass_percent=told.number("pass"),
        attempts=told.number_or_none("attempts"),
        retry=told.text("retry"),
        points=told.numbers("points"),
        shuffle=told.text("shuffle", "none"),
        solution=told.text("solution"),
        pools=tuple(_pools(told, questions)),
        required=told.flag("required"),
        counts=told.number("counts", 0),
        moment_slot=told.number("moment", -1, least=-1),
        cooldown=told.number("cooldown", 0, most=_MOST_SECONDS),
        limit=told.number("limit", 0),
        extendable=told.flag("extendable", True),
        exempted_by=_named(told, "exemptedBy", tests),
        questions=questions,
    )
    # Before quizzes had weights, each counted by its questions.
    counted = quiz.required and kind == "graded" and not told.has("counts")
    return quiz._replace(counts=quiz.asked) if counted else quiz


def _pools(told: JsonObject, questions: tuple[Question, ...]) -> Iterator[Pool]:
    """The pools; ``draw``, as packages said before there were any, is a pool of all questions."""
    ids = [question.id for question in questions]
    draw = told.number_or_none("draw")
    if draw is not None:
        yield Pool(draw, tuple(ids))
    for pool in told.objects("pools"):
        yield Pool(pool.number("draw"), _named(pool, "questions", ids))


def _question(told: JsonObject, quiz: str, kind: str, words: Words) -> Question:
    id = told.text("id")
    said = words.get(f"{quiz}.{id}", NO_WORDS)
    return Question(
        id=id,
        type=told.text("type"),
        credit=told.text("credit"),
        weight=told.number("weight", 1),
        scored=told.flag("scored") and kind not in UNSCORED,
        prompt=said.prompt,
        fields=tuple(_field(field, said, number) for number, field in enumerate(told.objects("fields"))),
        checked_slot=told.number("checked", -1, least=-1),
    )


def _field(told: JsonObject, said: QuestionWords, number: int) -> Field:
    letters, offered, correct = (told.text(key) for key in ("letters", "offered", "correct"))
    if max(len(letters), len(offered), len(correct)) > _MOST_LETTERS:
        raise PackageError("a question in it has more letters than there are", "build it again")
    return Field(
        key=told.text("key"),
        slot=told.number("slot"),
        earlier=told.numbers("earlier"),
        letters=letters,
        offered=offered,
        correct=correct,
        known=tuple((answer.text("text"), answer.flag("right")) for answer in told.objects("answers")),
        low=told.text("low", ""),
        high=told.text("high", ""),
        most=told.number("most", 0),
        bytes=told.number("bytes", 0),
        text=said.fields.get(number, ""),
        words=said.letters.get(number, {}),
    )
