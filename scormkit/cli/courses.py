"""Which courses a command is about: SOURCE is a course's folder, or a folder of such folders."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from scormkit.model.source import COURSE_FILE
from scormkit.report.result import CourseResult

argument = click.argument("source", type=click.Path(path_type=Path), default="course_src")


def find_courses(source: Path) -> tuple[Path, ...]:
    """List the folders of the courses in ``source``, sorted; a usage error where there is none."""
    if (source / COURSE_FILE).is_file():
        return (source,)
    if source.is_file():
        parents = (parent for parent in source.parents if (parent / COURSE_FILE).is_file())
        folder = next(parents, source.parent)
        raise click.UsageError(f"`{source.as_posix()}` is a file\n  help: name its folder: `{folder.as_posix()}`")
    if not source.is_dir():
        otherwise = f"name a folder that holds a {COURSE_FILE}, or start a course with `scormkit init DIR`"
        help = f"name this folder, which holds a {COURSE_FILE}: `.`" if Path(COURSE_FILE).is_file() else otherwise
        raise click.UsageError(f"there is no folder `{source}`\n  help: {help}")
    found = tuple(sorted(child.parent for child in source.glob(f"*/{COURSE_FILE}") if child.parent.name[0] != "."))
    if not found:
        raise click.UsageError(
            f"no course in `{source}`: neither {COURSE_FILE} nor a folder with one\n"
            "  help: name a course's folder, or start one with `scormkit init DIR`"
        )
    return found


def taken_by(results: Iterable[CourseResult]) -> Mapping[str, str]:
    """The folders of courses that a run has come by, by what the names of their packages begin with."""
    from scormkit.checks.expectations import package_key

    taken: dict[str, str] = {}
    for result in results:
        if result.course:
            taken.setdefault(package_key(result.course.course), result.folder.as_posix())
    return taken
