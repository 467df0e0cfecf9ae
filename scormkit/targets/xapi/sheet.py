"""What the page beside an xAPI package tells whoever uploads it."""

from scormkit.model.linked import LinkedCourse
from scormkit.pages.render import INDEX
from scormkit.pages.upload import Fact, UploadSheet
from scormkit.standards.xapi import LAUNCH_FILE
from scormkit.targets.base import Receipt
from scormkit.targets.lrs import iri_fact, stored
from scormkit.targets.sheets import advice, package_facts, rules
from scormkit.targets.xapi.lms_settings import LMS_SETTINGS

_STANDARD = "xAPI"


def upload_sheet(course: LinkedCourse, told: Receipt, package: str, activities: int, fingerprint: str) -> UploadSheet:
    """The facts for the page; ``package`` is the name of the file, ``activities`` how many are described in it."""
    source = course.course
    facts = (
        *package_facts(course, package, f"{_STANDARD} 1.0.3, launched by {LAUNCH_FILE}", fingerprint),
        Fact("Launch", f"{INDEX}, of the first activity in {LAUNCH_FILE}; no other can be launched"),
        iri_fact(course, "the id of that activity, by which the LMS finds the result"),
        Fact(
            "Other ids",
            "behind that IRI: modules/…, units/…, quizzes/<quiz>, quizzes/<quiz>/<question>, objectives/…; "
            f"{LAUNCH_FILE} describes {activities:,} activities",
        ),
        *rules(course),
    )
    return UploadSheet(
        source.title, source.language, _STANDARD, facts, tuple(stored(course, told)), advice(LMS_SETTINGS, {})
    )
