"""Packages for the tests of the command line."""

import shutil
from pathlib import Path

from tests.cases.odd_zips import write_package
from tests.cases.test_packages import MINIMAL

NO_TITLE = ("<title>Stop the bleeding</title>", "<title/>")


def package(place: Path, old: str = "", new: str = "") -> Path:
    """The minimal package of SCORM 1.2 as a zip, with one change in its manifest."""
    folder = Path(shutil.copytree(MINIMAL / "scorm12", place.with_suffix("")))
    manifest = folder / "imsmanifest.xml"
    assert old in manifest.read_text("utf-8")
    manifest.write_text(manifest.read_text("utf-8").replace(old, new, 1), "utf-8")
    write_package(folder, place)
    shutil.rmtree(folder)
    return place
