"""All prose of a quiz: what its questions, their answers and feedback say."""

from collections.abc import Iterable, Iterator

from scormkit.model.answers import (
    Answer,
    Categorise,
    Choice,
    Choices,
    FillIn,
    Gaps,
    Hotspot,
    KnownAnswer,
    Matching,
    OpenText,
    Ordering,
    SelfCheck,
    Steps,
)
from scormkit.model.course import Question, Quiz
from scormkit.model.prose import Prose


def quiz_texts(quiz: Quiz) -> Iterator[Prose]:
    """All prose of a quiz: an assignment's text, then each question's, much in the order in which it was written."""
    if quiz.body:
        yield quiz.body
    for question in quiz.questions:
        yield from _question_texts(question)


def _question_texts(question: Question) -> Iterator[Prose]:
    yield question.prompt
    yield from question.hints
    yield from _answer_texts(question.answer)
    for text in (*question.feedback, question.explanation):
        if text:
            yield text


def _answer_texts(answer: Answer) -> Iterator[Prose]:
    match answer:
        case Choices():
            yield from _choice_texts(answer.choices)
        case Hotspot():
            yield answer.image
            yield from _choice_texts(answer.choices)
        case FillIn():
            yield from _known_texts(answer.answers)
        case Matching():
            for pair in answer.pairs:
                if pair.left:
                    yield pair.left
                yield pair.right
        case Ordering() | Steps():
            yield from (item.text for item in answer.items)
        case Gaps():
            for gap in answer.gaps:
                yield from _choice_texts(gap.choices)
                yield from _known_texts(gap.answers)
        case Categorise():
            for group in answer.groups:
                yield group.text
                yield from (item.text for item in group.items)
        case OpenText():
            if answer.sample:
                yield answer.sample
        case SelfCheck():
            yield from (level.text for level in answer.levels)
            for criterion in answer.criteria:
                yield from (criterion.text, *criterion.cells)


def _choice_texts(choices: Iterable[Choice]) -> Iterator[Prose]:
    for choice in choices:
        yield choice.text
        if choice.feedback:
            yield choice.feedback


def _known_texts(answers: Iterable[KnownAnswer]) -> Iterator[Prose]:
    return (answer.feedback for answer in answers if answer.feedback)
