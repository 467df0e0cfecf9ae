"""Packages made to do harm end in findings, never in a traceback, and soon."""

import random
import shutil
import time
from pathlib import Path

import pytest

from scormkit.diagnostics.codes import Severity
from scormkit.package.opening import Content, open_package
from scormkit.validation import validate
from scormkit.validation.result import Validation
from scormkit.validation.xml import read_document
from tests.cases.odd_zips import write_package
from tests.cases.test_packages import MINIMAL, PACKAGES

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 20))


@pytest.fixture
def packed(tmp_path: Path) -> bytes:
    """The minimal package of SCORM 1.2, packed."""
    folder = Path(shutil.copytree(MINIMAL / "scorm12", tmp_path / "packed"))
    return write_package(folder, tmp_path / "packed.zip").read_bytes()


def _validate(content: bytes, folder: Path) -> Validation:
    place = folder / "spoilt.zip"
    place.write_bytes(content)
    return validate(open_package(place))


def test_any_byte_may_be_wrong(packed: bytes, tmp_path: Path) -> None:
    """A zip with any byte changed or cut at any place is judged; changes of contents are always seen."""
    errors = 0
    for at in range(0, len(packed), 3):
        for spoilt in (packed[:at], packed[:at] + bytes([packed[at] ^ 0xFF]) + packed[at + 1 :]):
            errors += bool(_validate(spoilt, tmp_path).diagnostics)
    assert errors > len(packed) // 3


@pytest.mark.parametrize("package", PACKAGES)
def test_any_xml_may_be_wrong(package: str, tmp_path: Path) -> None:
    """A manifest with words moved, doubled and lost is judged without a fault of ours."""
    folder = Path(shutil.copytree(MINIMAL / package, tmp_path / package))
    (document,) = folder.glob("*.xml")
    chance = random.Random(package)
    whole = document.read_text("utf-8")
    for _ in range(400):
        spoilt = whole
        for _ in range(chance.randint(1, 4)):
            start, end = sorted(chance.sample(range(len(spoilt)), 2))
            end = min(end, start + 60)
            target = chance.randrange(len(spoilt))
            piece = spoilt[start:end]
            spoilt = chance.choice(
                (spoilt[:start] + spoilt[end:], spoilt[:target] + piece + spoilt[target:], spoilt.replace(piece, "", 1))
            )
        document.write_text(spoilt, "utf-8")
        validate(open_package(folder))


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    """Neither a file of the disk nor a billion laughs comes out of an entity."""
    for declared in ('<!ENTITY l19 SYSTEM "file:///etc/hostname">', LAUGHS):
        text = f'<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE a [{declared}]><a b="&l19;">&l19;</a>'
        document = read_document("a.xml", text.encode())
        assert [found.code for found in document.diagnostics] == ["xml/entity"]
        assert document.root is None


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1252", "no-such", "zlib"])
def test_encodings_do_not_confuse(encoding: str) -> None:
    """XML in any encoding is read or told to be none; an entity is found in all of them."""
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n<!DOCTYPE a [<!ENTITY b "c">]>\n<a>&b;</a>'
    known = encoding not in ("no-such", "zlib")
    found = [one.code for one in read_document("a.xml", text.encode(encoding if known else "utf-8")).diagnostics]
    assert found[-1] == ("xml/entity" if known else "xml/not-decodable")


def test_many_files_are_judged_soon(tmp_path: Path) -> None:
    """A zip of 39,000 files is judged within the time that a person waits."""
    folder = Path(shutil.copytree(MINIMAL / "scorm12", tmp_path / "many"))
    (folder / ".zip.json").write_text(
        '{"add": {' + ", ".join(f'"f/{number}.txt": "a"' for number in range(39_000)) + "}}"
    )
    place = write_package(folder, tmp_path / "many.zip")
    begun = time.process_time()
    codes = [found.code for found in validate(open_package(place)).diagnostics]
    assert time.process_time() - begun < 6
    assert codes == ["archive/large", "file/unlisted"]


HEAD = (
    '<manifest xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"'
    ' xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" identifier="a"><organizations>'
)
HEAD_2004 = (
    '<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:imsss="http://www.imsglobal.org/xsd/imsss"'
    ' identifier="a"><organizations>'
)
MANY = {
    "items that wait in a row": (
        HEAD + '<organization identifier="o">',
        '<item identifier="i{n}" identifierref="q{n}"><title/>'
        '<adlcp:prerequisites type="aicc_script">i{next}|x{n}</adlcp:prerequisites></item>',
        "</organization></organizations><resources/></manifest>",
    ),
    "resources that need each other": (
        HEAD + "</organizations><resources>",
        '<resource identifier="r{n}" href="f{n}.html"><file href="g{n}"/>'
        '<dependency identifierref="r{next}"/></resource>',
        "</resources></manifest>",
    ),
    "objectives that map and conditions on none": (
        HEAD_2004 + '<organization identifier="o"><item identifier="i"><imsss:sequencing><imsss:objectives>',
        '<imsss:objective objectiveID="o{n}"><imsss:mapInfo targetObjectiveID="g" writeSatisfiedStatus="true"/>'
        '<imsss:ruleCondition referencedObjective="p{n}"/></imsss:objective><imsss:sequencing IDRef="s{n}"/>',
        "</imsss:objectives></imsss:sequencing></item></organization></organizations></manifest>",
    ),
    "nothing but unknown elements": (HEAD, '<organizatoin defualt="{n}"/>', "</organizations></manifest>"),
    "one file, again and again": (
        HEAD + '</organizations><resources><resource identifier="r">',
        '<file href="a{n}"/>',
        "</resource></resources></manifest>",
    ),
}


@pytest.mark.parametrize("what", MANY)
def test_a_manifest_of_tens_of_thousands_is_judged_soon(what: str, tmp_path: Path) -> None:
    """Time grows with the size of a manifest and not with its square, whatever refers to what."""
    head, part, tail = MANY[what]
    count = 8_000
    parts = (part.replace("{n}", str(n)).replace("{next}", str((n + 1) % count)) for n in range(count))
    (tmp_path / "imsmanifest.xml").write_text(head + "".join(parts) + tail)
    begun = time.process_time()
    assert validate(open_package(tmp_path)).diagnostics
    assert time.process_time() - begun < 8


def test_more_tags_than_any_course_needs_are_not_read() -> None:
    """A document of a million elements is refused before a tree is made of it."""
    document = read_document("a.xml", b"<a>" + b"<b/>" * 1_000_000 + b"</a>")
    assert document.root is None
    assert document.diagnostics[-1].code == "xml/too-large"


@pytest.mark.parametrize(
    ("part", "what"),
    [
        (" ".join(f'a{n}="{n}"' for n in range(100_000)), "more than 500 attributes"),
        (f'a="{"a" * 20_000}"', "an attribute has more than 16,384 characters"),
    ],
)
def test_endless_attributes_are_not_read(part: str, what: str) -> None:
    """An element of very many attributes, or of a very long one, is refused before anything is made of it."""
    document = read_document("a.xml", f"<a {part}/>".encode())
    assert document.root is None
    assert [found.code for found in document.diagnostics] == ["xml/no-encoding", "xml/too-large"]
    assert what in document.diagnostics[-1].message


def test_namespaces_are_known_where_they_are_declared() -> None:
    """An element declares what its start tag changes: not what stands around it, not the same once more."""
    text = b'<a xmlns="urn:1" xmlns:b="urn:2"><c xmlns="urn:1"/><d xmlns="urn:3"><e/></d><f xmlns:b="urn:2"/><g/></a>'
    root = read_document("a.xml", text).root
    assert root is not None
    assert [(one.name, one.declared) for one in root.walk() if one.declared] == [
        ("a", ("urn:1", "urn:2")),
        ("d", ("urn:3",)),
    ]
    assert [one.namespace for one in root.walk()] == ["urn:1", "urn:1", "urn:3", "urn:3", "urn:1", "urn:1"]


def test_what_other_readers_refuse_is_told(packed: bytes, tmp_path: Path) -> None:
    """A gap behind the directory, by which readers miss it, and a version of zip that does not exist."""
    end = packed.rindex(b"PK\5\6")
    assert [one.code for one in _validate(packed[:end] + b"gap" + packed[end:], tmp_path).diagnostics] == [
        "archive/unreadable"
    ]
    entry = packed.index(b"PK\1\2")
    newer = packed[: entry + 6] + b"\x63" + packed[entry + 7 :]
    assert [one.code for one in _validate(newer, tmp_path).diagnostics] == ["archive/damaged-file"]


def test_a_document_that_cannot_be_read_is_told() -> None:
    """Where no rule of the zip has named it, a rule of its own does: nothing is passed because it was not looked at."""
    contents = open_package(MINIMAL / "scorm12")
    silent = contents._replace(form="zip", read=lambda member, most: Content(b"", "it is cut off"))
    (found,) = (one for one in validate(silent).diagnostics if one.code == "xml/unreadable")
    assert (found.severity, found.message) == (Severity.ERROR, "the file cannot be read: it is cut off")
