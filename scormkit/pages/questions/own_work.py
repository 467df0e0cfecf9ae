"""The learner's own work, told by the learner: steps to tick off, and a rubric to judge it by."""

from html import escape

from scormkit.model.answers import Criterion, SelfCheck, Steps
from scormkit.pages.catalogue import count
from scormkit.pages.questions.asking import Asking
from scormkit.pages.questions.choices import row


def steps(asking: Asking, answer: Steps) -> str:
    """One field: a row a step."""
    rows = "".join(
        row(asking, 0, item.letter, asking.references.inline(item.text), several=True) for item in answer.items
    )
    return f'<div class="sk-field" data-field="0"><div class="sk-choices">\n{rows}</div></div>\n'


def self_check(asking: Asking, answer: SelfCheck) -> str:
    """A field for each criterion: its levels, each with its points and what it looks like."""
    most = len(answer.criteria) * max(level.points for level in answer.levels)
    points = "<b data-sum></b>"
    total = escape(asking.words["quiz.own-points"]).format(points=points, most=most)
    return "".join(_criterion(asking, answer, criterion) for criterion in answer.criteria) + (
        f'<p class="sk-sample" hidden>{total}</p>\n' if most else ""
    )


def _criterion(asking: Asking, answer: SelfCheck, criterion: Criterion) -> str:
    n = asking.place(criterion.letter)
    inline = asking.references.inline
    legend = f"{asking.control(n)}.l"
    rows = ""
    for letter, level, cell in zip(asking.fields[n].letters, answer.levels, criterion.cells, strict=True):
        worth = escape(count(asking.words, "quiz.worth", level.points))
        told = f'<span class="sk-worth" data-worth="{level.points}">{worth}</span>'
        text = f"<b>{inline(level.text)}</b> <br>{inline(cell)} {told}"
        rows += row(asking, n, letter, text)
    return (
        f'<div class="sk-field" data-field="{n}" role="radiogroup" aria-labelledby="{legend}">'
        f'<div class="sk-legend" id="{legend}">{inline(criterion.text)}</div>'
        f'<div class="sk-choices sk-rubric">\n{rows}</div></div>\n'
    )
