"""What an LRS must be told: from the course as the player reads it, to the statements of a run through it.

The learner reads each unit to its end and then answers its quizzes as planned, once (``Player.work_on``).
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from tests.browser import plans
from tests.browser.lrs import Way
from tests.browser.packages import Package
from tests.browser.plans import How

_VERBS = "http://adlnet.gov/expapi/verbs/"
_CATEGORIES = "https://w3id.org/xapi/cmi5/context/categories/"
_PROGRESS = "https://w3id.org/xapi/cmi5/result/extensions/progress"
_DURATION = re.compile(r"PT\d+(\.\d{1,2})?S")
_DEFINED = ("initialized", "completed", "passed", "failed", "terminated")  # of cmi5, where they tell of the course

_TIMED = {"duration": "PT"}  # how long something took is no two times the same


class Telling(NamedTuple):
    """A statement without who, when, and what is said of activities; these go by their keys, "" for the course."""

    verb: str
    object: str
    result: Mapping[str, Any] = {}
    parent: tuple[str, ...] = ()
    grouping: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    category: tuple[str, ...] = ()


def telling(statement: Mapping[str, Any], iri: str, root: str) -> Telling:
    """A statement as it came. ``iri`` is the course's, ``root`` is what the launch calls it."""
    context = statement["context"].get("contextActivities", {})

    def keys(kind: str) -> tuple[str, ...]:
        return tuple(_key(activity["id"], iri, root) for activity in context.get(kind, ()))

    result = dict(statement.get("result", {}))
    if "duration" in result:
        assert _DURATION.fullmatch(result["duration"]), result
        result |= _TIMED
    verb = statement["verb"]["id"]
    assert verb.startswith(_VERBS), verb
    around = (keys("parent"), keys("grouping"), keys("other"), keys("category"))
    return Telling(verb.removeprefix(_VERBS), _key(statement["object"]["id"], iri, root), result, *around)


def _key(id: str, iri: str, root: str) -> str:
    return "" if id == root else id.removeprefix(f"{iri}/").removeprefix(_CATEGORIES)


def expected(package: Package, way: Way, how: How, au: str = "au") -> list[Telling]:
    """All that a run leaves, in order. ``au`` is the key of the package's AU, for cmi5."""
    return [_launched(one, way, au) for one in _Run(package.course, how).tellings()]


def _launched(one: Telling, way: Way, au: str) -> Telling:
    """As a launch wants it: what cmi5 defines carries its category, and all is grouped by the AU."""
    if way == "xapi":
        return one
    decides = "success" in one.result or "completion" in one.result
    is_defined = not one.object and one.verb in _DEFINED
    category = (("cmi5", "moveon") if decides else ("cmi5",)) if is_defined else ()
    grouping = (au, *(key for key in one.grouping if key != au))
    return one._replace(grouping=grouping, category=category)


class _Run:
    """A learner under way: units read, quizzes answered, and the last that was told of a matter."""

    def __init__(self, course: dict[str, Any], how: How) -> None:
        self._course = course
        self._how = how
        self._answered: list[dict[str, Any]] = []
        self._read = 0
        self._told: dict[str, object] = {}

    def tellings(self) -> Iterator[Telling]:
        yield Telling("initialized", "")
        for index, unit in enumerate(self._course["units"]):
            yield Telling("experienced", f"units/{unit['id']}", {}, ("",))
            self._read = index + 1
            yield from self._following()
            for quiz in self._course["quizzes"]:
                if quiz["unit"] == index:
                    self._answered.append(quiz)
                    yield from self._answers(quiz)
                    yield from self._following()
        yield Telling("terminated", "", _TIMED)

    def _answers(self, quiz: dict[str, Any]) -> Iterator[Telling]:
        unit = self._course["units"][quiz["unit"]]
        module = self._course["modules"][unit["module"]]["id"]
        around = ((f"quizzes/{quiz['id']}",), (f"units/{unit['id']}", f"modules/{module}", ""))
        for place, question in enumerate(quiz["questions"]):
            other = tuple(f"objectives/{self._course['objectives'][n]['id']}" for n in question["objectives"])
            told = plans.responses(question, plans.given(question, self._how, place))
            judged = _judged(question, plans.is_right(self._how, place), len(told)) if question["scored"] else {}
            for id, kind, response in told:
                result = {**judged, "response": _words(kind, response), **_TIMED}
                yield Telling("answered", f"quizzes/{quiz['id']}/{id.replace('.', '/')}", result, *around, other)

    def _following(self) -> Iterator[Telling]:
        """What follows from what was done: units, objectives, the course."""
        units = self._course["units"]
        done = [unit for n, unit in enumerate(units) if n < self._read and self._is_over(n)]
        counted = len([unit for unit in done if unit["required"]])
        for unit in done:
            if self._is_news(f"unit {unit['id']}", "done"):
                percent = 100 * counted // self._course["completion"]["units"]
                progress = {"extensions": {_PROGRESS: percent}}
                yield Telling("progressed", "", progress, (), (), (f"units/{unit['id']}",))
        for number, objective in enumerate(self._course["objectives"]):
            yield from self._objective(number, objective)
        yield from self._outcome(counted)

    def _is_over(self, unit: int) -> bool:
        """Its quizzes are, those that it waits for."""
        waits = [quiz for quiz in self._course["quizzes"] if quiz["unit"] == unit and _is_waited_for(quiz)]
        return all(self._is_passed(quiz) for quiz in waits)

    def _is_passed(self, quiz: dict[str, Any]) -> bool:
        unscored = quiz["kind"] in ("survey", "assignment")
        return quiz in self._answered and (unscored or plans.quiz_percent(quiz, self._how) >= quiz["pass"])

    def _objective(self, number: int, objective: dict[str, Any]) -> Iterator[Telling]:
        quizzes = [self._course["quizzes"][n] for n in objective["quizzes"]]
        key = f"objectives/{objective['id']}"
        if objective["pass"] is None:
            if all(map(self._is_passed, quizzes)) and self._is_news(key, "completed"):
                yield Telling("completed", key, {"completion": True}, ("",))
            return
        if not any(plans.weighed(quiz, self._how, number) for quiz in quizzes if quiz in self._answered):
            return
        weights = [
            (weight, good and quiz in self._answered)
            for quiz in quizzes
            for weight, good in plans.weighed(quiz, self._how, number)
        ]
        percent = plans.share(weights)
        if self._is_news(key, percent):
            passes = percent >= objective["pass"]
            success = {"success": True} if passes else {}
            yield Telling("passed" if passes else "scored", key, {**success, "score": _score(percent)}, ("",))

    def _outcome(self, units: int) -> Iterator[Telling]:
        required = [quiz for quiz in self._course["quizzes"] if quiz["required"]]
        graded = [quiz for quiz in required if quiz["kind"] == "graded"]
        completion = self._course["completion"]
        is_complete = units >= completion["units"] and all(map(self._is_passed, required))
        if is_complete and self._is_news("completed", "yes"):
            yield Telling("completed", "", {"completion": True, **_TIMED})
        if not any(quiz in self._answered for quiz in graded):
            return
        score = plans.percent(self._course, self._how, [quiz["id"] for quiz in self._answered])
        if all(map(self._is_passed, graded)) and self._is_news("passed", "yes"):
            self._told["score"] = score
            yield Telling("passed", "", {"success": True, "score": _score(score), **_TIMED})
        if self._is_news("score", score):
            yield Telling("scored", "", {"score": _score(score)})

    def _is_news(self, matter: str, value: object) -> bool:
        before = self._told.get(matter)
        self._told[matter] = value
        return before != value


def _is_waited_for(quiz: dict[str, Any]) -> bool:
    return quiz["kind"] == "graded" or bool(quiz["required"])


def _judged(question: dict[str, Any], good: bool, parts: int) -> dict[str, Any]:
    most = question["weight"] / parts
    return {"success": good, "score": {"scaled": int(good), "raw": most * good, "min": 0, "max": most}}


def _score(percent: int) -> dict[str, Any]:
    return {"scaled": percent / 100, "raw": percent, "min": 0, "max": 100}


def _words(kind: str, response: str) -> str:
    """A response of SCORM 1.2 in the words of xAPI."""
    if kind == "true-false":
        return {"t": "true", "f": "false"}[response]
    if kind == "matching":
        response = response.replace(".", "[.]")
    return response.replace(",", "[,]") if kind in ("choice", "sequencing", "matching") else response
