"""What learners match, order, sort or judge: there is enough of it, and no two texts side by side read alike."""

import pytest

from tests.unit.checks.test_check import SECOND, found

HEAD = "title: Words\nobjectives: [hear]\nquestions:\n  - id: first\n    prompt: How?\n"
FEW, ALIKE = ["quiz/too-few-items"], ["quiz/duplicate-item"]


@pytest.mark.parametrize(
    ("keys", "codes"),
    [
        ("type: matching\npairs: |\n  - a. A -> 1\n  - b. B -> 2\n  - c. -> 3", []),
        ("type: matching\npairs: |\n  - a. A -> 1\n  - b. -> 2", FEW),
        ("type: matching\npairs: |\n  - a. A -> 1\n  - b. B -> 2\n  - c. -> *1*", ALIKE),
        ("type: matching\npairs: |\n  - a. A -> 1\n  - b. A -> 2", ALIKE),
        ("type: ordering\nitems: |\n  - a. A\n  - b. a", []),
        ("type: ordering\nitems: |\n  - a. A", FEW),
        ("type: ordering\nitems: |\n  - a. A\n  - b. B\n  - c. A", ALIKE),
        ("type: categorise\ngroups: |\n  - f. F\n    - a. A\n    - b. B\n  - e. E", []),
        ("type: categorise\ngroups: |\n  - f. F\n    - a. A\n    - b. B", FEW),
        ("type: categorise\ngroups: |\n  - f. F\n    - a. A\n  - e. E", FEW),
        ("type: categorise\ngroups: |\n  - f. F\n  - e. E", FEW),
        ("type: categorise\ngroups: |\n  - f. F\n    - a. A\n  - e. E\n    - b. A", ALIKE),
        ("type: categorise\ngroups: |\n  - f. F\n    - a. A\n  - e. F\n    - b. B", ALIKE),
    ],
)
def test_questions(keys: str, codes: list[str]) -> None:
    """Two of each, no two alike; emphasis tells nothing apart, and what is one fault is told once."""
    question = "".join(f"    {line}\n" for line in keys.splitlines())
    assert found({"quizzes/words.yaml": HEAD + question + SECOND}) == codes


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [("x", "x", []), ("No (0)", "Yes (0)", ALIKE), ("I ask", "I wait", ALIKE), ("Ja", "Nein", [])],
)
def test_rubrics(old: str, new: str, codes: list[str]) -> None:
    """Levels and criteria can be told apart; what a level looks like may be said twice."""
    rubric = "| | No (0) | Yes (1) |\n|---|---|---|\n| a. I wait | Nein | Ja |\n| b. I ask | Nein | Ja |\n"
    text = f"---\ntitle: Call\nobjectives: [hear]\n---\n::: self-check\n{rubric.replace(old, new)}:::\n"
    unit = "---\ntitle: Listen\nobjectives:\n  hear: Hear a caller out.\n---\n![](../quizzes/words.yaml)\n\n"
    assert found({"assignments/call.md": text, "units/10-listen.md": unit + "![](../assignments/call.md)\n"}) == codes
