"""What makes the score, and what an LMS with a mastery score would make of it."""

import pytest

from scormkit.checks import check
from scormkit.linking import link
from tests.unit.reading.sources import COURSE, QUIZ, UNIT, read_course

TWO = {
    "course.yaml": COURSE.replace("[listen]", "[listen, speak]"),
    "units/20-speak.md": "---\ntitle: Speak\n---\n![](../quizzes/more.yaml)\n",
}


def found(course: str, words: str = "", more: str = "", before: str = "") -> list[tuple[str, str]]:
    """Code and message of what the rules find in a course of two quizzes, a question each, with these lines more."""
    texts = {**TWO, "quizzes/words.yaml": words + QUIZ, "quizzes/more.yaml": more + QUIZ}
    if before:
        texts["quizzes/before.yaml"] = before + QUIZ
        texts["units/10-listen.md"] = UNIT.replace("![]", "![](../quizzes/before.yaml)\n\n![]", 1)
    linked = link(read_course({**texts, "course.yaml": TWO["course.yaml"] + course})).value
    assert linked is not None
    return [(one.code, one.message) for one in check(linked)]


def told(score: str, mastery: int, words: str = "", more: str = "", before: str = "") -> list[tuple[str, str]]:
    """The same with a mastery score, and a word for the score; code and the score that is told."""
    course = f"completion:\n  score: {score}\nscorm12:\n  mastery_score: {mastery}\n"
    return [
        (code, message.split(" has a score of ")[1].split(",")[0])
        for code, message in found(course, words, more, before)
    ]


OUT_OF_REACH, ABOVE = "course/mastery-out-of-reach", "course/mastery-above-pass"


def test_points_for_the_last_attempt_that_is_granted() -> None:
    """The last number holds for all later attempts; with fewer attempts than numbers, the last that is granted."""
    points = "points: [100, 50, 25]\n"
    assert told("points", 26, points, points) == [(OUT_OF_REACH, "25")]
    assert told("points", 25, points, points) == []
    assert told("points", 51, points + "attempts: 2\n", points + "attempts: 2\n") == [(OUT_OF_REACH, "50")]
    assert told("points", 100, points + "attempts: 1\n", points + "attempts: 1\n") == []


def test_points_of_all_quizzes_are_one_sum() -> None:
    """10 + 0 of 10 + 20 points are a third, rounded, though never up to 100; with nothing at last, no mastery score
    would do."""
    almost = "points: [1000, 999]\n"
    assert told("points", 100, almost, almost) == [(OUT_OF_REACH, "99")]
    assert told("points", 34, "points: [10]\n", "points: [20, 0]\n") == [(OUT_OF_REACH, "33")]
    assert told("points", 33, "points: [10]\n", "points: [20, 0]\n") == []
    assert told("points", 1, "points: [10, 0]\n", "points: [20, 0]\n") == [(OUT_OF_REACH, "0")]


@pytest.mark.parametrize(("score", "code"), [("best", ABOVE), ("last", ABOVE), ("first", OUT_OF_REACH)])
def test_pass_marks_are_weighted(score: str, code: str) -> None:
    """The mean of 60 and 91 is 75.5, which rounds up; an error where a later attempt cannot lift it any more."""
    assert told(score, 77, "pass: 60%\n", "pass: 91%\n") == [(code, "76")]
    assert told(score, 76, "pass: 60%\n", "pass: 91%\n") == []


def test_the_authors_weights_count() -> None:
    """Three to one, 90 and 50 make 80."""
    weights = "completion:\n  quizzes: {words: 3, more: 1}\nscorm12:\n  mastery_score: "
    assert found(weights + "80\n", "pass: 90%\n", "pass: 50%\n") == []
    assert [code for code, _ in found(weights + "81\n", "pass: 90%\n", "pass: 50%\n")] == [ABOVE]


def test_a_pre_test_may_lower_what_is_reached() -> None:
    """Whoever is exempted counts with the pre-test's percent, so its pass mark decides where it is the lower one."""
    before = "kind: pre-test\nexempts: [listen]\npass: {mark}%\n"
    assert told("best", 80, before=before.format(mark=60)) == [(ABOVE, "70")]
    assert told("best", 80, before=before.format(mark=90)) == []


def test_each_sco_has_a_score_of_its_own() -> None:
    """With a SCO for each unit the lowest of them decides."""
    course = "scorm12:\n  scos: per-unit\n  mastery_score: 70\n"
    assert [code for code, _ in found(course, "pass: 60%\n", "pass: 90%\n")] == [ABOVE]
    assert found(course.replace("scos: per-unit", "scos: one"), "pass: 60%\n", "pass: 90%\n") == []


def test_no_quiz_makes_a_score() -> None:
    """A mastery score is nothing to compare with where no graded quiz is required."""
    course = "completion:\n  quizzes: {quizzes}\nscorm12:\n  mastery_score: 80\n"
    code = "course/mastery-without-score"
    assert [code for code, _ in found(course.format(quizzes="none"))] == [code]
    assert found(course.format(quizzes="[more]"), words="kind: practice\n") == []
    practice = "kind: practice\n"
    assert [code for code, _ in found(course.format(quizzes="all"), practice, practice)] == [code]


def test_every_quiz_of_a_score_of_points_has_points() -> None:
    """Also zero points are none; a practice quiz needs none, and nothing is said of the mastery score then."""
    course = "completion:\n  score: points\nscorm12:\n  mastery_score: 80\n"
    some = "points: [5]\n"
    assert [code for code, _ in found(course, some)] == ["quiz/needs-points"]
    assert [code for code, _ in found(course, some, "points: [0]\n")] == ["quiz/needs-points"]
    assert found(course, some, "kind: practice\n") == []
    assert found(course + "quizzes:\n  points: [5]\n") == []


@pytest.mark.parametrize(
    ("score", "codes"), [("points", ["course/weights-unused"]), ("none", ["course/weights-unused"])]
)
def test_weights_need_a_score_of_percents(score: str, codes: list[str]) -> None:
    """Points are weights themselves, and no score has none."""
    some = "points: [5]\n"
    weights = f"completion:\n  quizzes: {{words: 1, more: 2}}\n  score: {score}\n"
    assert [code for code, _ in found(weights, some, some)] == codes
    assert found(weights.replace(score, "first"), some, some) == []
