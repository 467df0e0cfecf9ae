"""Each type of question that is typed, rated or pointed at: what its keys become, and which of them it refuses."""

import pytest

from scormkit.model.answers import Choices, FillIn, Hotspot, Likert, Numeric, OpenText
from scormkit.model.course import GeneralFeedback, Question
from scormkit.model.prose import Placement
from tests.unit.reading.sources import COURSE, QUIZ, codes, read_course, read_texts

HEAD = "title: Words\nobjectives: [hear]\nquestions:\n  - id: first\n    prompt: How?\n"
HOTSPOT = """\
type: hotspot
image: ../media/desk.svg
alt: Two panels.
regions: {a: 0 10 30.5 60, b: 62 10 30 60}
choices: |
  - [ ] a. Left
  - [x] b. Right
"""


def quiz(keys: str) -> dict[str, str]:
    """The quiz whose one question has these keys besides its id and prompt."""
    return {"quizzes/words.yaml": HEAD + "".join(f"    {line}\n" for line in keys.splitlines())}


def question(keys: str) -> Question:
    """That question, where nothing may be found."""
    return read_course(quiz(keys), ("media/desk.svg",)).quizzes[0].questions[0]


def found(keys: str) -> list[tuple[str, int, int]]:
    """Code, line (from that of `type`) and column of each finding."""
    return [(code, line - 5, column) for code, line, column in codes(read_texts(quiz(keys), ("media/desk.svg",)))]


def test_typed_answers_are_no_markdown() -> None:
    """A known answer is the text as it was typed, with stars, braces and angles; what is said about it is Markdown."""
    answer = question("type: fill-in\nanswers: |\n  - [x] *a* {.b} <i>\n    > Not *b*.\n  - [ ] [x]").answer
    assert isinstance(answer, FillIn)
    assert [(known.text, known.correct) for known in answer.answers] == [("*a* {.b} <i>", True), ("[x]", False)]
    assert answer.answers[0].feedback is not None
    assert answer.answers[0].feedback.pieces == ("<p>Not <em>b</em>.</p>\n",)
    assert not answer.exact_case


@pytest.mark.parametrize(
    ("keys", "low", "high", "shown"),
    [
        ("answer: 15", "15", "15", "15"),
        ("answer: 12.50", "12.5", "12.5", "12.50"),
        ("answer: 0.1\ntolerance: 0.2", "-0.1", "0.3", "0.1"),
        ("answer: -200\ntolerance: 5%", "-210", "-190", "-200"),
        ("answer: 15\ntolerance: 0", "15", "15", "15"),
        ("answer: 1\ntolerance: 1", "0", "2", "1"),
        ("answer: -0", "0", "0", "-0"),
        ("answer: 1000\ntolerance: 100%", "0", "2000", "1000"),
        ("answer: 10 to 20", "10", "20", "10–20"),
        ("answer: -5 to -1.5", "-5", "-1.5", "-5 – -1.5"),
    ],
)
def test_number_has_bounds(keys: str, low: str, high: str, shown: str) -> None:
    """A tolerance widens a number, in its own measure or in percent; the bounds are exact and as short as can be."""
    answer = question(f"type: numeric\nunit: min\n{keys}").answer
    assert answer == Numeric("numeric", low, high, shown, "min")


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("answer: fifteen", "format/invalid-number"),
        ("answer: 1,5", "format/invalid-number"),
        ("answer: 1e3", "format/invalid-number"),
        ("answer: 10-20", "format/invalid-number"),
        ("answer: 1234567890.123456", "format/invalid-number"),
        ("answer: 20 to 10", "format/range-upside-down"),
        ("answer: 15\ntolerance: -1", "format/out-of-range"),
        ("answer: 15\ntolerance: some", "format/invalid-number"),
        ("answer: 10 to 20\ntolerance: 1", "quiz/tolerance-of-range"),
        ("tolerance: 1", "format/missing-key"),
        ("answer: 15\nchoices: |\n  - [x] a. A", "format/unknown-key"),
    ],
)
def test_number_that_is_none(keys: str, code: str) -> None:
    """What is no number, no range or no tolerance is told once."""
    assert [finding[0] for finding in found(f"type: numeric\n{keys}")] == [code]


def test_decimal_comma_gets_its_help() -> None:
    """Who writes 1,5 is told to write a point, for 1,500 might mean another number to each reader."""
    (finding,) = read_texts(quiz("type: numeric\nanswer: 1,5")).diagnostics
    assert finding.help == "write a decimal point and no separators between thousands"


def test_scale_has_its_steps() -> None:
    """The catalogue's scales have five or seven steps; another name is told with the nearest ones."""
    assert question("type: likert\nscale: agreement-7").answer == Likert("likert", "agreement-7", 7)
    assert question("type: likert\nscale: frequency-5").answer == Likert("likert", "frequency-5", 5)
    (finding,) = read_texts(quiz("type: likert\nscale: agreement-6")).diagnostics
    assert (finding.code, "agreement-5" in finding.help) == ("format/unknown-word", True)
    assert found("type: likert") == [("format/missing-key", -1, 5)]


def test_open_text_has_its_length() -> None:
    """The least and the most characters, 1 to 300 where nothing is said, and a sample as prose."""
    answer = question("type: open-text\nlength: 0-2000\nsample: I *hear* you.").answer
    assert isinstance(answer, OpenText)
    assert (answer.least, answer.most) == (0, 2000)
    assert answer.sample is not None
    assert answer.sample.pieces == ("<p>I <em>hear</em> you.</p>\n",)
    assert question("type: open-text").answer == OpenText("open-text", 1, 300, None)


@pytest.mark.parametrize(
    ("length", "code"),
    [
        ("300", "format/invalid-number"),
        ("20 to 300", "format/invalid-number"),
        ("300-20", "format/range-upside-down"),
        ("1-2001", "format/out-of-range"),
        ("0-0", "format/out-of-range"),
    ],
)
def test_length_that_is_none(length: str, code: str) -> None:
    """A length has two ends in their order, and no more than a record can keep."""
    assert found(f"type: open-text\nlength: {length}") == [(code, 2, 13)]


def test_hotspot_holds_its_image() -> None:
    """The image is a placement with the words of `alt`, so that whatever follows references packs and checks it."""
    answer = question(HOTSPOT).answer
    assert isinstance(answer, Hotspot)
    (piece,) = answer.image.pieces
    assert isinstance(piece, Placement)
    assert (piece.path, piece.alt, piece.span.line) == ("media/desk.svg", "Two panels.", 7)
    assert [(r.letter, r.left, r.top, r.width, r.height) for r in answer.regions] == [
        ("a", 0, 10, 30.5, 60),
        ("b", 62, 10, 30, 60),
    ]
    assert [(choice.letter, choice.correct) for choice in answer.choices] == [("a", False), ("b", True)]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("a: 0", "A: 0", "quiz/invalid-region"),
        ("a: 0 10 30.5 60", "a: 0 10 30.5", "quiz/invalid-region"),
        ("a: 0 10 30.5 60", "a: 0 10 0 60", "quiz/invalid-region"),
        ("a: 0 10 30.5 60", "a: 0% 10% 30% 60%", "quiz/invalid-region"),
        ("a: 0 10 30.5 60", "a: [0, 10, 30, 60]", "quiz/invalid-region"),
        ("{a: 0 10 30.5 60, b: 62 10 30 60}", "{}", "format/empty-value"),
        ("{a: 0 10 30.5 60, b: 62 10 30 60}", "none", "format/map-expected"),
        ("../media/desk.svg", "../media/desk.pdf", "quiz/not-an-image"),
        ("../media/desk.svg", "https://example.org/desk.svg", "markdown/remote-image"),
        ("alt: Two panels.", "alt:", "format/empty-value"),
        ("alt: Two panels.\n", "", "format/missing-key"),
        ("a. Left", "Left", "list/item-letter"),
    ],
)
def test_hotspot_at_fault(old: str, new: str, code: str) -> None:
    """Each fault of a hotspot's keys is told once, and under no second name."""
    assert [finding[0] for finding in found(HOTSPOT.replace(old, new))] == [code]


def test_last_reaches_the_choice() -> None:
    """`{.last}` keeps a choice at the end; another class would do nothing and is told."""
    answer = question("choices: |\n  - [x] a. A\n  - [ ] b. None of these {.last}").answer
    assert isinstance(answer, Choices)
    assert [(choice.last, choice.text.pieces) for choice in answer.choices] == [
        (False, ("A",)),
        (True, ("None of these",)),
    ]
    assert found("choices: |\n  - [x] a. A\n  - [ ] b. B {.first}") == [("markdown/attribute", 3, 19)]
    assert found("type: true-false\nchoices: |\n  - [x] true {.last}\n  - [ ] false") == [("markdown/attribute", 3, 18)]


def test_every_scored_question_has_hints_feedback_and_weight() -> None:
    """Hints are prose in their order; feedback is one text for both outcomes, or one for each."""
    keys = "choices: |\n  - [x] a. A\n  - [ ] b. B\nhints:\n  - One.\n  - |\n    *Two*.\nweight: 100\n"
    asked = question(keys + "feedback: {right: Yes., wrong: No.}")
    assert [hint.pieces for hint in asked.hints] == [("<p>One.</p>\n",), ("<p><em>Two</em>.</p>\n",)]
    assert asked.weight == 100
    assert asked.feedback.right is not None
    assert asked.feedback.wrong is not None
    assert (asked.feedback.right.pieces, asked.feedback.wrong.pieces) == (("<p>Yes.</p>\n",), ("<p>No.</p>\n",))
    both = question(keys + "feedback: So it is.").feedback
    assert both.right is both.wrong
    assert question(keys + "feedback: {wrong: No.}").feedback.right is None
    plain = question("choices: |\n  - [x] a. A\n  - [ ] b. B")
    assert (plain.hints, plain.feedback, plain.weight) == ((), GeneralFeedback(), 1)


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("hints: Think.", "format/list-expected"),
        ("hints: [Think, then answer]", "format/text-in-brackets"),
        ("hints:\n  - a: b", "format/text-expected"),
        ("hints:\n  - See rule #1", "yaml/cut-by-comment"),
        ("weight: 0", "format/out-of-range"),
        ("weight: heavy", "format/invalid-number"),
        ("feedback: [A]", "format/text-expected"),
        ("feedback: {correct: A}", "format/unknown-key"),
    ],
)
def test_common_key_that_does_not_fit(keys: str, code: str) -> None:
    """The keys that every question has are told where they do not fit."""
    choices = "choices: |\n  - [x] a. A\n  - [ ] b. B\n"
    assert [finding[0] for finding in found(choices + keys)] == [code]


def test_unscored_question_has_no_weight() -> None:
    """What is neither right nor wrong counts nothing, and has one text to be said afterwards, not two."""
    assert found("type: likert\nscale: agreement-5\nweight: 2") == [("format/unknown-key", 3, 5)]
    assert found("type: open-text\nfeedback: {right: A, wrong: B}") == [("format/text-expected", 2, 15)]
    said = question("type: likert\nscale: agreement-5\nfeedback: Thank you.").feedback
    assert said.right is said.wrong is not None


@pytest.mark.parametrize(
    ("line", "points"), [("", ()), ("points: [100, 50, 50]\n", (100, 50, 50)), ("points: none\n", ())]
)
def test_points_per_attempt(line: str, points: tuple[int, ...]) -> None:
    """Points are read in their order; `none` undoes what course.yaml says for all quizzes."""
    assert read_course({"quizzes/words.yaml": line + QUIZ}).quizzes[0].points == points


@pytest.mark.parametrize(
    ("points", "code"),
    [
        ("[50, 100]", "quiz/points-rise"),
        ("[100, 1001]", "format/out-of-range"),
        ("[]", "format/out-of-range"),
        ("[9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0, 0, 0, 0, 0, 0]", "format/out-of-range"),
        ("[many]", "format/invalid-number"),
        ("some", "format/unknown-word"),
    ],
)
def test_points_that_do_not_fit(points: str, code: str) -> None:
    """Points fall or stay, from 1000 to 0, one number for each of up to 15 attempts."""
    assert [finding[0] for finding in codes(read_texts({"quizzes/words.yaml": f"points: {points}\n{QUIZ}"}))] == [code]


def test_survey_takes_no_rules_about_right_answers() -> None:
    """The course's pass mark, points, retry and solution do not hold for a survey; attempts and shuffle do."""
    course = read_course({})
    rules = "quizzes:\n  pass: 90%\n  points: [5]\n  solution: after-attempt\n  attempts: 2\n  shuffle: both\n"
    texts = {
        "course.yaml": COURSE + rules,
        "quizzes/words.yaml": "kind: survey\ndraw: 1\n" + QUIZ.replace("[x]", "[ ]"),
    }
    survey = read_course(texts).quizzes[0]
    assert (survey.kind, survey.pass_percent, survey.points, survey.solution) == ("survey", 0, (), "never")
    assert (survey.attempts, survey.shuffle, survey.draw) == (2, "both", 1)
    assert (course.quizzes[0].shuffle, course.quizzes[0].draw) == ("none", None)


@pytest.mark.parametrize("line", ["pass: 80%", "points: [1]", "solution: never", "retry: wrong-answers"])
def test_survey_that_speaks_of_right_answers(line: str) -> None:
    """Such a key in the survey's own file is told."""
    texts = {"quizzes/words.yaml": f"kind: survey\n{line}\n{QUIZ}"}
    assert [finding[0] for finding in codes(read_texts(texts))] == ["quiz/not-in-survey"]


def test_required_assignments() -> None:
    """All assignments are required unless some are named, or none."""

    def assignments(line: str) -> list[str] | None:
        names = read_course({"course.yaml": f"{COURSE}completion:\n  {line}\n"}).completion.assignments
        return None if names is None else [name.text for name in names]

    assert assignments("units: all") is None
    assert assignments("assignments: all") is None
    assert assignments("assignments: none") == []
    assert assignments("assignments: [listen-once]") == ["listen-once"]
