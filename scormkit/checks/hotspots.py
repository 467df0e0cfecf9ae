"""Rules over the regions of an image that are choices."""

from collections.abc import Iterator

from scormkit.diagnostics.diagnostic import Diagnostic, Related
from scormkit.model.answers import Hotspot
from scormkit.model.course import Question
from scormkit.model.linked import LinkedCourse

_ROUNDING = 1e-6  # percent; decimals do not add up exactly


def region_outside_image(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """A region of which a part can be neither seen nor pressed."""
    for _, answer in _hotspots(linked):
        for region in answer.regions:
            right, bottom = region.left + region.width, region.top + region.height
            if min(region.left, region.top) < 0 or max(right, bottom) > 100 + _ROUNDING:
                sides = f"{region.left:g} to {right:g} across, {region.top:g} to {bottom:g} down"
                message = f"the region `{region.letter}` leaves the image: {sides}"
                help = "keep left + width and top + height within 0 and 100"
                yield Diagnostic("quiz/region-outside-image", region.span, message, help)


def region_without_choice(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """A region whose letter no choice has: pressing it would do nothing, and the list would lack it."""
    for question, answer in _hotspots(linked):
        letters = {choice.letter for choice in answer.choices}
        for region in answer.regions:
            if region.letter not in letters:
                message = f"`{question.name.text}` has no choice `{region.letter}` for this region"
                help = f"add `- [ ] {region.letter}. …` to `choices`, or take the region out"
                yield Diagnostic("quiz/region-without-choice", region.span, message, help)


def choice_without_region(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """A choice that those who use the list can make, and those who use the image cannot."""
    for question, answer in _hotspots(linked):
        letters = {region.letter for region in answer.regions}
        for choice in answer.choices:
            if choice.letter not in letters:
                message = f"the choice `{choice.letter}` is nowhere in the image"
                help = f"add `{choice.letter}: left top width height` to `regions`, or take the choice out"
                related = (Related(question.name.span, "the question"),)
                yield Diagnostic("quiz/choice-without-region", choice.span, message, help, related)


def _hotspots(linked: LinkedCourse) -> Iterator[tuple[Question, Hotspot]]:
    for quiz in linked.course.quizzes:
        for question in quiz.questions:
            if isinstance(question.answer, Hotspot):
                yield question, question.answer


RULES = (region_outside_image, region_without_choice, choice_without_region)
