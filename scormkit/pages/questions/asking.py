"""A question on its way into the page: the names of its elements, and what is said about a field afterwards."""

from html import escape
from typing import NamedTuple

from scormkit.model.fields import Field
from scormkit.model.prose import Prose
from scormkit.pages.catalogue import Words
from scormkit.pages.references import References


class Asking(NamedTuple):
    """``id`` is the question's element; a part of it is named behind a full stop, which no id of an author's holds.

    ``fields`` are the model's, in their own order: the n-th has ``data-field="n"`` wherever it stands in the page.
    """

    id: str
    fields: tuple[Field, ...]
    references: References

    @property
    def words(self) -> Words:
        return self.references.words

    @property
    def prompt(self) -> str:
        """Id of the prompt."""
        return f"{self.id}.p"

    @property
    def hint(self) -> str:
        """Id of the line that says how to answer."""
        return f"{self.id}.h"

    @property
    def scored(self) -> bool:
        """Something in it is right or wrong."""
        return any(field.scored for field in self.fields)

    def control(self, n: int) -> str:
        """Id of the n-th field's control, and the name that its radio buttons share."""
        return f"{self.id}.{n}"

    def place(self, key: str) -> int:
        """The number of the field that has this key."""
        return next(n for n, field in enumerate(self.fields) if field.key == key)

    def outcome(self, solution: str, tag: str = "div") -> str:
        """What is said about a field once it was submitted: the player's verdict, and the solution, finished HTML."""
        text = self.words["quiz.solution"].format(answer=f"<b>{solution}</b>")
        return f'<{tag} class="sk-verdict" hidden></{tag}><{tag} class="sk-solution" hidden>{text}</{tag}>'

    def feedback(self, prose: Prose | None, which: str = "", lead: str = "") -> str:
        """The feedback as a hidden block, "" where there is none; ``which`` are attributes that say when to show it,
        ``lead`` is finished HTML in front of it."""
        if prose is None:
            return ""
        return f'<div class="sk-feedback"{which} hidden>{lead}{self.references.html(prose)}</div>'

    def known_answers(self, n: int, more: str = "", lead: str = "") -> str:
        """The feedback for each text that may be typed into the n-th field."""
        return "".join(
            self.feedback(answer.feedback, f'{more} data-answer="{number}"', lead)
            for number, answer in enumerate(self.fields[n].answers)
        )

    def typed_solution(self, n: int) -> str:
        """Every right text of the n-th field."""
        return escape(" / ".join(answer.text for answer in self.fields[n].answers if answer.correct))
