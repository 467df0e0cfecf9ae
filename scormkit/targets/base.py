"""What a target is, and which ones there are.

A target turns a linked course into the plan of a package. Targets are found under the entry-point group
``scormkit.targets``; the built-in ones are registered there like anybody's.
"""

from typing import NamedTuple, Protocol

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.extensions import Extension, extensions
from scormkit.model.linked import LinkedCourse
from scormkit.package.plan import PackagePlan
from scormkit.targets.shared import Shared

GROUP = "scormkit.targets"


class Block(NamedTuple):
    """A part of the learner's state and the bits that it can take; ``typed``: they are a text of the learner's."""

    label: str
    bits: int
    typed: bool = False


class StateSize(NamedTuple):
    """The state that the LMS must hold when everything is answered, in characters, and how many it grants; None where
    the standard sets no limit.

    ``blocks`` says what costs how much, in the order of the course.
    """

    characters: int
    limit: int | None
    blocks: tuple[Block, ...]


class Receipt(NamedTuple):
    """What the LMS will receive from a target's package: in words for the author, and the state in numbers."""

    target: str
    words: str
    state: StateSize


class Target(Protocol):
    """A kind of package. All methods are pure: they read no file and no clock."""

    @property
    def name(self) -> str:
        """The word after ``-t``, and the end of a package's file name."""

    def check(self, course: LinkedCourse) -> tuple[Diagnostic, ...]:
        """Find what this kind of package cannot hold."""

    def receipt(self, course: LinkedCourse) -> Receipt:
        """Say what the LMS will receive."""

    def plan(self, course: LinkedCourse, shared: Shared) -> PackagePlan:
        """Lay out the package of a course in which ``check`` found no error; ``shared`` holds what its packages have in
        common."""


def cost_table(size: StateSize, most: int = 0) -> str:
    """Tabulate what the state's parts cost in characters and in per cent of a limit, in the order of the course.

    ``most`` > 0: the costliest come first, and what goes beyond so many rows is added up in the last of them.
    """
    blocks = list(size.blocks)
    if most:
        blocks.sort(key=lambda block: -block.bits)
    if most and len(blocks) > most:
        rest = blocks[most - 1 :]
        blocks = [*blocks[: most - 1], Block(f"{len(rest)} more", sum(block.bits for block in rest))]
    rows = [(block.label, -(-block.bits // 6)) for block in blocks]
    rows.append(("worst case", size.characters))
    width = max(len(label) for label, _ in rows)
    lines = [f"{label:{width}}  {cost:>7,}" for label, cost in rows]
    if size.limit is None:
        return "\n".join(lines)
    lines = [f"{line}  {100 * cost / size.limit:5.1f} %" for line, (_, cost) in zip(lines, rows, strict=True)]
    return "\n".join((*lines[:-1], f"{lines[-1]} of {size.limit:,}"))


def installed_targets() -> dict[str, Extension]:
    """Find the targets that are installed, by name; raises ExtensionClashError where two share a name."""
    return {extension.name: extension for extension in extensions(GROUP)}
