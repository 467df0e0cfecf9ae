"""``{#id .class lang=… dir=…}``: the attributes that Markdown may carry."""

import re
from typing import NamedTuple

from scormkit.diagnostics.nearest import did_you_mean
from scormkit.syntax.escape import escape_attribute

_ONE = r"(?:[#.][^\s{}#.=\"]+|[A-Za-z][\w:-]*=(?:\"[^\"\n]*\"|[^\s{}\"]+))"
BRACES = re.compile(rf"\{{[ \t]*{_ONE}(?:[ \t]+{_ONE})*[ \t]*\}}")
_PART = re.compile(r"([#.])([^\s{}#.=\"]+)|([A-Za-z][\w:-]*)=(?:\"([^\"]*)\"|([^\s{}\"]+))")
_KNOWN = ("id", "class", "lang", "dir")
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_DIRECTIONS = ("ltr", "rtl", "auto")


class Attributes(NamedTuple):
    """What braces say; ``faults`` are (offset in the braces, length, message, help).

    ``others`` are attributes that the block allows beside the common ones: (name, value, the value's offset).
    """

    id: str = ""
    classes: tuple[str, ...] = ()
    lang: str = ""
    dir: str = ""
    faults: tuple[tuple[int, int, str, str], ...] = ()
    others: tuple[tuple[str, str, int], ...] = ()

    def html(self, *own_classes: str) -> str:
        """The attributes as HTML with a blank in front, the element's own classes first."""
        classes = " ".join((*own_classes, *self.classes))
        pairs = (("id", self.id), ("class", classes), ("lang", self.lang), ("dir", self.dir))
        return "".join(f' {name}="{escape_attribute(value)}"' for name, value in pairs if value)


NONE = Attributes()


def parse_attributes(braces: str, also: tuple[str, ...] = ()) -> Attributes:
    """The attributes in a text that ``BRACES`` matches; ``also`` are allowed beside the common ones."""
    values = dict.fromkeys(_KNOWN, "")
    classes: list[str] = []
    others: list[tuple[str, str, int]] = []
    faults: list[tuple[int, int, str, str]] = []
    for part in _PART.finditer(braces):
        sign, short, name, quoted, bare = part.groups()
        name = {"#": "id", ".": "class"}.get(sign, name)
        value = short or (quoted if quoted is not None else bare)
        if name in also:
            others.append((name, value, part.end() - len(value) - (quoted is not None)))
            continue
        fault = _fault(name, value)
        if fault:
            faults.append((part.start(), part.end() - part.start(), *fault))
        elif name == "class":
            classes += value.split()
        else:
            values[name] = value
    return Attributes(values["id"], tuple(classes), values["lang"], values["dir"], tuple(faults), tuple(others))


def _fault(name: str, value: str) -> tuple[str, str] | None:
    if name not in _KNOWN:
        near = did_you_mean(name, _KNOWN, "write `#id`, `.class`, `lang=…` or `dir=…`")
        return f"`{name}` is no attribute that Markdown may carry", near
    if name == "id" and not _ID.fullmatch(value):
        return f"`{value}` is no id", "begin with a letter, go on with letters, digits and `-`"
    if name == "id" and value.startswith("sk-"):
        return "ids that begin with `sk-` belong to the player", "choose another id"
    if name == "lang" and not _LANGUAGE.fullmatch(value):
        return f"`{value}` is no language", "write a language tag such as `de` or `pt-BR`"
    if name == "dir" and value not in _DIRECTIONS:
        return f"`{value}` is no direction", "write `ltr`, `rtl` or `auto`"
    return None
