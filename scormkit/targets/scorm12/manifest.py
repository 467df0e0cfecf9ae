"""``imsmanifest.xml`` (CAM 2.3.4), built as a tree.

What importers need beyond the standard: imscp as the default namespace, the literal prefix ``adlcp``, raw UTF-8, the
launched SCO as the first resource, assets after it and without href.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml.etree import _Element as Element

from scormkit.model.linked import LinkedCourse
from scormkit.standards import scorm12
from scormkit.targets.elements import document
from scormkit.targets.scorm12.elements import element
from scormkit.targets.scorm12.metadata import course_metadata

_SHARED = "R_shared"


class Sco(NamedTuple):
    """One SCO.

    ``key`` ends its identifiers: ``course``, or the number of the unit's slot, which no renaming changes. ``page`` is
    what the LMS launches, one of ``files``, which no other SCO has. ``scored``: it reports a score.
    """

    key: str
    title: str
    page: str
    files: tuple[str, ...]
    scored: bool


def write_manifest(course: LinkedCourse, scos: tuple[Sco, ...], shared: tuple[str, ...]) -> bytes:
    """Write the manifest of a package: its SCOs in reading order, and the files that all of them use.

    One SCO stands for the whole course; several stand for its units and are grouped by module.
    """
    source = course.course
    organization = f"O_{_ncname(source.name.text)}"
    root = element(
        "manifest",
        element(
            "metadata",
            element("schema", scorm12.SCHEMA),
            element("schemaversion", scorm12.SCHEMA_VERSION),
            course_metadata(source, scos[0].page),
        ),
        element("organizations", _organization(course, scos, organization), default=organization),
        element("resources", *_resources(scos, shared)),
        identifier=f"C_{_ncname(source.name.text)}",
        version=source.version,
        xsi__schemaLocation=" ".join(f"{space} {name}" for space, name in scorm12.CONTROL_DOCUMENTS),
    )
    return document(root)


def _organization(course: LinkedCourse, scos: tuple[Sco, ...], identifier: str) -> Element:
    source = course.course
    items = [_item(sco, source.scorm12.mastery_score) for sco in scos]
    return element(
        "organization",
        element("title", source.title),
        *(items if source.scorm12.scos == "one" else _by_module(course, items)),
        element("metadata", course_metadata(source, scos[0].page)),
        identifier=identifier,
    )


def _by_module(course: LinkedCourse, items: list[Element]) -> Iterator[Element]:
    """Nest the units' items within an item for each module; a module's item launches nothing."""
    units = list(zip(course.units, items, strict=True))
    for number, module in enumerate(course.modules):
        title = element("title", module.title)
        nested = (item for unit, item in units if unit.module == number)
        yield element("item", title, *nested, identifier=f"M_{_ncname(module.name.text)}")


def _item(sco: Sco, mastery: int | None) -> Element:
    title = element("title", sco.title)
    item = element("item", title, identifier=f"I_{sco.key}", identifierref=f"R_{sco.key}")
    if mastery is not None and sco.scored:
        item.append(element("adlcp:masteryscore", str(mastery)))
    return item


def _resources(scos: tuple[Sco, ...], shared: tuple[str, ...]) -> Iterator[Element]:
    for sco in scos:
        dependency = (element("dependency", identifierref=_SHARED),) if shared else ()
        yield element(
            "resource",
            *_files(sco.files),
            *dependency,
            identifier=f"R_{sco.key}",
            type=scorm12.WEB_CONTENT,
            adlcp__scormtype=scorm12.SCO,
            href=sco.page,
        )
    if shared:
        yield element(
            "resource",
            *_files(shared),
            identifier=_SHARED,
            type=scorm12.WEB_CONTENT,
            adlcp__scormtype=scorm12.ASSET,
        )


def _files(paths: Iterable[str]) -> Iterator[Element]:
    return (element("file", href=path) for path in paths)


def _ncname(id_: str) -> str:
    return id_.replace("-", "_")
