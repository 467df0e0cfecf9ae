"""Fix of items: settings that are there and say nothing are taken out (CAM 2.3.4, rows 3.2.4.8 to 3.2.4.12)."""

from collections.abc import Iterator

from scormkit.repair.change import Change
from scormkit.repair.source import Source
from scormkit.standards.scorm12 import ADLCP
from scormkit.validation.manifest import Manifest

_CODES = {
    "prerequisites": "item/empty-prerequisites",
    "maxtimeallowed": "item/invalid-time",
    "timelimitaction": "schema/unknown-word",
    "masteryscore": "item/invalid-mastery-score",
}


def mend_empty_settings(manifest: Manifest, source: Source) -> Iterator[Change]:
    """Take out each setting of an item that has no value."""
    for item in manifest.items:
        for child in item.element.children:
            code = _CODES.get(child.name) if child.namespace == ADLCP else None
            if code and not child.text.strip() and not child.children:
                words = f"took the empty `<{source.node(child).name}>` out of item `{item.identifier}`"
                yield Change(code, words, (source.remove(child),))
