"""How the commands that compile speak: findings and results to stdout, progress to stderr."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from scormkit.diagnostics.codes import Severity
from scormkit.report.text import describe_all

if TYPE_CHECKING:
    from scormkit.report.result import CourseResult

F = TypeVar("F", bound=Callable[..., Any])


format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Of the report.",
)


fail_on_option = click.option(
    "--fail-on",
    type=click.Choice(["error", "warning"]),
    default="error",
    show_default=True,
    help="What makes the exit code 1.",
)


def options(command: F) -> F:
    """Add the options that ``build`` and ``check`` share."""
    return format_option(fail_on_option(command))


def show_findings(result: "CourseResult", notes: bool = True) -> None:
    """Print what was found in a course, with its source lines; ``notes`` says whether they are among it."""
    coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    shown = [found for found in result.diagnostics if notes or found.severity is not Severity.NOTE]
    text = describe_all(shown, result.sources, result.folder.as_posix(), coloured)
    click.echo(text, nl=False, color=coloured)


def show_document(results: Iterable["CourseResult"]) -> None:
    """Print a run as JSON."""
    from scormkit.report.json import document

    click.echo(document(results), nl=False)


def exit_code(results: Iterable["CourseResult"], fail_on: str) -> int:
    """Tell 1 where a course has errors, or warnings if these count, else 0."""
    fatal = [Severity.ERROR] if fail_on == "error" else [Severity.ERROR, Severity.WARNING]
    return int(any(result.findings(severity) for result in results for severity in fatal))


@contextmanager
def progress(words: str) -> Iterator[None]:
    """Say what is going on while it goes on, where stderr is a terminal."""
    telling = sys.stderr.isatty()
    if telling:
        click.echo(f"{words} …", err=True, nl=False)
    try:
        yield
    finally:
        if telling:
            click.echo("\r\x1b[K", err=True, nl=False)
