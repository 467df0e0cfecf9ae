"""A question's fields in the ledger, and what they may weigh."""

import pytest

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.linking import link
from scormkit.linking.widths import text_bytes
from scormkit.model.answers import Answer, FillIn, Gap, Gaps, Item, KnownAnswer, Numeric, Ordering, Steps
from scormkit.model.course import Completion, Course, Done, Question, TimeLimit
from scormkit.model.fields import fields_of
from scormkit.model.ledger import Ledger, Slot
from scormkit.model.linked import LinkedCourse
from scormkit.model.prose import Placement, Prose
from tests.unit.targets.courses import HERE, choices, course_asking, name, open_text, prose


def parts(course: LinkedCourse) -> list[str]:
    """The lines of the course's ledger."""
    return [f"{slot.part} {slot.shape} {slot.letters}".rstrip() for slot in course.ledger.slots]


def ordering(letters: str) -> Ordering:
    """Items with these letters, in this order."""
    return Ordering("ordering", tuple(Item(letter, prose(letter), HERE) for letter in letters), "all-or-nothing")


def with_ledger(course: LinkedCourse, *slots: Slot) -> tuple[LinkedCourse, tuple[Diagnostic, ...]]:
    """The course linked once more, with another ledger than it had; and what is found."""
    outcome = link(course.course._replace(ledger=Ledger(slots)))
    assert outcome.value is not None
    return outcome.value, outcome.diagnostics


def renamed(answer: Answer, was: str) -> LinkedCourse:
    """A course with one question ``new`` that was called otherwise."""
    return course_asking(Question(name("new"), prose(), answer, None, None, name(was)))


def test_each_field_has_a_line_in_the_order_of_the_page() -> None:
    """One field: the question's id alone; several: each with its key. Points stand right behind their quiz."""
    gaps = (Gap(name("who"), choices("a", "b").choices, ()), Gap(name("what"), (), ()))
    course = course_asking(
        choices("a", "bc"),
        ordering("cab"),
        Gaps("gaps", gaps, False, "per-part"),
        Steps("steps", (Item("a", prose(), HERE), Item("b", prose(), HERE))),
        open_text(99),
        points=(2, 1),
    )
    assert parts(course)[1:] == [
        "z-quiz quiz",
        "p-quiz points",
        "q-quiz.q0 single abc",
        "q-quiz.q1.c single 123",
        "q-quiz.q1.a single 123",
        "q-quiz.q1.b single 123",
        "q-quiz.q2.who single ab",
        "q-quiz.q2.what words",
        "q-quiz.q3 multiple ab",
        "q-quiz.q4 reply",
    ]
    assert course.quizzes[0].points_slot == 2
    assert [[field.slot for field in question.fields] for question in course.quizzes[0].questions] == [
        [3], [4, 5, 6], [7, 8], [9], [10],
    ]  # fmt: skip


def test_what_time_asks_for_stands_right_behind_its_owner() -> None:
    """A unit's time, a quiz's moment behind its points, whether a question was checked, the course's time last."""
    completion = Completion(None, None, "best", "passed", "incomplete", HERE, minutes=30)
    course = course_asking(
        choices("a", "b"),
        Numeric("numeric", "1", "2", "1 to 2", ""),
        ordering("ab"),
        points=(2, 1),
        cooldown=30,
        solution="after-each-question",
        completion=completion,
    )
    unit = course.course.units[0]
    timed = link(course.course._replace(units=(unit._replace(done=Done("minutes", 5)),))).value
    assert timed is not None
    assert parts(timed) == [
        "u-unit unit",
        "m-unit time",
        "z-quiz quiz",
        "p-quiz points",
        "w-quiz moment",
        "q-quiz.q0 single ab",
        "k-quiz.q0 checked",
        "q-quiz.q1 number",
        "k-quiz.q1 checked",
        "q-quiz.q2.a single 12",
        "q-quiz.q2.b single 12",
        "k-quiz.q2 checked",
        "c-time time",
    ]
    (quiz,) = timed.quizzes
    assert (timed.units[0].time_slot, quiz.moment_slot, timed.time_slot) == (1, 4, 12)
    assert [question.checked_slot for question in quiz.questions] == [6, 8, 11]


@pytest.mark.parametrize(("cooldown", "limit", "kept"), [(0, None, False), (30, None, True), (0, TimeLimit(20), True)])
def test_a_moment_is_kept_where_somebody_asks_for_it(cooldown: int, limit: TimeLimit | None, kept: bool) -> None:
    """With a time limit, and with a cooldown."""
    course = course_asking(choices("a", "b"), cooldown=cooldown, time_limit=limit)
    assert (course.quizzes[0].moment_slot is not None) == kept


def test_a_typed_answer_does_not_outlive_its_type() -> None:
    """A number that becomes a text takes a new line. A ledger of an older build called all of them text, and keeps its
    lines: there nobody has to answer again."""
    number = Numeric("numeric", "1", "2", "1 to 2", "")
    before = course_asking(number, open_text(9)).ledger
    after, _ = with_ledger(course_asking(open_text(9), number), *before.slots)
    assert parts(after)[2:] == ["q-quiz.q0 number", "q-quiz.q1 reply", "q-quiz.q0 reply", "q-quiz.q1 number"]
    old = [slot._replace(shape="text") if slot.shape in ("number", "reply") else slot for slot in before.slots]
    grown, _ = with_ledger(course_asking(number, open_text(9)), *old)
    assert parts(grown)[2:] == ["q-quiz.q0 text", "q-quiz.q1 text"]
    assert [question.fields[0].earlier for question in grown.quizzes[0].questions] == [(), ()]


def test_an_item_that_comes_later_gives_every_field_its_place() -> None:
    """A fourth item takes a line, and the other items' places grow in theirs as long as the bits stay."""
    before = course_asking(ordering("abc")).ledger
    after, _ = with_ledger(course_asking(ordering("abdc")), *before.slots)
    assert parts(after)[2:] == [f"q-quiz.q0.{letter} single 1234" for letter in "abcd"]
    assert [field.slot for field in after.quizzes[0].questions[0].fields] == [2, 3, 5, 4]


def test_a_question_that_gets_fields_keeps_its_old_line() -> None:
    """A choice question that becomes an ordering has new parts; the old line stays, and nobody is taken for renamed."""
    before = course_asking(choices("a", "b")).ledger
    after, found = with_ledger(course_asking(ordering("abc")), *before.slots)
    assert parts(after)[2:] == ["q-quiz.q0 single ab", *(f"q-quiz.q0.{letter} single 123" for letter in "abc")]
    assert found == ()
    assert all(field.earlier == () for field in after.quizzes[0].questions[0].fields)


def test_a_renamed_question_takes_all_its_fields_along() -> None:
    """Also those of items that are gone: their lines keep their places under the new name."""
    before = course_asking(Question(name("old"), prose(), ordering("abcd"), None, None, None)).ledger
    after, found = with_ledger(renamed(ordering("abc"), "old"), *before.slots)
    assert found == ()
    assert [slot.part for slot in after.ledger.slots[2:]] == [f"q-quiz.new.{letter}" for letter in "abcd"]


def test_a_renamed_quiz_takes_points_and_fields_along() -> None:
    """All parts of the quiz move in place; nothing is added."""
    before = course_asking(ordering("ab"), points=(1,)).ledger
    after, found = with_ledger(
        course_asking(ordering("ab"), points=(1,), name=name("test"), was=name("quiz")), *before.slots
    )
    assert found == ()
    assert [slot.part for slot in after.ledger.slots[1:]] == ["z-test", "p-test", "q-test.q0.a", "q-test.q0.b"]


def test_all_that_goes_with_a_part_is_renamed_with_it() -> None:
    """A quiz takes its moment and what was checked along, a question that it was checked, a unit its time."""
    asked = Question(name("old"), prose(), ordering("ab"), None, None, None)
    before = course_asking(asked, cooldown=30, solution="after-each-question").ledger
    after, found = with_ledger(
        course_asking(
            asked._replace(name=name("new"), was=name("old")),
            name=name("test"),
            was=name("quiz"),
            cooldown=30,
            solution="after-each-question",
        ),
        *before.slots,
        Slot("k-quiz.gone", "checked"),
        Slot("m-unit", "time"),
    )
    assert found == ()
    assert [slot.part for slot in after.ledger.slots] == [
        "u-unit",
        "z-test",
        "w-test",
        "q-test.new.a",
        "q-test.new.b",
        "k-test.new",
        "k-test.gone",
        "m-unit",
    ]
    unit = after.course.units[0]._replace(name=name("start"), was=name("unit"))
    modules = (after.course.modules[0]._replace(units=(name("start"),)),)
    moved = link(after.course._replace(units=(unit,), modules=modules, ledger=after.ledger))
    assert moved.value is not None
    assert [slot.part for slot in moved.value.ledger.slots if slot.shape in ("unit", "time")] == ["u-start", "m-start"]


def test_faults_of_a_rename_are_told_of_the_question_and_not_of_its_fields() -> None:
    """An id that nobody had, one that is in use, one whose follower has a record by now: one finding each."""
    unit, quiz = Slot("u-unit", "unit"), Slot("z-quiz", "quiz")
    old, new = Slot("q-quiz.old.a", "text"), Slot("q-quiz.new.a", "text")
    course = renamed(Gaps("gaps", (Gap(name("a"), (), ()),), False, "per-part"), "old")
    for slots, code in (
        ((unit, quiz, Slot("q-quiz.odd.a", "text")), "ledger/was-unknown"),
        ((unit, quiz, old, new), "ledger/was-too-late"),
    ):
        assert [one.code for one in with_ledger(course, *slots)[1]] == [code]


def test_a_question_of_fields_that_is_gone_is_asked_about_once() -> None:
    """However many fields it had, the new question is asked once whether it was the old one."""
    before = course_asking(Question(name("order-them"), prose(), ordering("abc"), None, None, None)).ledger
    now = course_asking(Question(name("order-these"), prose(), ordering("abc"), None, None, None))
    (found,) = with_ledger(now, *before.slots)[1]
    assert (found.code, found.message) == ("ledger/part-gone", "`order-these` is new, and `order-them` is gone")


def test_a_field_that_is_gone_is_no_question_that_is_gone() -> None:
    """A question that lost an item is there; a new question beside it is not taken for it."""
    before = course_asking(ordering("abc")).ledger
    assert with_ledger(course_asking(ordering("ab"), choices("a", "b")), *before.slots)[1] == ()


@pytest.mark.parametrize(
    ("language", "bytes"),
    [
        *((language, 338) for language in ("en", "de-AT", "sr-Latn")),
        *((language, 600) for language in ("sr", "ru", "el", "ar-EG", "vi", "uz-Cyrl")),
        *((language, 900) for language in ("ja", "zh-Hans", "hi", "tlh")),
    ],
)
def test_300_characters_weigh_what_their_script_weighs(language: str, bytes: int) -> None:
    """Latin letters a byte and an eighth, two-byte scripts two, all others, also unknown ones, three; rounded up."""
    (field,) = fields_of(open_text(300))
    assert text_bytes(field, language) == bytes


def test_numbers_weigh_a_byte_a_character_and_chosen_fields_nothing() -> None:
    """A number has ASCII digits in every language."""
    (number,) = fields_of(Numeric("numeric", "1", "2", "1 to 2", ""))
    (chosen,) = fields_of(choices("a", "b"))
    assert (text_bytes(number, "ja"), text_bytes(chosen, "ja")) == (20, 0)


def test_a_known_answer_in_another_script_fits() -> None:
    """A course in English may ask for 60 Japanese characters; no more is kept than a slot can tell."""
    answer = KnownAnswer("語" * 60, True, None, HERE)
    (field,) = fields_of(FillIn("fill-in", (answer,), False))
    assert text_bytes(field, "en") == 180
    (endless,) = fields_of(open_text(5000))
    assert text_bytes(endless, "ja") == 4095


def _completion(assignments: tuple[str, ...] | None, quizzes: tuple[str, ...] | None = ()) -> Completion:
    listed = [None if ids is None else tuple(map(name, ids)) for ids in (quizzes, assignments)]
    return Completion(None, listed[0], "best", "passed", "incomplete", HERE, listed[1])


def _assignment(completion: Completion) -> tuple[Course, tuple[bool, ...], tuple[Diagnostic, ...]]:
    course = course_asking(open_text(99), kind="assignment", file="assignments/quiz.md", body=prose()).course
    outcome = link(course._replace(completion=completion))
    assert outcome.value is not None
    return course, tuple(quiz.required for quiz in outcome.value.quizzes), outcome.diagnostics


@pytest.mark.parametrize(("assignments", "required"), [(None, True), (("quiz",), True), ((), False)])
def test_all_assignments_are_required_unless_some_are_listed(
    assignments: tuple[str, ...] | None, required: bool
) -> None:
    """Without a list all that units place; with one, those in it."""
    assert _assignment(_completion(assignments))[1:] == ((required,), ())


def test_an_assignment_that_nobody_has_is_told() -> None:
    """The nearest name is offered; a quiz among the assignments, or the other way round, is told where it belongs."""
    (misspelt,) = _assignment(_completion(("quizz",)))[2]
    assert (misspelt.code, misspelt.help) == ("assignment/not-found", "did you mean `quiz`?")
    (astray,) = _assignment(_completion(None, ("quiz",)))[2]
    assert (astray.code, astray.help) == ("quiz/not-found", "it is an assignment: list it under `assignments`")
    graded = course_asking(choices("a", "b")).course
    (other,) = link(graded._replace(completion=_completion(("quiz",)))).diagnostics
    assert (other.code, other.help) == ("assignment/not-found", "it is a quiz: list it under `quizzes`")


def test_a_required_assignment_must_be_placed() -> None:
    """One that no unit places is told as an assignment: an error where it is listed, else a warning."""
    course = _assignment(_completion(None))[0]
    unit = course.units[0]._replace(body=prose())
    for completion, code in (
        (_completion(("quiz",)), "quiz/required-not-placed"),
        (_completion(None), "quiz/not-placed"),
    ):
        (found,) = link(course._replace(units=(unit,), completion=completion)).diagnostics
        assert found.code == code
        assert "assignment `quiz`" in found.message
        assert "`![](../assignments/quiz.md)`" in found.help


def test_what_an_assignment_names_is_packed_and_must_be_there() -> None:
    """The text of an assignment is prose like any other."""
    body = Prose(HERE, (Placement(HERE, "no.svg", "media/no.svg", "A map.", ""),), 0)
    course = course_asking(open_text(99), kind="assignment", body=prose()).course
    (found,) = link(course._replace(quizzes=(course.quizzes[0]._replace(body=body),))).diagnostics
    assert found.code == "link/missing-file"
