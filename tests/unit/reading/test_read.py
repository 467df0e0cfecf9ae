"""Nodes become a typed course, with every fault of a file at once."""

import pytest

from scormkit.model.answers import Choices
from scormkit.model.course import Completion, Done
from scormkit.model.ledger import Slot
from tests.unit.reading.sources import COURSE, QUIZ, UNIT, codes, read_course, read_texts


def test_defaults_are_as_documented() -> None:
    """What the sources do not say is what the reference says it is."""
    course = read_course({})
    assert (course.version, course.language, course.status, course.idle_minutes) == ("1.0", "en", "Final", 10)
    assert (course.rights.cost, course.rights.copyright) == (False, True)
    assert course.purpose == "Educational Objective"
    quiz = course.quizzes[0]
    assert (quiz.kind, quiz.pass_percent, quiz.attempts) == ("graded", 80, None)
    assert (quiz.retry, quiz.solution) == ("wrong-answers", "after-passing")
    completion = course.completion
    span = completion.span
    assert completion == Completion(None, None, "best", "passed", "incomplete", span)
    assert course.units[0].done == Done("end")


def test_text_stays_as_typed() -> None:
    """A version such as 1.10 and a title such as Yes are texts, never numbers or truths."""
    course = read_course({"course.yaml": COURSE.replace("title: Calls", "title: Yes\nversion: 1.10")})
    assert (course.title, course.version) == ("Yes", "1.10")


def test_quiz_takes_the_courses_rules_where_it_has_none() -> None:
    """`quizzes:` of course.yaml holds for each quiz, key by key."""
    rules = "quizzes:\n  pass: 100%\n  attempts: 3\n"
    course = read_course({"course.yaml": COURSE + rules, "quizzes/words.yaml": "attempts: unlimited\n" + QUIZ})
    assert (course.quizzes[0].pass_percent, course.quizzes[0].attempts) == (100, None)


def test_file_name_is_the_id_unless_one_is_written() -> None:
    """`10-listen.md` is the unit `listen`; `id:` wins over the name."""
    assert read_course({}).units[0].name.text == "listen"
    assert read_course({"units/10-listen.md": UNIT.replace("title", "id: hear-out\ntitle", 1)}).units[0].name.text == (
        "hear-out"
    )


def test_objectives_inherit_part_of() -> None:
    """A unit's `part_of` holds for its objectives; one that says its own keeps it."""
    text = UNIT.replace("title", "part_of: calm\ntitle", 1).replace(
        "  hear: Hear a caller out.", "  hear: Hear.\n  speak: {text: Speak., part_of: clear}"
    )
    objectives = read_course({"units/10-listen.md": text}).units[0].objectives
    assert [o.part_of.text for o in objectives if o.part_of] == ["calm", "clear"]


def test_true_and_false_are_letters() -> None:
    """The choices of true-false are `t` and `f`, in the order written."""
    text = QUIZ.replace("    prompt", "    type: true-false\n    prompt").replace("[ ] b. You", "[x] true")
    text = text.replace("[x] a. The caller", "[ ] false")
    answer = read_course({"quizzes/words.yaml": text}).quizzes[0].questions[0].answer
    assert isinstance(answer, Choices)
    assert [(choice.letter, choice.correct) for choice in answer.choices] == [("f", False), ("t", True)]


def test_all_faults_of_a_file_show_in_one_run() -> None:
    """An unknown key, a wrong word, a number out of range and a missing prompt are told together."""
    text = "titel: x\nkind: exam\npass: 0%\n" + QUIZ.replace("    prompt: Who speaks first?\n", "")
    assert set(codes(read_texts({"quizzes/words.yaml": text}))) == {
        ("format/unknown-key", 1, 1),
        ("format/unknown-word", 2, 7),
        ("format/out-of-range", 3, 7),
        ("format/missing-key", 7, 5),
    }


def test_misspelt_key_is_one_fault() -> None:
    """A needed key that is misspelt is told as unknown; that it is missing is not told on top."""
    assert codes(read_texts({"quizzes/words.yaml": QUIZ.replace("title", "titel")})) == [("format/unknown-key", 1, 1)]


def test_broken_file_hides_no_other() -> None:
    """A quiz that does not parse leaves a gap; the faults of course.yaml and the units are told all the same."""
    outcome = read_texts(
        {
            "quizzes/words.yaml": "title: [\n",
            "course.yaml": COURSE.replace("id: calls", "id: Calls!"),
            "units/10-listen.md": UNIT.replace("title: Listen", "title: Listen\nduration: soon"),
        }
    )
    assert {found.span.file for found in outcome.diagnostics} == {
        "course.yaml",
        "quizzes/words.yaml",
        "units/10-listen.md",
    }
    assert outcome.value is not None
    assert {"quiz", "question"} <= outcome.value.gaps
    assert "quizzes/words.yaml" in outcome.value.unreadable


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("attempts: 0", "format/out-of-range"),
        ("attempts: -1", "format/out-of-range"),
        ("attempts: 16", "format/out-of-range"),
        ("attempts: often", "format/unknown-word"),
        ("attempts: [2]", "format/value-expected"),
        ("pass: 80.5%", "format/invalid-number"),
        ("pass: 101", "format/out-of-range"),
        ("pass:", "format/empty-value"),
        ("objectives: hear", "format/list-expected"),
        ("objectives: [Hear]", "format/invalid-id"),
        ("objectives: [[hear]]", "format/value-expected"),
        ("was: a_b", "format/invalid-id"),
        ("points: 3", "format/list-expected"),
    ],
)
def test_value_that_does_not_fit(line: str, code: str) -> None:
    """A value of the wrong kind is told under the code of its kind, once."""
    quiz = QUIZ.replace("objectives: [hear]\n", "") if line.startswith("objectives") else QUIZ
    assert [found.code for found in read_texts({"quizzes/words.yaml": f"{line}\n{quiz}"}).diagnostics] == [code]


def test_key_of_another_type_is_unknown() -> None:
    """`credit` belongs to multiple choice; elsewhere it would do nothing."""
    text = QUIZ.replace("    choices", "    credit: per-choice\n    choices")
    assert codes(read_texts({"quizzes/words.yaml": text})) == [("format/unknown-key", 6, 5)]


@pytest.mark.parametrize(
    "slot",
    [
        "m-listen time",
        "w-words moment",
        "k-words.first checked",
        "c-time time",
        "c-certificate date",
        "q-words.count number",
        "q-words.why reply",
        "q-words.gap.one text",
        "q-words.gap.one words",
    ],
)
def test_ledger_knows_every_part(slot: str) -> None:
    """Each part has its shape; a part with the shape of another, or a key too many, is no slot."""
    ledger = "format: 1\nslots:\n- {}\n"
    part, shape = slot.split()
    assert read_course({"ledger.yaml": ledger.format(slot)}).ledger.slots == (Slot(part, shape),)
    for faulty in (f"{part} quiz", f"{part} {shape} ab", f"{part}.a.b {shape}"):
        assert codes(read_texts({"ledger.yaml": ledger.format(faulty)})) == [("ledger/invalid-slot", 3, 3)]


def completion(lines: str) -> Completion:
    """What completes a course that says this of it."""
    return read_course({"course.yaml": f"{COURSE}completion:\n  {lines}\n"}).completion


@pytest.mark.parametrize(
    ("written", "names", "weights"),
    [
        ("all", None, ()),
        ("none", [], ()),
        ("[words, final]", ["words", "final"], ()),
        ("{words: 1, final: 1000}", ["words", "final"], (1, 1000)),
    ],
)
def test_required_quizzes_may_have_weights(written: str, names: list[str] | None, weights: tuple[int, ...]) -> None:
    """A map says what each of the required quizzes counts; a list leaves it to the number of their questions."""
    said = completion(f"quizzes: {written}")
    assert (None if said.quizzes is None else [name.text for name in said.quizzes]) == names
    assert said.weights == weights


def test_completion_may_ask_for_minutes() -> None:
    """Active time is spelled like other durations; what counts in the score is a word."""
    said = completion("minutes: 30 min\n  score: first")
    assert (said.minutes, said.score) == (30, "first")
    assert completion("score: points").score == "points"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("minutes: 0 min", "format/out-of-range"),
        ("minutes: 30", "format/invalid-number"),
        ("minutes: 2 h", "format/invalid-number"),
        ("quizzes: {words: 0}", "format/out-of-range"),
        ("quizzes: {words: much}", "format/invalid-number"),
        ("quizzes: words", "format/unknown-word"),
        ("score: average", "format/unknown-word"),
    ],
)
def test_completion_that_does_not_fit(line: str, code: str) -> None:
    """A weight, a time or a word of the wrong kind is told once."""
    texts = {"course.yaml": f"{COURSE}completion:\n  {line}\n"}
    assert [found.code for found in read_texts(texts).diagnostics] == [code]


@pytest.mark.parametrize(
    ("written", "code"),
    [("0 min", "format/out-of-range"), ("2 h", "format/invalid-number"), ("ended", "format/unknown-word")],
)
def test_unit_is_done_after_minutes(written: str, code: str) -> None:
    """`done: 5 min` counts minutes, no other times; a slip is told once."""

    def unit(done: str) -> dict[str, str]:
        return {"units/10-listen.md": UNIT.replace("title: Listen", f"title: Listen\ndone: {done}")}

    assert read_course(unit("5 min")).units[0].done == Done("minutes", 5)
    assert [found.code for found in read_texts(unit(written)).diagnostics] == [code]


def test_ledger_slot_that_grew_is_read() -> None:
    """A question may have several slots, as long as each differs from the one before."""
    slots = "- q-words.first single ab\n- q-words.first multiple ab\n- q-words.first single ab\n"
    ledger = read_course({"ledger.yaml": f"format: 1\nslots:\n{slots}"}).ledger
    assert [slot.shape for slot in ledger.slots] == ["single", "multiple", "single"]


@pytest.mark.parametrize(("written", "near"), [("über", "uber"), ("Straße 5", "strasse-5"), ("Łódź", "lodz")])
def test_id_with_other_letters_gets_their_plain_form(written: str, near: str) -> None:
    """The id that is suggested keeps every letter, without its accent."""
    (found,) = read_texts({"quizzes/words.yaml": f"id: {written}\n{QUIZ}"}).diagnostics
    assert found.code == "format/invalid-id"
    assert found.help.startswith(f"write `{near}`;")
