"""What prose refers to: terms, images, placed files, links. Whatever is referred to is packed, and nothing else."""

from collections.abc import Iterable, Iterator
from posixpath import dirname, relpath, splitext

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.nearest import nearest_names, offered
from scormkit.diagnostics.span import Span
from scormkit.linking.index import Index
from scormkit.linking.texts import quiz_texts
from scormkit.model.course import Course
from scormkit.model.linked import Companions
from scormkit.model.media import MediaFile
from scormkit.model.prose import GapPlace, Image, Link, Phrase, Placement, Prose, QuestionPlace, TermUse
from scormkit.reading.names import stem
from scormkit.standards.media_types import AUDIO, CAPTIONS, IMAGES, VIDEO

Reference = Image | Placement | Link | TermUse
_SELF_CONTAINED = (str, Phrase, GapPlace, QuestionPlace)


def references(prose: Prose) -> Iterator[Reference]:
    """The pieces of prose that depend on the rest of the course."""
    return (piece for piece in prose.pieces if not isinstance(piece, _SELF_CONTAINED))


def course_texts(course: Course) -> Iterator[Prose]:
    """All prose of a course but its transcripts."""
    yield from (unit.body for unit in course.units)
    yield from (text for quiz in course.quizzes for text in quiz_texts(quiz))
    yield from (entry.definition for entry in course.glossary)
    yield from certificate_texts(course)


def certificate_texts(course: Course) -> Iterator[Prose]:
    """What a course's certificate says, if anything."""
    if course.certificate and course.certificate.text:
        yield course.certificate.text


def check_folders(course: Course, found: list[Diagnostic]) -> None:
    """Tell a folder that course.yaml names and that holds no file."""
    folder = course.scorm12.control_documents
    if folder and not any(file.path.startswith(f"{folder.text}/") for file in course.media):
        help = "add the folder with its files, or correct the name; it is seen from course.yaml"
        found.append(
            Diagnostic("link/missing-file", folder.span, f"there is no folder `{folder.text}` with files", help)
        )


class References:
    """Follows the references of prose, and gathers the files that they lead to."""

    def __init__(self, index: Index, found: list[Diagnostic]) -> None:
        self.index = index
        self.found = found
        self.media: dict[str, MediaFile] = {}
        self.companions: dict[str, Companions] = {}

    def follow(self, texts: Iterable[Prose], places_quizzes: bool = False) -> None:
        """Follow all references in the texts; only units may place quizzes."""
        for prose in texts:
            for reference in references(prose):
                if isinstance(reference, TermUse):
                    self._term(reference)
                elif reference.path:
                    self._file(reference, places_quizzes)

    def pack_badges(self) -> None:
        """Gather the pictures of the modules' badges; what is no picture cannot be one."""
        for badge in (module.badge for module in self.index.course.modules if module.badge):
            path, span = badge.image
            if splitext(path)[1].lower() in IMAGES:
                self._file(Placement(span, path, path, badge.title, ""), False)
            else:
                help = "name a picture that browsers show, such as `media/badge.svg`"
                self.found.append(Diagnostic("link/not-placeable", span, f"`{path}` cannot be a badge", help))

    def _term(self, use: TermUse) -> None:
        glossary = self.index.glossary
        if use.key in glossary or "glossary" in self.index.course.gaps:
            return
        otherwise = f"define it in glossary.md (`## {use.term}`), or write `\\[{use.term}\\]` for plain brackets"
        near = [glossary[key].term for key in nearest_names(use.key, glossary)]
        help = offered(near, otherwise)
        if near:
            help += f" another wording of it is written `[{use.term}][{near[0]}]`"
        self.found.append(Diagnostic("glossary/not-found", use.span, f"the glossary has no entry `{use.term}`", help))

    def _file(self, reference: Image | Placement | Link, places_quizzes: bool) -> None:
        path, index = reference.path, self.index
        if path in index.media:
            self._pack(path, isinstance(reference, Placement))
        elif (
            path in index.course.unreadable
            or (path in index.unit_files and isinstance(reference, Link))
            or (path in index.quiz_files and isinstance(reference, Placement) and places_quizzes)
        ):
            return
        elif path in index.quiz_files or path in index.unit_files or path in index.others:
            self.found.append(_misplaced(reference, path in index.quiz_files))
        else:
            self.found.append(_missing(reference, index))

    def _pack(self, path: str, placed: bool) -> None:
        media = self.index.media
        self.media[path] = media[path]
        stem, suffix = splitext(path)
        if not placed or suffix.lower() not in AUDIO | VIDEO or path in self.companions:
            return
        captions = media.get(stem + CAPTIONS)
        transcript = self.index.course.transcripts.get(f"{stem}.md")
        self.companions[path] = Companions(captions, transcript)
        if captions:
            self.media[captions.path] = captions
        if transcript:
            self.follow((transcript,))


def _misplaced(reference: Image | Placement | Link, quiz: bool) -> Diagnostic:
    if isinstance(reference, Link):
        message = f"`{reference.target}` is a source of the course and not part of the package"
        help = (
            "write `!` in front, alone in a paragraph, to place the quiz; or link to the unit that places it"
            if quiz
            else "link to a unit, or to a file in `media/`"
        )
        return Diagnostic("link/to-source", reference.span, message, help)
    message = f"`{reference.target}` cannot be placed here"
    help = "place a quiz alone in a paragraph of a unit" if quiz else "place an image, audio, video, document or quiz"
    return Diagnostic("link/not-placeable", reference.span, message, help)


def _missing(reference: Image | Placement | Link, index: Index) -> Diagnostic:
    """The finding for a path that no file has: outside of the course, in another case, or not there."""
    path, span, target = reference.path, reference.span, reference.target
    if path == ".." or path.startswith(("../", "/")):
        help = "copy the file into the course's folder and refer to it there"
        return Diagnostic("link/outside-course", span, f"`{target}` leads out of the course's folder", help)
    paths = index.paths()
    same = sorted(known for known in paths if known.lower() == path.lower())
    if same:
        help = f"write `{_from(span, same[0])}`; most servers tell capital and small letters apart"
        return Diagnostic("link/wrong-case", span, f"the file is called `{same[0]}`", help)
    return Diagnostic("link/missing-file", span, f"there is no file `{path}`", _wish(reference, index))


def _wish(reference: Image | Placement | Link, index: Index) -> str:
    """The help for a path that leads nowhere: the file of the same id, else the files whose paths are alike."""
    path, span = reference.path, reference.span
    if isinstance(reference, Link) and reference.target.lower().startswith("www."):
        return f"write `https://{reference.target}`"
    ids = {file: unit.name.text for file, unit in index.unit_files.items()}
    ids |= {file: quiz.name.text for file, quiz in index.quiz_files.items()}
    near = [file for file, id in ids.items() if id == stem(path)]
    near = near or [*nearest_names(path, sorted(index.paths() - index.others))]
    fragment = f"#{reference.fragment}" if isinstance(reference, Link) and reference.fragment else ""
    otherwise = "add the file, or correct the path; it is seen from the file that it stands in"
    return offered((_from(span, known) + fragment for known in near), otherwise)


def _from(span: Span, path: str) -> str:
    """A path of the course as it is written in the file of ``span``."""
    return relpath(path, dirname(span.file) or ".")
