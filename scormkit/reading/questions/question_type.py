"""What a family of question types has to say for itself."""

from collections.abc import Callable
from typing import Any, NamedTuple

from scormkit.model.answers import Answer
from scormkit.model.prose import Prose
from scormkit.reading.kinds import Reading
from scormkit.reading.questions.common import PROMPT
from scormkit.reading.shapes import Field, Record


class QuestionType(NamedTuple):
    """One value of ``type:``.

    ``fields`` are the keys that it adds to those of every question; ``answer`` makes the answer part of a record that
    was read with them, or gives None when it is at fault, which is then told. ``scored``: it can be right or wrong.
    ``prompt`` is the key ``prompt``, which some types read in their own way.
    """

    word: str
    doc: str
    fields: tuple[Field[Any], ...]
    answer: Callable[[Record, Reading], Answer | None]
    scored: bool = True
    prompt: Field[Prose | None] = PROMPT
