"""A quiz within a unit, or an assignment, which is one too: readable as it stands, everything disabled until the player
is open."""

from html import escape

from scormkit.model.course import Quiz
from scormkit.model.linked import LinkedQuiz
from scormkit.pages.catalogue import Words, count
from scormkit.pages.questions.question import render_question
from scormkit.pages.references import References


def render_quiz(index: int, linked: LinkedQuiz, references: References) -> str:
    """The quiz with ``data-quiz="index"``; each question carries its place within the quiz."""
    quiz = linked.quiz
    words = references.words
    name = f"z-{quiz.name.text}"
    look = "sk-quiz sk-assignment" if quiz.kind == "assignment" else "sk-quiz"
    rules = " · ".join(_rules(linked, words))
    if rules:
        rules = f'<p class="sk-rules">{escape(rules)}</p>'
    return (
        f'<section class="{look}" id="{name}" data-quiz="{index}" aria-labelledby="{name}.t">\n'
        f'<header class="sk-quiz-header"><p class="sk-kicker">{escape(words[f"quiz.{quiz.kind}"])}</p>'
        f'<h2 id="{name}.t">{escape(quiz.title)}</h2>\n'
        f"{rules}</header>\n"
        f'<form class="sk-form" novalidate>\n{_questions(linked, references)}'
        f'<div class="sk-result" role="status" tabindex="-1"></div>\n{_actions(quiz, words)}</form>\n</section>\n'
    )


def _questions(linked: LinkedQuiz, references: References) -> str:
    """The questions in their order, or those of an assignment where its text places them."""
    quiz = linked.quiz
    rendered = {
        question.question.name.text: render_question(
            number, question, quiz.name.text, references, numbered=quiz.body is None
        )
        for number, question in enumerate(linked.questions)
    }
    if quiz.body is None:
        return "".join(rendered.values())
    return f'<div class="sk-task">\n{references.html(quiz.body, rendered.__getitem__)}</div>\n'


def _actions(quiz: Quiz, words: Words) -> str:
    """What submits and what begins again, in the words of the quiz's kind; replies to an assignment can be printed."""
    check, retry = {
        "survey": ("quiz.send", "quiz.resend"),
        "assignment": ("quiz.hand-in", "quiz.revise"),
    }.get(quiz.kind, ("quiz.check", "quiz.retry"))
    printing = ""
    if quiz.kind == "assignment":
        printing = f'<button class="sk-button" type="button" data-print hidden>{escape(words["quiz.print"])}</button>'
    return (
        f'<div class="sk-actions"><button class="sk-primary" type="submit" data-check disabled>{escape(words[check])}'
        f'</button><button class="sk-primary" type="button" data-retry hidden>{escape(words[retry])}</button>'
        f"{printing}</div>\n"
    )


def _rules(linked: LinkedQuiz, words: Words) -> list[str]:
    """How many questions, what passes, how often: ``3 questions · pass mark 80 % = 3 right · 2 attempts``."""
    quiz = linked.quiz
    if quiz.kind == "assignment":
        return []
    rules = [count(words, "quiz.questions", len(linked.questions) if quiz.draw is None else quiz.draw)]
    if quiz.kind == "graded":
        right = _rights_needed(linked)
        key = "quiz.pass" if right is None else "quiz.pass-right"
        rules.append(words[key].format(percent=quiz.pass_percent, right=right))
    if quiz.attempts is not None:
        rules.append(count(words, "quiz.attempts", quiz.attempts))
    if quiz.points:
        first, later = quiz.points[0], quiz.points[1:]
        key = "quiz.points-first" if later else "quiz.points"
        rules.append(words[key].format(points=first, later=", ".join(map(str, later))))
    return rules


def _rights_needed(linked: LinkedQuiz) -> int | None:
    """How many right answers pass; None where answers do not all count the same, or the draw decides what counts."""
    scored = [question for question in linked.questions if any(field.field.scored for field in question.fields)]
    alike = all(
        question.question.weight == 1 and question.question.answer.credit == "all-or-nothing" for question in scored
    )
    asked = len(scored)
    if linked.quiz.draw is not None:
        alike = alike and asked == len(linked.questions)
        asked = linked.quiz.draw
    return -(-linked.quiz.pass_percent * asked // 100) if alike and scored else None
