"""The rules about pages, style sheets and scripts where the cases do not show them."""

import pytest

from scormkit.package.opening import Content
from scormkit.standards.run_time import SCORM_12, SCORM_2004, RunTime
from scormkit.validation import references, validate
from scormkit.validation.content.api import check_calls, check_tracked
from scormkit.validation.content.hosts import check_hosts
from scormkit.validation.content.leaving import check_leaving
from scormkit.validation.content.needs import check_alternatives
from scormkit.validation.content.references import check_references, check_scripts
from scormkit.validation.manifest import Manifest
from scormkit.validation.references import read_reference
from scormkit.validation.web.files import read_web_files
from scormkit.validation.xml import read_document
from tests.unit.validation.packages import package

RESOURCE = '<resource identifier="a" href="a.html" xmlns:p="{0}" p:scormtype="{1}"/>'
MANIFEST = f"<manifest><resources>{RESOURCE}</resources></manifest>"
ADLCP = "http://www.adlnet.org/xsd/adlcp_rootv1p2"


def manifest(script: str, type_: str = "sco") -> Manifest:
    """A manifest with one resource, in a package with one script."""
    document = read_document("imsmanifest.xml", MANIFEST.format(ADLCP, type_).encode())
    assert document.root is not None
    return Manifest(package({"imsmanifest.xml": "", "a.html": "", "a.js": script}), document, document.root)


@pytest.mark.parametrize(
    ("base", "reference", "fine"),
    [
        ("", "c.png", True),
        ('<base target="_top">', "c.png", True),
        ('<base href="./">', "c.png", True),
        ('<base href="../">', "b/c.png", True),
        ('<base href="../b/d.html">', "c.png", True),
        ('<base href="../">', "c.png", False),
        ('<base href="..">', "b/c.png", True),
        ('<base href="..">', "c.png", False),
        ('<base href="/">', "x.png", True),
        ('<base href="https://example.com/">', "x.png", True),
    ],
)
def test_a_base_is_where_references_begin(base: str, reference: str, fine: bool) -> None:
    """A relative base moves the references of its page; one that leads elsewhere makes them unknown."""
    files = {"imsmanifest.xml": "", "b/a.html": f'{base}<img src="{reference}" alt="">', "b/c.png": ""}
    assert ([found.code for found in check_references(package(files))] == []) is fine


@pytest.mark.parametrize(
    ("reference", "codes"),
    [
        ("c%20d.png", []),
        ("c d.png", []),
        ("C%20D.png", ["content/wrong-case"]),
        ("e%2Ff.png", []),
        ("b/../c d.png?a#b", []),
        ("é.png", []),
        ("e/", []),
        ("e", []),
        ("?a=b", []),
        ("\\c d.png", ["content/outside-package"]),
        ("e\\f.png", []),
        ("../c d.png", ["content/outside-package"]),
        ("C:\\c.png", ["content/outside-package"]),
        ("tel:1", []),
        ("//example.com/a.png", []),
        ("a.png", ["content/missing-file"]),
    ],
)
def test_what_a_reference_means(reference: str, codes: list[str]) -> None:
    """Decoded, without query and fragment, and folders are left to the server; letters beyond ASCII are not judged."""
    files = {"imsmanifest.xml": "", "a.html": f'<img src="{reference}" alt="">', "c d.png": "", "e/f.png": ""}
    assert [found.code for found in check_references(package(files))] == codes


def test_a_missing_file_is_told_once() -> None:
    """However many pages refer to it, with some of the places, and where a file of this name lies."""
    pages = {f"b/{n}.html": '<img src="c.png" alt="">' for n in range(20)}
    (found,) = check_references(package({"imsmanifest.xml": "", **pages, "media/c.png": ""}))
    assert (found.message[:40], len(found.related)) == ("`b/c.png` is referred to in 20 places, a", 4)
    assert found.help == "did you mean `../media/c.png`?"


def test_a_file_anywhere_satisfies_a_script() -> None:
    """From where a script asks cannot be told; a path from the server's root or another host's is not judged."""
    script = 'fetch("c.json"); fetch("D.json"); fetch("/e.json"); fetch("https://example.com/f.json"); fetch("api")'
    assert list(check_scripts(package({"imsmanifest.xml": "", "a.js": script, "b/c.json": "", "d.json": ""}))) == []


def test_hosts_are_told_by_how_much_they_give() -> None:
    """The most used one first, without names and ports of users, and the rest by number."""
    page = "".join(
        f'<img alt="" src="https://{host}.example/{n}.png">' for host, n in zip("abcdefa", "1234567", strict=True)
    )
    (found,) = check_hosts(package({"imsmanifest.xml": "", "a.html": page}))
    assert found.message.endswith(": a.example, b.example, c.example, d.example and 2 more")


def test_libraries_may_do_as_they_like() -> None:
    """A handler counts in a page, and in a script that speaks to an LMS."""
    handler = "window.onunload = a"
    files = {"imsmanifest.xml": "", "library.js": handler, "api.js": f"a.LMSFinish(''); {handler}"}
    assert [found.span.file for found in check_leaving(package(files))] == ["api.js"]


@pytest.mark.parametrize(
    ("run_time", "script", "codes"),
    [
        (SCORM_12, "LMSInitialize LMSFinish", []),
        (SCORM_12, "LMSInitialize LMSFinish API_1484_11", []),
        (SCORM_12, "API_1484_11 Initialize Terminate", ["content/other-api"]),
        (SCORM_12, "LMSInitialize", ["content/no-api"]),
        (SCORM_2004, "API_1484_11 Initialize Terminate", []),
        (SCORM_2004, "LMSInitialize LMSFinish", ["content/other-api"]),
        (SCORM_2004, "API_1484_11 Initialize", ["content/no-api"]),
        (SCORM_2004, "", ["content/no-api"]),
    ],
)
def test_each_standard_has_its_run_time(run_time: RunTime, script: str, codes: list[str]) -> None:
    """What the scripts hold is compared with what the manifest's standard wants."""
    assert [found.code for found in check_calls(manifest(script), run_time)] == codes


@pytest.mark.parametrize(
    ("type_", "script", "codes"),
    [
        ("asset", "API_1484_11", ["content/untracked-calls"]),
        ("asset", "", []),
        ("sco", "LMSInitialize", []),
        ("", "LMSInitialize", []),
    ],
)
def test_assets_do_not_speak(type_: str, script: str, codes: list[str]) -> None:
    """Calls from assets are told; a resource without a type is another rule's."""
    assert [found.code for found in check_tracked(manifest(script, type_))] == codes


def test_a_file_in_another_encoding_is_read() -> None:
    """UTF-16 by its mark; in any other, names with letters beyond ASCII are not judged."""
    files = {
        "imsmanifest.xml": b"",
        "a.html": '<img src="x.png" alt="">'.encode("utf-16"),
        "b.html": '<img src="é.png" alt="">'.encode("latin-1"),
    }
    assert [found.span.file for found in check_references(package(files))] == ["a.html"]


@pytest.mark.parametrize("document", ["imsmanifest.xml", "cmi5.xml", "tincan.xml"])
def test_pages_of_every_standard_are_judged(document: str) -> None:
    """Whatever a package is launched by, its pages are read, and the lines that findings point at are kept."""
    found = validate(
        package({document: "<manifest/>", "b/a.html": '<html lang="en">\n<img src="c.png" alt="">'}).contents
    )
    assert ("content/missing-file", "b/a.html:2") in [(one.code, str(one.span)) for one in found.diagnostics]
    assert found.sources["b/a.html"].split("\n")[1] == '<img src="c.png" alt="">'


def test_what_is_no_package_has_no_pages_to_judge() -> None:
    """Without a launch document the zip is the fault, and its pages are nobody's course."""
    found = validate(package({"a.html": '<img src="c.png">'}).contents)
    assert [one.code for one in found.diagnostics] == ["archive/no-manifest"]


def test_very_deep_folders_are_no_burden() -> None:
    """A path of thirty thousand folders is one path, whatever it is that pages look for."""
    deep = "a/" * 30_000
    pages = {f"{n}.html": f'<img src="a/{n}" alt="">' for n in range(50)}
    found = list(check_references(package({"imsmanifest.xml": "", f"{deep}b.html": "", **pages})))
    assert [one.code for one in found] == ["content/missing-file"] * 50


def test_calls_may_be_where_nobody_looked() -> None:
    """Where a page is larger than what is read, has a fault or a path beyond measure, no call is said to be lacking."""
    for path, text in (("b.js", "x" * (16 << 20)), ("b" * 2_000 + ".js", "LMSInitialize LMSFinish")):
        document = read_document("imsmanifest.xml", MANIFEST.format(ADLCP, "sco").encode())
        assert document.root is not None
        files = {"imsmanifest.xml": "", "a.html": "", path: text}
        assert list(check_calls(Manifest(package(files), document, document.root), SCORM_12)) == []
    assert manifest("").package.web.is_whole
    unread = read_web_files(["a.js"], lambda path: Content(b"", "it is cut off"))
    assert not unread.is_whole


def test_long_paths_are_not_multiplied() -> None:
    """A page in a folder with a name beyond measure is left out: each of its references would repeat the name."""
    images = "".join(f'<img src="{number}.png">' for number in range(2_000))
    held = package({"imsmanifest.xml": "", "f" * 60_000 + "/a.html": images})
    assert held.web.pages == ()
    assert list(check_references(held)) == []


def test_what_is_remembered_of_strangers_is_bounded() -> None:
    """Long references are taken apart anew each time."""
    before = references._remembered.cache_info().currsize
    for number in range(100):
        read_reference(f"{number}.png", "f" * 500)
    assert references._remembered.cache_info().currsize == before


def test_places_of_a_page_share_its_path() -> None:
    """The folder that was packed along may have a name beyond measure: it is written once a page, not once a place."""
    page = '<img src="https://example.com/a.png">\n<img src="b.png">\n<img src="https://example.com/c.png">\n'
    style = "<p onunload='a()'>\n<p onbeforeunload='a()'>\n<img src='./b.png'>"
    held = package({"folder/imsmanifest.xml": "", "folder/a.html": page + style})
    rules = (check_references, check_hosts, check_leaving, check_alternatives)
    found = [one for rule in rules for one in rule(held)]
    assert len(found) == len(rules)
    assert all(one.related[0].span.file is one.span.file for one in found)
