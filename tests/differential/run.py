"""Many documents, each drawn from its own number and the seed, so that any of them can be made again by itself."""

from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from tests.differential.compare import Verdict, compare
from tests.differential.differences import DIFFERENCES, ours_explained, theirs_explained
from tests.differential.documents import CMI5, SCORM_12, Standard, valid_document
from tests.differential.mutations import MUTATIONS, Mutation, spoil
from tests.differential.tree import Node, Style, parents

MOST_MUTATIONS = 3


class Recipe(NamedTuple):
    """A document as it was drawn: a valid one, how it is written, and what spoils it, each with a seed of its own."""

    standard: Standard
    root: Node
    style: Style
    mutations: tuple[tuple[Mutation, str], ...]

    def spoilt(self) -> Node:
        """The document with all mutations."""
        root = self.root.copy()
        for mutation, seed in self.mutations:
            spoil(root, mutation, Random(seed), self.standard)
        return root

    def verdict(self, root: Node) -> Verdict:
        return compare(self.style.write(root), self.standard)


class Outcome(NamedTuple):
    """What became of many documents; ``unexplained`` are their numbers."""

    documents: int
    valid: int
    invalid: int
    malformed: int
    same_place: int
    explained: Counter[str]
    unexplained: list[int]


def recipe(seed: int, number: int) -> Recipe:
    """The document of a number."""
    chance = Random(f"{seed}/{number}")
    standard = chance.choice((SCORM_12, SCORM_12, CMI5))
    root = valid_document(chance, standard)
    style = Style(chance, standard.prefixes)
    count = chance.randint(0, MOST_MUTATIONS)
    mutations = tuple((chance.choice(MUTATIONS), f"{seed}/{number}/{place}") for place in range(count))
    return Recipe(standard, root, style, mutations)


def reasons(verdict: Verdict) -> list[str]:
    """Why the two differ on a document: names of differences, ``""`` for what none explains; nothing if they agree."""
    if not verdict.well_formed:
        return [] if "xml/not-well-formed" in verdict.others else [""]
    if verdict.ours and not verdict.theirs:
        return [ours_explained(found) for found in verdict.ours]
    return [theirs_explained(fault, verdict) for fault in verdict.elsewhere]


def unneeded() -> list[str]:
    """The differences whose example shows none, so that they need not be written down any more."""
    return [name for name, one in DIFFERENCES.items() if set(reasons(compare(one.example, one.standard))) != {name}]


def differ(seed: int, count: int) -> Outcome:
    """Compare so many documents."""
    tally: Counter[str] = Counter()
    met: Counter[str] = Counter()
    unexplained = []
    for number in range(count):
        drawn = recipe(seed, number)
        verdict = drawn.verdict(drawn.spoilt())
        tally["malformed" if not verdict.well_formed else "invalid" if verdict.theirs else "valid"] += 1
        tally["same place"] += len(verdict.theirs) - len(verdict.elsewhere)
        why = reasons(verdict)
        met.update(name for name in why if name)
        if "" in why or (verdict.theirs and not drawn.mutations):
            unexplained.append(number)
    return Outcome(count, tally["valid"], tally["invalid"], tally["malformed"], tally["same place"], met, unexplained)


def shrunk(seed: int, number: int) -> str:
    """The smallest document that differs: mutations undone, then elements left out, while it does."""
    drawn = recipe(seed, number)
    for place in reversed(range(len(drawn.mutations))):
        fewer = drawn._replace(mutations=drawn.mutations[:place] + drawn.mutations[place + 1 :])
        if "" in reasons(fewer.verdict(fewer.spoilt())):
            drawn = fewer
    root = drawn.spoilt()
    smaller: Node | None = root
    while smaller is not None:
        root = smaller
        smaller = next((one for one in _smaller(root) if "" in reasons(drawn.verdict(one))), None)
    verdict = drawn.verdict(root)
    said = [f"theirs: {fault.line}: {fault.message}" for fault in verdict.theirs]
    said += [f"ours: {found.span.line}: {found.code}: {found.message}" for found in verdict.ours]
    names = ", ".join(mutation.__name__ for mutation, _ in drawn.mutations)
    return "\n".join([f"mutations: {names or 'none'}", verdict.document.decode("utf-8", "replace"), *said])


def _smaller(root: Node) -> Iterator[Node]:
    """The document without one of its elements, without one of its attributes."""
    for place in range(sum(1 for _ in parents(root))):
        copy = root.copy()
        parent, child = list(parents(copy))[place]
        del parent.children[child]
        yield copy
    for place, node in enumerate(root.walk()):
        for number in range(len(node.attributes)):
            copy = root.copy()
            del list(copy.walk())[place].attributes[number]
            yield copy
