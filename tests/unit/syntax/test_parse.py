"""The stage: every text goes to the parser of its kind, and a broken one hides nothing in the others."""

from pathlib import Path

from scormkit.model.source import SourceText, SourceTree
from scormkit.syntax import parse
from scormkit.syntax.tree import SyntaxTree


def parsed(files: dict[str, str], unreadable: tuple[str, ...] = ()) -> tuple[SyntaxTree, list[str]]:
    """The tree of some texts, and code, file and line of each finding."""
    texts = tuple(SourceText(path, text) for path, text in sorted(files.items()))
    outcome = parse(SourceTree(Path("."), texts, (), unreadable))
    assert outcome.value is not None
    return outcome.value, [f"{fault.code} {fault.span.file}:{fault.span.line}" for fault in outcome.diagnostics]


def test_each_text_has_its_place() -> None:
    """Course, glossary, ledger, units, quizzes and transcripts come out typed, sorted by path."""
    tree, faults = parsed(
        {
            "course.yaml": "id: a",
            "glossary.md": "## T\nd",
            "ledger.yaml": "format: 1",
            "units/b.md": "---\ntitle: b\n---\n",
            "units/a.md": "---\ntitle: a\n---\n",
            "quizzes/q.yaml": "title: q",
            "media/m.md": "Hello.",
        }
    )
    assert faults == []
    assert tree.course.node is not None
    assert tree.ledger is not None
    assert [entry.term for entry in tree.glossary] == ["T"]
    assert [unit.file for unit in tree.units] == ["units/a.md", "units/b.md"]
    assert [quiz.file for quiz in tree.quizzes] == ["quizzes/q.yaml"]
    assert [transcript.prose.pieces for transcript in tree.transcripts] == [("<p>Hello.</p>\n",)]


def test_broken_files_hide_nothing() -> None:
    """Each file's faults are told in one run; what is broken is there as a file without a node."""
    tree, faults = parsed(
        {
            "course.yaml": "a: [",
            "quizzes/a.yaml": "a:\n\tb: 1",
            "quizzes/b.yaml": "- a",
            "units/a.md": "no front matter",
            "units/b.md": "---\ntitle: b\n---\n# B",
        },
        unreadable=("units/c.md",),
    )
    assert sorted(faults) == [
        "markdown/front-matter units/a.md:1", "markdown/title-heading units/b.md:4", "yaml/bracket course.yaml:1",
        "yaml/no-entries quizzes/b.yaml:1", "yaml/tab quizzes/a.yaml:2",
    ]  # fmt: skip
    assert tree.course.node is None
    assert [(quiz.file, quiz.node) for quiz in tree.quizzes] == [("quizzes/a.yaml", None), ("quizzes/b.yaml", None)]
    assert tree.unreadable == ("quizzes/a.yaml", "quizzes/b.yaml", "units/a.md", "units/c.md")


def test_html_is_allowed_by_the_course() -> None:
    """``raw_html: allow`` in course.yaml lets safe HTML through in every text; without it, HTML is a fault."""
    files = {"course.yaml": "raw_html: allow", "units/a.md": "---\ntitle: a\n---\n<kbd>x</kbd>"}
    tree, faults = parsed(files)
    assert (tree.html_allowed, faults) == (True, [])
    tree, faults = parsed({**files, "course.yaml": "raw_html: forbid"})
    assert (tree.html_allowed, faults) == (False, ["markdown/raw-html units/a.md:4"])
