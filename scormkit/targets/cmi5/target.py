"""cmi5: a package with ``cmi5.xml``, whose AUs an LMS launches and whose player sends statements to its LRS."""

from typing import Final

from scormkit.checks.apart import Apart, check_apart
from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.model.linked import LinkedCourse
from scormkit.package.plan import Companion, Entry, PackagePlan
from scormkit.pages.upload import render_upload
from scormkit.standards.cmi5 import COURSE_STRUCTURE
from scormkit.targets.assembly import assembled, content
from scormkit.targets.base import Receipt
from scormkit.targets.cmi5.aus import course_au, unit_aus
from scormkit.targets.cmi5.course_structure import write_course_structure
from scormkit.targets.cmi5.sheet import upload_sheet
from scormkit.targets.lrs import activities, no_iri, receipt
from scormkit.targets.shared import Shared

_BUNDLE = "cmi5.js"
_AUS = Apart("an AU", "AUs", "aus: one", "cmi5", "course/needs-one-au", "link/other-au")


class Cmi5:
    """The target ``cmi5``."""

    name: Final = "cmi5"

    def check(self, course: LinkedCourse) -> tuple[Diagnostic, ...]:
        """Find a course whose ids have no home, and what spans units where each is an AU."""
        return (*no_iri(course), *(check_apart(course, _AUS) if _is_apart(course) else ()))

    def receipt(self, course: LinkedCourse) -> Receipt:
        """Say what the LRS will receive."""
        return receipt(self.name, course, apart=_is_apart(course))

    def plan(self, course: LinkedCourse, shared: Shared) -> PackagePlan:
        """Lay out the course structure, pages, player and media."""
        apart = _is_apart(course)
        pages = shared.unit_pages if apart else shared.course_pages
        entries = content(pages, _BUNDLE, shared, (activities(course, shared),))
        blocks = unit_aus(course) if apart else ()
        aus = tuple(au for block in blocks for au in block.aus) or (course_au(course),)
        structure = Entry(COURSE_STRUCTURE, write_course_structure(course, blocks or aus))

        def beside(name: str, fingerprint: str) -> tuple[Companion, ...]:
            sheet = upload_sheet(course, self.receipt(course), f"{name}.zip", aus, fingerprint)
            return (Companion(f"{name}.upload.html", render_upload(sheet)),)

        return assembled(self.name, course, pages[0].path, structure, entries, beside)


TARGET = Cmi5()


def _is_apart(course: LinkedCourse) -> bool:
    """Whether each unit is an AU by itself."""
    return course.course.cmi5.aus == "per-unit"
