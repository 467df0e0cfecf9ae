"""The theme's style sheet as it is packed."""

import pkgutil
import re

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r" ?([{};,>]) ?")


def stylesheet() -> bytes:
    """``theme/player.css`` without its comments and without the white space that means nothing.

    The sheet keeps to what these three expressions can shorten: no string in it holds a comment, a brace, ``;``, ``,``,
    ``>`` or two spaces.
    """
    source = pkgutil.get_data(__package__, "theme/player.css")
    if source is None:  # a loader that has no data: a broken installation, not a user's mistake
        raise FileNotFoundError("theme/player.css")
    text = _COMMENT.sub("", source.decode())
    text = _AROUND.sub(r"\1", _SPACE.sub(" ", text))
    return text.replace(";}", "}").strip().encode() + b"\n"
