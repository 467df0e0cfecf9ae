"""What learners need who hear a page, and do not see it (WCAG 2.2, 1.1.1 and 3.1.1)."""

from collections.abc import Iterator

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.validation.findings import about_files, about_places
from scormkit.validation.package import Package


def check_alternatives(package: Package) -> Iterator[Diagnostic]:
    """CNT-03: an image has a text, or says that it needs none (WCAG 1.1.1)."""
    yield from about_places(
        "content/no-alternative",
        [
            Span(place, line)
            for page in package.web.pages
            for place in (package.place(page.path),)
            for line in page.untold_images
        ],
        "the image has no `alt`, so that a screen reader reads out the name of its file",
        "{count} images have no `alt`, so that screen readers read out the names of their files",
        'say in `alt="…"` what the image shows, or write `alt=""` where it only decorates',
    )


def check_languages(package: Package) -> Iterator[Diagnostic]:
    """CNT-03: a page says its language (WCAG 3.1.1)."""
    yield from about_files(
        "content/no-language",
        [package.place(page.path) for page in package.web.pages if page.language == ""],
        "the page does not say its language, so that a screen reader may read it out in another one",
        "{count} pages do not say their language, so that screen readers may read them out in another one",
        'write `<html lang="en">`, with the language of the page',
    )


RULES = (check_alternatives, check_languages)
