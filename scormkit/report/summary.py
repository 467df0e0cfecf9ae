"""What became of the courses, in a few lines for people."""

from collections.abc import Iterable

from scormkit.diagnostics.codes import Severity
from scormkit.model.linked import LinkedCourse
from scormkit.report.result import CourseResult
from scormkit.targets.base import Receipt

_COUNTED = (Severity.ERROR, Severity.WARNING)


def describe_course(result: CourseResult) -> str:
    """Describe a course that was built: what it is, its packages, what the LMS will receive."""
    lines = (
        [_heading(result.course)] if result.course and result.packages else [f"{result.folder.as_posix()}: not built"]
    )
    for package in result.packages:
        size = _kilobytes(package.packed.size)
        lines.append(f"  {package.target}  {package.path.as_posix()}  {size} · {package.fingerprint}")
        lines += [
            f"  LMS receives: {_received(receipt)}" for receipt in result.receipts if receipt.target == package.target
        ]
        if package.beside:
            lines.append(f"  beside it: {', '.join(path.name for path in package.beside)}")
    return "".join(f"{line}\n" for line in lines)


def describe_run(results: Iterable[CourseResult], verb: str) -> str:
    """Sum a run up in its last line; ``verb`` is what was done to the courses, ``built`` or ``checked``."""
    every = list(results)
    whole = sum(bool(result.packages) and not result.findings(Severity.ERROR) for result in every)
    done = whole if verb == "built" else len(every)
    counts = [f"{_counted(done, 'course')} {verb}"] + ([f"{len(every) - done} not built"] if done < len(every) else [])
    return f"{', '.join(counts)}, {_findings(every, verb)}\n"


def _heading(course: LinkedCourse) -> str:
    questions = sum(len(quiz.questions) for quiz in course.quizzes)
    parts = [f"{course.course.name.text} {course.course.version}", _counted(len(course.units), "unit")]
    if questions:
        parts.append(_counted(questions, "question"))
    return " · ".join(parts)


def _received(receipt: Receipt) -> str:
    limit = receipt.state.limit
    most = " characters, no limit" if limit is None else f" of {limit:,}"
    return f"{receipt.words} · state ≤ {receipt.state.characters:,}{most}"


def _findings(results: list[CourseResult], verb: str) -> str:
    """Count errors and warnings. Notes count for nothing; a build leaves them to ``check`` and says so."""
    counts = {severity: sum(result.findings(severity) for result in results) for severity in Severity}
    told = [_counted(counts[severity], severity.value) for severity in _COUNTED if counts[severity]]
    words = ", ".join(told) or ("no errors or warnings" if any(counts.values()) else "no findings")
    notes = counts[Severity.NOTE] if verb == "built" else 0
    return f"{words} ({_counted(notes, 'note')}: scormkit check)" if notes else words


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _kilobytes(size: int) -> str:
    return f"{max(1, round(size / 1000)):,} KB"
