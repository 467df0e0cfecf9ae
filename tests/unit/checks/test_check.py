"""Rules over a linked course that need more than one near miss."""

import pytest

from scormkit.checks import check, rules
from scormkit.linking import link
from tests.unit.reading.sources import COURSE, QUIZ, UNIT, read_course, read_texts

SECOND = QUIZ[QUIZ.index("  - id") :].replace("first", "second")  # so that the objective does not rest on one question


def found(changes: dict[str, str], media: tuple[str, ...] = ()) -> list[str]:
    """The codes that the rules give for a course that reads well."""
    linked = link(read_course({"quizzes/words.yaml": QUIZ + SECOND, **changes}, media)).value
    assert linked is not None
    return [diagnostic.code for diagnostic in check(linked)]


def test_sound_course_is_silent() -> None:
    """No rule finds anything in the course that these tests change."""
    assert found({}) == []


def test_each_rule_says_what_it_is_after() -> None:
    """Every rule is a function with a docstring, listed once."""
    assert len(set(rules())) == len(rules())
    assert all(rule.__doc__ for rule in rules())


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("![](../media/a.svg)", ["media/missing-alternative-text"]),
        ("Look: ![](../media/a.svg)", ["media/missing-alternative-text"]),
        ("![](../media/a.svg){.decorative}", []),
        ("![](../media/a.svg){.wide .decorative}", []),
        ("![](../media/a.svg){.decorative-not}", ["media/missing-alternative-text"]),
        ("![](../media/a.pdf)", []),
        ("![](../media/a.mp3)", ["media/missing-alternative-text", "media/missing-transcript"]),
    ],
)
def test_who_needs_words(line: str, codes: list[str]) -> None:
    """Images and media need words unless they say that they decorate; a document has its name."""
    files = ("media/a.svg", "media/a.pdf", "media/a.mp3")
    assert found({"units/10-listen.md": f"{UNIT}\n{line}\n"}, files) == codes


def test_same_medium_twice_is_one_fault() -> None:
    """Captions that lack are told where the video is placed first."""
    twice = "\n![A call.](../media/call.mp4)\n\n![A call.](../media/call.mp4)\n"
    assert found({"units/10-listen.md": UNIT + twice}, ("media/call.mp4",)) == [
        "media/missing-captions",
        "media/missing-transcript",
    ]


def test_parent_objective_counts_as_assessed() -> None:
    """A course objective is assessed by way of the unit objectives that are part of it."""
    course = COURSE + "objectives:\n  calm: Stay calm.\n"
    assert found({"course.yaml": course}) == ["objective/not-taught", "objective/not-assessed"]
    assert found({"course.yaml": course, "units/10-listen.md": UNIT.replace("title", "part_of: calm\ntitle", 1)}) == []


def test_question_that_was_not_read_makes_no_noise() -> None:
    """An objective whose only question is at fault is not called unassessed, nor its quiz empty."""
    quiz = QUIZ.replace("    prompt", "    type: chess\n    prompt")
    linked = read_texts({"quizzes/words.yaml": quiz}).then(link)
    assert linked.value is not None
    assert [d.code for d in (*linked.diagnostics, *check(linked.value))] == ["quiz/unknown-type"]


def test_one_right_answer_is_enough_to_grade() -> None:
    """A graded quiz of opinions is told; with one question that has a right answer it is not, nor when not required."""
    opinion = "  - id: mine\n    type: likert\n    scale: agreement-5\n    prompt: I like it.\n"
    opinions = {"quizzes/words.yaml": "title: Words\nquestions:\n" + opinion}
    assert "quiz/nothing-scored" in found(opinions)
    assert found({"quizzes/words.yaml": QUIZ + SECOND + opinion}) == []
    none = COURSE + "completion:\n  quizzes: none\n"
    assert "quiz/nothing-scored" not in found({**opinions, "course.yaml": none})


def test_a_draw_may_leave_nothing_to_grade() -> None:
    """Where an attempt may ask the opinion alone, whatever is answered makes 100; where it cannot, nothing is told."""
    opinion = "  - id: mine\n    type: likert\n    scale: agreement-5\n    prompt: I like it.\n    tags: [mine]\n"
    mixed = QUIZ + SECOND + opinion
    assert found({"quizzes/words.yaml": "draw: 1\n" + mixed}) == ["quiz/nothing-scored"]
    assert found({"quizzes/words.yaml": "draw: 2\n" + mixed}) == []
    assert found({"quizzes/words.yaml": "draw: {hear: 1}\n" + mixed}) == ["quiz/nothing-scored"]
    assert found({"quizzes/words.yaml": "draw: {mine: 1, hear: 1}\n" + mixed}) == []


def test_a_pre_test_that_exempts_must_test() -> None:
    """Whoever says anything would be spared a unit; a pre-test that spares nobody anything may ask what it likes."""
    question = "  - id: mine\n    type: likert\n    scale: agreement-5\n    prompt: I know.\n"
    opinion = "title: Words\nkind: pre-test\n{exempts}questions:\n" + question
    assert "quiz/nothing-scored" in found({"quizzes/words.yaml": opinion.format(exempts="exempts: [listen]\n")})
    assert "quiz/nothing-scored" not in found({"quizzes/words.yaml": opinion.format(exempts="")})


def test_an_objective_of_unscored_questions_is_assessed() -> None:
    """Own words that name it are no scored question, and still a question; an assignment is one, too."""
    own = "title: Words\nkind: practice\nobjectives: [hear]\nquestions:\n"
    for id in ("first", "second"):
        own += f"  - id: {id}\n    type: open-text\n    prompt: What did you hear?\n"
    assert found({"quizzes/words.yaml": own}) == []


def test_a_misspelt_unit_is_not_followed_by_notes() -> None:
    """What its quiz asks for counts as asked for, though no unit of the course places the quiz now."""
    other = "---\ntitle: Speak\n---\n![](../quizzes/more.yaml)\n"
    more = QUIZ.replace("objectives: [hear]\n", "kind: practice\n")
    changes = {"course.yaml": COURSE.replace("[listen]", "[lisen, speak]"), "units/20-speak.md": other}
    linked = read_texts({**changes, "quizzes/words.yaml": QUIZ + SECOND, "quizzes/more.yaml": more}).then(link)
    assert linked.value is not None
    assert [one.code for one in (*linked.diagnostics, *check(linked.value))] == ["unit/not-found"]
