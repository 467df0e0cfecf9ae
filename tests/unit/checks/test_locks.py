"""Units that wait for others, and pre-tests that come too late."""

from scormkit.checks import check
from scormkit.linking import link
from tests.unit.reading.sources import COURSE, QUIZ, UNIT, read_texts

IDS = ("listen", "speak", "ask", "thank")


def found(order: str = "", exempts: str = "", **needs: str) -> list[tuple[str, str]]:
    """Code and message of all that is found in a course of four units that need these; with ``exempts``, the unit
    `ask` places a pre-test."""
    texts = {"course.yaml": order + COURSE.replace("[listen]", f"[{', '.join(IDS)}]")}
    for unit in IDS:
        line = f"needs: [{needs[unit]}]\n" if unit in needs else ""
        text = UNIT if unit == "listen" else f"---\ntitle: {unit}\n---\nText.\n"
        if exempts and unit == "ask":
            text += "\n![](../quizzes/before.yaml)\n"
            texts["quizzes/before.yaml"] = f"kind: pre-test\nexempts: [{exempts}]\n{QUIZ}"
        texts["units/10-listen.md" if unit == "listen" else f"units/{unit}.md"] = text.replace(
            "title", line + "title", 1
        )
    second = QUIZ[QUIZ.index("  - id") :].replace("first", "second")
    linked = read_texts({**texts, "quizzes/words.yaml": QUIZ + second}).then(link)
    assert linked.value is not None
    return [(one.code, one.message) for one in (*linked.diagnostics, *check(linked.value))]


def test_a_unit_that_needs_one_behind_it_is_told() -> None:
    """In a free order it is a note; in order, and in a circle, it is the lock that never opens and nothing more."""
    assert found(speak="listen, thank") == [
        ("unit/needs-later", "`speak` needs `thank`, which stands behind it in the contents")
    ]
    assert [code for code, _ in found("order: in-order\n", speak="thank")] == ["unit/lock-circle"]
    assert [code for code, _ in found(speak="thank", thank="ask", ask="speak")] == ["unit/lock-circle"]
    assert found(thank="listen, ask") == []


def test_a_pre_test_behind_what_it_exempts_from_is_told() -> None:
    """Whether its unit waits for the exempted one itself or by way of others; its own unit it may exempt."""
    late = [("quiz/exempts-too-late", "`ask`, which places the pre-test, opens only once `listen` is done")]
    assert found(exempts="listen, thank", ask="speak", speak="listen") == late
    assert found("order: in-order\n", exempts="listen, ask, thank") == late
    assert found(exempts="listen, speak, ask, thank") == []


def test_a_pre_test_that_never_opens_is_one_fault() -> None:
    """Where its unit waits for itself, that alone is told."""
    assert [code for code, _ in found(exempts="speak", ask="speak", speak="ask")] == ["unit/lock-circle"]
