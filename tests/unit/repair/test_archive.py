"""Repair of what is packed: names, junk, folders; and packages that are not taken."""

from pathlib import Path

import pytest

from scormkit.diagnostics.codes import Severity
from scormkit.repair import MENDED
from scormkit.validation.package import package_of
from tests.unit.repair.packages import package, planned, repaired


def _packed(folder: Path, recipe: str) -> list[str]:
    """The paths in a package after its repair."""
    repair = repaired(package(folder, recipe=recipe), folder / "fixed.zip")
    assert repair.after.findings(Severity.ERROR) == 0
    return [part.path for part in repair.draft.parts]


def test_a_package_in_folders_of_backslashes(tmp_path: Path) -> None:
    """Names that part folders by backslashes hide a folder that was packed along; both are mended, junk and all."""
    recipe = r'{"wrap": "my\\", "entries": {"shared/": {}}, "add": {"Thumbs.db": "x"}}'
    assert _packed(tmp_path, recipe) == [
        "bleeding.html",
        "breathing.html",
        "imsmanifest.xml",
        "shared/",
        "shared/api.js",
        "shared/page.css",
    ]


def test_a_folder_stays_where_something_lies_beside_it(tmp_path: Path) -> None:
    """What a package holds beside the folder of its manifest may belong to it; junk does not."""
    path = package(tmp_path, recipe='{"add": {"c": "x"}, "wrap": "my/"}')
    assert [change.code for change in planned(path).changes] == ["archive/wrapper-folder"]
    beside = tmp_path / "beside.zip"
    beside.write_bytes(path.read_bytes().replace(b"my/c", b"no/c"))
    assert "archive/wrapper-folder" not in [change.code for change in planned(beside).changes]


def test_junk_that_the_manifest_lists_stays(tmp_path: Path) -> None:
    """A file that a document names is no junk to take out without asking."""
    edits = (('<file href="shared/page.css"/>', '<file href="shared/page.css"/><file href="shared/Thumbs.db"/>'),)
    path = package(tmp_path, edits, recipe='{"add": {"shared/Thumbs.db": "x", ".DS_Store": "x"}}')
    assert [change.dropped for change in planned(path).changes] == [(".DS_Store",)]


def test_names_that_would_meet_stay(tmp_path: Path) -> None:
    """No file is renamed to the name of another."""
    recipe = r'{"add": {"shared\\page.css": "x"}}'
    assert planned(package(tmp_path, recipe=recipe), codes=frozenset({"archive/backslash"})).changes == ()


@pytest.mark.parametrize(
    ("recipe", "code"),
    [
        ('{"zip64": true}', "archive/zip64"),
        ('{"cut": 5}', "archive/unreadable"),
        ('{"entries": {"shared/api.js": {"flags": 1}}}', "archive/encrypted"),
        ('{"entries": {"shared/api.js": {"crc": 1}}}', "archive/damaged-file"),
        ('{"entries": {"shared/api.js": {"mode": 41471}}}', "archive/symbolic-link"),
        ('{"again": ["shared/api.js"]}', "archive/duplicate-name"),
        ('{"shared": {"shared/api.js": "shared/more.js"}}', "archive/overlapping-files"),
    ],
)
def test_what_cannot_be_read_whole_is_not_rewritten(recipe: str, code: str, tmp_path: Path) -> None:
    """A package that would have to be guessed at is refused by the code of what is wrong with it."""
    repair = planned(package(tmp_path, ((' default="course"', ""),), recipe=recipe))
    assert code in [found.code for found in repair.barred]
    assert repair.changes == ()


def test_zip64_is_refused_where_it_is_no_finding(tmp_path: Path) -> None:
    """A cmi5 package may be a Zip64 (cmi5 14.0), and still is not rewritten."""
    repair = planned(package(tmp_path, standard="cmi5", recipe='{"zip64": true}'))
    assert repair.before.diagnostics == ()
    assert [found.code for found in repair.barred] == ["archive/zip64"]


def test_a_draft_is_seen_as_it_will_be_written(tmp_path: Path) -> None:
    """The package that is checked before it is written has the files, sizes and bytes of the written one."""
    edits = ((' default="course"', ""), ('"shared/page.css"', '"shared/Page.css"'))
    path = package(tmp_path, edits, recipe='{"wrap": "my/", "add": {".DS_Store": "x"}}')
    draft = planned(path).draft
    repaired(path, tmp_path / "fixed.zip")
    foreseen = draft.contents()
    written = planned(tmp_path / "fixed.zip", codes=MENDED).draft.original
    for one, other in zip(foreseen.members, written.members, strict=True):
        assert (one.path, one.size, one.crc, one.flags) == (other.path, other.size, other.crc, other.flags)
        assert foreseen.read(one, 9999) == written.read(other, 9999)
        assert foreseen.verify(one, 9999) == written.verify(other, 9999) == ""
    assert package_of(foreseen).documents == package_of(written).documents


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        *(("UTF-8", True), ("US-ASCII", True), ("", True)),
        *(("ISO-8859-1", False), ("cp037", False), ("no-such", False), ("windows-1252", False)),
    ],
)
def test_a_mark_stays_where_it_alone_makes_the_text_utf_8(said: str, taken: bool, tmp_path: Path) -> None:
    """Where the first line says another encoding, the text would be read otherwise without the mark."""
    first = f'<?xml version="1.0" encoding="{said}"?>' if said else '<?xml version="1.0"?>'
    edits = (('<?xml version="1.0" encoding="UTF-8"?>', f"\ufeff{first}"), ("Stop the bleeding", "Café"))
    repair = planned(package(tmp_path, edits), codes=frozenset({"xml/byte-order-mark"}))
    assert "xml/byte-order-mark" in repair.before.codes
    assert [change.code for change in repair.changes] == ["xml/byte-order-mark"] * taken


def test_two_marks_stay(tmp_path: Path) -> None:
    """Without the first of two marks the other one would still be found."""
    edits = (("<?xml version", "\ufeff\ufeff<?xml version"),)
    assert planned(package(tmp_path, edits), codes=frozenset({"xml/byte-order-mark"})).changes == ()
