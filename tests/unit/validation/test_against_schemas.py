"""Our grammars say of each case's document what the official schemas say of it."""

import shutil
from pathlib import Path

import pytest
from lxml import etree

from scormkit.diagnostics.codes import CODES
from scormkit.package.opening import open_package
from scormkit.validation import validate
from tests.cases.test_packages import CASES, NAMES, laid_over

pytestmark = pytest.mark.shared

# What the schemas refuse and our grammars leave to a rule of their own, or to nobody on purpose.
STRICTER = {
    "manifest/duplicate-identifier": "an ID, which the rule for identifiers looks for",
    "manifest/extension": "CAM 2.3.5.6 allows what the strict wildcard refuses",
    "manifest/mixed-versions": "the same",
    "metadata/other-generation": "the same",
    "metadata/twice": "an empty `lom`, and metadata are not held against a grammar",
    "resource/scormtype-case": "ADL's attributes, which the rule for scormtype looks for",
    "manifest/namespace": "no root of this namespace, which a rule of its own says",
    "lms/standard-not-taken": "the same",
    "lms/completed-on-exit": "the same",
    "cmi5/namespace": "the same",
}
WITHOUT_SCHEMA = ("xml/", "archive/", "tincan/", "scorm2004/")


def _documents(folder: Path, name: str) -> list[bytes]:
    """The documents of a case and its near miss that are well-formed, in UTF-8 and small."""
    found = []
    for overlay in ("in", "near-miss"):
        shutil.rmtree(folder / overlay, ignore_errors=True)
        place = laid_over(CASES / name / overlay, folder / overlay / "package")
        contents = open_package(place)
        for member in contents.members:
            if member.path in ("imsmanifest.xml", "cmi5.xml"):
                found.append(contents.read(member, 1 << 20).content)
    return found


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith(WITHOUT_SCHEMA)])
def test_a_grammar_says_what_the_schema_says(name: str, shared: Path, tmp_path: Path) -> None:
    """Valid by the schema is without findings of ours under schema/, and the other way round."""
    cmi5 = name.startswith("cmi5/")
    schema = etree.XMLSchema(
        etree.parse(shared / ("schemas/cmi5/CourseStructure.xsd" if cmi5 else "schemas/scorm12/driver.xsd"))
    )
    for content in _documents(tmp_path, name):
        (tmp_path / "bare.xml").write_bytes(content)
        folder = tmp_path / "alone"
        folder.mkdir(exist_ok=True)
        (folder / ("cmi5.xml" if cmi5 else "imsmanifest.xml")).write_bytes(content)
        ours = any(found.code.startswith("schema/") for found in validate(open_package(folder)).diagnostics)
        theirs = not schema.validate(etree.fromstring(content))
        assert ours == theirs or (theirs and name in STRICTER)


def test_what_is_left_out_has_a_code() -> None:
    """Each difference is one of a rule that exists."""
    assert [name for name in STRICTER if name not in CODES] == []
