"""What parsing gives: every text file as nodes with spans. Scalars are still the text as typed, names still names."""

from typing import NamedTuple

from scormkit.model.answers import Criterion, Level
from scormkit.model.course import GlossaryEntry
from scormkit.model.media import MediaFile
from scormkit.model.prose import Prose
from scormkit.syntax.origin import Origin
from scormkit.syntax.yaml_nodes import YamlMap, YamlText


class YamlSource(NamedTuple):
    """A YAML file. ``node`` is None when the file is no map or does not parse; that is reported already, and a reader
    goes on with the other files."""

    file: str
    node: YamlMap | None


class UnitSource(NamedTuple):
    """A file of ``units/``: its front matter (None: absent or broken, and reported already) and its body.

    ``body`` is None when the file could not be read, or when it does not show where its body begins.
    """

    file: str
    front: YamlMap | None
    body: Prose | None


class ListText(NamedTuple):
    """A list whose lines are still unread: the text as typed, and where it begins."""

    text: str
    origin: Origin


class Rubric(NamedTuple):
    """A table by which learners judge their own work."""

    levels: tuple[Level, ...]
    criteria: tuple[Criterion, ...]


class ReplyText(NamedTuple):
    """What a reply says of the learner's text: its length, and a sample of a good one."""

    length: YamlText | None
    sample: Prose | None


class AssignmentPart(NamedTuple):
    """A block of an assignment that learners answer; ``steps`` hold a ``ListText``.

    ``id`` is empty where it is needed and absent, or where the part cannot stand; ``body`` is None where it is at
    fault. All this is reported already.
    """

    id: YamlText
    was: YamlText | None
    prompt: Prose
    body: ListText | Rubric | ReplyText | None


class AssignmentSource(NamedTuple):
    """A file of ``assignments/``: front matter and body as of a unit; a ``QuestionPlace`` stands for each part."""

    file: str
    front: YamlMap | None
    body: Prose | None
    parts: tuple[AssignmentPart, ...]


class Transcript(NamedTuple):
    """A Markdown file beside a medium, such as ``media/say-it-back.md`` beside ``media/say-it-back.mp4``."""

    file: str
    prose: Prose


class SyntaxTree(NamedTuple):
    """A parsed course; each group sorted by path. All paths and ``Span.file`` are seen from the course's root.

    ``ledger`` is None where there is no ledger.yaml. ``unreadable`` are text files that are there but could not be
    read or parsed; they are reported already, so that whoever refers to one must not call it missing.
    ``html_allowed`` says whether course.yaml switches raw HTML on; ``parse_text`` and ``parse_choices`` take it.
    """

    course: YamlSource
    glossary: tuple[GlossaryEntry, ...]
    ledger: YamlSource | None
    units: tuple[UnitSource, ...]
    quizzes: tuple[YamlSource, ...]
    assignments: tuple[AssignmentSource, ...]
    transcripts: tuple[Transcript, ...]
    media: tuple[MediaFile, ...]
    unreadable: tuple[str, ...]
    html_allowed: bool
