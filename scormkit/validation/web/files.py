"""The run-time files of a package, read once for all rules and within bounds."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from scormkit.package.opening import MOST_OF_A_TEXT, Content
from scormkit.standards.run_time import RUN_TIMES
from scormkit.validation.web.mentions import Mention
from scormkit.validation.web.pages import Page, read_page
from scormkit.validation.web.scripts import Script, read_script
from scormkit.validation.web.styles import Style, read_style

PAGES = (".html", ".htm", ".xhtml")
_STYLES = (".css",)
_SCRIPTS = (".js", ".mjs", ".cjs")
READ = (*PAGES, *_STYLES, *_SCRIPTS)
MOST_OF_ALL = 96 << 20  # bytes of these files that are searched for words
_MOST_LOOKED_AT = {PAGES: 2 << 20, _STYLES: 2 << 20, _SCRIPTS: 8 << 20}  # bytes of a file that are read in detail
_MOST_FILES = 10_000
_LONGEST_PATH = 1_000  # characters; what is found in a file says its path, and its references begin in its folder
_MOST_READ = 40 << 20  # bytes of all files that are read in detail
_MOST_MENTIONS = 100_000  # of all files
_MOST_TAGS = 400_000  # of all pages
# What tells that a file speaks to an LMS or an LRS.
WORDS = frozenset((*(mark for one in RUN_TIMES for mark in one.marks), "LMSCommit", "adlnet.gov/expapi/verbs"))


class WebFiles(NamedTuple):
    """What a package's pages, style sheets and scripts say.

    ``words`` are those of ``WORDS`` that each page and script holds, by its path. ``is_whole`` is false where there was
    more than is searched or could be read, so that what was not found may be there.
    """

    pages: tuple[Page, ...]
    styles: tuple[Style, ...]
    scripts: tuple[Script, ...]
    words: dict[str, frozenset[str]]
    is_whole: bool

    @property
    def mentions(self) -> Iterator[Mention]:
        """All that they refer to."""
        for page in self.pages:
            yield from page.mentions
        for style in self.styles:
            yield from style.mentions
        for script in self.scripts:
            yield from script.marks.mentions


def read_web_files(paths: Iterable[str], read: Callable[[str], Content]) -> WebFiles:
    """Read the files by their paths; none is asked for beyond the bounds, and what cannot be read is left out."""
    pages: list[Page] = []
    styles: list[Style] = []
    scripts: list[Script] = []
    words: dict[str, frozenset[str]] = {}
    searched = looked_at = mentions = tags = 0
    is_whole = True
    for number, path in enumerate(paths):
        if searched > MOST_OF_ALL or number >= _MOST_FILES:
            is_whole = False
            break
        content, fault = read(path) if len(path) <= _LONGEST_PATH else Content(b"", "its path is too long")
        searched += len(content)
        is_whole = is_whole and not fault and len(content) < MOST_OF_A_TEXT
        if fault:
            continue
        kind = next(endings for endings in _MOST_LOOKED_AT if path.lower().endswith(endings))
        if kind != _STYLES:
            words[path] = frozenset(word for word in WORDS if word.encode() in content)
        if looked_at > _MOST_READ or mentions > _MOST_MENTIONS or tags >= _MOST_TAGS:
            continue
        text = text_of(content[: _MOST_LOOKED_AT[kind]])
        looked_at += len(text)
        if kind == PAGES:
            pages.append(read_page(path, text, _MOST_TAGS - tags))
            mentions += len(pages[-1].mentions)
            tags += pages[-1].tags
        elif kind == _STYLES:
            styles.append(read_style(path, text))
            mentions += len(styles[-1].mentions)
        else:
            scripts.append(read_script(path, text))
    return WebFiles(tuple(pages), tuple(styles), tuple(scripts), words, is_whole)


def text_of(content: bytes) -> str:
    """The text of a file; letters beyond ASCII are known where it is UTF-8 or UTF-16 only."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    return content.decode("utf-8", "replace")
