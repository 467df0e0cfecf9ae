"""Markdown as prose: HTML pieces with typed holes, and every fault at its line and column."""

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.model.course import GlossaryEntry
from scormkit.model.prose import Prose
from scormkit.syntax.yaml_nodes import YamlMap, YamlText


def parse_unit(file: str, text: str, html_allowed: bool) -> tuple[YamlMap | None, Prose, tuple[Diagnostic, ...]]:
    """A unit's front matter (None where it is absent or broken, which is then reported) and its body.

    ``file`` is the path from the course's root; targets of links and images are resolved against its folder.
    """
    raise NotImplementedError


def parse_glossary(file: str, text: str, html_allowed: bool) -> tuple[tuple[GlossaryEntry, ...], tuple[Diagnostic, ...]]:
    """``## Term`` headings with a definition below each, as entries in the order written."""
    raise NotImplementedError


def parse_transcript(file: str, text: str, html_allowed: bool) -> tuple[Prose, tuple[Diagnostic, ...]]:
    """A medium's Markdown companion: a body without front matter."""
    raise NotImplementedError


def parse_text(text: YamlText, inline: bool, html_allowed: bool) -> tuple[Prose, tuple[Diagnostic, ...]]:
    """The Markdown of a YAML scalar; ``text.span.file`` says against which folder its targets are resolved.

    ``inline``: one line of text without ``<p>``; blocks in it (lists, headings, paragraphs) are not read as such.
    Positions are exact for ``|`` blocks and for text on one line; elsewhere a finding points at the whole scalar.
    """
    raise NotImplementedError
