"""Linked courses made by hand: as many units and questions as a test asks for, and nothing else."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from scormkit.diagnostics.span import Span
from scormkit.linking import link
from scormkit.model.answers import Answer, Choice, Choices, OpenText
from scormkit.model.course import (
    Cmi5Options,
    Completion,
    Course,
    Done,
    Module,
    Objective,
    Order,
    Pool,
    Question,
    Quiz,
    Rights,
    Scorm12Options,
    TimeLimit,
    Unit,
)
from scormkit.model.fields import fields_of
from scormkit.model.ledger import OBJECTIVE, QUIZ, UNIT, Ledger, Slot
from scormkit.model.linked import (
    LinkedCourse,
    LinkedField,
    LinkedObjective,
    LinkedQuestion,
    LinkedQuiz,
    LinkedUnit,
)
from scormkit.model.media import MediaFile
from scormkit.model.names import Name
from scormkit.model.prose import Placement, Prose
from scormkit.package.plan import PackagePlan
from scormkit.targets.base import Target
from scormkit.targets.shared import Shared

HERE = Span("course.yaml", 1, 1, 1, 2)


def name(text: str) -> Name:
    """A name, written anywhere."""
    return Name(text, HERE)


def prose(html: str = "<p>Words.</p>") -> Prose:
    """Finished prose."""
    return Prose(HERE, (html,), 1)


def medium(path: str, size: int = 3, digest: str = "ab" * 32) -> MediaFile:
    """A handle on a file that is nowhere."""
    return MediaFile(path, size, digest, Path("/nowhere") / path)


def bare_course(**changes: object) -> Course:
    """A course with every field at its plainest."""
    course = Course(
        name=name("first-aid"),
        title="First aid",
        version="1.0",
        language="en",
        summary="What to do until help comes.",
        keywords=("first aid",),
        author="",
        publisher="",
        status="Final",
        rights=Rights(cost=False, copyright=True, statement=""),
        purpose="Educational Objective",
        idle_minutes=10,
        objectives=(),
        modules=(Module(name("basics"), "Basics", "", ()),),
        units=(),
        quizzes=(),
        glossary=(),
        completion=Completion(None, None, "best", "passed", "incomplete", HERE),
        scorm12=Scorm12Options("one", None, None, HERE),
        cmi5=Cmi5Options("one"),
        media=(),
        transcripts={},
        ledger=Ledger(),
        unreadable=frozenset(),
        gaps=frozenset(),
        order=Order("free", HERE),
    )
    return course._replace(**changes)  # type: ignore[arg-type]


def linked_course(
    units: int = 1, questions: int = 0, letters: str = "abcd", media: Sequence[MediaFile] = (), **changes: object
) -> LinkedCourse:
    """A course of so many units; with questions, each unit places a graded quiz of so many on one objective."""
    slots: list[Slot] = []
    made_units: list[LinkedUnit] = []
    made_quizzes: list[LinkedQuiz] = []
    for number in range(units):
        slots.append(Slot(f"u-unit-{number}", UNIT))
        quizzes: tuple[int, ...] = ()
        if questions:
            quizzes = (number,)
            made_quizzes.append(_quiz(number, questions, letters, slots))
        unit = Unit(
            name(f"unit-{number}"),
            f"units/unit-{number}.md",
            f"Unit {number}",
            10,
            None,
            (),
            Done("end"),
            prose(),
            None,
        )
        made_units.append(LinkedUnit(unit, _slot(slots, f"u-unit-{number}"), 0, True, quizzes))
    objectives: tuple[LinkedObjective, ...] = ()
    if questions:
        slots.append(Slot("o-help", OBJECTIVE))
        help = Objective(name("help"), "Help.", None, None, "", None)
        objectives = (LinkedObjective(help, len(slots) - 1, tuple(range(units)), 80),)
    course = bare_course(
        units=tuple(unit.unit for unit in made_units), quizzes=tuple(quiz.quiz for quiz in made_quizzes), **changes
    )
    if course.completion.score == "none":
        made_quizzes = [quiz._replace(counts=0) for quiz in made_quizzes]
    return LinkedCourse(
        course=course,
        modules=course.modules,
        units=tuple(made_units),
        quizzes=tuple(made_quizzes),
        objectives=objectives,
        glossary={},
        media={file.path: file for file in media},
        companions={},
        ledger=Ledger(tuple(slots)),
    )


def course_asking(
    *answers: Answer | Question, language: str = "en", completion: Completion | None = None, **changes: object
) -> LinkedCourse:
    """A course of one unit that places one quiz, linked as any; bare answers become ``q0``, ``q1`` and so on."""
    questions = tuple(
        answer if isinstance(answer, Question) else Question(name(f"q{number}"), prose(), answer, None, None, None)
        for number, answer in enumerate(answers)
    )
    quiz = plain_quiz("quiz", *questions, **changes)
    source = bare_course(
        language=language,
        modules=(Module(name("basics"), "Basics", "", (name("unit"),)),),
        units=(unit_placing("unit", quiz),),
        quizzes=(quiz,),
    )
    return linked(source._replace(completion=completion or source.completion))


def ruled_course(**completion: object) -> LinkedCourse:
    """A course with every rule: a pre-test that exempts from the unit ``work``, a quiz there with a cooldown, a time
    limit, pools and questions checked one by one, an assignment that decides the objective ``write`` alone."""
    question = Question(name("one"), prose(), choices("a", "bc"), None, None, None)
    asked = tuple(question._replace(name=name(f"q{n}"), tags=("easy",) if n < 3 else ()) for n in range(4))
    entry = plain_quiz(
        "entry", question, kind="pre-test", exempts=(name("work"),), attempts=1, objectives=(name("know"),)
    )
    final = plain_quiz(
        "final",
        *asked,
        attempts=3,
        cooldown=90,
        time_limit=TimeLimit(20),
        solution="after-each-question",
        pools=(Pool(name("easy"), 2),),
        points=(10, 5),
        objectives=(name("know"),),
    )
    last = plain_quiz("last", question, attempts=2, points=(10, 5))
    reply = Question(name("reply"), prose(), open_text(40), None, None, None)
    letter = plain_quiz("letter", reply, kind="assignment", body=prose(), asked=("reply",), objectives=(name("write"),))
    quizzes = (entry, final, last, letter)
    units = (
        unit_placing("start", entry),
        unit_placing("work", final)._replace(done=Done("minutes", 5)),
        unit_placing("end", last, letter),
    )
    source = bare_course(
        modules=(Module(name("basics"), "Basics", "", tuple(unit.name for unit in units)),),
        units=units,
        quizzes=quizzes,
        objectives=tuple(Objective(name(id), f"{id}.", None, None, "", None) for id in ("know", "write")),
    )
    rules = {"minutes": 30, "quizzes": (name("final"), name("last")), "weights": (3, 1), **completion}
    return linked(source._replace(completion=source.completion._replace(**rules)))  # type: ignore[arg-type]


def plain_quiz(id: str, *questions: Question, **changes: object) -> Quiz:
    """A graded quiz without rules of its own."""
    quiz = Quiz(
        name=name(id),
        file=f"quizzes/{id}.yaml",
        title=id.capitalize(),
        kind="graded",
        objectives=(),
        pass_percent=80,
        attempts=None,
        retry="wrong-answers",
        solution="never",
        questions=questions,
        was=None,
    )
    return quiz._replace(**changes)  # type: ignore[arg-type]


def unit_placing(id: str, *quizzes: Quiz) -> Unit:
    """A unit of quizzes alone."""
    body = Prose(HERE, tuple(Placement(HERE, quiz.file, quiz.file, "", "") for quiz in quizzes), 0)
    return Unit(name(id), f"units/{id}.md", id.capitalize(), None, None, (), Done("end"), body, None)


def linked(source: Course) -> LinkedCourse:
    """The course, in which linking finds nothing to tell."""
    outcome = link(source)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def choices(correct: str, wrong: str, kind: Literal["single", "multiple", "true-false"] = "single") -> Choices:
    """Choices in alphabetical order, each of which reads ``Choice a``."""
    made = (
        Choice(letter, prose(f"Choice {letter}"), letter in correct, None, HERE) for letter in sorted(correct + wrong)
    )
    return Choices(kind, tuple(made), "all-or-nothing")


def open_text(most: int, sample: Prose | None = None) -> OpenText:
    """Words of the learner's own, up to ``most`` characters."""
    return OpenText("open-text", 1, most, sample)


def per_unit(course: LinkedCourse, mastery: int | None = None) -> LinkedCourse:
    """The same course with a SCO for each unit."""
    return course._replace(course=course.course._replace(scorm12=Scorm12Options("per-unit", mastery, None, HERE)))


def planned(target: Target, course: LinkedCourse) -> PackagePlan:
    """The package that a target makes of a course."""
    return target.plan(course, Shared(course))


def _quiz(number: int, questions: int, letters: str, slots: list[Slot]) -> LinkedQuiz:
    slots.append(Slot(f"z-quiz-{number}", QUIZ))
    slot = len(slots) - 1
    made = tuple(_question(number, index, letters, slots) for index in range(questions))
    quiz = Quiz(
        name=name(f"quiz-{number}"),
        file=f"quizzes/quiz-{number}.yaml",
        title=f"Quiz {number}",
        kind="graded",
        objectives=(name("help"),),
        pass_percent=80,
        attempts=4,
        retry="wrong-answers",
        solution="never",
        questions=tuple(question.question for question in made),
        was=None,
    )
    return LinkedQuiz(quiz, slot, number, made, required=True, counts=questions)


def _question(quiz: int, number: int, letters: str, slots: list[Slot]) -> LinkedQuestion:
    slots.append(Slot(f"q-quiz-{quiz}.question-{number}", "single", letters))
    choices = tuple(Choice(letter, prose(letter), letter == letters[0], None, HERE) for letter in letters)
    answer = Choices("single", choices, "all-or-nothing")
    question = Question(name(f"question-{number}"), prose(), answer, None, None, None)
    (field,) = fields_of(answer)
    return LinkedQuestion(question, (LinkedField(field, len(slots) - 1, letters, (), 0),), (0,), scored=True)


def _slot(slots: list[Slot], part: str) -> int:
    return next(number for number, slot in enumerate(slots) if slot.part == part)
