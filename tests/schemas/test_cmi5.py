"""Course structures against the official schema, and against what it does not see."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from scormkit.compiler import check_course
from scormkit.model.course import Cmi5Options
from scormkit.model.linked import LinkedCourse
from scormkit.package.plan import PackagePlan
from scormkit.targets.cmi5.target import TARGET
from tests.unit.targets.courses import linked_course, name, planned, ruled_course

COURSES = sorted((Path(__file__).parents[2] / "course_src").glob("*/course.yaml"))
CMI5 = "{https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd}"
MODES = ("one", "per-unit")

pytestmark = pytest.mark.shared


@pytest.fixture(scope="session")
def schema(shared: Path) -> etree.XMLSchema:
    """The schema of course structures."""
    return etree.XMLSchema(etree.parse(shared / "schemas/cmi5/CourseStructure.xsd"))


def with_aus(course: LinkedCourse, mode: str) -> LinkedCourse:
    """The course as one AU, or with an AU for each unit."""
    return course._replace(course=course.course._replace(cmi5=Cmi5Options(mode)))  # type: ignore[arg-type]


def read(plan: PackagePlan) -> etree._Element:
    """The course structure of a package."""
    content = plan.entries[0].content
    assert plan.entries[0].path == "cmi5.xml"
    assert isinstance(content, bytes)
    return etree.fromstring(content)


def faults(plan: PackagePlan) -> Iterator[str]:
    """C5-03 to C5-08 and C5-11: what the schema lets pass and players do not."""
    root = read(plan)
    ids = [str(id) for id in root.xpath("//@id")]  # type: ignore[union-attr]
    yield from (f"not absolute: {id}" for id in ids if not re.fullmatch(r"[a-z][a-z0-9+.-]+:[^\s?#]+", id))
    yield from (f"twice: {id}" for id in set(ids) if ids.count(id) > 1)
    objectives = {str(one.get("id")) for one in root.iterfind(f"{CMI5}objectives/{CMI5}objective")}
    references = {str(id) for id in root.xpath("//@idref")}  # type: ignore[union-attr]
    yield from (f"no such objective: {id}" for id in references - objectives)
    pages = {entry.path for entry in plan.entries}
    for au in root.iter(f"{CMI5}au"):
        url = au.findtext(f"{CMI5}url")
        if url not in pages:
            yield f"not in the package: {url}"
        mastery = au.get("masteryScore")
        if mastery is not None and not re.fullmatch(r"0(\.\d{1,4})?|1", mastery):
            yield f"no mastery score: {mastery}"


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("file", COURSES, ids=lambda file: file.parent.name)
def test_every_course_of_ours_has_a_valid_structure(file: Path, mode: str, schema: etree.XMLSchema) -> None:
    """C5-01 to C5-14, as one AU and as an AU for each unit; what spans units is told in the second case, no more."""
    course = check_course(file.parent, ()).course
    assert course is not None
    divided = with_aus(course, mode)
    codes = {found.code for found in TARGET.check(divided)}
    assert codes <= ({"course/needs-one-au", "link/other-au"} if mode == "per-unit" else set())
    plan = planned(TARGET, divided)
    schema.assertValid(read(plan))
    assert list(faults(plan)) == []


@pytest.mark.parametrize("mode", MODES)
def test_a_structure_with_everything_is_valid(mode: str, schema: etree.XMLSchema) -> None:
    """Rules, letters of any script, an IRI that is no address, and hundreds of units are valid too."""
    for course in (
        ruled_course(minutes=0),
        linked_course(
            units=400, questions=1, title="Первая <помощь> & Co", language="ru-RU", iri=name("urn:example:ü")
        ),
        linked_course(summary=""),
    ):
        plan = planned(TARGET, with_aus(course, mode))
        schema.assertValid(read(plan))
        assert list(faults(plan)) == []


def test_the_schema_sees_faults(schema: etree.XMLSchema) -> None:
    """A structure whose course stands behind its AU is refused, so that passing means something."""
    root = read(planned(TARGET, linked_course()))
    root.append(root[0])
    assert not schema.validate(root)
