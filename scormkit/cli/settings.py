"""The config file of a run: found from the current folder upwards, or named; what it lets pass, on this day."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.outcome import Outcome
from scormkit.report.packages import Checked
from scormkit.validation.exemptions import Exemption, Exemptions
from scormkit.validation.settings import OWN_FILE, SHARED_FILE, Settings, read_settings

_LARGEST = 1 << 20  # bytes


def find_settings(named: Path | None) -> Settings:
    """The settings of the file that was named, else of the nearest one; its faults are shown, and exit 2 follows."""
    for file in [named] if named else _candidates():
        outcome = _read(file)
        if outcome.diagnostics:
            show_on_stderr(outcome.diagnostics, file)
            raise click.exceptions.Exit(2)
        if outcome.value:
            return outcome.value
    if named:
        raise click.UsageError(f"`{named.as_posix()}` has no table `[tool.scormkit]`")
    return Settings("")


def show_on_stderr(diagnostics: tuple[Diagnostic, ...], file: Path) -> None:
    """Show what was found in a config file, with its lines where they are known."""
    from scormkit.report.text import describe_all

    sources = {}
    if any(found.span.line for found in diagnostics):
        sources[file.as_posix()] = file.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n")
    click.echo(describe_all(diagnostics, sources), err=True, nl=False)


def _read(file: Path) -> Outcome[Settings]:
    try:
        with file.open("rb") as stream:
            content = stream.read(_LARGEST + 1)
        reason = f"it is larger than {_LARGEST >> 20} MiB" if len(content) > _LARGEST else ""
    except OSError as refusal:
        reason = (refusal.strerror or str(refusal)).lower()
    if reason:
        from scormkit.diagnostics.span import Span

        message = f"the file cannot be read: {reason}"
        return Outcome(None, (Diagnostic("config/unreadable", Span(file.as_posix()), message, "name another"),))
    return read_settings(file.as_posix(), content)


def _candidates() -> Iterator[Path]:
    """Config files from the current folder up to the repository's or the home folder, nearest first."""
    here, home = Path.cwd(), Path(os.path.expanduser("~"))
    for folder in (here, *here.parents):
        for name in (OWN_FILE, SHARED_FILE):
            file = folder / name
            if file.is_file() and (name == OWN_FILE or _speaks_of_scormkit(file)):
                yield Path(os.path.relpath(file, here))
        if folder == home or (folder / ".git").exists():
            return


def _speaks_of_scormkit(file: Path) -> bool:
    """Whether a pyproject.toml may have our table; what is wrong with those of others is none of our business."""
    try:
        return b"scormkit" in file.read_bytes()
    except OSError:
        return False


class Passes:
    """What the exemptions of a config file took out of a run so far."""

    def __init__(self, settings: Settings, looked_for: frozenset[str]) -> None:
        self.count = 0
        self._settings = settings
        self._looked_for = looked_for
        self._exemptions = Exemptions(settings.exemptions, date.today())
        self._folder = Path(os.path.abspath(settings.file)).parent
        self._used: set[Exemption] = set()

    def apply(self, package: Checked) -> Checked:
        """The package without what is exempted in it."""
        if not self._settings.exemptions:
            return package
        found = package.validation.diagnostics
        exempted = self._exemptions.apply(found, self._place(package.path))
        self.count += len(found) - len(exempted.diagnostics)
        self._used |= exempted.used
        return package._replace(validation=package.validation._replace(diagnostics=exempted.diagnostics))

    def show_stale(self) -> None:
        """Tell of entries whose day has passed, and of those that took nothing."""
        stale = tuple(self._exemptions.stale(self._used, self._looked_for, self._settings.file))
        if stale:
            show_on_stderr(stale, Path(self._settings.file))

    def _place(self, path: str) -> str:
        """A package's path from the config file's folder, or its absolute path where it lies elsewhere."""
        whole = Path(os.path.abspath(path))
        return (whole.relative_to(self._folder) if whole.is_relative_to(self._folder) else whole).as_posix()
