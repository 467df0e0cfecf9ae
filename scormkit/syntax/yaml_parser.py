"""YAML text to nodes."""

import yaml

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.syntax.yaml_events import ODD_SPACE, Builder, TooDeepError
from scormkit.syntax.yaml_nodes import YamlList, YamlMap, YamlNode

_LINE_ENDS = str.maketrans(dict.fromkeys(map(ord, "\r\x85\u2028\u2029"), " "))  # line ends to YAML 1.1 only


def parse_yaml(file: str, text: str, first_line: int = 1) -> tuple[YamlNode | None, tuple[Diagnostic, ...]]:
    """The node of a YAML text, and every fault found in it.

    ``first_line`` is the line of the file on which the text begins (front matter begins on its second). The node is
    None when the text is empty, or when it is broken in a way that leaves unclear what was meant; the findings then
    say why. A value that libyaml refuses is reported and read as the text that was typed.
    """
    text = text.translate(_LINE_ENDS)
    if "\t" not in text and ODD_SPACE.search(text) is None:
        builder = Builder(file, text.split("\n"), text, first_line, {})
        try:
            node = builder.document()
        except (yaml.YAMLError, TooDeepError):
            pass  # told below, with its cause
        else:
            if not _has_bracket_items(node):
                return (node if builder.sound else None), tuple(sorted(builder.faults, key=lambda fault: fault.span))
    from scormkit.syntax.yaml_recovery import recover  # only a text with a fault pays for it

    return recover(file, text, first_line)


def _has_bracket_items(node: YamlNode | None) -> bool:
    """Whether a block list has items such as ``[x]`` alone, which are lists to YAML and boxes to an author."""
    if isinstance(node, YamlMap):
        return any(_has_bracket_items(entry.value) for entry in node.entries)
    if isinstance(node, YamlList):
        boxes = (item for item in node.items if isinstance(item, YamlList))
        return (not node.flow and any(box.flow and len(box.items) < 2 for box in boxes)) or any(
            map(_has_bracket_items, node.items)
        )
    return False
