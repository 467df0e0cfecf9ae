"""A rename without ``was:`` is asked about before the ledger makes it final."""

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.linking import link
from tests.unit.reading.sources import COURSE, QUIZ, UNIT, read_texts

LEDGER = """\
format: 1
slots:
- u-{unit} unit
- z-{quiz} quiz
- q-{quiz}.{question} single ab
- o-{objective} objective
"""


def ledger(unit: str = "listen", quiz: str = "words", question: str = "first", objective: str = "hear") -> str:
    """The ledger of the course of these tests, when its parts had these ids."""
    return LEDGER.format(unit=unit, quiz=quiz, question=question, objective=objective)


def told(changes: dict[str, str]) -> list[Diagnostic]:
    """Everything that is found up to link."""
    return list(read_texts(changes).then(link).diagnostics)


def asked(changes: dict[str, str]) -> list[tuple[str, str]]:
    """Where each question about a rename stands, and what it says; nothing else is found."""
    found = told(changes)
    assert {one.code for one in found} <= {"ledger/part-gone"}
    return [(str(one.span), one.message) for one in found]


def test_each_kind_of_part_is_asked_about() -> None:
    """A unit, a question, an objective: the new one is pointed at, the old one named."""
    assert asked({"ledger.yaml": ledger(unit="hear")}) == [
        ("units/10-listen.md", "`listen` is new, and `hear` is gone")
    ]
    ((place, message),) = asked({"ledger.yaml": ledger(question="opening")})
    assert place.startswith("quizzes/words.yaml:")
    assert message == "`first` is new, and `opening` is gone"
    ((_, message),) = asked({"ledger.yaml": ledger(objective="listen-up")})
    assert message == "`hear` is new, and `listen-up` is gone"


def test_a_renamed_quiz_is_asked_about_once() -> None:
    """Its questions move with it, so nothing is said of them."""
    assert [message for _, message in asked({"ledger.yaml": ledger(quiz="terms")})] == [
        "`words` is new, and `terms` is gone"
    ]


def test_was_answers_the_question() -> None:
    """A part that says what it was is not asked again, even if no build had that id."""
    assert (
        asked({"ledger.yaml": ledger(unit="hear"), "units/10-listen.md": UNIT.replace("---\n", "---\nwas: hear\n", 1)})
        == []
    )
    found = told(
        {"ledger.yaml": ledger(unit="hear"), "units/10-listen.md": UNIT.replace("---\n", "---\nwas: haer\n", 1)}
    )
    assert [one.code for one in found] == ["ledger/was-unknown"]


def test_a_deletion_or_an_addition_alone_is_no_rename() -> None:
    """A part that is gone while none is new passes, and so does a new one while none is gone."""
    assert asked({"ledger.yaml": ledger() + "- u-old unit\n- q-words.old single ab\n"}) == []
    assert asked({"ledger.yaml": ledger().replace("- q-words.first single ab\n", "")}) == []


def test_the_ledger_that_has_the_part_ends_it() -> None:
    """Once a build has written the new part, nothing is asked."""
    assert asked({"ledger.yaml": ledger(unit="hear") + "- u-listen unit\n"}) == []


def test_another_quizs_question_is_no_candidate() -> None:
    """A question that is gone from one quiz was not renamed into another."""
    assert asked({"ledger.yaml": ledger().replace("- q-words.first", "- q-more.first") + "- z-more quiz\n"}) == []


def test_one_that_is_gone_is_asked_about_once() -> None:
    """Of two new units the one that is more alike is asked about."""
    changes = {
        "ledger.yaml": ledger().replace("u-listen unit", "u-listen unit\n- u-speaking unit"),
        "course.yaml": COURSE.replace("[listen]", "[listen, write, speak]"),
        "units/20-speak.md": "---\ntitle: Speak\n---\nWords.\n",
        "units/30-write.md": "---\ntitle: Write\n---\nWords.\n",
    }
    assert asked(changes) == [("units/20-speak.md", "`speak` is new, and `speaking` is gone")]


def test_a_part_that_cannot_be_read_is_not_gone() -> None:
    """While a question cannot be read, no other is taken for its new name."""
    broken = QUIZ + "  - id: second\n    type: gaps\n    prompt: x\n"
    found = told({"ledger.yaml": ledger(question="second"), "quizzes/words.yaml": broken})
    assert "ledger/part-gone" not in [one.code for one in found]


def test_what_goes_with_a_part_is_no_part() -> None:
    """A quiz that gets a cooldown, and a unit that is done after minutes, are not new; nor are they gone without."""
    kept = ledger() + "- m-listen time\n- w-words moment\n- k-words.first checked\n- k-words.second checked\n"
    assert asked({"ledger.yaml": kept}) == []
    assert asked({"ledger.yaml": ledger(), "quizzes/words.yaml": "cooldown: 30 min\n" + QUIZ}) == []
