"""What a change means for learners in progress: each kind of change, its effect and what it is told as."""

from collections.abc import Callable

import pytest

from scormkit.linking import link
from scormkit.model.answers import Answer, Item, Matching, Ordering, Pair
from scormkit.model.course import Completion, Course, Pool, Question, Quiz, TimeLimit
from scormkit.model.ledger import Ledger
from scormkit.model.linked import LinkedCourse
from scormkit.model.prose import Placement, Prose
from scormkit.records.change import Change
from scormkit.records.changes import changes
from scormkit.records.meaning import Likeness, likeness_of
from tests.unit.asking import ANSWERS, choice, item, questions
from tests.unit.records.packages import published
from tests.unit.targets.courses import (
    HERE,
    choices,
    course_asking,
    linked_course,
    name,
    open_text,
    per_unit,
    prose,
    ruled_course,
)

OLD = course_asking(*questions(), attempts=3)
Edit = Callable[[Course], Course]


def _relinked(course: Course, ledger: Ledger = OLD.ledger) -> LinkedCourse:
    linked = link(course._replace(ledger=ledger)).value
    assert linked is not None
    return linked


def _changes(edit: Edit, ledger: Ledger = OLD.ledger) -> tuple[Change, ...]:
    return changes(published(OLD), published(_relinked(edit(OLD.course), ledger)))


def _quiz(**changed: object) -> Edit:
    def edit(course: Course) -> Course:
        (quiz,) = course.quizzes
        return course._replace(quizzes=(quiz._replace(**changed),))  # type: ignore[arg-type]

    return edit


def _question(kind: str, **changed: object) -> Edit:
    asked = [q._replace(**changed) if q.name.text == kind else q for q in questions()]  # type: ignore[arg-type]
    return _quiz(questions=tuple(asked))


def _answer(kind: str, answer: Answer) -> Edit:
    return _question(kind, answer=answer)


def _completion(**changed: object) -> Edit:
    return lambda course: course._replace(completion=course.completion._replace(**changed))  # type: ignore[arg-type]


def _without(kind: str) -> Edit:
    return _quiz(questions=tuple(question for question in questions() if question.name.text != kind))


def _ordered(*items: Item) -> Edit:
    return _answer("ordering", Ordering("ordering", items, "per-part"))


def _choices(*texts: str, right: str = "a") -> Edit:
    made = (choice(letter, text, letter == right) for letter, text in zip("abcdefgh", texts, strict=False))
    return _answer("single", choices("a", "b")._replace(choices=tuple(made)))


def _letters(letters: str) -> Edit:
    made = (choice(letter, text, text == TEXTS[0]) for letter, text in zip(letters, TEXTS, strict=True))
    return _answer("single", choices("a", "b")._replace(choices=tuple(made)))


LOOK, CALL, HELP = item("a", "Look"), item("b", "Call"), item("c", "Help")
TEXTS = ("Choice a", "Choice b", "Choice c")
TAGGED = tuple(question._replace(tags=("easy",)) for question in questions())
CASES: dict[str, tuple[Edit, str, str]] = {
    "letter-other-text": (_choices("Something else entirely", *TEXTS[1:]), "breaks", "`a` means something else"),
    "letters-swapped": (_choices("Choice b", "Choice a", "Choice c"), "breaks", "`a` means something else"),
    "letter-reworded": (_choices("The choice a", *TEXTS[1:]), "safe", "`a` is reworded"),
    "letter-gone": (_choices(*TEXTS[:2]), "migrates", "`c` is gone"),
    "letters-outgrown": (_choices(*TEXTS, "d", "e", "f", "g"), "migrates", "the letters outgrew their place"),
    "key-changed": (_choices(*TEXTS, right="b"), "breaks", "`b` is right, and `a` was"),
    "order-changed": (_ordered(CALL, LOOK, HELP), "breaks", "its order is another one"),
    "order-longer": (_ordered(LOOK, item("d", "Wait"), CALL, HELP), "safe", "`d` is new"),
    "order-shorter": (_ordered(LOOK, HELP), "migrates", "`b` is gone"),
    "type-changed": (_answer("single", open_text(20)), "migrates", "it is `open-text`, and was `single`"),
    "text-shorter": (
        _answer("open-text", open_text(20)),
        "breaks",
        "it takes texts of up to 20 characters, and took up to 200",
    ),
    "question-gone": (_without("likert"), "migrates", "it is gone"),
    "question-renamed": (_question("single", name=name("one"), was=name("single")), "migrates", "it was `single`"),
    "question-renamed-silently": (_question("single", name=name("one")), "breaks", "it is `one` now"),
    "prompt-replaced": (_question("single", prompt=prose("Name a bone.")), "breaks", "its prompt asks something else"),
    "weight": (_question("single", weight=3), "safe", "it counts otherwise"),
    "quiz-renamed": (_quiz(name=name("test"), was=name("quiz")), "migrates", "it was `quiz`"),
    "attempts-lowered": (_quiz(attempts=2), "breaks", "it grants 2 attempts, and granted 3"),
    "attempts-raised": (_quiz(attempts=None), "safe", "it grants more attempts"),
    "pass-mark": (_quiz(pass_percent=90), "migrates", "its pass mark is 90 %, and was 80 %"),
    "points": (_quiz(points=(3, 1)), "migrates", "its points are others"),
    "draw": (_quiz(draw=3), "migrates", "it draws other questions"),
    "shuffle": (_quiz(shuffle="both"), "safe", "it is shuffled in another way"),
    "to-survey": (_quiz(kind="survey"), "migrates", "its kind is `survey`, and was `graded`"),
    "pools": (_quiz(pools=(Pool(name("easy"), 1),), questions=TAGGED), "migrates", "it draws other questions"),
    "cooldown": (_quiz(cooldown=120), "safe", "`cooldown` is 2 h, and was none"),
    "time-limit": (_quiz(time_limit=TimeLimit(20)), "migrates", "`time_limit` is 20 min, and was none"),
    "solution": (_quiz(solution="after-each-question"), "safe", "`solution` is `after-each-question`, and was `never`"),
    "first-attempt": (_completion(score="first"), "migrates", "`score` is `first`, and was `best`"),
    "minutes": (_completion(minutes=30), "migrates", "30 active minutes complete it, and 0 did"),
    "numeric-to-fill-in": (_answer("numeric", ANSWERS["fill-in"]), "migrates", "it is `fill-in`, and was `numeric`"),
    "fill-in-to-open-text": (_answer("fill-in", open_text(9)), "migrates", "it is `open-text`, and was `fill-in`"),
    "letter-changed": (_letters("dbc"), "breaks", "`a` is `d` now, and says the same"),
    "status": (_completion(status="completed"), "migrates", "`status` is `completed`"),
    "on-fail": (_completion(on_fail="failed"), "breaks", "`on_fail` is `failed`"),
    "course-id": (lambda course: course._replace(name=name("other")), "breaks", "its id is `other`"),
    "language": (lambda course: course._replace(language="de"), "migrates", "its language is `de`"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_change_has_its_effect(case: str) -> None:
    """The change is told under its effect, and with no other that is worse."""
    edit, effect, words = CASES[case]
    found = _changes(edit)
    assert any(words in change.what and change.effect.value == effect for change in found), found
    assert found[0].effect.value == effect
    assert all(change.learners for change in found)
    assert all(bool(change.help) == (change.effect.value == "breaks") for change in found)


def test_nothing_changed_is_nothing_told() -> None:
    """The same course, linked again with its ledger, has no changes; so has one that only looks different."""
    assert _changes(lambda course: course) == ()
    assert _changes(lambda course: course._replace(title="Another title", summary="Another summary")) == ()


def _matching(*pairs: tuple[str, str | None, str]) -> Edit:
    made = (Pair(letter, prose(left) if left else None, prose(right), HERE) for letter, left, right in pairs)
    return _answer("matching", Matching("matching", tuple(made), "per-part"))


BLEEDING, BURN, REST = ("a", "Bleeding &amp; cuts", "Press"), ("b", "Burn", "Cool it"), ("c", None, "Wait")


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        ((BLEEDING, ("b", "Burn", "Cool it well"), REST), [("safe", "right side `b` is reworded")]),
        ((BLEEDING, ("b", "A burn", "Cool it"), REST), [("safe", "left side `b` is reworded")]),
        ((BLEEDING, BURN, ("c", None, "Sing")), [("breaks", "right side `c` means something else")]),
        ((BLEEDING, BURN), [("migrates", "right side `c` is gone")]),
        ((BLEEDING, BURN, REST, ("d", None, "Run")), [("safe", "right side `d` is new")]),
        (
            (BLEEDING, ("b", "A burn", "Run"), REST),
            [("breaks", "right side `b` means something else"), ("safe", "left side `b` is reworded")],
        ),
    ],
    ids=["right", "left", "other", "gone", "new", "both"],
)
def test_a_side_of_a_matching_is_told_once(
    pairs: tuple[tuple[str, str | None, str], ...], told: list[tuple[str, str]]
) -> None:
    """All fields of a matching share its right sides; and one letter names two texts, so it is said which is meant."""
    found = _changes(_matching(*pairs))
    assert [(change.effect.value, change.what.partition(":")[0]) for change in found] == told


def test_a_changed_letter_is_told_once() -> None:
    """The text that has another letter is the change: nothing is new, nothing is gone, and no other answer is right."""
    (change,) = _changes(_letters("dbc"))
    assert change.help == "give it its letter back: `a`"
    swapped = _changes(_choices("Choice b", "Choice a", "Choice c", right="b"))
    assert [change.what.partition(":")[0] for change in swapped] == [
        "`a` means something else",
        "`b` means something else",
    ]


def test_fewer_bytes_alone_are_told_as_such() -> None:
    """Where a text may be as long as before, but its language takes fewer bytes, characters would say nothing."""
    old = course_asking(open_text(100), language="ja")
    (change,) = changes(published(old), published(_shorter_bytes(old)))
    assert change.what == "it has room for 113 bytes of text, and had room for 300"


def _shorter_bytes(course: LinkedCourse) -> LinkedCourse:
    (quiz,) = course.quizzes
    (question,) = quiz.questions
    (field,) = question.fields
    shorter = question._replace(fields=(field._replace(bytes=113),))
    return course._replace(quizzes=(quiz._replace(questions=(shorter,)),))


RULED = ruled_course()


@pytest.mark.parametrize(
    ("number", "changed", "effect", "what"),
    [
        (1, {"cooldown": 180}, "migrates", "`cooldown` is 3 h, and was 90 min"),
        (1, {"cooldown": 0}, "safe", "`cooldown` is none, and was 90 min"),
        (1, {"time_limit": TimeLimit(10)}, "migrates", "`time_limit` is 10 min, and was 20 min"),
        (1, {"time_limit": None}, "safe", "`time_limit` is none, and was 20 min"),
        (1, {"time_limit": TimeLimit(20, extendable=False)}, "safe", "`extendable` is `no`"),
        (1, {"pools": ()}, "migrates", "it draws other questions"),
        (0, {"exempts": ()}, "migrates", "passing `entry` does not exempt from it any more"),
        (0, {"exempts": (name("work"), name("end"))}, "safe", "passing `entry` exempts from it"),
    ],
)
def test_a_changed_rule(number: int, changed: dict[str, object], effect: str, what: str) -> None:
    """Waits and limits are told in authors' words, by what becomes of learners who are within them."""
    quizzes = list(RULED.course.quizzes)
    quizzes[number] = quizzes[number]._replace(**changed)  # type: ignore[arg-type]
    found = changes(published(RULED), published(_relinked(RULED.course._replace(quizzes=tuple(quizzes)), RULED.ledger)))
    assert (effect, what) in [(change.effect.value, change.what) for change in found]
    assert {change.effect.value for change in found} == {effect}


def test_weights_are_told_as_shares() -> None:
    """What each quiz makes of the score, in percent; where the number of questions decides on both sides, nothing."""
    other = _relinked(RULED.course._replace(completion=RULED.course.completion._replace(weights=(1, 1))), RULED.ledger)
    assert [(change.part, change.what) for change in changes(published(RULED), published(other))] == [
        ("quiz final", "it makes 50 % of the score, and made 75 %"),
        ("quiz last", "it makes 50 % of the score, and made 25 %"),
    ]


def test_the_newest_rules_cost_no_word_where_nothing_changed() -> None:
    """A course with every rule, linked again, has no changes."""
    assert changes(published(RULED), published(_relinked(RULED.course, RULED.ledger))) == ()


def test_a_new_question_is_safe() -> None:
    """What is added takes nothing away."""
    more = Question(name("more"), prose("More?"), ANSWERS["single"], None, None, None)
    (change,) = _changes(_quiz(questions=(*questions(), more)))
    assert (change.effect.value, change.part, change.what) == ("safe", "question quiz.more", "it is new")


def test_another_order_is_safe() -> None:
    """Questions in another order keep their slots."""
    (change,) = _changes(_quiz(questions=questions()[::-1]))
    assert (change.effect.value, change.what) == ("safe", "its questions stand in another order")


def test_a_lost_ledger_breaks_once() -> None:
    """Built without its ledger, a course with parts in another order reads every slot wrongly: that is one change."""
    found = _changes(_quiz(questions=questions()[::-1]), Ledger())
    assert [change.part for change in found if change.effect.value == "breaks"] == ["ledger.yaml"]


def test_scos_changed() -> None:
    """One SCO or a SCO for each unit: the LMS keeps other records."""
    one = linked_course(units=2)
    (change,) = changes(published(one), published(per_unit(one)))
    assert change.effect.value == "breaks"
    assert "`scorm12`" in change.help


def test_a_required_unit_that_is_new() -> None:
    """Learners have more to do, and lose nothing."""
    old, new = linked_course(units=2), linked_course(units=3)
    (more,) = changes(published(old), published(new))
    assert (more.effect.value, more.part, more.what) == ("migrates", "unit unit-2", "it is new, and required")
    gone = changes(published(new), published(old))
    assert gone[0].part == "ledger.yaml"


def test_a_quiz_that_moves_to_another_sco_breaks() -> None:
    """With a SCO for each unit, the record stays behind."""
    old = per_unit(linked_course(units=2, questions=1))
    swapped = tuple(quiz._replace(unit=1 - quiz.unit) for quiz in old.quizzes)
    units = tuple(unit._replace(quizzes=(1 - number,)) for number, unit in enumerate(old.units))
    bodies = tuple(
        unit._replace(
            unit=unit.unit._replace(
                body=Prose(HERE, (Placement(HERE, f"q{1 - n}", swapped[1 - n].quiz.file, "", ""),), 0)
            )
        )
        for n, unit in enumerate(units)
    )
    found = changes(published(old), published(old._replace(quizzes=swapped, units=bodies)))
    assert {change.what for change in found if change.effect.value == "breaks"} == {"another unit places it"}


@pytest.mark.parametrize(
    ("before", "after", "likeness"),
    [
        ("Call for help", "call for help!", Likeness.SAME),
        ("Call for help at once", "Call for help now", Likeness.REWORDED),
        ("Press for 10 minutes", "Press for 20 minutes", Likeness.OTHER),
        ("Call for help", "Do nothing", Likeness.OTHER),
        ("聞いて理解する", "聞いて理解をする", Likeness.REWORDED),
        ("聞いて理解する", "すぐに電話をかける", Likeness.OTHER),
        ("", "Call for help", Likeness.SAME),
        ("✓", "✗", Likeness.REWORDED),
    ],
)
def test_what_counts_as_reworded(before: str, after: str, likeness: Likeness) -> None:
    """More than half of the words stay, and every number."""
    assert likeness_of(before, after) is likeness


def test_the_fixture_is_whole() -> None:
    """The course under change asks a question of each type, in one quiz that is required."""
    (quiz,) = OLD.course.quizzes
    assert isinstance(quiz, Quiz)
    assert len(quiz.questions) == len(ANSWERS)
    assert isinstance(OLD.course.completion, Completion)


def test_a_lock_follows_a_rename() -> None:
    """A unit that waits for one which is only called otherwise now opens no later than before; a new lock is told."""
    first, second = published(linked_course(units=2)).units
    old = published(linked_course(units=2))._replace(units=(first, second._replace(needs=(first.id,))))
    renamed = old._replace(units=(first._replace(id="renamed"), second._replace(needs=("renamed",))))
    assert not [change for change in changes(old, renamed) if "opens later" in change.what]
    unlocked = old._replace(units=(first, second))
    assert [change.what for change in changes(unlocked, old)] == ["it opens later"]
