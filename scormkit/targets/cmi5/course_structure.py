"""``cmi5.xml`` (cmi5 13.1), built as a tree: the course's objectives, its AUs, and what satisfies each."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml.etree import _Element as Element

from scormkit.activities.ids import activity_iri, course_iri, module_key, objective_key
from scormkit.model.course import Module, Objective
from scormkit.model.linked import LinkedCourse
from scormkit.standards import cmi5
from scormkit.targets.elements import document, elements_of

_element = elements_of(cmi5.NAMESPACE)


class Au(NamedTuple):
    """One AU. ``key`` ends its id, ``page`` is what the LMS launches. ``mastery`` is the score (0–100) that whoever has
    passed has at least, None where nothing makes a score."""

    key: str
    title: str
    description: str
    page: str
    activity_type: str
    move_on: str
    mastery: int | None
    objectives: tuple[Objective, ...]


class Block(NamedTuple):
    """The AUs of a module."""

    module: Module
    aus: tuple[Au, ...]


def write_course_structure(course: LinkedCourse, parts: Iterable[Au | Block]) -> bytes:
    """Write the course structure of a package: its AUs, or blocks of them, in reading order."""
    return document(_element("courseStructure", *_Structure(course).elements(parts)))


class _Structure:
    """Writes the parts of a course structure, all in the course's language."""

    def __init__(self, course: LinkedCourse) -> None:
        self._course = course
        self._source = course.course

    def elements(self, parts: Iterable[Au | Block]) -> Iterator[Element]:
        source = self._source
        yield _element("course", *self._named(source.title, source.summary), id=course_iri(source))
        if self._course.objectives:
            yield _element("objectives", *(self._objective(linked.objective) for linked in self._course.objectives))
        for part in parts:
            yield self._au(part) if isinstance(part, Au) else self._block(part)

    def _block(self, block: Block) -> Element:
        named = self._named(block.module.title, block.module.summary)
        return _element("block", *named, *map(self._au, block.aus), id=self._id(module_key(block.module)))

    def _au(self, au: Au) -> Element:
        references = (_element("objective", idref=self._id(objective_key(one))) for one in au.objectives)
        return _element(
            "au",
            *self._named(au.title, au.description),
            *((_element("objectives", *references),) if au.objectives else ()),
            _element("url", au.page),
            id=self._id(au.key),
            moveOn=au.move_on,
            **({} if au.mastery is None else {"masteryScore": f"{au.mastery / 100:g}"}),
            launchMethod=cmi5.ANY_WINDOW,
            activityType=au.activity_type,
        )

    def _objective(self, objective: Objective) -> Element:
        return _element("objective", *self._named(objective.text, ""), id=self._id(objective_key(objective)))

    def _named(self, title: str, description: str) -> Iterator[Element]:
        """Both are mandatory; the title is packed in a missing description's place."""
        for name, text in (("title", title), ("description", description or title)):
            yield _element(name, _element("langstring", text, lang=self._source.language))

    def _id(self, key: str) -> str:
        return activity_iri(self._source, key)
