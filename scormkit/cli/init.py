"""``scormkit init``."""

import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

import click

_COURSE = "first-course"  # the starter's own id, and its folder's name; each new course gets its own
_DOTTED = ("gitignore", "gitattributes")
_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Write a small, finished course into DIR, to build at once and to change as you like."""
    course = _id_from(folder.resolve().name)
    starter = files("scormkit.cli").joinpath("starter")
    wanted = [(folder / _named(path, course), content) for path, content in _contents(starter, PurePosixPath())]
    present = [path for path, _ in wanted if path.exists()]
    if present:
        raise click.UsageError(
            f"`{present[0].as_posix()}` is there already; nothing was written\n  help: name a new folder"
        )
    for path, content in wanted:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.replace(f"id: {_COURSE}".encode(), f"id: {course}".encode()))
    click.echo(f"{folder.as_posix()}: a course of two units and a quiz, in course_src/{course}")
    click.echo(f"next: cd {folder.as_posix()} && scormkit build")


def _contents(folder: Traversable, at: PurePosixPath) -> Iterator[tuple[PurePosixPath, bytes]]:
    for child in folder.iterdir():
        if child.is_dir():
            yield from _contents(child, at / child.name)
        else:
            yield at / child.name, child.read_bytes()


def _named(path: PurePosixPath, course: str) -> PurePosixPath:
    """Name a file as it is to be written: a dot that tools of ours would heed is put in front only now."""
    parts = (course if part == _COURSE else f".{part}" if part in _DOTTED else part for part in path.parts)
    return PurePosixPath(*parts)


def _id_from(name: str) -> str:
    return _NOT_IN_IDS.sub("-", name.lower())[:32].strip("-") or _COURSE
