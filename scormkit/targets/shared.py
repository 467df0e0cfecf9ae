"""What the packages of one course share, whatever their target: made when the first of them asks, and once."""

from functools import cached_property
from typing import TYPE_CHECKING

from scormkit.model.linked import LinkedCourse
from scormkit.package.names import media_paths
from scormkit.package.plan import Entry

if TYPE_CHECKING:
    from scormkit.activities.definitions import Definitions


class Shared:
    """The parts that packages are made of. ``build`` makes one of these for each course, and every target plans with
    it. What makes a part is imported with it, so that who only names targets does not pay."""

    def __init__(self, course: LinkedCourse) -> None:
        self._course = course
        self._paths = media_paths(course.media.values())

    @cached_property
    def course_pages(self) -> tuple[Entry, ...]:
        """The pages of the whole course with the player's own navigation, not yet stamped."""
        from scormkit.pages.render import render_course

        return render_course(self._course, self._paths)

    @cached_property
    def unit_pages(self) -> tuple[Entry, ...]:
        """A page for each unit that the LMS launches by itself, in reading order, then what they share."""
        from scormkit.pages.render import render_units

        return render_units(self._course, self._paths)

    @cached_property
    def media(self) -> tuple[Entry, ...]:
        """The files that the pages refer to; two of one content may have one path, and are one file."""
        entries = {self._paths[path]: Entry(self._paths[path], file) for path, file in self._course.media.items()}
        return tuple(entries.values())

    @cached_property
    def definitions(self) -> "Definitions":
        """The definitions of the course's activities, by their keys."""
        from scormkit.activities.definitions import definitions

        return definitions(self._course)
