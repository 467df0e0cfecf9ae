"""``scormkit diff``: what a newer version of a course means for learners in the middle of an older one."""

from pathlib import Path

import click

from scormkit.cli import courses, output
from scormkit.records.course import PublishedCourse

_SIDE = click.Path(path_type=Path)


@click.command("diff")
@click.argument("old", type=_SIDE)
@click.argument("new", type=_SIDE)
@output.format_option
def command(old: Path, new: Path, form: str) -> None:
    """Tell what is safe, what migrates and what breaks for learners who go on from OLD to NEW.

    Each is a package or the folder of a course. Exit code 1: something breaks.
    """
    from scormkit.records.change import Effect
    from scormkit.records.changes import changes
    from scormkit.report.changes import changes_document, describe_changes

    before, after = _course(old), _course(new)
    found = changes(before, after)
    describe = changes_document if form == "json" else describe_changes
    click.echo(describe(before, after, found), nl=False)
    raise click.exceptions.Exit(int(any(change.effect is Effect.BREAKS for change in found)))


def _course(place: Path) -> PublishedCourse:
    """The course of a package, or that of a folder as it would be packed."""
    from scormkit.package.contents import PackageError, read_pages
    from scormkit.records.published import published_course

    try:
        return published_course(_planned(place) if place.is_dir() else read_pages(place))
    except PackageError as refusal:
        raise click.UsageError(f"`{place.as_posix()}`: {refusal}\n  help: {refusal.help}") from None


def _planned(folder: Path) -> dict[str, bytes]:
    """The pages of the package that ``build`` would make of a course; its errors are shown, and exit 1 follows."""
    from scormkit.cli.targets import DEFAULT, find_targets
    from scormkit.compiler import check_course
    from scormkit.package.contents import is_page
    from scormkit.targets.shared import Shared

    found = courses.find_courses(folder)
    if len(found) > 1:
        raise click.UsageError(
            f"`{folder.as_posix()}` holds {len(found)} courses\n  help: name one: `{found[0].as_posix()}`"
        )
    (target,) = find_targets((DEFAULT,))
    result = check_course(found[0], (target,))
    if result.course is None or output.exit_code([result], "error"):
        output.show_findings(result)
        raise click.exceptions.Exit(1)
    entries = target.plan(result.course, Shared(result.course)).entries
    return {path: content for path, content in entries if isinstance(content, bytes) and is_page(path)}
