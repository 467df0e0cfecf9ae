"""Which courses a command is about: SOURCE is a course's folder, or a folder of such folders."""

from pathlib import Path

import click

from scormkit.model.source import COURSE_FILE

argument = click.argument("source", type=click.Path(path_type=Path), default="course_src")


def find_courses(source: Path) -> tuple[Path, ...]:
    """List the folders of the courses in ``source``, sorted; a usage error where there is none."""
    if (source / COURSE_FILE).is_file():
        return (source,)
    if not source.is_dir():
        raise click.UsageError(
            f"there is no folder `{source}`\n"
            f"  help: name a folder that holds a {COURSE_FILE}, or start a course with `scormkit init DIR`"
        )
    found = tuple(sorted(child.parent for child in source.glob(f"*/{COURSE_FILE}") if child.parent.name[0] != "."))
    if not found:
        raise click.UsageError(
            f"no course in `{source}`: neither {COURSE_FILE} nor a folder with one\n"
            "  help: name a course's folder, or start one with `scormkit init DIR`"
        )
    return found
