"""The manifest: what importers look for, beyond what the schemas say."""

import re

from lxml import etree

from scormkit.model.course import Scorm12Options
from scormkit.model.ledger import Slot
from scormkit.model.linked import LinkedCourse
from scormkit.package.plan import PackagePlan
from scormkit.targets.scorm12.manifest import Sco, write_manifest
from scormkit.targets.scorm12.target import TARGET
from tests.unit.targets.courses import HERE, linked_course, medium, name, per_unit, planned

CP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ADLCP = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"
SCO = Sco("course", "First aid", "index.html", ("index.html",), scored=True)


def _manifest(plan: PackagePlan) -> etree._Element:
    content = plan.entries[0].content
    assert isinstance(content, bytes)
    return etree.fromstring(content)


def _with_mastery(course: LinkedCourse, score: int | None) -> LinkedCourse:
    return course._replace(course=course.course._replace(scorm12=Scorm12Options("one", score, None, HERE)))


def test_prefixes_are_the_literal_ones() -> None:
    """Importers that know no namespaces find ``<manifest``, ``adlcp:scormtype`` and raw letters of any script."""
    written = write_manifest(linked_course(title="Erste Hilfe für Zoë"), (SCO,), ()).decode()
    assert "<manifest xmlns=" in written
    assert ' adlcp:scormtype="sco"' in written
    assert "Zoë" in written
    assert "&#" not in written
    assert written.count("xmlns:adlcp=") == 1


def test_the_identifier_comes_from_the_id_alone() -> None:
    """Another title, version or unit leaves the manifest's identifier as it is; an LMS sees the same course."""
    courses = (linked_course(), linked_course(units=3, questions=1, title="Other", version="2.0"))
    identifiers = {_manifest(planned(TARGET, course)).get("identifier") for course in courses}
    assert identifiers == {"C_first_aid"}


def test_a_renamed_unit_stays_the_same_sco() -> None:
    """A SCO is named after its slot, so that a renaming in the ledger changes no identifier."""
    course = per_unit(linked_course(units=2))
    ledger = course.ledger._replace(slots=(course.ledger.slots[0], Slot("u-renamed", "unit")))
    before, after = _manifest(planned(TARGET, course)), _manifest(planned(TARGET, course._replace(ledger=ledger)))
    path = f".//{CP}resource"
    assert [e.get("identifier") for e in before.iterfind(path)] == [e.get("identifier") for e in after.iterfind(path)]


def test_mastery_score_is_written_on_request_only() -> None:
    """No ``masteryscore`` unless the author asks; then as a plain number on the item that reports a score."""
    course = linked_course(questions=1)
    silent, asked = _manifest(planned(TARGET, course)), _manifest(planned(TARGET, _with_mastery(course, 80)))
    assert silent.find(f".//{ADLCP}masteryscore") is None
    assert [e.text for e in asked.iter(f"{ADLCP}masteryscore")] == ["80"]


def test_a_sco_without_a_score_has_no_mastery_score() -> None:
    """Where nothing is graded, a mastery score would make an LMS overwrite the status."""
    course = per_unit(linked_course(units=2), mastery=80)
    assert _manifest(planned(TARGET, course)).find(f".//{ADLCP}masteryscore") is None


def test_the_launch_page_comes_first() -> None:
    """Importers that launch the first resource launch the course; assets follow and have no href."""
    plan = planned(TARGET, linked_course(units=2, media=[medium("media/a.svg")]))
    first, second = _manifest(plan).iterfind(f".//{CP}resource")
    assert (first.get("href"), first.get(f"{ADLCP}scormtype")) == ("index.html", "sco")
    assert (second.get("href"), second.get(f"{ADLCP}scormtype")) == (None, "asset")
    assert plan.launch == "index.html"


def test_every_entry_is_listed_once() -> None:
    """The manifest is an inventory: what is packed is listed, what is listed is packed."""
    for course in (
        linked_course(units=3, questions=1, media=[medium("media/a.svg")]),
        per_unit(linked_course(units=3)),
    ):
        plan = planned(TARGET, course)
        listed = [str(file.get("href")) for file in _manifest(plan).iter(f"{CP}file")]
        assert sorted(listed) == sorted(entry.path for entry in plan.entries[1:])


def test_the_manifest_leads_and_the_rest_is_sorted() -> None:
    """The order of a plan is decided: manifest, then everything by name."""
    paths = [entry.path for entry in planned(TARGET, linked_course(units=4, media=[medium("media/a.svg")])).entries]
    assert paths[0] == "imsmanifest.xml"
    assert paths[1:] == sorted(paths[1:])


def test_modules_become_nested_items() -> None:
    """With a SCO per unit, a module's item holds its units' items and launches nothing itself."""
    organization = _manifest(planned(TARGET, per_unit(linked_course(units=2)))).find(f".//{CP}organization")
    assert organization is not None
    (module,) = organization.iterfind(f"{CP}item")
    assert module.get("identifierref") is None
    assert [e.findtext(f"{CP}title") for e in module.iterfind(f"{CP}item")] == ["Unit 0", "Unit 1"]


def test_the_package_is_named_after_course_version_and_target() -> None:
    """A package's file is called ``<id>-<version>-<target>.zip``."""
    assert planned(TARGET, linked_course(version="1.10")).name == "first-aid-1.10-scorm12.zip"


def test_the_fingerprint_follows_the_content() -> None:
    """The pages carry 12 hex digits that change with any file of the package, and only then."""
    one, same, other = (
        _fingerprint(linked_course(media=[medium("media/a.svg", digest=digest * 32)])) for digest in ("ab", "ab", "cd")
    )
    assert one == same != other
    assert re.fullmatch("[0-9a-f]{12}", one)


def _fingerprint(course: LinkedCourse) -> str:
    (page,) = (entry.content for entry in planned(TARGET, course).entries if entry.path == "index.html")
    assert isinstance(page, bytes)
    return page.decode().split('"fingerprint":"')[1].split('"')[0]


def test_files_among_the_control_documents_that_are_none_are_told() -> None:
    """Only schemas and DTDs go to the root; ``index.html`` in that folder would take the course's place."""
    files = tuple(medium(f"control/{name}") for name in ("a.xsd", "b.dtd", "index.html", "deep/c.xsd"))
    course = linked_course()
    options = Scorm12Options("one", None, name("control"), HERE)
    found = TARGET.check(course._replace(course=course.course._replace(scorm12=options, media=files)))
    assert [diagnostic.message.split("`")[1] for diagnostic in found] == ["index.html", "deep/c.xsd"]
