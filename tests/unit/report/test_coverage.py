"""The coverage matrix: which unit teaches and which question assesses each objective."""

import csv
from io import StringIO

from scormkit.linking import link
from scormkit.report.coverage import Coverage, coverage, coverage_csv, coverage_html, coverage_text
from tests.unit.reading.sources import COURSE, QUIZ, UNIT, read_course
from tests.unit.targets.courses import ruled_course

SECOND = QUIZ[QUIZ.index("  - id") :].replace("first", "second")
ROW = Coverage("calm", "Stay calm.", "apply", "", ("a", "b"), ("q.one", "q.two"), (), ())
PART = Coverage(
    "=breathe", "Breathe <slowly>.", "", "calm", ("a",), ("q.one", "q.two"), ("p.three",), ("letter.reply",)
)


def test_a_part_counts_for_its_whole() -> None:
    """The course's objective has what its parts have: the unit that teaches them, the questions that assess them."""
    texts = {
        "course.yaml": f"{COURSE}objectives:\n  calm: Stay calm.\n",
        "quizzes/words.yaml": QUIZ + SECOND,
        "units/10-listen.md": UNIT.replace("title: Listen\n", "title: Listen\npart_of: calm\n"),
    }
    linked = link(read_course(texts)).value
    assert linked is not None
    rows = coverage(linked)
    parts = [row for row in rows if row.part_of]
    assert parts
    for part in parts:
        whole = next(row for row in rows if row.id == part.part_of)
        assert set(part.units) <= set(whole.units)
        assert set(part.graded) <= set(whole.graded)
        assert len(part.graded) == 2


def test_text_names_the_first_and_counts_the_rest() -> None:
    """A whole shows numbers, a part its first question and how many more there are, a gap a dash."""
    assert coverage_text((ROW, PART)) == (
        "            taught in  graded  practice  assignments\n"
        "calm        2 units    2       –         –\n"
        "  =breathe  a          one +1  three     reply\n"
    )


def test_csv_holds_no_formula() -> None:
    """A cell that a spreadsheet would run is marked as text; every name is there."""
    rows = list(csv.reader(StringIO(coverage_csv((ROW, PART)))))
    assert rows[0] == ["objective", "text", "level", "part of", "taught in", "graded", "practice", "assignments"]
    assert rows[1] == ["calm", "Stay calm.", "apply", "", "a b", "q.one q.two", "", ""]
    assert rows[2][0] == "'=breathe"


def test_html_is_escaped_and_tells_what_is_missing() -> None:
    """Texts are text, each row has a header, and what nothing assesses shows as a dash."""
    page = coverage_html("A <b>", "de", (ROW, PART))
    assert "Breathe &lt;slowly&gt;." in page
    assert "A &lt;b&gt;" in page
    assert page.count('<th scope="row">') == 2
    assert page.count('<td class="none">–</td>') == 2


def test_what_decides_an_objective_is_told_by_its_kind() -> None:
    """Graded questions, those of pre-tests with practice, and what is handed in; what nothing scores is no practice."""
    know, write = coverage(ruled_course())
    assert know.graded == ("final.q0", "final.q1", "final.q2", "final.q3")
    assert (know.practice, know.assignments) == (("entry.one",), ())
    assert (write.graded, write.practice, write.assignments) == ((), (), ("letter.reply",))
