"""The ids of activities: the course's IRI, and behind it a path of source ids, which no two parts of a course share."""

from scormkit.model.course import Course, Module, Objective, Question, Quiz, Unit

COURSE = ""  # the key of the course itself
_DEFAULT = "https://scormkit.invalid"  # RFC 2606 keeps .invalid from being anybody's


def course_iri(course: Course) -> str:
    """The author's IRI, else one made of the course's id."""
    return course.iri.text if course.iri else f"{_DEFAULT}/{course.name.text}"


def activity_iri(course: Course, key: str) -> str:
    """The id of the activity with this key."""
    return f"{course_iri(course)}/{key}" if key else course_iri(course)


def module_key(module: Module) -> str:
    return f"modules/{module.name.text}"


def unit_key(unit: Unit) -> str:
    return f"units/{unit.name.text}"


def quiz_key(quiz: Quiz) -> str:
    return f"quizzes/{quiz.name.text}"


def question_key(quiz: Quiz, question: Question, gap: str = "") -> str:
    """``gap`` is the gap's name where each gap is an interaction of its own."""
    whole = f"{quiz_key(quiz)}/{question.name.text}"
    return f"{whole}/{gap}" if gap else whole


def objective_key(objective: Objective) -> str:
    return f"objectives/{objective.name.text}"
