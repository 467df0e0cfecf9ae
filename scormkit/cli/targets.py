"""The targets that a command is asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from scormkit.targets.base import Target

DEFAULT = "scorm12"
ALL = "all"
F = TypeVar("F", bound=Callable[..., Any])


def option(command: F) -> F:
    """Add ``-t``."""
    return click.option(
        "-t",
        "--target",
        "names",
        metavar="TARGET",
        multiple=True,
        default=(DEFAULT,),
        show_default=True,
        shell_complete=_complete,
        help="Kind of package: scorm12, xapi, cmi5, any other that is installed, or all.",
    )(command)


def find_targets(names: tuple[str, ...]) -> "tuple[Target, ...]":
    """Load the targets of these names, each once, and for ``all`` every target, the default one first.

    A usage error where one is unknown or claimed twice.
    """
    from scormkit.diagnostics.nearest import did_you_mean
    from scormkit.extensions import ExtensionClashError
    from scormkit.targets.base import installed_targets

    try:
        installed = installed_targets()
    except ExtensionClashError as clash:
        raise click.UsageError(str(clash)) from clash
    every = sorted(installed, key=lambda name: (name != DEFAULT, name))
    for name in names:
        if name not in installed and name != ALL:
            wish = did_you_mean(name, (*installed, ALL), f"there are: {', '.join((*every, ALL))}")
            raise click.UsageError(f"there is no target `{name}`\n  help: {wish}")
    wanted = (one for name in names for one in (every if name == ALL else [name]))
    return tuple(installed[name].load() for name in dict.fromkeys(wanted))


def _complete(_context: click.Context, _option: click.Parameter, begun: str) -> list[str]:
    from scormkit.targets.base import installed_targets

    return [name for name in (*installed_targets(), ALL) if name.startswith(begun)]
