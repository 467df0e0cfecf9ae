"""A quiz within a unit, or an assignment, which is one too: readable as it stands, everything disabled until the player
is open."""

from collections.abc import Sequence
from html import escape

from scormkit.model.course import Quiz
from scormkit.model.durations import in_largest_unit
from scormkit.model.linked import LinkedQuiz
from scormkit.model.plain_text import plain_text
from scormkit.pages.catalogue import Words, count
from scormkit.pages.questions.question import render_question
from scormkit.pages.references import References

_SHORT = 300  # seconds before the end from which more time can be asked for


def render_quiz(index: int, linked: LinkedQuiz, references: References, exempted: Sequence[str] = ()) -> str:
    """The quiz with ``data-quiz="index"``; each question carries its place within the quiz.

    ``exempted`` are the titles of the units that need not be worked through by those who pass.
    """
    quiz = linked.quiz
    words = references.words
    name = f"z-{quiz.name.text}"
    look = "sk-quiz sk-assignment" if quiz.kind == "assignment" else "sk-quiz"
    if quiz.time_limit is not None:  # nothing is asked before the time runs
        look += " sk-waiting"
    promise = ""
    if exempted:
        promise = f'<p class="sk-rules">{escape(words["quiz.exempts"].format(titles=" · ".join(exempted)))}</p>'
    rules = " · ".join(_rules(linked, words))
    if rules:
        rules = f'<p class="sk-rules">{escape(rules)}</p>'
    return (
        f'<section class="{look}" id="{name}" data-quiz="{index}" aria-labelledby="{name}.t">\n'
        f'<header class="sk-quiz-header"><p class="sk-kicker">{escape(words[f"quiz.{quiz.kind}"])}</p>'
        f'<h2 id="{name}.t">{escape(quiz.title)}</h2>\n'
        f"{rules}{promise}</header>\n"
        # No <form>: Enter in a field would hand in what is not finished.
        f'<div class="sk-form">\n{_questions(linked, references)}{_timer(quiz, words)}'
        '<div class="sk-result" role="status" tabindex="-1"></div>\n'
        f"{_report(linked, words)}{_afterwards(quiz, exempted, words)}{_actions(quiz, words)}</div>\n</section>\n"
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
    """What begins, what submits and what begins again, in the words of the quiz's kind; replies to an assignment can be
    printed and saved."""
    check, retry = {
        "survey": ("quiz.send", "quiz.resend"),
        "assignment": ("quiz.hand-in", "quiz.revise"),
    }.get(quiz.kind, ("quiz.finish" if quiz.solution == "after-each-question" else "quiz.check", "quiz.retry"))
    start = printing = ""
    if quiz.time_limit is not None:
        start = _button("sk-primary", "data-start hidden", words["quiz.start"])
    if quiz.kind == "assignment":
        own = (("data-print", "quiz.print"), ("data-save", "quiz.save"))
        printing = "".join(_button("sk-button", f"{what} data-done hidden", words[key]) for what, key in own)
    return (
        f'<div class="sk-actions">{start}{_button("sk-primary", "data-check disabled", words[check])}'
        f"{_button('sk-primary', 'data-retry hidden', words[retry])}{printing}</div>\n"
    )


def _button(look: str, attributes: str, label: str) -> str:
    return f'<button class="{look}" type="button" {attributes}>{escape(label)}</button>'


def _timer(quiz: Quiz, words: Words) -> str:
    """The time left, which is not announced; what is, when little is left; and the way to more of it. ``data-near`` and
    ``data-until`` say between how many seconds before the end a part is shown."""
    limit = quiz.time_limit
    if limit is None:
        return ""
    more = _button("sk-button", f'data-extend data-near="{_SHORT}" data-until="0" hidden', words["quiz.extend"])
    warnings = "".join(
        f'<span data-near="{minutes * 60}" data-until="{until}" hidden>'
        f"{escape(count(words, 'quiz.time-short', minutes))}</span>"
        for minutes, until in ((5, 60), (1, 0))
        if minutes < limit.minutes
    )
    return (
        f'<div class="sk-timer" hidden>{escape(words["quiz.time-left"])} <b role="timer" data-left></b> '
        f'{more if limit.extendable else ""}<span role="status" data-warning>{warnings}</span></div>\n'
    )


def _report(linked: LinkedQuiz, words: Words) -> str:
    """The questions that are judged, each a way back to it; the player says how each went once an attempt is in."""
    quiz = linked.quiz.name.text
    items = "".join(
        f'<li data-of="{number}"><span class="sk-report-verdict"></span> <a href="#q-{quiz}.{one.question.name.text}">'
        f"{escape(plain_text(one.question.prompt, words))}</a></li>\n"
        for number, one in enumerate(linked.questions)
        if one.scored
    )
    return f'<ol class="sk-report" hidden>\n{items}</ol>\n' if items else ""


def _afterwards(quiz: Quiz, exempted: Sequence[str], words: Words) -> str:
    """What is told below the result: what those who pass are spared, that a reply can be revised, when to try again."""
    told = []
    if exempted:
        told.append(("data-done", escape(words["quiz.exempted"].format(titles=" · ".join(exempted)))))
    if quiz.kind == "assignment":
        told.append(("data-done", escape(words["quiz.revisable"])))
    if quiz.cooldown:
        told.append(("data-wait", escape(words["quiz.wait"]).format(time="<b data-next></b>")))
    return "".join(f'<p class="sk-result-fact" {when} hidden>{text}</p>\n' for when, text in told)


def _rules(linked: LinkedQuiz, words: Words) -> list[str]:
    """How many questions, what passes, how often, how fast: ``3 questions · pass mark 80 % = 3 right ·
    2 attempts · 30 min between attempts · time limit 20 min``."""
    quiz = linked.quiz
    if quiz.kind == "assignment":
        return []
    every = len(linked.questions)
    asked = every + sum(pool.draw - len(pool.questions) for pool in linked.pools)
    drawn = words["quiz.drawn"].format(n=asked, every=every)
    rules = [drawn if asked < every else count(words, "quiz.questions", every)]
    if quiz.kind in ("graded", "pre-test"):
        right = _rights_needed(linked)
        key = "quiz.pass" if right is None else "quiz.pass-right"
        rules.append(words[key].format(percent=quiz.pass_percent, right=right))
    if quiz.attempts is not None:
        rules.append(count(words, "quiz.attempts", quiz.attempts))
    if quiz.cooldown:
        number, unit = in_largest_unit(quiz.cooldown)
        rules.append(count(words, f"quiz.cooldown.{unit}", number))
    if quiz.time_limit is not None:
        rules.append(words["quiz.time-limit"].format(n=quiz.time_limit.minutes))
    if quiz.points:
        first, later = quiz.points[0], quiz.points[1:]
        key = "quiz.points-first" if later else "quiz.points"
        rules.append(words[key].format(points=first, later=", ".join(map(str, later))))
    return rules


def _rights_needed(linked: LinkedQuiz) -> int | None:
    """How many right answers pass; None where answers do not all count the same, or the draw decides what counts."""
    scored = [question for question in linked.questions if question.scored]
    if any(each.question.weight != 1 or each.question.answer.credit != "all-or-nothing" for each in scored):
        return None
    asked = len(scored)
    for pool in linked.pools:
        counting = sum(linked.questions[number].scored for number in pool.questions)
        if counting not in (0, len(pool.questions)):
            return None
        asked += pool.draw - counting if counting else 0
    return -(-linked.quiz.pass_percent * asked // 100) if asked else None
