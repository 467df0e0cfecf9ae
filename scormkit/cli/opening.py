"""A package unpacked and opened in the browser, as a learner without an LMS would see it."""

import tempfile
import webbrowser
import zipfile
from collections.abc import Iterable
from pathlib import Path

import click

from scormkit.report.result import CourseResult


def open_first(results: Iterable[CourseResult]) -> None:
    """Unpack the first package among the results into a temporary folder and open its first page."""
    package = next((package for result in results for package in result.packages), None)
    if package is None:
        click.echo("nothing was built, so there is nothing to open", err=True)
        return
    folder = Path(tempfile.mkdtemp(prefix=f"{package.path.stem}-"))
    with zipfile.ZipFile(package.path) as archive:
        archive.extractall(folder)
    webbrowser.open((folder / package.launch).as_uri())
    click.echo(f"opened {folder / package.launch}", err=True)
