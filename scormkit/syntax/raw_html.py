"""HTML that an author wrote, where course.yaml allows it: a safe part of it, the rest reported."""

import re

# fmt: off
_TAGS = frozenset((
    "abbr", "b", "bdi", "bdo", "br", "cite", "code", "dd", "del", "details", "dfn", "div", "dl", "dt", "em",
    "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "i", "ins", "kbd", "li", "mark", "ol", "p",
    "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "span", "strong", "sub", "summary",
    "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var", "wbr",
))
# fmt: on
_GLOBAL = frozenset(("class", "dir", "id", "lang", "title"))
_ATTRIBUTES = {"*": set(_GLOBAL), "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"}, "ol": {"start"}}
_VOID = frozenset(("br", "hr", "wbr"))
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_OPENING = re.compile(r"<([A-Za-z][A-Za-z0-9-]*)\b([^>]*)>")
# Ids that the page itself uses: the player finds its parts and the quizzes by them.
_OURS = re.compile(r"(?:sk|z|q)-", re.IGNORECASE)
_ID = re.compile(r"""id\s*=\s*["']?\s*(?:sk|z|q)-""", re.IGNORECASE)
_NAME = re.compile(r"([A-Za-z_:@][\w:.@-]*)(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+))?")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")


def without_comments(html: str) -> str:
    """HTML without its comments, which are notes among authors."""
    return _COMMENT.sub("", html) if "<!--" in html else html


def sanitise(html: str) -> str:
    """The safe part of a whole piece of HTML, every tag closed: no script, style, event handler, frame, and no source
    or target of any kind, for Markdown's own links and placements are the ones that are checked and packed."""
    import nh3  # only a course that allows HTML pays for it

    return nh3.clean(html, tags=set(_TAGS), attributes=_ATTRIBUTES, attribute_filter=_kept, link_rel=None)


def _kept(_tag: str, attribute: str, value: str) -> str | None:
    return None if attribute == "id" and _OURS.match(value.strip()) else value


def first_refused(html: str) -> tuple[int, str] | None:
    """The offset and name of the first tag or attribute that ``sanitise`` drops."""
    for tag in _TAG.finditer(html):
        name = tag[1].lower()
        if name not in _TAGS:
            return tag.start(), f"<{name}>"
        opening = _OPENING.match(html, tag.start())
        allowed = _GLOBAL | _ATTRIBUTES.get(name, set())
        for attribute in _NAME.finditer(opening[2]) if opening else ():
            refused = attribute[1].lower() not in allowed or _ID.match(attribute[0]) is not None
            if refused and opening is not None:
                return opening.start(2) + attribute.start(), attribute[1]
    return None


class InlineTags:
    """Keeps the HTML tags within one line of text balanced."""

    def __init__(self) -> None:
        self._open: list[str] = []

    def take(self, html: str) -> str:
        """A tag as it may be written: safe, and closing only what is open."""
        name_match = _TAG.match(html)
        if name_match is None or name_match[1].lower() not in _TAGS:
            return ""
        name = name_match[1].lower()
        if html.startswith("</"):
            if name not in self._open:
                return ""
            closing = ""
            while self._open:
                last = self._open.pop()
                closing += f"</{last}>"
                if last == name:
                    break
            return closing
        opening = sanitise(html).split("</")[0]
        if name not in _VOID and opening.startswith(f"<{name}"):
            self._open.append(name)
        return opening if opening.startswith(f"<{name}") else ""

    def close(self) -> str:
        """The closing tags that are still due."""
        closing = "".join(f"</{name}>" for name in reversed(self._open))
        self._open.clear()
        return closing
