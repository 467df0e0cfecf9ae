"""Questions as interactions: what a definition says fits what the player reports."""

from typing import Any

import pytest

from scormkit.activities.definitions import definitions
from scormkit.model.answers import Answer, FillIn, Gap, Gaps, Hotspot, KnownAnswer, Numeric
from scormkit.model.prose import GapPlace, Prose
from tests.unit.asking import ANSWERS, KNOWN, choice, questions
from tests.unit.targets.courses import HERE, choices, course_asking, name, open_text, prose


def components(**texts: str) -> list[dict[str, Any]]:
    """Components with English texts; ``_1`` stands for the id ``1``."""
    return [{"id": id.removeprefix("_"), "description": {"en": text}} for id, text in texts.items()]


def interaction(answer: Answer, key: str = "quizzes/quiz/q0", **quiz: Any) -> dict[str, Any]:
    """The part of a question's definition that makes it an interaction."""
    told = definitions(course_asking(answer, **quiz))[key]
    return {part: value for part, value in told.items() if part not in ("type", "name", "description")}


CHOICES = components(a="Choice a", b="Choice b", c="Choice c")
TOLD: dict[str, dict[str, Any]] = {
    "single": {"interactionType": "choice", "correctResponsesPattern": ["a"], "choices": CHOICES},
    "multiple": {"interactionType": "choice", "correctResponsesPattern": ["a[,]b"], "choices": CHOICES},
    "true-false": {"interactionType": "true-false", "correctResponsesPattern": ["true"]},
    "fill-in": {"interactionType": "fill-in", "correctResponsesPattern": ["a chain"]},
    "numeric": {"interactionType": "numeric", "correctResponsesPattern": ["15[:]16"]},
    "matching": {
        "interactionType": "matching",
        "correctResponsesPattern": ["a[.]a[,]b[.]b"],
        "source": components(a="Bleeding & cuts", b="Burn"),
        "target": components(a="Press", b="Cool it", c="Wait"),
    },
    "ordering": {
        "interactionType": "sequencing",
        "correctResponsesPattern": ["a[,]b[,]c"],
        "choices": components(a="Look", b="Call", c="Help"),
    },
    "gaps": {
        "interactionType": "matching",
        "correctResponsesPattern": ["1[.]a"],
        "source": components(_1="what"),
        "target": components(a="one", b="two"),
    },
    "categorise": {
        "interactionType": "matching",
        "correctResponsesPattern": ["a[.]x[,]b[.]y"],
        "source": components(a="Blood", b="A form"),
        "target": components(x="Now", y="Later"),
    },
    "hotspot": {
        "interactionType": "choice",
        "correctResponsesPattern": ["a"],
        "choices": components(a="Choice a", b="Choice b"),
    },
    "likert": {
        "interactionType": "likert",
        "scale": components(
            _1="Strongly disagree", _2="Disagree", _3="Neither agree nor disagree", _4="Agree", _5="Strongly agree"
        ),
    },
    "open-text": {"interactionType": "fill-in"},
    "steps": {"interactionType": "choice", "choices": components(a="Check", b="Call")},
    "self-check": {
        "interactionType": "matching",
        "source": components(a="Speed"),
        "target": components(_0="No", _1="Yes"),
    },
}
ASKED: dict[str, Answer] = {
    **ANSWERS,
    "hotspot": Hotspot("hotspot", prose(), (), choices("a", "b").choices, "all-or-nothing"),
}


@pytest.mark.parametrize("kind", ASKED)
def test_each_type_has_the_definition_of_its_interaction(kind: str) -> None:
    """Type, right responses and components of every way to ask; where nothing is right there is no pattern."""
    assert interaction(ASKED[kind]) == TOLD[kind]


@pytest.mark.parametrize("kind", ["single", "fill-in", "numeric", "matching", "ordering", "gaps"])
def test_a_survey_has_no_right_response(kind: str) -> None:
    """What is only asked for an opinion is never right or wrong, whatever its answers say."""
    told = interaction(ASKED[kind], kind="survey")
    assert told == {part: value for part, value in TOLD[kind].items() if part != "correctResponsesPattern"}


def test_a_single_number_is_no_range() -> None:
    """Where the ends of a range are one number it stands alone; else the delimiter parts them."""
    number = Numeric("numeric", "1.5", "1.5", "1.5", "")
    assert interaction(number)["correctResponsesPattern"] == ["1.5"]
    assert interaction(number._replace(low="-2"))["correctResponsesPattern"] == ["-2[:]1.5"]


def test_exact_case_is_asked_for() -> None:
    """Each right answer is an alternative; where capitals count, each says so."""
    known = (*KNOWN, KnownAnswer("A circle", True, None, HERE))
    assert interaction(FillIn("fill-in", known, False))["correctResponsesPattern"] == ["a chain", "A circle"]
    exact = ["{case_matters=true}a chain", "{case_matters=true}A circle"]
    assert interaction(FillIn("fill-in", known, True))["correctResponsesPattern"] == exact


@pytest.mark.parametrize(("most", "kind"), [(250, "fill-in"), (251, "long-fill-in")])
def test_a_long_text_is_a_long_fill_in(most: int, kind: str) -> None:
    """A fill-in has up to 250 characters; whatever may be longer is a long one."""
    assert interaction(open_text(most))["interactionType"] == kind


def test_chosen_gaps_are_one_matching() -> None:
    """Sources are the gaps' places in the ledger; a letter that is another word in each gap says which in which."""
    gaps = (
        Gap(name("who"), (choice("a", "you", True), choice("b", "we")), ()),
        Gap(name("what"), (choice("a", "hear"), choice("b", "we"), choice("c", "ask", True)), ()),
    )
    assert interaction(Gaps("gaps", gaps, False, "per-part")) == {
        "interactionType": "matching",
        "correctResponsesPattern": ["1[.]a[,]2[.]c"],
        "source": components(_1="who", _2="what"),
        "target": components(a="who: you; what: hear", b="we", c="ask"),
    }


def test_gaps_of_which_one_is_typed_are_told_one_by_one() -> None:
    """Each gap is an activity of its own, chosen or typed, and the whole is none."""
    gaps = (Gap(name("who"), (choice("a", "you", True), choice("b", "we")), ()), Gap(name("what"), (), KNOWN))
    asked = Gaps("gaps", gaps, True, "per-part")
    assert interaction(asked, "quizzes/quiz/q0/who") == {
        "interactionType": "choice",
        "correctResponsesPattern": ["a"],
        "choices": components(a="you", b="we"),
    }
    typed = {"interactionType": "fill-in", "correctResponsesPattern": ["{case_matters=true}a chain"]}
    assert interaction(asked, "quizzes/quiz/q0/what") == typed
    assert "quizzes/quiz/q0" not in definitions(course_asking(asked))


def test_a_gap_is_named_behind_its_prompt() -> None:
    """All gaps of a question share its prompt; the name says which is meant."""
    typed = Gaps("gaps", (Gap(name("what"), (), KNOWN),), False, "per-part")
    (question,) = (one for one in questions() if one.name.text == "gaps")
    prompt = Prose(HERE, ("<p>Take ", GapPlace(HERE, "what"), " steps.</p>"), 1)
    told = definitions(course_asking(question._replace(prompt=prompt, answer=typed)))["quizzes/quiz/gaps/what"]
    assert (told["name"], told["description"]) == ({"en": "Take ___ steps. (what)"}, {"en": "Take ___ steps."})
