"""What YAML may have done to a text field. Ids, keywords, numbers and lists need none of this."""

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.syntax.yaml_events import UNDER_A_BAR
from scormkit.syntax.yaml_nodes import YamlText


def text_fault(text: YamlText, markdown: bool) -> Diagnostic | None:
    """The fault of a scalar that is read as text: cut off by `` #`` (``yaml/cut-by-comment``; an empty value in front
    of a comment too), or, where Markdown is meant, folded with ``>`` (``yaml/folded-text``)."""
    if text.comment is not None:
        message = "YAML drops the text from here on" if text.text else "YAML takes the whole text for a comment"
        help_ = f"{UNDER_A_BAR}; if it is a comment, put it on a line of its own"
        return Diagnostic("yaml/cut-by-comment", text.comment, message, help_)
    if markdown and text.style == "folded":
        mark = text.span._replace(end_line=text.span.line, end_column=text.span.column + 1)
        message = "`>` joins the lines below, so that paragraphs and lists are lost"
        return Diagnostic("yaml/folded-text", mark, message, "write `|` instead of `>`")
    return None
