"""``scormkit validate``: whether an LMS will take a package, and where it would fail."""

import os
import sys
from pathlib import Path

import click

from scormkit.cli import output
from scormkit.diagnostics.codes import Severity


@click.command("validate")
@click.argument("packages", nargs=-1, required=True, metavar="PKG…", type=click.Path(exists=True, path_type=Path))
@output.options
def command(packages: tuple[Path, ...], form: str, fail_on: str) -> None:
    """Find what is wrong with packages of anyone's: SCORM 1.2, cmi5, xAPI (tincan.xml).

    Each PKG is a zip, the folder of an unpacked package, a folder of zips, or a bare cmi5.xml.
    """
    from scormkit.package.opening import open_package
    from scormkit.report.packages import Checked, describe_package, describe_packages, packages_document
    from scormkit.validation import validate

    checked: list[Checked] = []
    coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    for path in _each(packages):
        try:
            with output.progress(f"checking {path.name}"):
                validation = validate(open_package(path))
        except OSError as refusal:
            reason = (refusal.strerror or str(refusal)).lower()
            raise click.UsageError(f"`{path.as_posix()}` cannot be read: {reason}") from None
        checked.append(Checked(path.as_posix(), validation))
        if form == "text":
            click.echo(describe_package(checked[-1], coloured), nl=False, color=coloured)
    click.echo(packages_document(checked) if form == "json" else describe_packages(checked), nl=False)
    fatal = [Severity.ERROR] if fail_on == "error" else [Severity.ERROR, Severity.WARNING]
    raise click.exceptions.Exit(int(any(one.validation.findings(severity) for one in checked for severity in fatal)))


def _each(paths: tuple[Path, ...]) -> list[Path]:
    """The packages that were named; a folder that is none by itself stands for the zips in it."""
    from scormkit.validation.package import LAUNCH_DOCUMENTS

    found: list[Path] = []
    for path in paths:
        zips = sorted(path.glob("*.zip")) if path.is_dir() else []
        if zips and not any((path / name).is_file() for name in LAUNCH_DOCUMENTS):
            found += zips
        else:
            found.append(path)
    return found
