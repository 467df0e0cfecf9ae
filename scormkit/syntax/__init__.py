"""Parse: a ``SourceTree`` becomes a ``SyntaxTree``. Pure, file by file; every node knows its place.

Readers use ``markdown.parse_text`` and ``choice_lists.parse_choices`` for the Markdown inside YAML, and
``yaml_text.text_fault`` for what YAML may have done to a text field.
"""

from scormkit.syntax.course_files import parse

__all__ = ["parse"]
