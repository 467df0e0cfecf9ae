"""SCORM 1.2: one zip that any LMS of the last twenty years imports."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Final

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.model.linked import LinkedCourse
from scormkit.package.archive import content_digest
from scormkit.package.names import media_paths
from scormkit.package.plan import Entry, PackagePlan
from scormkit.pages.references import unit_page
from scormkit.pages.render import INDEX, render_course, render_units, stamp
from scormkit.standards.scorm12 import MANIFEST
from scormkit.targets.base import Receipt
from scormkit.targets.scorm12.limits import control_documents, state_over_limit, strange_control_documents
from scormkit.targets.scorm12.manifest import Sco, write_manifest
from scormkit.targets.scorm12.receipt import receipt
from scormkit.targets.scorm12.state import state_size

_FINGERPRINT = 12  # hex digits
_PLAYER = "player/player.js"
_BUNDLE = Path(__file__).parents[2] / "runtime" / "bundles" / "scorm12.js"


class Scorm12:
    """The target ``scorm12``."""

    name: Final = "scorm12"

    def check(self, course: LinkedCourse) -> tuple[Diagnostic, ...]:
        """Find a state that an LMS cannot hold, and files that do not belong at a package's root."""
        return (*state_over_limit(course, state_size(course)), *strange_control_documents(course))

    def receipt(self, course: LinkedCourse) -> Receipt:
        """Say what the LMS will receive."""
        return receipt(self.name, course)

    def plan(self, course: LinkedCourse) -> PackagePlan:
        """Lay out pages, player, media, control documents and the manifest, which comes first."""
        paths = media_paths(course.media.values())
        one = course.course.scorm12.scos == "one"
        pages = render_course(course, paths) if one else render_units(course, paths)
        media = {paths[path]: Entry(paths[path], file) for path, file in course.media.items()}
        entries = (*pages, Entry(_PLAYER, _BUNDLE.read_bytes()), *media.values(), *_schemas(course))
        files = tuple(sorted(entry.path for entry in entries))
        scos = (_course_sco(course, files),) if one else _unit_scos(course)
        own = {path for sco in scos for path in sco.files}
        shared = tuple(path for path in files if path not in own)
        unstamped = (
            Entry(MANIFEST, write_manifest(course, scos, shared)),
            *sorted(entries, key=lambda entry: entry.path),
        )
        fingerprint = content_digest(unstamped)[:_FINGERPRINT]
        return PackagePlan(
            f"{course.course.name.text}-{course.course.version}-{self.name}.zip",
            self.name,
            scos[0].page,
            tuple(stamp(entry, fingerprint) for entry in unstamped),
            fingerprint,
        )


TARGET = Scorm12()


def _course_sco(course: LinkedCourse, files: Iterable[str]) -> Sco:
    """Make the whole course one SCO; its media and control documents are assets."""
    own = tuple(path for path in files if path == INDEX or path.startswith(("player/", "units/")))
    return Sco("course", course.course.title, INDEX, own, any(quiz.required for quiz in course.quizzes))


def _unit_scos(course: LinkedCourse) -> tuple[Sco, ...]:
    """Make each unit a SCO of one page; player, theme and media are assets that all of them share."""
    return tuple(
        Sco(
            str(unit.slot),
            unit.unit.title,
            unit_page(unit.unit),
            (unit_page(unit.unit),),
            any(course.quizzes[number].required for number in unit.quizzes),
        )
        for unit in course.units
    )


def _schemas(course: LinkedCourse) -> Iterable[Entry]:
    """Put the author's own control documents at the root, where ``xsi:schemaLocation`` looks for them."""
    return (Entry(PurePosixPath(file.path).name, file) for file in control_documents(course))
