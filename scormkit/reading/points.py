"""Points for passing a quiz, attempt by attempt."""

from itertools import pairwise

from scormkit.model.ledger import MOST_ATTEMPTS
from scormkit.reading.kinds import Reading, Schema
from scormkit.reading.numbers import Whole
from scormkit.reading.shapes import ListOf
from scormkit.syntax.yaml_nodes import YamlList, YamlNode

MOST_POINTS = 1000


class FallingPoints:
    """Points for the first attempt, the second and so on; none of them more than the one before."""

    def __init__(self) -> None:
        self._list = ListOf(Whole(0, MOST_POINTS))

    def read(self, node: YamlNode, key: str, reading: Reading) -> tuple[int, ...] | None:
        before = len(reading.found)
        points = self._list.read(node, key, reading)
        if points is None or not isinstance(node, YamlList) or len(reading.found) > before:
            return None
        if not 1 <= len(points) <= MOST_ATTEMPTS:
            message = f"`{key}` has {len(points)} numbers"
            help = f"write one for each attempt, up to {MOST_ATTEMPTS}; the last one holds for all later attempts"
            reading.tell("format/out-of-range", node.span, message, help)
            return None
        for item, (earlier, later) in zip(node.items[1:], pairwise(points), strict=True):
            if later > earlier:
                message = f"a later attempt earns {later} points, the one before it {earlier}"
                help = "let the points fall from attempt to attempt, or whoever fails first earns more"
                reading.tell("quiz/points-rise", item.span, message, help)
                return None
        return points

    def schema(self) -> Schema:
        return {**self._list.schema(), "minItems": 1, "maxItems": MOST_ATTEMPTS}

    def words(self) -> str:
        return "a list of numbers that fall, such as `[100, 50, 25]`"
