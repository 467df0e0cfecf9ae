"""``scormkit repair``: a package without the faults whose cure is certain, as a new zip."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scormkit.cli import output
from scormkit.diagnostics.codes import Severity

if TYPE_CHECKING:
    from scormkit.repair import Repair
    from scormkit.repair.settings import Setting


@click.command("repair")
@click.argument("package", metavar="PKG", type=click.Path(exists=True, path_type=Path))
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FIXED.zip",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where the repaired package goes; PKG itself is never written over.",
)
@click.option(
    "--apply",
    "chosen",
    metavar="CODE",
    multiple=True,
    help="Mend only CODE, or an area: `archive/*`.",
)
@click.option("--set", "settings", metavar="NAME=VALUE", multiple=True, help="Change a setting: `masteryscore=80`.")
@click.option("--dry-run", is_flag=True, help="Tell what would be changed, and write nothing.")
@output.format_option
def command(
    package: Path, target: Path | None, chosen: tuple[str, ...], settings: tuple[str, ...], dry_run: bool, form: str
) -> None:
    """Mend the faults of a package whose cure is certain; everything else stays byte for byte as it is.

    PKG is a zip or the folder of an unpacked package. Every change is told, and so is what is left. Where there is
    nothing to change, nothing is written. --apply takes several codes with commas between them, or the option again;
    with --set and without --apply the settings alone are changed.

    Settings of SCORM 1.2: masteryscore, maxtimeallowed and timelimitaction of all items that launch a SCO, title of the
    course. Of cmi5: masteryScore and moveOn of all AUs. `NAME=` takes a setting out.
    """
    from scormkit.report.repairs import Repaired, describe_repair, document

    wanted = _settings(settings)
    codes = _codes(chosen) if chosen or not wanted else frozenset[str]()
    if target is None and not dry_run:
        raise click.UsageError("say where the repaired package goes: `-o FIXED.zip`, or `--dry-run`")
    if target and target.exists() and package.samefile(target):
        raise click.UsageError(f"`-o {target.as_posix()}` is the package itself; scormkit never repairs in place")
    if target and package.is_dir() and target.resolve().is_relative_to(package.resolve()):
        raise click.UsageError(f"`-o {target.as_posix()}` lies in the package, and would be part of it")
    with output.progress(f"repairing {package.name}"):
        repair = _planned(package, codes, wanted)
        if repair.changes and target and not dry_run:
            repair = _written(package, repair, target)
    repaired = Repaired(package.as_posix(), target.as_posix() if target else "", dry_run, repair)
    click.echo(document(repaired) if form == "json" else describe_repair(repaired), nl=False)
    raise click.exceptions.Exit(int(bool(repair.barred) or repair.after.findings(Severity.ERROR) > 0))


def _codes(chosen: tuple[str, ...]) -> frozenset[str]:
    """The codes whose faults are to be mended; all that can be where none is named."""
    from scormkit.repair import MENDED
    from scormkit.validation.selection import UnknownCodeError, select

    names = [name.strip() for several in chosen for name in several.split(",") if name.strip()]
    try:
        codes = select(names, ()).codes & MENDED
    except UnknownCodeError as unknown:
        raise click.UsageError(f"{unknown}\n  help: {unknown.help}") from None
    if not codes:
        raise click.UsageError(
            f"nothing of `{', '.join(names)}` can be mended\n  help: {', '.join(sorted(MENDED))} can"
        )
    return codes


def _settings(texts: tuple[str, ...]) -> "list[Setting]":
    from scormkit.repair.settings import InvalidSettingError, read_setting

    try:
        settings = [read_setting(text) for text in texts]
    except InvalidSettingError as invalid:
        raise click.UsageError(f"{invalid}\n  help: {invalid.help}") from None
    names = [setting.name for setting in settings]
    for name in names:
        if names.count(name) > 1:
            raise click.UsageError(f"`--set {name}` is there twice\n  help: give it one value")
    return settings


def _planned(package: Path, codes: frozenset[str], wanted: "list[Setting]") -> "Repair":
    from scormkit.package.opening import open_package
    from scormkit.repair import plan_repair
    from scormkit.repair.settings import InvalidSettingError

    try:
        contents = open_package(package)
        if contents.form == "xml" or (package.suffix.lower() == ".xml" and package.is_file()):
            raise click.UsageError(f"`{package.as_posix()}` is a document; scormkit repairs zips and folders")
        return plan_repair(contents, codes, wanted)
    except InvalidSettingError as invalid:
        raise click.UsageError(str(invalid)) from None
    except OSError as refusal:
        raise click.UsageError(f"`{package.as_posix()}` cannot be read: {_reason(refusal)}") from None


def _written(package: Path, repair: "Repair", target: Path) -> "Repair":
    """Write the repaired package; it is checked before it takes its place."""
    from scormkit.package.opening import open_package
    from scormkit.package.rewriting import rewrite
    from scormkit.repair import confirm

    try:
        return rewrite(package, repair.draft.parts, target, lambda draft: confirm(repair, open_package(draft)))
    except OSError as refusal:
        raise click.ClickException(f"`{target.as_posix()}` cannot be written: {_reason(refusal)}") from None


def _reason(refusal: OSError) -> str:
    words = refusal.strerror or str(refusal)
    return words[:1].lower() + words[1:]
