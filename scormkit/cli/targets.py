"""The targets that a command is asked for."""

import click

from scormkit.diagnostics.nearest import did_you_mean
from scormkit.extensions import ExtensionClashError
from scormkit.targets.base import Target, installed_targets

DEFAULT = "scorm12"


def find_targets(names: tuple[str, ...]) -> tuple[Target, ...]:
    """Load the targets of these names, each once; a usage error where one is unknown or claimed twice."""
    try:
        installed = installed_targets()
    except ExtensionClashError as clash:
        raise click.UsageError(str(clash)) from clash
    for name in names:
        if name not in installed:
            wish = did_you_mean(name, installed, f"there are: {', '.join(sorted(installed)) or 'none'}")
            raise click.UsageError(f"there is no target `{name}`\n  help: {wish}")
    return tuple(installed[name].load() for name in dict.fromkeys(names))
