"""What each fix changes, to the letter, and where it keeps its hands off."""

from pathlib import Path

import pytest

from scormkit.repair import MENDED
from scormkit.repair.identifiers import _Names
from tests.unit.repair.packages import Edits, package, planned, repaired, text_of


def _difference(folder: Path, edits: Edits, *settings: str, recipe: str = "") -> tuple[list[str], list[str]]:
    """The lines of the manifest that a repair takes away, and those that it brings."""
    path = package(folder, edits, recipe=recipe)
    repaired(path, folder / "fixed.zip", *settings)
    old, new = text_of(path).split("\n"), text_of(folder / "fixed.zip").split("\n")
    return [line for line in old if line not in new], [line for line in new if line not in old]


def _words(folder: Path, edits: Edits, codes: frozenset[str] = MENDED) -> list[str]:
    return [change.words for change in planned(package(folder, edits), codes=codes).changes]


def test_an_identifier_is_changed_wherever_it_is_named(tmp_path: Path) -> None:
    """Items, resources and organizations get names; references, the default and prerequisites follow."""
    edits = (
        ('"course"', '"1 course"'),
        ('identifier="breathing"', 'identifier="1.1"'),
        ('"r-breathing"', '"7&amp;7"'),
        (
            "<title>Stop the bleeding</title>",
            '<title>Stop the bleeding</title><adlcp:prerequisites type="aicc_script">2*{1.1, 1.1="passed"} &amp; '
            "1.1</adlcp:prerequisites>",
        ),
    )
    _, new = _difference(tmp_path, edits)
    assert new == [
        '  <organizations default="_1_course">',
        '    <organization identifier="_1_course">',
        '      <item identifier="_1.1" identifierref="_7_7">',
        '        <title>Stop the bleeding</title><adlcp:prerequisites type="aicc_script">2*{_1.1, _1.1="passed"} &amp; '
        "_1.1</adlcp:prerequisites>",
        '    <resource identifier="_7_7" type="webcontent" adlcp:scormtype="sco" href="breathing.html">',
    ]


def test_a_new_identifier_is_nobody_elses(tmp_path: Path) -> None:
    """A name that is taken, in letters of any size, is not given again."""
    edits = (('"r-breathing"', '"1a"'), ('"r-bleeding"', '"_1A"'), ('"r-shared"', '"1&#97;&#x21;"'))
    assert _words(tmp_path, edits) == [
        "wrote the identifier `_1a-2` for `1a`, and in 1 reference to it",
        "wrote the identifier `_1a_` for `1a!`, and in 2 references to it",
    ]


@pytest.mark.parametrize(
    "edits",
    [
        (('identifier="breathing"', 'identifier="1"'), ('identifier="bleeding"', 'identifier="1"')),
        (
            ('identifier="breathing"', 'identifier="1 x"'),
            ("</item>", "<adlcp:prerequisites>1 x</adlcp:prerequisites></item>"),
        ),
        (
            ('identifier="breathing"', 'identifier="3"'),
            ("</item>", '<adlcp:prerequisites type="aicc_script">3*{3}</adlcp:prerequisites></item>'),
        ),
        (
            ('identifier="breathing"', 'identifier="{AB-1}"'),
            ("</item>", '<adlcp:prerequisites type="aicc_script">{AB-1}</adlcp:prerequisites></item>'),
        ),
        (
            ('identifier="breathing"', 'identifier="a&amp;b"'),
            ("</item>", '<adlcp:prerequisites type="aicc_script">a &amp; b</adlcp:prerequisites></item>'),
        ),
        (
            ('identifier="breathing"', 'identifier="1"'),
            ("</item>", "<adlcp:prerequisites>x<y/>1</adlcp:prerequisites></item>"),
        ),
        (('identifier="breathing"', 'identifier="1"'), ("</resources>", '</resources><manifest identifier="m"/>')),
    ],
    ids=[
        "two of one name",
        "a prerequisite that cannot be parsed",
        "a number that is also a count",
        "a name that is a set to the grammar",
        "a name that is an expression to the grammar",
        "a name behind an element",
        "a manifest within",
    ],
)
def test_an_identifier_stays_where_its_references_are_not_certain(tmp_path: Path, edits: Edits) -> None:
    """Nothing is renamed by guessing."""
    assert _words(tmp_path, edits, frozenset({"schema/invalid-identifier"})) == []


def test_a_path_keeps_all_but_its_letters(tmp_path: Path) -> None:
    """Query, fragment, escapes and quotes stay; every mention of the file is changed."""
    edits = (
        ('href="breathing.html">', "href='%42reathing.HTML?A=1&amp;B#C'>"),
        ('<file href="breathing.html"/>', "<file href = 'BREATHING.html' />"),
        ('"shared/page.css"', '"Shared/%50age.css"'),
    )
    old, new = _difference(tmp_path, edits)
    assert [line.strip() for line in new] == [
        '<resource identifier="r-breathing" type="webcontent" adlcp:scormtype="sco" '
        "href='%62reathing.html?A=1&amp;B#C'>",
        "<file href = 'breathing.html' />",
        '<file href="shared/%70age.css"/>',
    ]
    assert len(old) == 3


def test_a_path_stays_where_two_files_may_be_meant(tmp_path: Path) -> None:
    """Of two files whose names differ in letters only neither is chosen, nor a file under another base."""
    path = package(tmp_path, (('"shared/page.css"', '"shared/PAGE.css"'),), recipe='{"add": {"shared/Page.css": "x"}}')
    assert planned(path, codes=frozenset({"resource/wrong-case"})).changes == ()


@pytest.mark.parametrize(
    "address", ["../breathing.html", "https://example.com/Breathing.html", "breath ing.html", "%62x"]
)
def test_an_address_stays_where_no_file_is_meant(tmp_path: Path, address: str) -> None:
    """What leads out of the package, or to nothing in it, is not written anew."""
    edits = (("<url>breathing.html</url>", f"<url>{address}</url>"),)
    assert planned(package(tmp_path, edits, "cmi5")).changes == ()


def test_a_backslash_stays_where_no_file_is_meant(tmp_path: Path) -> None:
    """A path whose file is not in the package is left to whoever made it."""
    assert _words(tmp_path, (('"shared/page.css"', r'"shared\none.css"'),), frozenset({"resource/backslash"})) == []


def test_the_type_gets_its_name_and_its_namespace(tmp_path: Path) -> None:
    """An attribute without prefix becomes ADL's, whose namespace is declared once where it was not."""
    edits = (
        ('          xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"\n', ""),
        ("adlcp:scormtype", "scormType"),
        ('"sco"', '"SCO"'),
    )
    _, new = _difference(tmp_path, edits)
    declared, *resources = new
    assert declared == (
        '<manifest xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" '
        'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"'
    )
    assert ['adlcp:scormtype="sco"' in line or 'adlcp:scormtype="asset"' in line for line in resources] == [True] * 3


@pytest.mark.parametrize(
    "edits",
    [
        (("<schemaversion>1.2<", "<schemaversion>1.3<"),),
        (("<schema>ADL SCORM<", "<schema>IMS Content<"), ("adlcp:scormtype", "adlcp:type")),
        (
            (' default="course"', ""),
            ("</organizations>", '<organization identifier="b"><title>B</title></organization></organizations>'),
        ),
        (('scormtype="sco"', 'scormtype="lesson"'),),
        (('"shared/page.css"', '"shared/none.css"'),),
    ],
    ids=["another version", "another schema", "two organizations", "another type", "a file that is missing"],
)
def test_what_is_not_certain_stays(tmp_path: Path, edits: Edits) -> None:
    """Where two cures are possible none is made."""
    certain = frozenset({"file/unlisted", "resource/launch-file-unlisted"})
    assert _words(tmp_path, edits, MENDED - certain) == []


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_is_added_is_indented_as_its_neighbours(tmp_path: Path, end: str) -> None:
    """New elements stand on lines of their own with the line ends of the document; what is taken out leaves no line."""
    edits = (
        ("    <schemaversion>1.2</schemaversion>\n", ""),
        (
            'scormtype="sco" href="breathing.html">\n      <file href="breathing.html"/>\n',
            'scormtype="sco" href="breathing.html">\n',
        ),
        ('<file href="shared/api.js"/>\n', '<file href="shared/api.js"/>\n      <file href="shared/api.js"/>\n'),
        ("bleeding</title>\n", "bleeding</title>\n        <adlcp:masteryscore></adlcp:masteryscore>\n"),
    )
    path = package(tmp_path, (*edits, ("\n", end)))
    repaired(path, tmp_path / "fixed.zip")
    healthy = package(tmp_path / "healthy", (("\n", end),))
    assert text_of(tmp_path / "fixed.zip") == text_of(healthy)


def test_empty_tags_are_opened(tmp_path: Path) -> None:
    """What goes into an element that is written as an empty tag makes two tags of it."""
    metadata = "<metadata>\n    <schema>ADL SCORM</schema>\n    <schemaversion>1.2</schemaversion>\n  </metadata>"
    path = package(tmp_path, ((metadata, "<metadata />"),))
    repaired(path, tmp_path / "fixed.zip")
    assert metadata in text_of(tmp_path / "fixed.zip")


def test_more_faults_than_are_told(tmp_path: Path) -> None:
    """Where a rule finds more than is told, as many may be told after a repair as before."""
    wrong = "".join(f'<item identifier="i{n}" isvisible="maybe"><title>x</title></item>' for n in range(600))
    edits = (("</organization>", f"{wrong}</organization>"), ('"course"', '"1 course"'))
    repair = planned(package(tmp_path, edits), codes=frozenset({"schema/invalid-identifier"}))
    assert "archive/more-findings" in repair.after.codes
    assert [change.code for change in repair.changes] == ["schema/invalid-identifier"]


def test_more_faults_than_are_told_of_the_rule_that_is_mended(tmp_path: Path) -> None:
    """Nor do the counts of the rule itself tell that nothing was done."""
    kept = '<item identifier="a b"><title>x</title></item>' * 1_200
    edits = (("</organization>", f"{kept}</organization>"), ('"r-bleeding"', '"9"'))
    repair = planned(package(tmp_path, edits), codes=frozenset({"schema/invalid-identifier"}))
    assert "archive/more-findings" in repair.after.codes
    assert [change.words for change in repair.changes] == [
        "wrote the identifier `_9` for `9`, and in 1 reference to it"
    ]


def test_many_names_with_the_same_beginning_are_numbered_on(tmp_path: Path) -> None:
    """The number behind a name goes on from the last one, in any letters."""
    names = _Names(["_1a", "_1A-2", "_1b"])
    assert [names.new(old) for old in ("1A", "1a", "1b", "1a", "1c")] == ["_1A-3", "_1a-4", "_1b-2", "_1a-5", "_1c"]
    asked = _Counting()
    many = _Names([])
    many._taken = asked
    for _ in range(500):
        many.new("!")
    assert asked.count <= 4 * 500


class _Counting(set[str]):
    """A set that counts how often it is asked."""

    count = 0

    def __contains__(self, one: object) -> bool:
        self.count += 1
        return super().__contains__(one)
