"""``scormkit report``: what a course covers, and what it costs."""

from collections.abc import Iterator
from pathlib import Path

import click

from scormkit.cli import courses, output
from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.model.linked import LinkedCourse
from scormkit.report.result import CourseResult


@click.group("report")
def command() -> None:
    """Tell what a course covers and what a learner's state costs."""


@command.command("objectives")
@courses.argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "html", "csv"]),
    default="text",
    show_default=True,
    help="Of the report.",
)
def objectives(source: Path, form: str) -> None:
    """Print which units teach and which questions assess each objective.

    HTML and CSV are of one course: name its folder as SOURCE.
    """
    from scormkit.report.coverage import coverage, coverage_csv, coverage_html, coverage_text

    folders = courses.find_courses(source)
    if form != "text" and len(folders) > 1:
        help = f"name its folder: `{folders[0].as_posix()}`"
        raise click.UsageError(f"`--format {form}` is of one course\n  help: {help}")
    for title, course, result in _courses(folders):
        rows = coverage(course)
        if form == "csv":
            click.echo(coverage_csv(rows), nl=False)
        elif form == "html":
            click.echo(coverage_html(course.course.title, course.course.language, rows), nl=False)
        else:
            click.echo(title + coverage_text(rows), nl=False)
            output.show_findings(result._replace(diagnostics=_of_objectives(result)))


@command.command("state")
@courses.argument
def state(source: Path) -> None:
    """Print the longest state that a learner can have, and what each part of the course adds to it."""
    from scormkit.targets.base import cost_table

    for title, _, result in _courses(courses.find_courses(source)):
        for receipt in result.receipts:
            click.echo(title + cost_table(receipt.state) + "\n", nl=False)


def _courses(folders: tuple[Path, ...]) -> Iterator[tuple[str, LinkedCourse, CourseResult]]:
    """Each sound course with its title line; the findings of the others are shown, and exit 1 follows."""
    from scormkit.cli.targets import DEFAULT, find_targets
    from scormkit.compiler import check_course

    targets = find_targets((DEFAULT,))
    results: list[CourseResult] = []
    for number, folder in enumerate(folders):
        result = check_course(folder, targets)
        results.append(result)
        if result.course is None or output.exit_code([result], "error"):
            output.show_findings(result)
            continue
        source = result.course.course
        gap = "\n" if number else ""
        yield f"{gap}{source.name.text} {source.version}\n" if len(folders) > 1 else "", result.course, result
    if code := output.exit_code(results, "error"):
        raise click.exceptions.Exit(code)


def _of_objectives(result: CourseResult) -> tuple[Diagnostic, ...]:
    return tuple(found for found in result.diagnostics if found.code.startswith("objective/"))
