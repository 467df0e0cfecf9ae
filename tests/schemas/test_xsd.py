"""Manifests against the official control documents."""

from pathlib import Path

import pytest
from lxml import etree

from scormkit.model.course import Rights
from scormkit.targets.scorm12.manifest import Sco, write_manifest
from scormkit.targets.scorm12.target import TARGET
from tests.schemas.built import KINDS, build
from tests.unit.targets.courses import linked_course, medium, per_unit, planned

pytestmark = pytest.mark.shared

SCO = Sco("course", "First aid", "index.html", ("index.html", "player/player.js"), scored=True)


@pytest.fixture(scope="session")
def schema(shared: Path) -> etree.XMLSchema:
    """The control documents of SCORM 1.2, as one schema."""
    return etree.XMLSchema(etree.parse(shared / "schemas/scorm12/driver.xsd"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_built_manifest_is_valid(kind: str, schema: etree.XMLSchema, tmp_path: Path) -> None:
    """XML-13, MD-03: content packaging, metadata and ADL's extensions stand where their schemas want them."""
    schema.assertValid(build(kind, tmp_path).root)


def test_a_manifest_with_everything_is_valid(schema: etree.XMLSchema) -> None:
    """Author, publisher, rights, hours of learning time and letters of any script are valid too."""
    course = linked_course(
        units=400,
        questions=1,
        title="Первая помощь <now> & “later”",
        author="Ada; Lovelace, A.",
        publisher="ACME\\Co",
        rights=Rights(cost=True, copyright=True, statement="CC BY 4.0"),
        summary="",
        keywords=(),
    )
    written = write_manifest(course, (SCO,), ("media/a.svg",))
    schema.assertValid(etree.fromstring(written))
    assert "Первая помощь &lt;now&gt; &amp; “later”".encode() in written
    assert b"<imsmd:datetime>66:40:00</imsmd:datetime>" in written


def test_a_manifest_of_many_scos_is_valid(schema: etree.XMLSchema) -> None:
    """A SCO per unit nests items within modules, with mastery scores where a score is reported."""
    plan = planned(TARGET, per_unit(linked_course(units=30, questions=1, media=[medium("media/a.svg")]), mastery=80))
    schema.assertValid(etree.fromstring(bytes(plan.entries[0].content)))  # type: ignore[arg-type]


def test_the_schema_sees_faults(schema: etree.XMLSchema) -> None:
    """A manifest whose metadata stands in the wrong place is refused, so that passing means something."""
    root = etree.fromstring(write_manifest(linked_course(), (SCO,), ()))
    root.append(root[0])
    assert not schema.validate(root)
