"""Rules over units that stand alone: a SCO each, or an AU each."""

import pytest

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.linking import link
from scormkit.targets.base import Target
from scormkit.targets.cmi5.target import TARGET as CMI5
from scormkit.targets.scorm12.target import TARGET as SCORM12
from tests.unit.reading.sources import COURSE, QUIZ, UNIT, read_course

COURSE_WITH_IRI = COURSE.replace("title:", "iri: https://example.com/c\ntitle:", 1)
SECOND = QUIZ[QUIZ.index("  - id") :].replace("first", "second")
BADGE = "title: Day\n    badge: {title: Ear, image: media/ear.svg}"
PER_UNIT = {"scorm12": "scorm12:\n  scos: per-unit\n", "cmi5": "cmi5:\n  aus: per-unit\n"}
TARGETS: tuple[Target, ...] = (SCORM12, CMI5)
WORDS = {"scorm12": ("sco", "a SCO", "`scos: one`"), "cmi5": ("au", "an AU", "`aus: one`")}


def found(target: Target, texts: dict[str, str], per_unit: bool = True) -> list[Diagnostic]:
    """What a target finds in a course whose units it packs apart, or does not."""
    course = texts.get("course.yaml", COURSE_WITH_IRI) + (PER_UNIT[target.name] if per_unit else "")
    files = {"quizzes/words.yaml": QUIZ + SECOND, **texts, "course.yaml": course}
    linked = link(read_course(files, ("media/ear.svg",))).value
    assert linked is not None
    return list(target.check(linked))


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
@pytest.mark.parametrize(
    ("course", "unit", "file"),
    [
        (COURSE_WITH_IRI + "completion:\n  units: 80%\n", "", "course.yaml"),
        (COURSE_WITH_IRI + "completion:\n  minutes: 20 min\n", "", "course.yaml"),
        ("order: in-order\n" + COURSE_WITH_IRI, "", "course.yaml"),
        ("certificate: yes\n" + COURSE_WITH_IRI, "", "course.yaml"),
        (COURSE_WITH_IRI.replace("title: Day", BADGE), "", "course.yaml"),
        (COURSE_WITH_IRI.replace("[listen]", "[listen, speak]"), "needs: [listen]\n", "units/speak.md"),
    ],
    ids=["share", "minutes", "order", "certificate", "badge", "needs"],
)
def test_what_spans_units_needs_one(course: str, unit: str, file: str, target: Target) -> None:
    """Each rule that no unit can see by itself is told where it stands, in the words of the standard; where the course
    is packed as a whole none of them is."""
    texts = {"course.yaml": course} | ({"units/speak.md": f"---\ntitle: Speak\n{unit}---\nText.\n"} if unit else {})
    assert found(target, texts, per_unit=False) == []
    (told,) = found(target, texts)
    word, called, whole = WORDS[target.name]
    assert (told.code, told.span.file) == (f"course/needs-one-{word}", file)
    assert f"each unit is {called} of its own" in told.message
    assert told.help.startswith(f"write {whole} under `{target.name}`")


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_links_between_units_are_told_wherever_they_stand(target: Target) -> None:
    """Where each unit stands alone every link to a unit is told, in a quiz too; one to a page outside is not."""
    quiz = QUIZ.replace("Who speaks", '"[Listen](../units/10-listen.md): who speaks').replace("first?", 'first?"')
    texts = {
        "units/10-listen.md": UNIT + "\n[Here](#x), [out](https://example.com).\n\n## X {#x}\n",
        "quizzes/words.yaml": quiz + SECOND,
    }
    assert [one.code for one in found(target, texts)] == [f"link/other-{WORDS[target.name][0]}"]
    assert found(target, texts, per_unit=False) == []


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_a_unit_that_stands_alone_exempts_from_itself_alone(target: Target) -> None:
    """Nobody can be spared a unit that is a SCO or an AU of its own by another one."""
    texts = {
        "course.yaml": COURSE_WITH_IRI.replace("[listen]", "[listen, ask]"),
        "units/ask.md": "---\ntitle: Ask\n---\nText.\n\n![](../quizzes/before.yaml)\n",
        "quizzes/before.yaml": f"kind: pre-test\nexempts: [ask, listen]\n{QUIZ}",
    }
    assert [one.code for one in found(target, texts)] == [f"course/needs-one-{WORDS[target.name][0]}"]
    texts["quizzes/before.yaml"] = f"kind: pre-test\nexempts: [ask]\n{QUIZ}"
    assert found(target, texts) == []


def test_only_the_target_that_is_concerned_tells() -> None:
    """A course that is cut into SCOs is still one AU, and the other way round."""
    certified = "certificate: yes\n" + COURSE_WITH_IRI
    assert found(CMI5, {"course.yaml": certified + PER_UNIT["scorm12"]}, per_unit=False) == []
    assert found(SCORM12, {"course.yaml": certified + PER_UNIT["cmi5"]}, per_unit=False) == []
