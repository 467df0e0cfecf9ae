"""``tincan.xml``, built as a tree: how an LMS launches the course, and what its activities are.

There is no public schema; importers that validate ask for a name and a description of each activity, for ``lang`` and
not ``xml:lang``, and for this order of elements. They launch the first activity, and only one may have a launch.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from lxml.etree import _Element as Element

from scormkit.activities.definitions import Definition, Definitions
from scormkit.activities.ids import COURSE, activity_iri
from scormkit.model.linked import LinkedCourse
from scormkit.standards.xapi import LAUNCH_NAMESPACE
from scormkit.targets.elements import document, elements_of

_COMPONENTS = ("choices", "scale", "source", "target")
_element = elements_of(LAUNCH_NAMESPACE)


def write_launch_file(course: LinkedCourse, launch: str, told: Definitions) -> bytes:
    """Write the launch file of a course whose first page is ``launch``."""
    source = course.course
    activities = [
        _activity(activity_iri(source, key), definition, source.language, launch if key == COURSE else "")
        for key, definition in told.items()
    ]
    return document(_element("tincan", _element("activities", *activities)))


def _activity(iri: str, definition: Definition, language: str, launch: str) -> Element:
    name = definition["name"]
    return _element(
        "activity",
        *_texts("name", name),
        *_texts("description", definition.get("description", name)),
        *((_element("launch", launch, lang=language),) if launch else ()),
        *_interaction(definition),
        id=iri,
        type=definition["type"],
    )


def _interaction(definition: Definition) -> Iterator[Element]:
    if kind := definition.get("interactionType"):
        yield _element("interactionType", kind)
    if patterns := definition.get("correctResponsesPattern"):
        yield _element(
            "correctResponsePatterns", *(_element("correctResponsePattern", pattern) for pattern in patterns)
        )
    for name in _COMPONENTS:
        if components := definition.get(name):
            yield _element(name, *map(_component, components))


def _component(component: Mapping[str, Any]) -> Element:
    described = _texts("description", component.get("description", {}))
    return _element("component", _element("id", component["id"]), *described or (_element("description"),))


def _texts(name: str, texts: Mapping[str, str]) -> list[Element]:
    return [_element(name, text, lang=language) for language, text in texts.items()]
