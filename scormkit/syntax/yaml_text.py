"""What YAML may have done to a text field. Ids, keywords, numbers and lists need none of this."""

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.syntax.yaml_nodes import YamlText


def text_fault(text: YamlText, markdown: bool) -> Diagnostic | None:
    """The fault of a scalar that is read as text: cut off by `` #`` (``yaml/cut-by-comment``; an empty value in front
    of a comment too), or, where Markdown is meant, folded with ``>`` (``yaml/folded-text``)."""
    raise NotImplementedError
