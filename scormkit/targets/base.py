"""What a target is, and which ones there are.

A target turns a linked course into the plan of a package. Targets are found under the entry-point group
``scormkit.targets``; the built-in ones are registered there like anybody's.
"""

from typing import NamedTuple, Protocol

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.extensions import Extension, extensions
from scormkit.model.linked import LinkedCourse
from scormkit.package.plan import PackagePlan

GROUP = "scormkit.targets"


class Block(NamedTuple):
    """A part of the learner's state and the bits that it can take."""

    label: str
    bits: int


class StateSize(NamedTuple):
    """The state that the LMS must hold when everything is answered, in characters, and how many it grants.

    ``blocks`` says what costs how much, in the order of the course.
    """

    characters: int
    limit: int
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

    def plan(self, course: LinkedCourse) -> PackagePlan:
        """Lay out the package of a course in which ``check`` found no error."""


def installed_targets() -> dict[str, Extension]:
    """Find the targets that are installed, by name; raises ExtensionClashError where two share a name."""
    return {extension.name: extension for extension in extensions(GROUP)}
