"""A question: prompt, hints, the way to answer, and all that is said afterwards, hidden until the player shows it."""

from html import escape

from scormkit.model.answers import (
    Answer,
    Categorise,
    Choices,
    FillIn,
    Gaps,
    Hotspot,
    Likert,
    Matching,
    Numeric,
    OpenText,
    Ordering,
    SelfCheck,
    Steps,
)
from scormkit.model.course import Question
from scormkit.model.ledger import MULTIPLE
from scormkit.model.linked import LinkedQuestion
from scormkit.pages.questions.asking import Asking
from scormkit.pages.questions.choices import choices, likert
from scormkit.pages.questions.gaps import gap, gap_feedback
from scormkit.pages.questions.hotspot import hotspot
from scormkit.pages.questions.lists import categorise, matching, ordering
from scormkit.pages.questions.own_work import self_check, steps
from scormkit.pages.questions.typed import fill_in, numeric, open_text
from scormkit.pages.references import References


def render_question(index: int, linked: LinkedQuestion, quiz: str, references: References, *, numbered: bool) -> str:
    """The question at ``index`` of the quiz with that id."""
    question = linked.question
    fields = tuple(field.field for field in linked.fields)
    asking = Asking(f"q-{quiz}.{question.name.text}", fields, references)
    several = len(fields) > 1 or fields[0].shape == MULTIPLE
    one_of_many = not several and isinstance(question.answer, Choices | Hotspot | Likert)
    number = f'<span class="sk-number">{index + 1}</span> ' if numbered else ""
    # Of several fields or ticks no single one tells how the whole went.
    overall = '<p class="sk-verdict sk-overall" hidden></p>\n' if several and asking.scored else ""
    check = ""
    if linked.checked_slot is not None:
        label = escape(asking.words["quiz.check-question"])
        check = f'<button class="sk-button" type="button" data-check-question hidden>{label}</button>\n'
    return (
        f'<div class="sk-question" id="{asking.id}" data-question="{index}" data-type="{question.answer.type}"'
        f' role="{"radiogroup" if one_of_many else "group"}"'
        f' aria-labelledby="{asking.prompt}" aria-describedby="{asking.hint}">\n'
        f'<div class="sk-prompt" id="{asking.prompt}">{number}'
        f'<div class="sk-prompt-text">{_prompt(asking, question)}</div></div>\n'
        f'<p class="sk-hint" id="{asking.hint}">{escape(_hint(asking, question.answer, several))}</p>\n'
        f"{_clues(asking, question)}{overall}{_answer(asking, question.answer, several)}{check}"
        f"{_afterwards(asking, question)}"
        "</div>\n"
    )


def _prompt(asking: Asking, question: Question) -> str:
    answer = question.answer
    if isinstance(answer, Gaps):
        gaps = answer
        return asking.references.html(question.prompt, lambda name: gap(asking, gaps, name))
    return asking.references.html(question.prompt) or f"<p>{escape(asking.words[f'quiz.prompt.{answer.type}'])}</p>"


def _hint(asking: Asking, answer: Answer, several: bool) -> str:
    """How to answer."""
    words = asking.words
    if isinstance(answer, OpenText):
        bounds = "quiz.length.both" if answer.least > 1 else "quiz.length.most"
        return f"{words['quiz.hint.open-text']} {words[bounds].format(least=answer.least, most=answer.most)}"
    if isinstance(answer, Hotspot) and several:
        return words["quiz.hint.hotspot-several"]
    return words[f"quiz.hint.{answer.type}"]


def _clues(asking: Asking, question: Question) -> str:
    """The author's hints, each to be unfolded."""
    title = escape(asking.words["quiz.clue"])
    many = len(question.hints) > 1
    return "".join(
        f'<details class="sk-clue"><summary>{title}{f" {number}" if many else ""}</summary>'
        f"{asking.references.html(hint)}</details>\n"
        for number, hint in enumerate(question.hints, 1)
    )


def _answer(asking: Asking, answer: Answer, several: bool) -> str:
    match answer:
        case Choices():
            return choices(asking, answer.choices, several=several)
        case Hotspot():
            return hotspot(asking, answer, several=several)
        case Likert():
            return likert(asking, answer)
        case FillIn():
            return fill_in(asking)
        case Numeric():
            return numeric(asking, answer)
        case OpenText():
            return open_text(asking, answer)
        case Gaps():
            return gap_feedback(asking, answer)
        case Matching():
            return matching(asking, answer)
        case Categorise():
            return categorise(asking, answer)
        case Ordering():
            return ordering(asking, answer)
        case Steps():
            return steps(asking, answer)
        case SelfCheck():
            return self_check(asking, answer)


def _afterwards(asking: Asking, question: Question) -> str:
    """General feedback, sample answer and explanation."""
    html = asking.references.html
    right = asking.feedback(question.feedback.right, ' data-when="right"')
    wrong = asking.feedback(question.feedback.wrong, ' data-when="wrong"')
    sample = explanation = ""
    if isinstance(question.answer, OpenText) and question.answer.sample:
        title = escape(asking.words["quiz.sample"])
        sample = (
            f'<div class="sk-sample" hidden><p class="sk-block-title">{title}</p>{html(question.answer.sample)}</div>\n'
        )
    if question.explanation:
        explanation = f'<div class="sk-explanation" hidden>{html(question.explanation)}</div>\n'
    return f"{right}{wrong}{sample}{explanation}"
