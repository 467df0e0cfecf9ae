"""Quizzes with their places in the learner's state, their pools and what they count."""

from collections.abc import Mapping

from scormkit.linking.index import Index
from scormkit.linking.ledger import Place
from scormkit.linking.objectives import assessed_by
from scormkit.linking.parts import (
    checked_part,
    field_part,
    has_moment,
    is_checked,
    moment_part,
    points_part,
    quiz_part,
)
from scormkit.linking.pools import most_scored, pools_of
from scormkit.linking.structure import PlacedQuiz
from scormkit.linking.widths import text_bytes
from scormkit.model.course import Completion, Question, Quiz
from scormkit.model.fields import Field
from scormkit.model.linked import LinkedField, LinkedPool, LinkedQuestion, LinkedQuiz


class Quizzes:
    """Links quizzes; what all of them share is worked out once.

    ``required`` are the ids of those that must be passed or handed in, ``exempted`` the pre-tests by the unit that they
    exempt.
    """

    def __init__(
        self,
        index: Index,
        place: Mapping[str, Place],
        required: frozenset[str],
        exempted: Mapping[int, tuple[int, ...]],
    ) -> None:
        self._place = place
        self._required = required
        self._exempted = exempted
        self._objectives = {name: number for number, name in enumerate(index.objectives)}
        self._language = index.course.language
        self._completion = index.course.completion
        self._weights = _weights(index.course.completion)

    def linked(self, placed: PlacedQuiz) -> LinkedQuiz:
        quiz, place = placed.quiz, self._place
        asked = zip(quiz.questions, placed.fields, placed.scored, strict=True)
        questions = tuple(self._question(quiz, *parts) for parts in asked)
        pools = pools_of(quiz)
        required = quiz.name.text in self._required
        return LinkedQuiz(
            quiz=quiz,
            slot=place[quiz_part(quiz)].slot,
            unit=placed.unit,
            questions=questions,
            required=required,
            points_slot=place[points_part(quiz)].slot if quiz.points else None,
            counts=self._counts(quiz, questions, pools) if required and quiz.kind == "graded" else 0,
            exempted_by=self._exempted.get(placed.unit, ()) if quiz.kind != "pre-test" else (),
            moment_slot=place[moment_part(quiz)].slot if has_moment(quiz) else None,
            pools=pools,
        )

    def _counts(self, quiz: Quiz, questions: tuple[LinkedQuestion, ...], pools: tuple[LinkedPool, ...]) -> int:
        if self._completion.score == "none":
            return 0
        return self._weights.get(quiz.name.text) or most_scored(questions, pools)

    def _question(self, quiz: Quiz, question: Question, fields: tuple[Field, ...], scored: bool) -> LinkedQuestion:
        names = (name.text for name in assessed_by(question, quiz))
        return LinkedQuestion(
            question=question,
            fields=tuple(self._field(field_part(quiz, question, field), field) for field in fields),
            objectives=tuple(self._objectives[name] for name in names if name in self._objectives),
            scored=scored,
            checked_slot=self._place[checked_part(quiz, question)].slot if is_checked(quiz) else None,
        )

    def _field(self, part: str, field: Field) -> LinkedField:
        slot, letters, earlier = self._place[part]
        return LinkedField(field, slot, letters, earlier, text_bytes(field, self._language))


def _weights(completion: Completion) -> Mapping[str, int]:
    """The author's weights by the quizzes' ids; none where the number of questions decides."""
    if not completion.weights:
        return {}
    return {name.text: weight for name, weight in zip(completion.quizzes or (), completion.weights, strict=True)}
