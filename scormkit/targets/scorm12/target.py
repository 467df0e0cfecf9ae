"""SCORM 1.2: one zip that any LMS of the last twenty years imports."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Final

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.model.linked import LinkedCourse
from scormkit.package.archive import content_digest
from scormkit.package.names import media_paths
from scormkit.package.plan import Companion, Entry, PackagePlan
from scormkit.pages.references import unit_page
from scormkit.pages.render import INDEX, render_course, render_units, stamp
from scormkit.pages.upload import render_upload
from scormkit.standards.scorm12 import MANIFEST
from scormkit.targets.base import Receipt
from scormkit.targets.scorm12.codebook import codebook
from scormkit.targets.scorm12.limits import control_documents, state_over_limit, strange_control_documents
from scormkit.targets.scorm12.manifest import Sco, write_manifest
from scormkit.targets.scorm12.receipt import makes_score, receipt
from scormkit.targets.scorm12.sheet import upload_sheet
from scormkit.targets.scorm12.state import state_size

_FINGERPRINT = 12  # hex digits
_BUNDLES = Path(__file__).parents[2] / "runtime" / "bundles"
_PLAYER = (("player/player.js", "scorm12.js"), ("player/answers.js", "answers.js"))  # path in the package, bundle


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
        """Lay out pages, player, media, control documents and the manifest, which comes first; and the files beside."""
        paths = media_paths(course.media.values())
        one = course.course.scorm12.scos == "one"
        pages = render_course(course, paths) if one else render_units(course, paths)
        media = {paths[path]: Entry(paths[path], file) for path, file in course.media.items()}
        player = (Entry(path, (_BUNDLES / bundle).read_bytes()) for path, bundle in _PLAYER)
        entries = (*pages, *player, *media.values(), *_schemas(course))
        files = tuple(sorted(entry.path for entry in entries))
        scos = (_course_sco(course, files),) if one else _unit_scos(course)
        own = {path for sco in scos for path in sco.files}
        shared = tuple(path for path in files if path not in own)
        unstamped = (
            Entry(MANIFEST, write_manifest(course, scos, shared)),
            *sorted(entries, key=lambda entry: entry.path),
        )
        fingerprint = content_digest(unstamped)[:_FINGERPRINT]
        name = f"{course.course.name.text}-{course.course.version}-{self.name}"
        return PackagePlan(
            f"{name}.zip",
            self.name,
            scos[0].page,
            tuple(stamp(entry, fingerprint) for entry in unstamped),
            fingerprint,
            _beside(self.name, course, name, fingerprint),
        )


TARGET = Scorm12()


def _beside(target: str, course: LinkedCourse, name: str, fingerprint: str) -> tuple[Companion, ...]:
    """Write what people need who read the LMS's reports or upload the package."""
    codes = Companion(f"{name}.codebook.csv", codebook(course))
    sheet = upload_sheet(target, course, f"{name}.zip", codes.name, fingerprint)
    return (codes, Companion(f"{name}.upload.html", render_upload(sheet)))


def _course_sco(course: LinkedCourse, files: Iterable[str]) -> Sco:
    """Make the whole course one SCO; its media and control documents are assets."""
    own = tuple(path for path in files if path == INDEX or path.startswith(("player/", "units/")))
    return Sco("course", course.course.title, INDEX, own, any(map(makes_score, course.quizzes)))


def _unit_scos(course: LinkedCourse) -> tuple[Sco, ...]:
    """Make each unit a SCO of one page; player, theme and media are assets that all of them share."""
    return tuple(
        Sco(
            str(unit.slot),
            unit.unit.title,
            unit_page(unit.unit),
            (unit_page(unit.unit),),
            any(makes_score(course.quizzes[number]) for number in unit.quizzes),
        )
        for unit in course.units
    )


def _schemas(course: LinkedCourse) -> Iterable[Entry]:
    """Put the author's own control documents at the root, where ``xsi:schemaLocation`` looks for them."""
    return (Entry(PurePosixPath(file.path).name, file) for file in control_documents(course))
