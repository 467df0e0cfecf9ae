"""A quiz within a unit: readable as it stands, everything disabled until the player is open."""

from html import escape

from scormkit.model.course import Choice
from scormkit.model.linked import LinkedQuestion, LinkedQuiz
from scormkit.pages.catalogue import Words, count
from scormkit.pages.references import References


def render_quiz(index: int, linked: LinkedQuiz, references: References) -> str:
    """The quiz with ``data-quiz="index"``; each question carries its place within the quiz."""
    quiz = linked.quiz
    words = references.words
    name = f"z-{quiz.name.text}"
    questions = "".join(
        _question(number, question, quiz.name.text, references) for number, question in enumerate(linked.questions)
    )
    return (
        f'<section class="sk-quiz" id="{name}" data-quiz="{index}" aria-labelledby="{name}-title">\n'
        f'<header class="sk-quiz-header"><p class="sk-kicker">{escape(words[f"quiz.{quiz.kind}"])}</p>'
        f'<h2 id="{name}-title">{escape(quiz.title)}</h2>\n'
        f'<p class="sk-rules">{escape(_rules(linked, words))}</p></header>\n'
        f'<form class="sk-form" novalidate>\n{questions}'
        '<div class="sk-result" role="status" tabindex="-1"></div>\n'
        f'<div class="sk-actions"><button class="sk-primary" type="submit" data-check disabled>'
        f"{escape(words['quiz.check'])}</button>"
        f'<button class="sk-primary" type="button" data-retry hidden>{escape(words["quiz.retry"])}</button></div>\n'
        "</form>\n</section>\n"
    )


def _rules(linked: LinkedQuiz, words: Words) -> str:
    """How many questions, what passes, how often: ``3 questions · pass mark 80 % = 3 right · 2 attempts``."""
    quiz = linked.quiz
    questions = len(linked.questions)
    rules = [count(words, "quiz.questions", questions)]
    if quiz.kind == "graded":
        if all(question.question.answer.credit == "all-or-nothing" for question in linked.questions):
            needed = -(-quiz.pass_percent * questions // 100)
            rules.append(words["quiz.pass-right"].format(percent=quiz.pass_percent, right=needed))
        else:
            rules.append(words["quiz.pass"].format(percent=quiz.pass_percent))
    if quiz.attempts is not None:
        rules.append(count(words, "quiz.attempts", quiz.attempts))
    return " · ".join(rules)


def _question(number: int, linked: LinkedQuestion, quiz: str, references: References) -> str:
    question = linked.question
    answer = question.answer
    name = f"q-{quiz}.{question.name.text}"
    multiple = answer.type == "multiple"
    control = "checkbox" if multiple else "radio"
    choices = "".join(_choice(choice, name, control, references) for choice in answer.choices)
    # Of a multiple choice no single choice tells how the whole went, so the question has a verdict of its own.
    overall = '<p class="sk-verdict sk-overall" hidden></p>\n' if multiple else ""
    explanation = ""
    if question.explanation:
        explanation = f'<div class="sk-explanation" hidden>{references.html(question.explanation)}</div>\n'
    return (
        f'<div class="sk-question" id="{name}" data-question="{number}" role="{"group" if multiple else "radiogroup"}"'
        f' aria-labelledby="{name}-p" aria-describedby="{name}-h">\n'
        f'<div class="sk-prompt" id="{name}-p"><span class="sk-number">{number + 1}</span> '
        f'<div class="sk-prompt-text">{references.html(question.prompt)}</div></div>\n'
        f'<p class="sk-hint" id="{name}-h">{escape(references.words[f"quiz.hint.{answer.type}"])}</p>\n'
        f"{overall}{choices}{explanation}</div>\n"
    )


def _choice(choice: Choice, name: str, control: str, references: References) -> str:
    feedback = f'<div class="sk-feedback" hidden>{references.html(choice.feedback)}</div>' if choice.feedback else ""
    return (
        f'<div class="sk-choice" data-choice="{choice.letter}"><label>'
        f'<input type="{control}" name="{name}" value="{choice.letter}" disabled>'
        f'<span class="sk-choice-text">{references.inline(choice.text)}</span></label>'
        f'<p class="sk-verdict" hidden></p>{feedback}</div>\n'
    )
