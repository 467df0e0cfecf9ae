"""Text as HTML."""


def escape_text(text: str) -> str:
    """Text between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_attribute(text: str) -> str:
    """Text within double quotes."""
    return escape_text(text).replace('"', "&quot;")
