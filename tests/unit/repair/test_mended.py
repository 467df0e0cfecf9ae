"""Each code that repair mends: the finding is gone, everything else is what it was, and once is enough."""

import re
from pathlib import Path

import pytest

from scormkit.diagnostics.codes import Severity
from scormkit.package.opening import open_package
from scormkit.repair import MENDED
from scormkit.validation import validate
from tests.cases.test_packages import CASES, PACKAGES, laid_over
from tests.conftest import REPOSITORY
from tests.unit.repair.packages import Edits, entries, package, planned, repaired

# Faults whose cure is certain in some packages only, and not in that of the code's own case.
CERTAIN: dict[str, tuple[str, Edits]] = {
    "cmi5/missing-file": ("cmi5", (("<url>breathing.html<", "<url>Breathing.html<"),)),
    "tincan/missing-file": ("tincan", ((">breathing.html<", ">Breathing.HTML?a=1&amp;b#c<"),)),
    "file/unlisted": (
        "scorm12",
        (
            ('    <resource identifier="r-bleeding"', '    <!-- <resource identifier="r-bleeding"'),
            ("</resources>", "--></resources>"),
            ('<item identifier="bleeding" identifierref="r-bleeding">', '<item identifier="bleeding">'),
            ('      <dependency identifierref="r-shared"/>\n    </resource>\n    <!--', "    </resource>\n    <!--"),
        ),
    ),
    "item/invalid-mastery-score": ("scorm12", (("</item>", "  <adlcp:masteryscore> </adlcp:masteryscore>\n</item>"),)),
    "item/invalid-time": ("scorm12", (("</item>", "<adlcp:maxtimeallowed/></item>"),)),
    "manifest/wrong-schema": ("scorm12", (("ADL SCORM", "ADLSCORM"),)),
    "schema/unknown-word": ("scorm12", (('"sco"', '"SCO"'), ('"asset"', "'Asset'"))),
}


def test_the_document_tells_what_is_mended() -> None:
    """The table of docs/repair.md has every code that repair mends, and no other."""
    document = (REPOSITORY / "docs/repair.md").read_text("utf-8")
    assert sorted(re.findall(r"^\| `([a-z0-9]+/[a-z-]+)` \|", document, re.M)) == sorted(MENDED)


def _case(code: str, folder: Path) -> Path:
    if code in CERTAIN:
        standard, edits = CERTAIN[code]
        return package(folder, edits, standard)
    return laid_over(CASES / code / "in", folder / "package")


def _findings(path: Path) -> list[str]:
    return [found.code for found in validate(open_package(path)).diagnostics]


@pytest.mark.parametrize("code", sorted(MENDED))
def test_the_finding_is_gone(code: str, tmp_path: Path) -> None:
    """What is found before is not found afterwards, no error is new, and every change says which code it mends."""
    path = _case(code, tmp_path)
    repair = repaired(path, tmp_path / "fixed.zip", codes=frozenset({code}))
    assert code in _findings(path)
    assert code not in _findings(tmp_path / "fixed.zip")
    assert not any(found.severity is Severity.ERROR for found in repair.after.diagnostics)
    assert {change.code for change in repair.changes} == {code}
    assert repair.after == validate(open_package(tmp_path / "fixed.zip"))


@pytest.mark.parametrize("code", sorted(MENDED))
def test_everything_else_is_what_it_was(code: str, tmp_path: Path) -> None:
    """Other entries keep every byte but those of their names, in their order; nothing comes that was not there."""
    path = _case(code, tmp_path)
    repair = repaired(path, tmp_path / "fixed.zip")
    old, new = entries(path), entries(tmp_path / "fixed.zip")
    assert list(new) == [part.path for part in repair.draft.parts]
    kept = [part for part in repair.draft.parts if part.content is None]
    assert len(kept) >= len(new) - 1
    for part in kept:
        assert new[part.path] == old[part.member.path]
    dropped = {path for change in repair.changes for path in change.dropped}
    assert set(old) - {part.member.path for part in repair.draft.parts} == dropped


@pytest.mark.parametrize("code", sorted(MENDED))
def test_a_second_repair_changes_nothing(code: str, tmp_path: Path) -> None:
    """A repaired package has nothing to repair, and the same package is repaired to the same bytes."""
    path = _case(code, tmp_path)
    repaired(path, tmp_path / "fixed.zip")
    assert planned(tmp_path / "fixed.zip").changes == ()
    repaired(path, tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "fixed.zip").read_bytes()


@pytest.mark.parametrize("name", sorted(code for code in MENDED))
def test_what_only_resembles_the_fault_stays(name: str, tmp_path: Path) -> None:
    """In the valid neighbour of a case nothing is changed for its code."""
    path = laid_over(CASES / name / "near-miss", tmp_path / "package")
    assert planned(path, codes=frozenset({name})).changes == ()


@pytest.mark.parametrize("standard", PACKAGES)
def test_a_healthy_package_has_nothing_to_repair(standard: str, tmp_path: Path) -> None:
    """No change is made to a package without findings, and its rewriting would give the very same file."""
    path = package(tmp_path, standard=standard)
    repair = repaired(path, tmp_path / "fixed.zip")
    assert repair.changes == ()
    assert (tmp_path / "fixed.zip").read_bytes() == path.read_bytes()
