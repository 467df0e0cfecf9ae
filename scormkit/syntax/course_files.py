"""The stage itself: each text of a course to the parser of its kind."""

from collections.abc import Iterable

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.outcome import Outcome
from scormkit.diagnostics.span import Span
from scormkit.model.course import GlossaryEntry
from scormkit.model.source import (
    ASSIGNMENT_FOLDER,
    COURSE_FILE,
    GLOSSARY_FILE,
    LEDGER_FILE,
    QUIZ_FOLDER,
    UNIT_FOLDER,
    SourceTree,
)
from scormkit.syntax.markdown import parse_assignment, parse_glossary, parse_transcript, parse_unit
from scormkit.syntax.tree import AssignmentSource, SyntaxTree, Transcript, UnitSource, YamlSource
from scormkit.syntax.yaml_nodes import YamlMap, YamlText
from scormkit.syntax.yaml_parser import parse_yaml


def parse(tree: SourceTree) -> Outcome[SyntaxTree]:
    """All texts of a course as nodes. There is always a value: what does not parse is None within it, is reported, and
    hides nothing in the other files."""
    diagnostics: list[Diagnostic] = []
    texts = {source.path: source.text for source in tree.texts}

    def read_yaml(path: str) -> YamlSource:
        node, faults = _yaml_file(path, texts.pop(path))
        diagnostics.extend(faults)
        return YamlSource(path, node)

    course = read_yaml(COURSE_FILE) if COURSE_FILE in texts else YamlSource(COURSE_FILE, None)
    html_allowed = _html_allowed(course)
    ledger = read_yaml(LEDGER_FILE) if LEDGER_FILE in texts else None
    glossary: tuple[GlossaryEntry, ...] = ()
    units = [UnitSource(path, None, None) for path in tree.unreadable if path.startswith(f"{UNIT_FOLDER}/")]
    quizzes = [YamlSource(path, None) for path in tree.unreadable if path.startswith(f"{QUIZ_FOLDER}/")]
    assigned = (path for path in tree.unreadable if path.startswith(f"{ASSIGNMENT_FOLDER}/"))
    assignments = [AssignmentSource(path, None, None, ()) for path in assigned]
    transcripts: list[Transcript] = []
    for path in tuple(texts):
        if path.startswith(f"{QUIZ_FOLDER}/") and path.endswith(".yaml"):
            quizzes.append(read_yaml(path))
            continue
        text = texts[path]
        if path == GLOSSARY_FILE:
            glossary, faults = parse_glossary(path, text, html_allowed)
        elif path.startswith(f"{UNIT_FOLDER}/"):
            front, body, faults = parse_unit(path, text, html_allowed)
            units.append(UnitSource(path, front, body))
        elif path.startswith(f"{ASSIGNMENT_FOLDER}/"):
            assignment, faults = parse_assignment(path, text, html_allowed)
            assignments.append(assignment)
        else:
            prose, faults = parse_transcript(path, text, html_allowed)
            transcripts.append(Transcript(path, prose))
        diagnostics += faults
    return Outcome(
        SyntaxTree(
            course,
            glossary,
            ledger,
            tuple(sorted(units, key=lambda unit: unit.file)),
            tuple(sorted(quizzes, key=lambda quiz: quiz.file)),
            tuple(sorted(assignments, key=lambda assignment: assignment.file)),
            tuple(transcripts),
            tree.media,
            tuple(sorted({*tree.unreadable, *_broken((*units, *assignments), quizzes)})),
            html_allowed,
        ),
        tuple(diagnostics),
    )


def _yaml_file(path: str, text: str) -> tuple[YamlMap | None, tuple[Diagnostic, ...]]:
    """A file that must hold a map."""
    node, faults = parse_yaml(path, text)
    if isinstance(node, YamlMap):
        return node, faults
    if faults:
        return None, faults
    place = Span(path, 1, 1, 1, 2) if node is None else node.span
    message = "the file is empty" if node is None else "the file holds no entries such as `title: …`"
    return None, (Diagnostic("yaml/no-entries", place, message, "write entries: a word, a colon, a space, a value"),)


def _broken(pages: Iterable[UnitSource | AssignmentSource], quizzes: list[YamlSource]) -> set[str]:
    """The files that are there, but of which too little can be read to know what they are."""
    return {page.file for page in pages if page.front is None} | {quiz.file for quiz in quizzes if quiz.node is None}


def _html_allowed(course: YamlSource) -> bool:
    """Whether course.yaml says ``raw_html: allow``; that the word is one of those allowed is the reader's affair."""
    setting = course.node.find("raw_html") if course.node else None
    return isinstance(setting, YamlText) and setting.text == "allow"
