"""The command ``scormkit``: a group whose commands are imported when they are called."""

import gc
import os
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import click

_COMMANDS = ("init", "build", "check", "validate", "inspect", "repair", "report", "diff", "state", "explain", "schema")
_FAULT = 3  # the exit code of a fault of ours
# Allocations between two searches for cyclic garbage. At Python's own 700 a build spends up to a tenth of its time on
# searches that find next to nothing, since a course lives until it is built; this costs at most 5 MiB of memory.
_GC_THRESHOLD = 50_000


class _Commands(click.Group):
    """Finds a command in the module of its name, so that no command pays for another's imports."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"scormkit.cli.{cmd_name}").command
        return command


def _show_version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        click.echo(f"scormkit {version('scormkit')}")
        ctx.exit()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="Show the version."
)
def scormkit() -> None:
    """Turn course sources into packages for an LMS: SCORM 1.2, xAPI, cmi5."""


def main(arguments: list[str] | None = None) -> Any:
    """Run a command line and exit.

    0: no errors. 1: errors in a course, or a disk that refuses. 2: wrong usage. 3: a fault of scormkit's own, told
    without a traceback unless SCORMKIT_DEBUG is set.
    """
    gc.set_threshold(_GC_THRESHOLD)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal or pipe without `≤` or `·` must not stop a build
    try:
        return scormkit.main(arguments, prog_name="scormkit")
    except Exception as fault:
        if os.environ.get("SCORMKIT_DEBUG"):
            raise
        _tell(fault)
        sys.exit(_FAULT)


def _tell(fault: Exception) -> None:
    place = fault.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f"{place.tb_frame.f_globals.get('__name__', '?')}:{place.tb_lineno}" if place else "?"
    click.echo(
        "scormkit failed, and it is not your course's fault.\n"
        f"  {type(fault).__name__}: {fault} ({where}, Python {sys.version.split()[0]})\n"
        "  help: run it again with SCORMKIT_DEBUG=1 and report what it prints, with the course if you can share it",
        err=True,
    )
