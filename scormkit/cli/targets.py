"""The targets that a command is asked for."""

import click

from scormkit.diagnostics.nearest import did_you_mean
from scormkit.targets.base import Target, TargetClashError, load_target, target_names

DEFAULT = "scorm12"


def find_targets(names: tuple[str, ...]) -> tuple[Target, ...]:
    """Load the targets of these names, each once; a usage error where one is unknown or claimed twice."""
    try:
        known = target_names()
        for name in names:
            if name not in known:
                wish = did_you_mean(name, known, f"there are: {', '.join(known) or 'none'}")
                raise click.UsageError(f"there is no target `{name}`\n  help: {wish}")
        return tuple(load_target(name) for name in dict.fromkeys(names))
    except TargetClashError as clash:
        raise click.UsageError(str(clash)) from clash
