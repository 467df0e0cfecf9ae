"""Schemas of official names: the official ones in any writing are taken, others are told."""

import shutil
from pathlib import Path

import pytest

from scormkit.package.opening import open_package
from scormkit.standards import scorm2004
from scormkit.standards.control_documents import DIGESTS
from scormkit.validation import validate
from tests.cases.test_packages import MINIMAL


def _found(folder: Path, name: str, content: bytes) -> list[str]:
    package = Path(shutil.copytree(MINIMAL / "scorm12", folder))
    (package / name).write_bytes(content)
    return [one.code for one in validate(open_package(package)).diagnostics]


def _official(shared: Path, name: str) -> bytes:
    return next((shared / "schemas").rglob(name)).read_bytes()


@pytest.mark.shared
@pytest.mark.parametrize("name", DIGESTS)
def test_official_schemas_are_taken(name: str, shared: Path, tmp_path: Path) -> None:
    """Neither line ends nor a byte order mark, blanks or comments make another schema of it."""
    content = _official(shared, name)
    assert _found(tmp_path / "a", name, content) == []
    lines = [line.strip() for line in content.replace(b"\r", b"").split(b"\n")]
    assert _found(tmp_path / "b", name, b"\xef\xbb\xbf" + b"\r\n".join(lines) + b"\r\n<!-- kept -->\r\n\r\n") == []


@pytest.mark.shared
@pytest.mark.parametrize("name", DIGESTS)
def test_what_says_something_else_is_told(name: str, shared: Path, tmp_path: Path) -> None:
    """A type that is another one is a finding, and so is a file that is no schema."""
    content = _official(shared, name)
    assert b':string"' in content
    assert _found(tmp_path / "a", name, content.replace(b':string"', b':token"')) == ["manifest/altered-schema"]
    assert _found(tmp_path / "b", name, b"no schema") == ["manifest/altered-schema"]


@pytest.mark.shared
def test_the_illegal_declaration_of_ims_xml_is_known(shared: Path, tmp_path: Path) -> None:
    """``ims_xml.xsd`` as it was published declares XML's own namespace as the default, and is taken so."""
    content = _official(shared, "ims_xml.xsd")
    published = content.replace(b"<xsd:schema ", b'<xsd:schema xmlns="http://www.w3.org/XML/1998/namespace" ', 1)
    assert published != content
    assert _found(tmp_path / "a", "ims_xml.xsd", published) == []


def test_no_schema_of_scorm_2004_is_compared() -> None:
    """There is no official file to take a number of."""
    assert set(DIGESTS) & set(scorm2004.CONTROL_DOCUMENTS.values()) == set()
