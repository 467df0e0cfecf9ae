"""What is to be written in the place of a path, where a resource has a base."""

import pytest

from scormkit.validation.manifest import Manifest
from scormkit.validation.paths import check_case, check_dots, check_leading_slashes
from scormkit.validation.xml import read_document
from tests.unit.validation.packages import package

FILES = {"imsmanifest.xml": "", "lesson1/a.html": "", "js/api.js": ""}
OFF = "take `xml:base` away, and write all paths from the top of the package; this one is `js/api.js`"
SAME = "in the same letters; most servers tell capital and small ones apart"


@pytest.mark.parametrize(
    ("base", "href", "help"),
    [
        ("", "./js/api.js", "write `js/api.js`"),
        ("lesson1/", "../js/api.js", OFF),
        ("lesson1/", "./a.html", "write `a.html`"),
        ("lesson1/", "/a.html", "write `a.html`"),
        ("lesson1/", "/lesson1/a.html", "write `a.html`"),
        ("lesson1/", "/js/api.js", OFF),
        ("", "/js/api.js?a=1", "write `js/api.js?a=1`"),
        ("", "js/API.js", f"write the path {SAME}"),
        ("lesson1/", "A.html", f"write the path {SAME}"),
        ("Lesson1/", "a.html", f"write `xml:base` {SAME}"),
        ("Lesson1/", "A.html", f"write `xml:base` and the path {SAME}"),
    ],
)
def test_help_is_seen_from_the_base(base: str, href: str, help: str) -> None:
    """A path that is told to be written is one that leads to the file, base and all."""
    resource = f'<resource xml:base="{base}"><file href="{href}"/></resource>'
    text = f"<manifest><resources>{resource}</resources></manifest>"
    document = read_document("imsmanifest.xml", text.encode())
    assert document.root is not None
    manifest = Manifest(package(FILES), document, document.root)
    found = [*check_case(manifest), *check_dots(manifest), *check_leading_slashes(manifest)]
    assert [one.help for one in found] == [help]
