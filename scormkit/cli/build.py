"""``scormkit build``."""

from pathlib import Path

import click

from scormkit.cli import courses, output, targets
from scormkit.report.result import CourseResult


@click.command("build")
@courses.argument
@targets.option
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default="dist",
    show_default=True,
    help="Folder for the packages.",
)
@click.option("--locked", is_flag=True, help="Refuse to build a course whose ledger.yaml would change.")
@click.option("--open", "opened", is_flag=True, help="Unpack the first course built and open it in the browser.")
@output.options
def command(
    source: Path, names: tuple[str, ...], folder: Path, locked: bool, opened: bool, form: str, fail_on: str
) -> None:
    """Build the course in SOURCE, or every course in it, into packages for an LMS."""
    folders = courses.find_courses(source)
    from scormkit.checks.expectations import Expectations
    from scormkit.compiler import build_course
    from scormkit.report.summary import describe_course, describe_run

    wanted = targets.find_targets(names)
    results: list[CourseResult] = []
    for course in folders:
        with output.progress(f"building {course.name}"):
            result = build_course(course, wanted, folder, Expectations(locked=locked, taken=courses.taken_by(results)))
        results.append(result)
        if form == "text":
            output.show_findings(result, notes=False)
            click.echo(describe_course(result), nl=False)
    if form == "json":
        output.show_document(results)
    else:
        click.echo(describe_run(results, "built"), nl=False)
    if opened:
        from scormkit.cli.opening import open_first

        open_first(results)
    raise click.exceptions.Exit(output.exit_code(results, fail_on))
