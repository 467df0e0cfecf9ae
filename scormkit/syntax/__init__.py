"""Parse: a ``SourceTree`` becomes a ``SyntaxTree``. Pure, file by file; every node knows its place.

Readers use ``parse_text`` and ``parse_choices`` for the Markdown inside YAML, and ``text_faults`` for what YAML may have
done to a text field.
"""

from scormkit.diagnostics.outcome import Outcome
from scormkit.model.source import SourceTree
from scormkit.syntax.tree import SyntaxTree


def parse(tree: SourceTree) -> Outcome[SyntaxTree]:
    """All texts of a course as nodes. The value is absent only where there is no course.yaml to speak of."""
    raise NotImplementedError
