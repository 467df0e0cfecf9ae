"""Packages in memory, as the target plans them."""

from scormkit.model.linked import LinkedCourse
from scormkit.package.contents import is_page
from scormkit.records.course import PublishedCourse
from scormkit.records.published import published_course
from scormkit.targets.scorm12.target import TARGET
from tests.unit.targets.courses import planned


def pages_of(course: LinkedCourse) -> dict[str, bytes]:
    """The pages and scripts of a course's package."""
    entries = planned(TARGET, course).entries
    return {path: content for path, content in entries if isinstance(content, bytes) and is_page(path)}


def published(course: LinkedCourse) -> PublishedCourse:
    """The course as its package tells it."""
    return published_course(pages_of(course))
