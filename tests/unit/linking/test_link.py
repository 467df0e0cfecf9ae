"""Names become objects; what could not be read makes no noise further on."""

from scormkit.diagnostics.outcome import Outcome
from scormkit.linking import link
from scormkit.model.ledger import Slot
from scormkit.model.linked import LinkedCourse
from tests.unit.reading.sources import COURSE, QUIZ, UNIT, read_course, read_texts

MORE = {
    "course.yaml": COURSE.replace("[listen]", "[speak, listen]"),
    "units/20-speak.md": "---\ntitle: Speak\n---\n![](../quizzes/more.yaml)\n",
    "quizzes/more.yaml": QUIZ.replace("title: Words", "title: More\nkind: practice"),
}


def linked(changes: dict[str, str], media: tuple[str, ...] = ()) -> LinkedCourse:
    """A course in which nothing is found."""
    outcome = link(read_course(changes, media))
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def found(changes: dict[str, str], media: tuple[str, ...] = ()) -> list[str]:
    """The codes of all stages up to link."""
    outcome: Outcome[LinkedCourse] = read_texts(changes, media).then(link)
    return [diagnostic.code for diagnostic in outcome.diagnostics]


def test_order_is_the_modules() -> None:
    """Units stand as the modules list them, quizzes as the units place them, whatever the files are called."""
    course = linked(MORE)
    assert [unit.unit.name.text for unit in course.units] == ["speak", "listen"]
    assert [(quiz.quiz.name.text, quiz.unit) for quiz in course.quizzes] == [("more", 0), ("words", 1)]
    assert [unit.quizzes for unit in course.units] == [(0,), (1,)]


def test_first_ledger_follows_the_reading_order() -> None:
    """A unit, its quizzes, their questions; objectives that are assessed come last."""
    assert linked({}).ledger.slots == (
        Slot("u-listen", "unit"),
        Slot("z-words", "quiz"),
        Slot("q-words.first", "single", "ab"),
        Slot("o-hear", "objective"),
    )


def test_all_means_every_graded_quiz() -> None:
    """Practice is never required; `none` requires nothing; a list is taken as it is."""
    assert [quiz.required for quiz in linked(MORE).quizzes] == [False, True]
    none = {**MORE, "course.yaml": MORE["course.yaml"] + "completion:\n  quizzes: none\n  units: [listen]\n"}
    assert [quiz.required for quiz in linked(none).quizzes] == [False, False]
    assert [unit.required for unit in linked(none).units] == [False, True]


def test_question_overrides_the_quizs_objectives() -> None:
    """A question's own objectives stand for it; an empty list assesses nothing."""
    quiz = QUIZ.replace("    prompt", "    objectives: []\n    prompt")
    course = linked({"quizzes/words.yaml": quiz})
    assert course.quizzes[0].questions[0].objectives == ()
    assert course.objectives[0].slot is None


def test_only_what_is_referred_to_is_packed() -> None:
    """Placed, linked and inline files and their captions are gathered; a file that nobody names is not."""
    unit = (
        UNIT + "\n![A call.](../media/call.mp4)\n\nKeep the [list](../media/list.pdf), ![it](../media/i.png) helps.\n"
    )
    files = ("media/call.mp4", "media/call.vtt", "media/list.pdf", "media/i.png", "media/unused.png")
    course = linked({"units/10-listen.md": unit, "media/call.md": "Hello.\n"}, files)
    assert sorted(course.media) == ["media/call.mp4", "media/call.vtt", "media/i.png", "media/list.pdf"]
    beside = course.companions["media/call.mp4"]
    assert beside.captions is not None
    assert beside.transcript is not None


def test_references_of_a_transcript_count() -> None:
    """A transcript is prose like any other: what it names must be there."""
    unit = UNIT + "\n![A call.](../media/call.mp3)\n"
    changes = {"units/10-listen.md": unit, "media/call.md": "See [this](no.pdf).\n"}
    assert found(changes, ("media/call.mp3",)) == ["link/missing-file"]


def test_rename_of_a_quiz_takes_its_questions_along() -> None:
    """`was:` moves a quiz and all its questions to the new name, in place; the next build changes nothing more."""
    before = linked({}).ledger
    text = "format: 1\nslots:\n" + "".join(f"- {s.part} {s.shape} {s.letters}\n" for s in before.slots)
    changes = {
        "ledger.yaml": text.replace("z-words", "z-terms").replace("q-words.first", "q-terms.one"),
        "quizzes/words.yaml": "was: terms\n" + QUIZ.replace("  - id: first", "  - id: first\n    was: one"),
    }
    assert linked(changes).ledger == before
    assert linked({**changes, "ledger.yaml": text}).ledger == before


def test_misspelt_list_of_units_is_one_fault() -> None:
    """Where a module's `units` are at fault, no unit is blamed for being in no module."""
    assert found({"course.yaml": COURSE.replace("units:", "unit:")}) == ["format/unknown-key"]


def test_broken_quiz_is_not_missing() -> None:
    """A unit that places a quiz which does not parse, and completion that names it, are not at fault."""
    changes = {
        "course.yaml": COURSE + "completion:\n  quizzes: [words]\n",
        "quizzes/words.yaml": "title: [\n",
    }
    assert {code.split("/")[0] for code in found(changes)} == {"yaml"}


def test_broken_front_matter_hides_no_other_fault() -> None:
    """Objectives of a unit that cannot be read are not dangling; a missing file in its body is told."""
    unit = UNIT.replace("title: Listen", "title: Listen: well") + "\n[x](no.pdf)\n"
    assert sorted(set(found({"units/10-listen.md": unit}))) == ["link/missing-file", "yaml/colon-in-text"]


def test_broken_course_file_leaves_units_alone() -> None:
    """Without modules no unit is in one, which is no fault of the units; dangling terms are told all the same."""
    codes = found(
        {"course.yaml": COURSE.replace("title: Calls", "title: Calls: all"), "units/10-listen.md": UNIT + "\n[x]\n"}
    )
    assert sorted(set(codes)) == ["glossary/not-found", "yaml/colon-in-text"]


def test_quiz_within_a_line_is_one_fault() -> None:
    """A quiz that is named within a line of text is not placeable there; that no unit places it is not told on top."""
    unit = UNIT.replace("![](../quizzes/words.yaml)", "Take ![](../quizzes/words.yaml) now.")
    assert found({"units/10-listen.md": unit}) == ["link/not-placeable"]


def test_only_units_place_quizzes() -> None:
    """A quiz cannot be placed by a question."""
    quiz = QUIZ.replace("    prompt: Who speaks first?", "    prompt: |\n      ![](words.yaml)")
    assert found({"quizzes/words.yaml": quiz}) == ["link/not-placeable"]
