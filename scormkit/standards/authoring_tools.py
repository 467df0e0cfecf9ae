"""Authoring tools by the marks that they leave in packages: facts seen in public packages, only those that are sure."""

from typing import NamedTuple


class AuthoringTool(NamedTuple):
    """A tool and its marks, any of which tells it.

    ``files`` are groups of paths that are in the package together, in small letters; one that ends in ``/`` is a folder
    with anything in it. ``generator`` begins the text of a page's ``<meta name="generator">`` or ``application-name``;
    ``remark`` stands in one of the first comments of a page at the top, ``manifest`` in the manifest.
    """

    name: str
    files: tuple[tuple[str, ...], ...] = ()
    generator: str = ""
    remark: str = ""
    manifest: str = ""


# What makes whole courses comes in front of what a course may hold a piece of.
AUTHORING_TOOLS = (
    AuthoringTool("scormkit", files=(("player/player.js", "player/player.css", "player/print.css"),)),
    AuthoringTool(
        "Articulate Storyline",
        files=(("story_content/user.js",), ("html5/lib/scripts/bootstrapper.min.js",)),
        remark="Created using Storyline",
    ),
    AuthoringTool("Articulate Rise", files=(("scormcontent/lib/rise/",),), manifest='identifier="articulate_rise"'),
    AuthoringTool("Adobe Captivate", files=(("assets/js/cpm.js",),)),
    AuthoringTool("Adapt", files=(("adapt/js/adapt.min.js",),)),
    AuthoringTool("iSpring", remark="Created with iSpring"),
    AuthoringTool("Lectora", files=(("trivantis.js",),), manifest="Lectora v."),
    AuthoringTool("eXeLearning", generator="eXeLearning"),
    AuthoringTool("Xerte", files=(("common_html5/js/xenith.js",),)),
    AuthoringTool("LiaScript", generator="Lia"),
    AuthoringTool("Easygenerator", files=(("publishsettings.js", "settings.js"),)),
    AuthoringTool("Camtasia", files=(("scripts/techsmith-smart-player.min.js",),)),
    AuthoringTool("H5P", files=(("h5p.json",),)),
)
