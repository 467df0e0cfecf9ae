"""Places in a picture: regions to press, and the same as a list for keyboard and screen reader."""

from scormkit.model.answers import Hotspot, Region
from scormkit.pages.questions.asking import Asking
from scormkit.pages.questions.choices import choices


def hotspot(asking: Asking, answer: Hotspot, *, several: bool) -> str:
    """One field: the picture with its regions outlined, above the list of choices."""
    regions = "".join(_region(region) for region in answer.regions)
    image = asking.references.image(answer.image)
    return (
        f'<div class="sk-hotspot">{image}<svg aria-hidden="true">{regions}</svg></div>\n'
        f"{choices(asking, answer.choices, several=several)}"
    )


def _region(region: Region) -> str:
    return (
        f'<rect data-region="{region.letter}" x="{region.left:g}%" y="{region.top:g}%"'
        f' width="{region.width:g}%" height="{region.height:g}%"/>'
    )
