"""What a stage gives back: its value, if any, and everything it found on the way."""

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from scormkit.diagnostics.diagnostic import Diagnostic

T = TypeVar("T")
U = TypeVar("U")


class Outcome(NamedTuple, Generic[T]):
    """A stage's value together with its findings; the value is absent only when an error bars the next stage."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()

    def then(self, stage: "Callable[[T], Outcome[U]]") -> "Outcome[U]":
        """Hand the value, if any, to the next stage, and keep what was found on the way."""
        if self.value is None:
            return Outcome(None, self.diagnostics)
        following = stage(self.value)
        return Outcome(following.value, (*self.diagnostics, *following.diagnostics))
