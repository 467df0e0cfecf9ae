"""``scormkit state``: what a learner's state says, for those who help learners."""

from pathlib import Path

import click

from scormkit.cli import output


@click.group("state")
def command() -> None:
    """Read what the player keeps of a learner."""


@command.command("decode")
@click.argument("text")
@click.option(
    "--package",
    "package",
    type=click.Path(path_type=Path),
    required=True,
    metavar="ZIP",
    help="The package that the learner has, or a later one of the same course.",
)
@output.format_option
def decode_state(text: str, package: Path, form: str) -> None:
    """Explain TEXT: the support code that a learner finds under About, or an LMS's suspend_data.

    Exit code 1: it cannot be read.
    """
    from scormkit.package.contents import PackageError, read_pages
    from scormkit.records.published import published_course
    from scormkit.records.standing import standing_of
    from scormkit.records.state_text import State, decode
    from scormkit.records.support_code import read_code
    from scormkit.report.standing import describe_reading, reading_document, reading_of

    try:
        course = published_course(read_pages(package))
    except PackageError as refusal:
        raise click.UsageError(f"`{package.as_posix()}`: {refusal}\n  help: {refusal.help}") from None
    code = read_code(text)
    found = None
    if code.course in ("", course.id):
        state = decode(code.state, course.shapes)
        found = standing_of(course, state) if isinstance(state, State) else state
    unread = decode(code.unread, course.shapes) if code.unread else None
    reading = reading_of(code, course, found, unread)
    click.echo(reading_document(reading) if form == "json" else describe_reading(reading), nl=False)
    raise click.exceptions.Exit(int(bool(reading.fault)))
