"""What is right, what is known, and what a learner can give: in questions, in gaps and in surveys."""

import pytest

from tests.unit.checks.test_check import SECOND, found
from tests.unit.reading.sources import QUIZ

HEAD = "title: Words\nobjectives: [hear]\nquestions:\n  - id: first\n    prompt: How {one} and {two}?\n"
GAPS = "type: gaps\ngaps:\n  one:\n    choices: |\n      - [{a}] a. A\n      - [{b}] b. B\n  two:\n    answers: |\n"


def of(keys: str) -> list[str]:
    """What is found where the first question has these keys besides its id and prompt."""
    text = HEAD if "gaps" in keys else HEAD.replace("{one} and {two}", "so")
    text += "".join(f"    {line}\n" for line in keys.splitlines())
    return found({"quizzes/words.yaml": text + SECOND}, ("media/desk.svg",))


@pytest.mark.parametrize(
    ("answers", "codes"),
    [
        (["[x] chain", "[ ] line"], []),
        (["[ ] line"], ["quiz/no-correct-answer"]),
        (["[x] chain", "[x] Chain"], ["quiz/duplicate-answer"]),
        (["[x] Straße", "[ ] STRASSE"], ["quiz/duplicate-answer"]),
        (["[x] caf\u00e9", "[x] cafe\u0301"], ["quiz/duplicate-answer"]),
        (["[x] a  b", "[x] a b"], ["quiz/duplicate-answer"]),
        (["[x] cafe", "[x] café"], []),
        (["[x] " + "a" * 101], ["quiz/answer-too-long"]),
        (["[x] " + "a" * 100], []),
    ],
)
def test_known_answers(answers: list[str], codes: list[str]) -> None:
    """One is right, none is known twice as they are compared, and each has no more characters than can be typed."""
    assert of("type: fill-in\nanswers: |\n" + "".join(f"  - {answer}\n" for answer in answers)) == codes


def test_capitals_tell_answers_apart_where_they_matter() -> None:
    """With `case: exact` another capital is another answer; another space is not."""
    answers = "answers: |\n  - [x] Ann\n  - [ ] ann\n"
    assert of(f"type: fill-in\ncase: exact\n{answers}") == []
    assert of(f"type: fill-in\ncase: exact\n{answers}  - [ ] ann\n") == ["quiz/duplicate-answer"]


@pytest.mark.parametrize(
    ("a", "b", "answers", "codes"),
    [
        ("x", " ", "      - [x] two\n", []),
        (" ", " ", "      - [x] two\n", ["quiz/no-correct-choice"]),
        ("x", "x", "      - [x] two\n", ["quiz/two-correct-choices"]),
        ("x", " ", "      - [ ] two\n", ["quiz/no-correct-answer"]),
        ("x", " ", "      - [x] two\n      - [x] TWO\n", ["quiz/duplicate-answer"]),
    ],
)
def test_gaps_are_questions_too(a: str, b: str, answers: str, codes: list[str]) -> None:
    """What holds for choices and known answers holds for those of each gap."""
    assert of(GAPS.format(a=a, b=b) + answers) == codes


@pytest.mark.parametrize(
    ("a", "b", "regions", "codes"),
    [
        ("x", " ", "{a: 0 0 50 100, b: 50 0 50 100}", []),
        ("x", "x", "{a: 0 0 50 100, b: 50 0 50 100}", []),
        (" ", " ", "{a: 0 0 50 100, b: 50 0 50 100}", ["quiz/no-correct-choice"]),
        ("x", " ", "{a: 0.1 0 33.3 100, b: 33.4 0 66.6 100}", []),
        ("x", " ", "{a: -1 0 50 100, b: 50 0 50 100}", ["quiz/region-outside-image"]),
        ("x", " ", "{a: 0 1 50 100, b: 50 0 50.5 100}", ["quiz/region-outside-image"] * 2),
        ("x", " ", "{a: 0 0 50 100, c: 50 0 50 100}", ["quiz/region-without-choice", "quiz/choice-without-region"]),
    ],
)
def test_regions_and_choices_are_the_same(a: str, b: str, regions: str, codes: list[str]) -> None:
    """Each choice has its region within the image, and each region its choice; several may be right."""
    keys = f"type: hotspot\nimage: ../media/desk.svg\nalt: Panels.\nregions: {regions}\n"
    assert of(f"{keys}choices: |\n  - [{a}] a. A\n  - [{b}] b. B\n") == codes


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("[x]", "[ ]", []),
        ("    choices", "    type: multiple\n    choices", ["quiz/right-in-survey"]),
        ("[x] a. The caller\n", "[ ] a. You\n", ["quiz/duplicate-choice"]),
        ("[ ] b. You", "[x] b. You", ["quiz/right-in-survey"] * 2),
    ],
)
def test_choices_of_a_survey(old: str, new: str, codes: list[str]) -> None:
    """They need no right one and may have none; what makes choices of them holds all the same."""
    quiz = {"quizzes/words.yaml": f"kind: survey\n{QUIZ.replace(old, new)}"}
    assert [code for code in found(quiz) if code.startswith("quiz/")] == codes


def test_type_with_a_right_answer_in_a_survey() -> None:
    """A type that cannot do without a right answer is told once, whatever its answers are."""
    text = HEAD.replace("{one} and {two}", "so") + "    type: fill-in\n    answers: |\n      - [ ] line\n"
    quiz = {"quizzes/words.yaml": f"kind: survey\n{text}"}
    assert [code for code in found(quiz) if code.startswith("quiz/")] == ["quiz/right-in-survey"]
    likert = HEAD.replace("{one} and {two}", "so") + "    type: likert\n    scale: agreement-5\n"
    assert [code for code in found({"quizzes/words.yaml": f"kind: survey\n{likert}"}) if code.startswith("quiz/")] == []
