"""``scormkit validate``: whether an LMS will take a package, and where it would fail."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scormkit.cli import output
from scormkit.diagnostics.codes import Severity
from scormkit.report.packages import FORMATS, Checked, Run, write_report

if TYPE_CHECKING:
    from scormkit.validation.selection import Selection


@click.command("validate")
@click.argument("packages", nargs=-1, required=True, metavar="PKG…", type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="Of the report.")
@click.option(
    "--output",
    "file",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the report to FILE; only its last line, in words, is printed.",
)
@click.option("--select", "chosen", metavar="CODE", multiple=True, help="Look only for CODE, or an area: `archive/*`.")
@click.option("--ignore", "ignored", metavar="CODE", multiple=True, help="Leave out CODE, or an area: `archive/*`.")
@output.fail_on_option
def command(
    packages: tuple[Path, ...],
    form: str,
    file: Path | None,
    chosen: tuple[str, ...],
    ignored: tuple[str, ...],
    fail_on: str,
) -> None:
    """Find what is wrong with packages of anyone's: SCORM 1.2 and 2004, cmi5, xAPI (tincan.xml).

    Each PKG is a zip, the folder of an unpacked package, a folder of zips, or a bare cmi5.xml. --select and
    --ignore can be given several times, and take several codes with commas between them.
    """
    from scormkit.report.packages.text import describe_package, describe_run

    selection = _selection(chosen, ignored)
    paths = _each(packages)
    if file and any(file.exists() and path.samefile(file) for path in paths):
        raise click.UsageError(f"`--output {file.as_posix()}` is one of the packages")
    told = form == "text" and not file
    coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    checked: list[Checked] = []
    for path in paths:
        checked.append(_check(path, selection))
        if told:
            click.echo(describe_package(checked[-1], coloured), nl=False, color=coloured)
    fatal = {Severity.ERROR} if fail_on == "error" else {Severity.ERROR, Severity.WARNING}
    run = Run(checked, frozenset(fatal))
    if file:
        _write(write_report(form, run), file)
    click.echo(describe_run(run) if told or file else write_report(form, run), nl=False)
    raise click.exceptions.Exit(int(run.failed))


def _check(path: Path, selection: "Selection") -> Checked:
    from scormkit.package.opening import open_package
    from scormkit.validation import validate

    try:
        with output.progress(f"checking {path.name}"):
            contents = open_package(path)
            validation = validate(contents)
    except OSError as refusal:
        raise click.UsageError(f"`{path.as_posix()}` cannot be read: {_reason(refusal)}") from None
    return Checked(path.as_posix(), contents.form, selection.apply(validation))


def _selection(chosen: tuple[str, ...], ignored: tuple[str, ...]) -> "Selection":
    from scormkit.validation.selection import UnknownCodeError, select

    def split(names: tuple[str, ...]) -> list[str]:
        return [name.strip() for several in names for name in several.split(",") if name.strip()]

    try:
        return select(split(chosen), split(ignored))
    except UnknownCodeError as unknown:
        raise click.UsageError(f"{unknown}\n  help: {unknown.help}") from None


def _write(report: str, file: Path) -> None:
    from scormkit.package.files import write_whole

    try:
        write_whole(report.encode("utf-8", "replace"), file)
    except OSError as refusal:
        raise click.ClickException(f"`{file.as_posix()}` cannot be written: {_reason(refusal)}") from None


def _reason(refusal: OSError) -> str:
    return (refusal.strerror or str(refusal)).lower()


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
