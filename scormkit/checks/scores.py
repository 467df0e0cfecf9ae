"""Rules over the score: what makes it, and what an LMS may conclude from it."""

from collections.abc import Iterable, Iterator, Sequence

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.model.course import Course, Quiz
from scormkit.model.linked import LinkedCourse, LinkedQuiz


def weights_unused(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """Weights of quizzes in a score that is none, or that is made of points."""
    completion = linked.course.completion
    if completion.weights and completion.quizzes and completion.score in ("points", "none"):
        reason = "no score is reported" if completion.score == "none" else "the points won make the score"
        message = f"the quizzes' weights have no effect: {reason}"
        help = "write `quizzes` as a list, or another `score`"
        yield Diagnostic("course/weights-unused", completion.quizzes[0].span, message, help)


def needs_points(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """A quiz that makes the score with no points to win, where the points won are the score."""
    completion = linked.course.completion
    if completion.score != "points":
        return
    listed = {name.text: name.span for name in completion.quizzes or ()}
    for quiz in (quiz.quiz for quiz in linked.quizzes if quiz.counts):
        if not any(quiz.points):
            message = f"with `score: points` the quiz `{quiz.name.text}` makes the score, and has no points"
            help = "write `points: [100, 50, 25]` in its file, or under `quizzes` in course.yaml"
            yield Diagnostic("quiz/needs-points", listed.get(quiz.name.text, quiz.name.span), message, help)


def mastery_without_score(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """An LMS compares `cmi.core.score.raw` with masteryscore; without a score it would decide on nothing."""
    scorm12, completion = linked.course.scorm12, linked.course.completion
    if scorm12.mastery_score is None:
        return
    told = "`mastery_score` lets the LMS judge by the score, but"
    if completion.score == "none":
        help = "write `score: best` under `completion`, or take `mastery_score` out"
        message = f"{told} `completion` reports none"
        yield Diagnostic("course/mastery-without-score", scorm12.span, message, help)
    elif _makes_none(linked.course):
        help = "let `completion` require a graded quiz, or take `mastery_score` out"
        message = f"{told} no quiz makes one"
        yield Diagnostic("course/mastery-without-score", scorm12.span, message, help)


def _makes_none(course: Course) -> bool:
    """No graded quiz is required; one that is not known to be there may be graded."""
    names = course.completion.quizzes
    if "quiz" in course.gaps:
        return False
    kinds = {quiz.name.text: quiz.kind for quiz in course.quizzes}
    required = kinds if names is None else [name.text for name in names]
    return not any(kinds.get(name, "graded") == "graded" for name in required)


def mastery_above_pass(linked: LinkedCourse) -> Iterator[Diagnostic]:
    """A mastery score that somebody misses who has passed every quiz: our `passed` becomes the LMS's `failed`. Where
    points make the score, or first attempts, no further attempt mends that."""
    course, mastery = linked.course, linked.course.scorm12.mastery_score
    makes = course.completion.score
    least = _least_of_scos(linked)
    if mastery is None or least is None or least >= mastery:
        return
    when = {"points": "at the last attempt", "first": "after the first attempt"}.get(makes, "with the pass marks")
    message = f"who passes {when} has a score of {least}, and the LMS fails all below `mastery_score: {mastery}`"
    help = f"write `mastery_score: {least}` or less" if least else "take `mastery_score` out"
    help += ", or give more points for the last attempt" if makes == "points" else ", or raise the pass marks"
    code = "course/mastery-out-of-reach" if makes in ("points", "first") else "course/mastery-above-pass"
    yield Diagnostic(code, course.scorm12.span, message, help)


def _least_of_scos(linked: LinkedCourse) -> int | None:
    """The lowest score of a SCO with which all quizzes that make it are passed; None where nothing makes a score."""
    scores: dict[int, list[LinkedQuiz]] = {}
    for quiz in linked.quizzes:
        if quiz.counts:
            scores.setdefault(quiz.unit if linked.course.scorm12.scos == "per-unit" else 0, []).append(quiz)
    found = [least_score(linked, quizzes) for quizzes in scores.values()]
    known = [least for least in found if least is not None]
    return min(known, default=None) if len(known) == len(found) else None


def least_score(linked: LinkedCourse, quizzes: Iterable[LinkedQuiz]) -> int | None:
    """The lowest score with which all of these quizzes that make it are passed; None where none of them makes one."""
    counting = [quiz for quiz in quizzes if quiz.counts]
    if not counting:
        return None
    if linked.course.completion.score != "points":
        return _least_percent(linked, counting)
    if any(not any(quiz.quiz.points) for quiz in counting):
        return None  # that is told
    return _least_points([quiz.quiz for quiz in counting])


def _least_percent(linked: LinkedCourse, quizzes: Sequence[LinkedQuiz]) -> int:
    """Their pass marks, weighted. A quiz that a pre-test passes along has at least the pre-test's own."""
    passed = 0
    for quiz in quizzes:
        pre_tests = (linked.quizzes[number] for number in quiz.exempted_by)
        passed += quiz.counts * min(one.quiz.pass_percent for one in (quiz, *pre_tests))
    return _percent(passed, 100 * sum(quiz.counts for quiz in quizzes))


def _least_points(quizzes: Sequence[Quiz]) -> int:
    """The points for passing at the last attempt that is granted, of those for passing at the first."""
    won = sum(quiz.points[: quiz.attempts][-1] for quiz in quizzes)
    return _percent(won, sum(quiz.points[0] for quiz in quizzes))


def _percent(won: int, most: int) -> int:
    """As the player rounds: halves up, and 100 only where it is all."""
    return 100 if won == most else min(99, (200 * won + most) // (2 * most))


RULES = (weights_unused, needs_points, mastery_without_score, mastery_above_pass)
