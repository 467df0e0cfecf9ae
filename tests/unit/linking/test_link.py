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


def help_for(line: str, changes: dict[str, str] | None = None, media: tuple[str, ...] = ()) -> tuple[str, str]:
    """The code and the help of the one finding that a line in the first unit brings."""
    texts = {"units/10-listen.md": f"{UNIT}\n{line}\n", **(changes or {})}
    (told,) = read_texts(texts, media).then(link).diagnostics
    return told.code, told.help


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


def test_misspelt_unit_is_one_fault() -> None:
    """A list that misspells a unit is told; that no list then has the unit is not. Another unlisted unit is."""
    assert found({"course.yaml": COURSE.replace("[listen]", "[lisent]")}) == ["unit/not-found"]
    more = {"course.yaml": COURSE.replace("[listen]", "[lisent]"), "units/20-x.md": "---\ntitle: X\n---\nText.\n"}
    assert found(more) == ["unit/not-found", "unit/in-no-module"]


def test_misspelt_placement_is_one_fault() -> None:
    """A wrong path of a quiz is told; that nothing places the quiz then is not, required or not. Another quiz is."""
    unit = {"units/10-listen.md": UNIT.replace("words.yaml", "wrods.yaml")}
    assert found(unit) == ["link/missing-file"]
    assert found({**unit, "course.yaml": COURSE + "completion:\n  quizzes: [words]\n"}) == ["link/missing-file"]
    other = QUIZ.replace("title: Words", "title: More")
    assert sorted(found({**unit, "quizzes/more.yaml": other})) == ["link/missing-file", "quiz/not-placed"]


def test_placement_without_its_mark_is_one_fault() -> None:
    """A quiz that is linked instead of placed is told with the mark that lacks; that it is not placed is not."""
    unit = UNIT.replace("![](../quizzes/words.yaml)", "[Quiz](../quizzes/words.yaml)")
    code, help = help_for("", {"units/10-listen.md": unit})
    assert code == "link/to-source"
    assert help.startswith("write `!` in front")


def test_missing_file_is_found_by_its_id() -> None:
    """Whoever leaves out or mistakes the number in a unit's file name is shown the file; a fragment stays."""
    for target in ("listen.md", "15-listen.md", "../listen.md", "../quizzes/10-listen.yaml"):
        assert help_for(f"[x]({target})") == ("link/missing-file", "did you mean `10-listen.md`?")
    assert help_for("[x](20-listen.md#the-caller)")[1] == "did you mean `10-listen.md#the-caller`?"


def test_missing_file_is_compared_without_its_fragment() -> None:
    """A long fragment does not hide a near name."""
    told = help_for("[x](../media/lits.pdf#a-long-name-of-a-chapter)", media=("media/list.pdf",))
    assert told[1] == "did you mean `../media/list.pdf#a-long-name-of-a-chapter`?"


def test_an_address_without_its_scheme() -> None:
    """`www.` is taken for a file; the help says what is missing."""
    assert help_for("[x](www.example.com/a)") == ("link/missing-file", "write `https://www.example.com/a`")


def test_a_term_is_offered_as_it_is_written() -> None:
    """The glossary's own spelling is shown, and how to use other words for it."""
    help = "did you mean `PPE`? another wording of it is written `[PPEs][PPE]`"
    assert help_for("Wear [PPEs].", {"glossary.md": "## PPE\n\nHelmet and gloves.\n"}) == ("glossary/not-found", help)
