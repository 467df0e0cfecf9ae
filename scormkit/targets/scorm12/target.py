"""SCORM 1.2: one zip that any LMS of the last twenty years imports."""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.model.linked import LinkedCourse
from scormkit.package.plan import Companion, Entry, PackagePlan
from scormkit.pages.references import unit_page
from scormkit.pages.render import INDEX
from scormkit.pages.upload import render_upload
from scormkit.standards.scorm12 import MANIFEST
from scormkit.targets.assembly import assembled, content
from scormkit.targets.base import Receipt
from scormkit.targets.results import makes_score
from scormkit.targets.scorm12.codebook import codebook
from scormkit.targets.scorm12.limits import control_documents, state_over_limit, strange_control_documents
from scormkit.targets.scorm12.manifest import Sco, write_manifest
from scormkit.targets.scorm12.receipt import receipt, suspend_data
from scormkit.targets.scorm12.sheet import upload_sheet
from scormkit.targets.shared import Shared

_BUNDLE = "scorm12.js"


class Scorm12:
    """The target ``scorm12``."""

    name: Final = "scorm12"

    def check(self, course: LinkedCourse) -> tuple[Diagnostic, ...]:
        """Find a state that an LMS cannot hold, files that do not belong at a package's root, and what spans units
        where each is a SCO."""
        return (
            *state_over_limit(course, suspend_data(course)),
            *strange_control_documents(course),
            *(() if course.course.scorm12.scos == "one" else _spanning_scos(course)),
        )

    def receipt(self, course: LinkedCourse) -> Receipt:
        """Say what the LMS will receive."""
        return receipt(self.name, course)

    def plan(self, course: LinkedCourse, shared: Shared) -> PackagePlan:
        """Lay out pages, player, media, control documents and the manifest, which comes first; and the files beside."""
        one = course.course.scorm12.scos == "one"
        pages = shared.course_pages if one else shared.unit_pages
        entries = content(pages, _BUNDLE, shared, _schemas(course))
        files = tuple(entry.path for entry in entries)
        scos = (_course_sco(course, files),) if one else _unit_scos(course)
        own = {path for sco in scos for path in sco.files}
        manifest = write_manifest(course, scos, tuple(path for path in files if path not in own))

        def beside(name: str, fingerprint: str) -> tuple[Companion, ...]:
            return _beside(self.name, course, name, fingerprint)

        return assembled(self.name, course, scos[0].page, Entry(MANIFEST, manifest), entries, beside)


TARGET = Scorm12()


def _spanning_scos(course: LinkedCourse) -> Iterable[Diagnostic]:
    from scormkit.checks.apart import Apart, check_apart  # only a course of several SCOs pays for it

    scos = Apart("a SCO", "SCOs", "scos: one", "scorm12", "course/needs-one-sco", "link/other-sco")
    return check_apart(course, scos)


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
