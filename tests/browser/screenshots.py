"""Pictures of the player, to look at: ``python -m tests.browser.screenshots PACKAGE.zip FOLDER [UNIT …]``.

Each unit named (all, when none is) is taken whole, unanswered and answered, light and dark, at 1280 and 375 px.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.packages import Package, unpack
from tests.browser.player import Player


def take(page: Page, package: Package, folder: Path, look: str, units: list[str]) -> None:
    """Write the pictures of one look, named ``<unit>-<look>[-answered].png``."""
    page.goto((package.folder / "index.html").as_uri())
    player = Player(page, package).ready()
    for unit in units:
        player.open_unit(unit)
        page.screenshot(path=folder / f"{unit}-{look}.png", full_page=True)
        quizzes = [quiz["id"] for quiz in package.course["quizzes"] if quiz["unit"] == package.unit(unit)]
        for quiz in quizzes:
            player.answer(quiz, "partial")
        if quizzes:
            page.screenshot(path=folder / f"{unit}-{look}-answered.png", full_page=True)


def main(archive: str, out: str, *units: str) -> None:
    """Take every look of a package."""
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        package = unpack(Path(archive), Path(work))
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        wanted = list(units) or [unit["id"] for unit in package.course["units"]]
        for width in (1280, 375):
            for scheme in ("light", "dark"):
                context = browser.new_context(viewport={"width": width, "height": 900})
                page = context.new_page()
                page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
                take(page, package, folder, f"{scheme}-{width}", wanted)
                context.close()
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
