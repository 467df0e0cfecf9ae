"""``scormkit validate``: whether an LMS will take a package, and where it would fail."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scormkit.cli.packages import check_packages, find_packages
from scormkit.diagnostics.codes import Severity
from scormkit.report.packages import FORMATS, Checked, Passed, Run, write_report

if TYPE_CHECKING:
    from scormkit.report.packages.baseline import Baseline
    from scormkit.standards.profiles.profile import Profile
    from scormkit.validation.selection import Selection

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("validate")
@click.argument("packages", nargs=-1, required=True, metavar="PKG…", type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="Of the report.")
@click.option(
    "--output",
    "file",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the report to FILE; only what sums it up, in words, is printed.",
)
@click.option("--select", "chosen", metavar="CODE", multiple=True, help="Look only for CODE, or an area: `archive/*`.")
@click.option("--ignore", "ignored", metavar="CODE", multiple=True, help="Leave out CODE, or an area: `archive/*`.")
@click.option(
    "--profile",
    "profiles",
    metavar="NAME",
    multiple=True,
    help="Judge by NAME: an LMS such as `moodle`, or `scorm12`, `scorm12-strict`, `adl`.",
)
@click.option(
    "--baseline",
    metavar="FILE",
    type=_FILE,
    help="Let pass what FILE has: the report of an earlier run in `--format json`.",
)
@click.option(
    "--config",
    metavar="FILE",
    type=_FILE,
    help="Read settings from FILE.  [default: the nearest scormkit.toml, or pyproject.toml with [tool.scormkit]]",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning"]),
    help="What makes the exit code 1.  [default: what the config file says, else error]",
)
def command(
    packages: tuple[Path, ...],
    form: str,
    file: Path | None,
    chosen: tuple[str, ...],
    ignored: tuple[str, ...],
    profiles: tuple[str, ...],
    baseline: Path | None,
    config: Path | None,
    fail_on: str | None,
) -> None:
    """Find what is wrong with packages of anyone's: SCORM 1.2 and 2004, cmi5, xAPI (tincan.xml).

    Each PKG is a zip, the folder of an unpacked package or the manifest in it, a folder of packages, or a bare
    cmi5.xml. --select and --ignore can be given several times, and take several codes with commas between them; so
    can --profile. Without --profile, what would break in an LMS that is known is at least a warning.
    """
    from scormkit.cli.settings import Passes, find_settings
    from scormkit.report.packages.text import describe_package, describe_run
    from scormkit.validation.judging import judge

    settings = find_settings(config)
    selection = _selection(chosen or settings.select, ignored or settings.ignore)
    passes = Passes(settings, selection.codes)
    judges = _profiles(profiles or settings.profiles)
    known = _baseline(baseline) if baseline else None
    paths = find_packages(packages)
    if file:
        _refuse_to_overwrite(file, (*paths, *(one for one in (baseline, config) if one)))
    told = form == "text" and not file
    coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    checked: list[Checked] = []
    for package in check_packages(paths):
        judged = selection.apply(judge(package.validation, judges))
        left = passes.apply(package._replace(validation=judged))
        left = known.apply(left) if known else left
        if told:
            click.echo(describe_package(left, coloured), nl=False, color=coloured)
        # Only the text shows lines of the packages' files, which need not be kept otherwise.
        checked.append(left if form == "text" and file else left._replace(validation=left.validation.without_sources))
    warnings = (fail_on or settings.fail_on) == "warning"
    run = Run(
        checked,
        frozenset({Severity.ERROR, Severity.WARNING} if warnings else {Severity.ERROR}),
        Passed(
            passes.count, settings.file, known.known if known else None, known.gone(selection.codes) if known else 0
        ),
    )
    if file:
        _write(write_report(form, run), file)
    click.echo(describe_run(run) if told or file else write_report(form, run), nl=False)
    passes.show_stale()
    raise click.exceptions.Exit(int(run.failed))


def _selection(chosen: Iterable[str], ignored: Iterable[str]) -> "Selection":
    from scormkit.validation.selection import UnknownCodeError, select

    try:
        return select(_split(chosen), _split(ignored))
    except UnknownCodeError as unknown:
        raise click.UsageError(f"{unknown}\n  help: {unknown.help}") from None


def _profiles(names: Iterable[str]) -> "tuple[Profile, ...]":
    from scormkit.validation.judging import UnknownProfileError, named_profiles

    try:
        return named_profiles(_split(names))
    except UnknownProfileError as unknown:
        raise click.UsageError(f"{unknown}\n  help: {unknown.help}") from None


def _split(names: Iterable[str]) -> list[str]:
    return [name.strip() for several in names for name in several.split(",") if name.strip()]


def _baseline(file: Path) -> "Baseline":
    from scormkit.report.packages.baseline import Baseline, BaselineError

    try:
        return Baseline(file.read_bytes(), str(Path.cwd()))
    except BaselineError as fault:
        help = f"write one: `scormkit validate PKG… --format json --output {file.as_posix()}`"
        raise click.UsageError(f"`--baseline {file.as_posix()}`: {fault}\n  help: {help}") from None
    except OSError as refusal:
        raise click.UsageError(f"`{file.as_posix()}` cannot be read: {_reason(refusal)}") from None


def _refuse_to_overwrite(file: Path, read: Iterable[Path]) -> None:
    """What a run reads it does not write over, a baseline least of all: only what is new would be in it."""
    if any(file.exists() and path.samefile(file) for path in read):
        raise click.UsageError(f"`--output {file.as_posix()}` is one of the files that are read")


def _write(report: str, file: Path) -> None:
    from scormkit.package.files import write_whole

    try:
        write_whole(report.encode("utf-8", "replace"), file)
    except OSError as refusal:
        raise click.ClickException(f"`{file.as_posix()}` cannot be written: {_reason(refusal)}") from None


def _reason(refusal: OSError) -> str:
    return (refusal.strerror or str(refusal)).lower()
