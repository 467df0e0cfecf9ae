"""The theme's style sheets as they are packed."""

import pkgutil
import re

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r" ?([{};,>]) ?")


def stylesheet(name: str) -> bytes:
    """``theme/<name>`` without its comments and without the white space that means nothing.

    The sheets keep to what these three expressions can shorten: no string in them holds a comment, a brace, ``;``,
    ``,``, ``>``, a colon with a space behind it or two spaces.
    """
    source = pkgutil.get_data(__package__, f"theme/{name}")
    if source is None:  # a loader that has no data: a broken installation, not a user's mistake
        raise FileNotFoundError(f"theme/{name}")
    text = _COMMENT.sub("", source.decode())
    text = _AROUND.sub(r"\1", _SPACE.sub(" ", text))
    return text.replace(";}", "}").replace(": ", ":").strip().encode() + b"\n"
