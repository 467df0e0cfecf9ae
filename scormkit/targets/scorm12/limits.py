"""What a SCORM 1.2 package cannot hold, found before anything is built."""

import re
from collections.abc import Iterator

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.model.linked import LinkedCourse
from scormkit.model.media import MediaFile
from scormkit.model.source import COURSE_FILE
from scormkit.standards.scorm12 import SUSPEND_DATA_LENGTH
from scormkit.targets.base import StateSize, cost_table

_ROWS = 12  # of the table of costs; what is left is added up in a last row
_CONTROL_DOCUMENT = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*\.(xsd|dtd)")


def state_over_limit(course: LinkedCourse, size: StateSize) -> tuple[Diagnostic, ...]:
    """Find a state that suspend_data cannot hold."""
    if size.characters <= SUSPEND_DATA_LENGTH:
        return ()
    message = (
        f"with everything answered, a learner's state takes {size.characters:,} characters; "
        f"an LMS holds {SUSPEND_DATA_LENGTH:,} in `cmi.suspend_data`"
    )
    return (
        Diagnostic(
            "state/too-large",
            Span(COURSE_FILE),
            message,
            f"{_cure(course, size)}; what costs how much:\n{cost_table(size, _ROWS)}",
        ),
    )


def strange_control_documents(course: LinkedCourse) -> Iterator[Diagnostic]:
    """Find files that the author would have packed at the root, among ours, and that are no control documents."""
    folder = course.course.scorm12.control_documents
    for file in control_documents(course):
        name = file.path.removeprefix(f"{folder.text}/" if folder else "")
        if folder and not _CONTROL_DOCUMENT.fullmatch(name):
            yield Diagnostic(
                "package/not-control-document",
                folder.span,
                f"`{name}` in `{folder.text}` is no control document",
                "keep only `.xsd` and `.dtd` files in this folder, none in a subfolder, with plain ASCII names",
            )


def control_documents(course: LinkedCourse) -> tuple[MediaFile, ...]:
    """List the files of the author's own folder of control documents."""
    folder = course.course.scorm12.control_documents
    if folder is None:
        return ()
    return tuple(file for file in course.course.media if file.path.startswith(f"{folder.text}/"))


def _cure(course: LinkedCourse, size: StateSize) -> str:
    typed = sum(block.bits for block in size.blocks if block.typed)
    if size.characters - typed // 6 <= SUSPEND_DATA_LENGTH:
        return "let learners type less: shorten `length`, or ask for fewer texts"
    if course.course.scorm12.scos == "per-unit":
        return "spread the unit's questions over several units"
    return "make several courses of it, or set `scos: per-unit` under `scorm12`"
