"""The tool that made a package, by its marks."""

import pytest

from scormkit.validation.tool import tool_of
from tests.unit.validation.packages import package


@pytest.mark.parametrize(
    ("files", "manifest", "tool"),
    [
        ({"story_content/user.js": ""}, "", "Articulate Storyline"),
        (
            {"story.html": "<html><!-- Created using Storyline 360 - http://www.articulate.com -->"},
            "",
            "Articulate Storyline",
        ),
        ({"scormcontent/lib/rise/1.js": ""}, "", "Articulate Rise"),
        ({}, '<organization identifier="articulate_rise">', "Articulate Rise"),
        ({"scormcontent/index.html": "", "scormdriver/scormdriver.js": ""}, "", ""),
        ({"assets/js/CPM.js": ""}, "", "Adobe Captivate"),
        ({"index.html": "<!DOCTYPE html>\n<!-- Created with iSpring -->"}, "", "iSpring"),
        ({"a/index.html": "<!-- Created with iSpring -->"}, "", ""),
        ({"index.html": '<meta name="generator" content="eXeLearning 2.6 - exelearning.net">'}, "", "eXeLearning"),
        ({"index.html": '<meta name="application-name" content="Lia">'}, "", "LiaScript"),
        ({"index.html": '<meta name="application-name" content="Liaison">'}, "", ""),
        ({"publishSettings.js": "", "settings.js": ""}, "", "Easygenerator"),
        ({"settings.js": ""}, "", ""),
        ({"story_content/user.js": "", "h5p.json": ""}, "", "Articulate Storyline"),
        ({"player/player.js": "", "player/player.css": "", "player/print.css": ""}, "", "scormkit"),
        ({"player/player.js": ""}, "", ""),
    ],
)
def test_a_mark_names_its_tool(files: dict[str, str], manifest: str, tool: str) -> None:
    """Marks that are sure name one; what several tools have in common names none."""
    assert tool_of(package({"imsmanifest.xml": "", **files}), [manifest]) == tool
