"""xAPI: a package with ``tincan.xml``, whose player sends statements to a learning record store."""

from typing import Final

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.model.linked import LinkedCourse
from scormkit.package.plan import Companion, Entry, PackagePlan
from scormkit.pages.render import INDEX
from scormkit.pages.upload import render_upload
from scormkit.standards.xapi import LAUNCH_FILE
from scormkit.targets.assembly import assembled, content
from scormkit.targets.base import Receipt
from scormkit.targets.lrs import activities, no_iri, receipt
from scormkit.targets.shared import Shared
from scormkit.targets.xapi.manifest import write_launch_file
from scormkit.targets.xapi.sheet import upload_sheet

_BUNDLE = "xapi.js"


class Xapi:
    """The target ``xapi``."""

    name: Final = "xapi"

    def check(self, course: LinkedCourse) -> tuple[Diagnostic, ...]:
        """Find a course whose ids have no home."""
        return tuple(no_iri(course))

    def receipt(self, course: LinkedCourse) -> Receipt:
        """Say what the LRS will receive."""
        return receipt(self.name, course, apart=False)

    def plan(self, course: LinkedCourse, shared: Shared) -> PackagePlan:
        """Lay out the launch file, pages, player and media; the course is always one activity to launch."""
        entries = content(shared.course_pages, _BUNDLE, shared, (activities(course, shared),))
        launch_file = Entry(LAUNCH_FILE, write_launch_file(course, INDEX, shared.definitions))

        def beside(name: str, fingerprint: str) -> tuple[Companion, ...]:
            told = self.receipt(course)
            sheet = upload_sheet(course, told, f"{name}.zip", len(shared.definitions), fingerprint)
            return (Companion(f"{name}.upload.html", render_upload(sheet)),)

        return assembled(self.name, course, INDEX, launch_file, entries, beside)


TARGET = Xapi()
