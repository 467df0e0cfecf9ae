"""``scormkit inspect``: what a package is and what an LMS would launch."""

import os
import sys
from pathlib import Path

import click

from scormkit.cli import output
from scormkit.cli.packages import find_packages


@click.command("inspect")
@click.argument("package", metavar="PKG", type=click.Path(exists=True, path_type=Path))
@output.format_option
def command(package: Path, form: str) -> None:
    """Show what PKG is: standard, what an LMS launches with which settings, sizes, largest files.

    PKG is a zip, the folder of an unpacked package, or a bare cmi5.xml. Exit code 1: not all of it could be read.
    """
    from scormkit.package.opening import open_package
    from scormkit.validation.inspection import inspect

    (path, *others) = find_packages((package,))
    if others:
        raise click.UsageError(
            f"`{package.as_posix()}` holds {len(others) + 1} packages\n  help: name one: `{path.as_posix()}`"
        )
    try:
        inspection = inspect(open_package(path))
    except OSError as refusal:
        reason = (refusal.strerror or str(refusal)).lower()
        raise click.UsageError(f"`{path.as_posix()}` cannot be read: {reason}") from None
    if form == "json":
        from scormkit.report.inspection.json import inspection_document

        click.echo(inspection_document(path.as_posix(), inspection), nl=False)
    else:
        from scormkit.report.inspection.text import describe_inspection

        coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        click.echo(describe_inspection(path.as_posix(), inspection, coloured), nl=False, color=coloured)
    raise click.exceptions.Exit(int(bool(inspection.unread)))
