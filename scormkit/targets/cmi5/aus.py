"""What of a course is an AU, and what satisfies it."""

from collections.abc import Iterable

from scormkit.activities.ids import unit_key
from scormkit.checks.scores import least_score
from scormkit.model.course import Objective
from scormkit.model.linked import LinkedCourse, LinkedQuiz, LinkedUnit
from scormkit.pages.references import unit_page
from scormkit.pages.render import INDEX
from scormkit.standards import cmi5, xapi
from scormkit.targets.cmi5.course_structure import Au, Block
from scormkit.targets.results import makes_score

ONE_AU = "au"  # the key of the only AU: the course's own id is the course structure's


def course_au(course: LinkedCourse) -> Au:
    """The whole course as one AU with the player's own navigation."""
    source = course.course
    every = tuple(linked.objective for linked in course.objectives)
    satisfied = _satisfied(course, course.quizzes)
    return Au(ONE_AU, source.title, source.summary, INDEX, xapi.COURSE, *satisfied, every)


def unit_aus(course: LinkedCourse) -> tuple[Block, ...]:
    """Each unit as an AU of one page, in a block for its module."""
    return tuple(
        Block(module, tuple(_unit_au(course, unit) for unit in course.units if unit.module == number))
        for number, module in enumerate(course.modules)
    )


def _unit_au(course: LinkedCourse, linked: LinkedUnit) -> Au:
    unit = linked.unit
    quizzes = [course.quizzes[number] for number in linked.quizzes]
    satisfied = _satisfied(course, quizzes)
    own = _objectives(course, linked, quizzes)
    return Au(unit_key(unit), unit.title, "", unit_page(unit), xapi.LESSON, *satisfied, own)


def _satisfied(course: LinkedCourse, quizzes: Iterable[LinkedQuiz]) -> tuple[str, int | None]:
    """What moves a learner on from an AU with these quizzes, and the score that whoever has passed has at least."""
    asked = tuple(quizzes)
    passes = course.course.completion.status == "passed" and any(map(makes_score, asked))
    return cmi5.COMPLETED_AND_PASSED if passes else cmi5.COMPLETED, least_score(course, asked)


def _objectives(course: LinkedCourse, linked: LinkedUnit, quizzes: Iterable[LinkedQuiz]) -> tuple[Objective, ...]:
    """Those that the unit states or serves, and those that its quizzes assess."""
    unit = linked.unit
    names = {objective.name.text for objective in unit.objectives}
    if unit.part_of:
        names.add(unit.part_of.text)
    assessed = {number for quiz in quizzes for question in quiz.questions for number in question.objectives}
    every = enumerate(one.objective for one in course.objectives)
    return tuple(objective for number, objective in every if number in assessed or objective.name.text in names)
