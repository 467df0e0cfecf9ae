"""Rules over images, audio, video and other files. That they lie in the course's folder is seen by parse and link."""

import re
from collections.abc import Iterator
from posixpath import basename, splitext

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.linking.references import course_texts
from scormkit.model.linked import LinkedCourse
from scormkit.model.prose import Image, Link, Placement, Prose
from scormkit.standards.media_types import AUDIO, IMAGES, REFUSED, UNSHOWN, VIDEO

_NEED_WORDS = IMAGES | AUDIO | VIDEO
_DECORATIVE = re.compile(r'<span[^>]* class="(?:[^"]* )?decorative[ "]')


def missing_alternative_text(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """An image without words for those who do not see it. What only decorates says so: ``![](x.png){.decorative}``."""
    for prose in _texts(linked):
        before: object = ""
        for piece in prose.pieces:
            if isinstance(piece, Image | Placement) and not piece.alt and _suffix(piece) in _NEED_WORDS:
                decorative = isinstance(before, str) and _DECORATIVE.search(before)
                if not decorative:
                    yield _no_alternative_text(piece)
            before = piece


def _no_alternative_text(piece: Image | Placement) -> Diagnostic:
    target = piece.target
    if _suffix(piece) in IMAGES:
        message = "the image has no description"
        help = f"say what it shows: `![A map of the site.]({target})`; mere decoration: `![]({target}){{.decorative}}`"
    else:
        message = "the medium has no name"
        help = f"say what it is: `![Interview with a nurse.]({target})`"
    return Diagnostic("media/missing-alternative-text", piece.span, message, help)


def missing_captions(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """A video without captions is lost on those who do not hear it."""
    for piece, path in _placed(linked, VIDEO):
        if linked.companions[path].captions is None:
            message = "the video has no captions"
            help = f"put `{splitext(basename(path))[0]}.vtt` (WebVTT) beside it"
            yield Diagnostic("media/missing-captions", piece.span, message, help)


def missing_transcript(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """Audio and video without a text are lost on those who can neither hear nor see, or may not play sound."""
    for piece, path in _placed(linked, AUDIO | VIDEO):
        transcript = f"{splitext(path)[0]}.md"
        if linked.companions[path].transcript is None and transcript not in linked.course.unreadable:
            kind = "video" if _suffix(piece) in VIDEO else "audio"
            message = f"the {kind} has no transcript"
            yield Diagnostic("media/missing-transcript", piece.span, message, f"put `{basename(transcript)}` beside it")


def refused_type(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """A file for whose ending an LMS refuses the whole package."""
    for piece in _files(linked):
        if _suffix(piece) in REFUSED:
            message = f"LMSs refuse packages with `{_suffix(piece)}` files"
            yield Diagnostic("media/refused-type", piece.span, message, "give learners another kind of file, or a zip")


def not_for_browsers(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """A medium that not every browser shows, or an image within a line that is no image."""
    for piece in _files(linked):
        if not isinstance(piece, Link) and _suffix(piece) in UNSHOWN:
            message = f"browsers do not show `{_suffix(piece)}` files"
            help = "convert it: images to .png, .jpg or .svg, audio to .mp3, video to .mp4"
            yield Diagnostic("media/not-for-browsers", piece.span, message, help)


def _texts(linked: LinkedCourse) -> Iterator[Prose]:
    yield from course_texts(linked.course)
    yield from (beside.transcript for beside in linked.companions.values() if beside.transcript)


def _files(linked: LinkedCourse) -> Iterator[Image | Placement | Link]:
    """What refers to a file that is packed."""
    for prose in _texts(linked):
        for piece in prose.pieces:
            if isinstance(piece, Image | Placement | Link) and piece.path in linked.media:
                yield piece


def _placed(linked: LinkedCourse, suffixes: frozenset[str]) -> Iterator[tuple[Placement, str]]:
    """Each placed medium with one of the endings, once."""
    seen = set()
    for piece in _files(linked):
        if isinstance(piece, Placement) and _suffix(piece) in suffixes and piece.path not in seen:
            seen.add(piece.path)
            yield piece, piece.path


def _suffix(piece: Image | Placement | Link) -> str:
    return splitext(piece.path)[1].lower()


RULES = (missing_alternative_text, missing_captions, missing_transcript, refused_type, not_for_browsers)
