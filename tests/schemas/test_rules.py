"""Every package that we build keeps every rule of SCORM 1.2 that concerns a package at rest."""

import io
import zipfile
import zlib

import pytest

from tests.schemas.built import KINDS, Package, build
from tests.schemas.rules import RULES, Rule


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Package]:
    """One package of each kind."""
    return {kind: build(kind, tmp_path_factory.mktemp(kind)) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.ids.replace(" ", "+"))
def test_the_rule_holds(rule: Rule, kind: str, packages: dict[str, Package]) -> None:
    """What we build does not break the rule."""
    assert list(rule.faults(packages[kind])) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.ids.replace(" ", "+"))
def test_the_rule_can_be_broken(rule: Rule, packages: dict[str, Package]) -> None:
    """The rule sees its fault, so that holding it means something."""
    assert list(rule.faults(rule.spoil(packages["one-sco"]))) != []


@pytest.mark.parametrize("kind", KINDS)
def test_pkg_01_every_checksum_is_right(kind: str, packages: dict[str, Package]) -> None:
    """PKG-01: the zip opens and every checksum fits; one changed byte of content would not go unnoticed."""
    raw = packages[kind].raw
    assert _damage(raw) is None
    assert _damage(raw[:200] + bytes([raw[200] ^ 1]) + raw[201:]) is not None


def _damage(raw: bytes) -> object:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return archive.testzip()
    except (zipfile.BadZipFile, zlib.error) as fault:
        return fault
