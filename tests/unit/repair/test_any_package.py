"""Packages with many faults at once: repair never does harm, and never fails on them."""

import random
import re
from pathlib import Path

import pytest

from scormkit.diagnostics.codes import Severity
from scormkit.repair import MENDED
from tests.unit.repair.packages import package, planned, repaired, text_of

VALUES = (
    *(r"shared\page.css", "Shared/Page.CSS", "./breathing.html", "BREATHING.html?x=1&amp;y#z", "%42reathing.html"),
    *("1a", "a b", "Course", "", "é", "_1a"),
)
PIECES = (
    '<adlcp:prerequisites type="aicc_script">1a &amp; 2*{1a,b}</adlcp:prerequisites>',
    *(
        "<adlcp:masteryscore/>",
        "<adlcp:maxtimeallowed> </adlcp:maxtimeallowed>",
        "<metadata/>",
        "<schema>adl scorm</schema>",
    ),
    *('<file href="shared/page.css"/>', '<file href="Shared/api.js"/>', "<!-- <x> -->", "<![CDATA[<a>]]>", "&#49;"),
    *(
        '<resource identifier="z" type="webcontent" href="breathing.html"/>',
        '<item identifier="x y" identifierref="1a"/>',
    ),
    '<manifest identifier="q"/>',
)
ATTRIBUTES = ('xml:base="Shared/"', 'scormtype="asset"', 'adlcp:scormType="SCO"', 'xmlns:adlcp="urn:x"', 'default="1a"')
RECIPES = (
    *("{}", "{}", '{"wrap": "a/b/"}', r'{"wrap": "x\\", "add": {"Thumbs.db": "x"}}', '{"add": {"__MACOSX/._a": "x"}}'),
    r'{"entries": {"shared/page.css": {"name": "shared\\page.css"}, "imsmanifest.xml": {"name": "IMSManifest.XML"}}}',
)


def _spoilt(text: str, chance: random.Random) -> str:
    """A manifest with another value, a piece, an attribute more or one less."""
    kind = chance.randrange(4)
    found = list(re.finditer(('"([^"]*)"', ">()", r"<\w+()", r'( [\w:]+="[^"]*")')[kind], text))
    place = chance.choice(found)
    value = place[1]
    new = (
        chance.choice((*VALUES, value.upper(), f"1{value}")),
        chance.choice(PIECES),
        " " + chance.choice(ATTRIBUTES),
        "",
    )
    return text[: place.start(1)] + new[kind] + text[place.end(1) :]


@pytest.mark.parametrize("seed", range(60))
def test_many_faults_at_once(seed: int, tmp_path: Path) -> None:
    """There are no more errors than before where the manifest could be read, and a second repair has nothing to do."""
    chance = random.Random(seed)
    whole = text_of(package(tmp_path / "whole"))
    text = whole
    for _ in range(chance.randint(1, 5)):
        text = _spoilt(text, chance)
    text = text.replace("\n", chance.choice(["\n", "\r\n"]))
    path = package(tmp_path, ((whole, text),), recipe=chance.choice(RECIPES))
    codes = MENDED if seed % 3 else frozenset(chance.sample(sorted(MENDED), 6))
    repair = repaired(path, tmp_path / "fixed.zip", codes=codes)
    errors = [result.findings(Severity.ERROR) for result in (repair.before, repair.after)]
    assert errors[1] <= errors[0] or not repair.before.standards
    assert planned(tmp_path / "fixed.zip", codes=codes).changes == ()
