"""What an attempt draws from a quiz: a number of all its questions, or of those in each of some pools."""

from collections.abc import Sequence, Set

from scormkit.diagnostics.nearest import did_you_mean
from scormkit.diagnostics.span import Span
from scormkit.model.course import Pool, Quiz
from scormkit.reading.kinds import Reading, Schema, scalar
from scormkit.reading.numbers import Whole
from scormkit.reading.shapes import MapById
from scormkit.syntax.yaml_nodes import YamlMap, YamlNode


class Draw:
    """A number of questions, or a map from tags and objectives to such numbers."""

    def __init__(self) -> None:
        self._count = Whole(1, 999)
        self._pools = MapById(self._count)

    def read(self, node: YamlNode, key: str, reading: Reading) -> int | tuple[Pool, ...] | None:
        if not isinstance(node, YamlMap):
            return self._number(node, key, reading)
        if not node.entries:
            reading.tell("format/empty-value", node.span, f"`{key}` is empty", f"write {self.words()}")
            return None
        pools = self._pools.read(node, key, reading)
        return None if pools is None else tuple(Pool(name, count) for name, count in pools)

    def _number(self, node: YamlNode, key: str, reading: Reading) -> int | None:
        written = scalar(node, key, self.words(), reading)
        if written and not written.text.removeprefix("-").isdecimal():
            help = f"write {self.words()}"
            reading.tell("format/invalid-number", written.span, f"`{key}` cannot be `{written.text}`", help)
            return None
        return self._count.read(written, key, reading) if written else None

    def schema(self) -> Schema:
        return {"anyOf": [self._count.schema(), {**self._pools.schema(), "minProperties": 1}]}

    def words(self) -> str:
        return f"{self._count.words()}, or a map from a tag or an objective to one, such as `{{easy: 2, hard: 1}}`"


def check_draw(quiz: Quiz, span: Span, stated: Set[str], reading: Reading) -> None:
    """Tell where a quiz draws more than it has; ``span`` is where it says how many, ``stated`` all objectives' ids."""
    count = len(quiz.questions)
    if quiz.draw is not None and quiz.draw > count:
        message = f"{quiz.draw} questions are drawn, and the quiz has {count}"
        help = "add questions, draw fewer, or take `draw` out to ask them all"
        reading.tell("quiz/draw-too-large", span, message, help)
    assessed = [quiz.objectives if one.objectives is None else one.objectives for one in quiz.questions]
    if quiz.pools and all(name.text in stated for names in assessed for name in names):  # one that is not is told
        words = [{*one.tags, *(name.text for name in of)} for one, of in zip(quiz.questions, assessed, strict=True)]
        _check_pools(quiz.pools, words, reading)


def _check_pools(pools: tuple[Pool, ...], words: Sequence[Set[str]], reading: Reading) -> None:
    """Tell the pools that have too few questions; ``words`` are those by which each question may be drawn."""
    known = sorted(set().union(*words))
    left = words
    for name, draw in pools:
        if name.text not in known:
            help = did_you_mean(name.text, known, f"give questions `tags: [{name.text}]`, or take the pool out")
            message = f"no question of the quiz has the tag `{name.text}` or assesses an objective of that name"
            reading.tell("quiz/pool-not-found", name.span, message, help)
            continue
        count = sum(name.text in those for those in left)
        if draw > count:
            first = " that no pool above it has" if count < sum(name.text in those for those in words) else ""
            message = f"{draw} questions are drawn from `{name.text}`, which has {count}{first}"
            reading.tell("quiz/draw-too-large", name.span, message, "give more questions this tag, or draw fewer")
        left = [those for those in left if name.text not in those]
