"""``scormkit check``."""

from pathlib import Path

import click

from scormkit.cli import courses, output, targets
from scormkit.report.result import CourseResult


@click.command("check")
@courses.argument
@targets.option
@click.option(
    "--expect-version",
    "tag",
    metavar="TAG",
    help="Refuse a course of another version: `1.10`, `v1.10` or `<id>-1.10`, such as a Git tag.",
)
@output.options
def command(source: Path, names: tuple[str, ...], tag: str | None, form: str, fail_on: str) -> None:
    """Find what is wrong with the course in SOURCE, or with every course in it, and build nothing."""
    folders = courses.find_courses(source)
    from scormkit.checks.expectations import Expectations
    from scormkit.compiler import check_course
    from scormkit.report.summary import describe_run

    wanted = targets.find_targets(names)
    results: list[CourseResult] = []
    for course in folders:
        with output.progress(f"checking {course.name}"):
            result = check_course(course, wanted, Expectations(tag=tag, taken=courses.taken_by(results)))
        results.append(result)
        if form == "text":
            output.show_findings(result)
    if form == "json":
        output.show_document(results)
    else:
        click.echo(describe_run(results, "checked"), nl=False)
    raise click.exceptions.Exit(output.exit_code(results, fail_on))
