"""What a stage gives back: its value, if any, and everything it found on the way."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from scormkit.diagnostics.diagnostic import Diagnostic

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """A stage's value together with its findings; the value is absent only when an error bars the next stage."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()
