"""The course's IRI: what the ids of all activities begin with."""

import re

from scormkit.model.names import Name
from scormkit.reading.kinds import TEXT_TYPES, Reading, Schema, scalar
from scormkit.syntax.yaml_nodes import YamlNode

_CHARACTER = r"[^\s?#<>\"{}|\\^`\[\]]"  # what RFC 3987 lets stand in a path, and no query, fragment or placeholder
_HOST = r"[^\s?#<>\"{}|\\^`\[\]/]"
_FORM = rf"https?://{_HOST}+(/{_CHARACTER}*)?|(?!https?:)[A-Za-z][A-Za-z0-9+.-]+:{_CHARACTER}+"
_ADDRESS = rf"(?:https?:)?/*({_HOST}+\.{_HOST}+(?:/{_CHARACTER}*)?)"  # one whose scheme is not complete


class Iri:
    """An absolute IRI to which paths can be added; a slash at its end says nothing."""

    def read(self, node: YamlNode, key: str, reading: Reading) -> Name | None:
        written = scalar(node, key, self.words(), reading)
        if written is None:
            return None
        iri = written.text.rstrip("/")
        if re.fullmatch(_FORM, iri):  # compiled here: only a course with an IRI pays
            return Name(iri, written.span)
        message = f"`{written.text}` is not an IRI that ids can begin with"
        reading.tell("format/invalid-iri", written.span, message, _help(written.text))
        return None

    def schema(self) -> Schema:
        return {"type": list(TEXT_TYPES), "pattern": f"^({_FORM})$"}

    def words(self) -> str:
        return "an IRI such as `https://example.com/courses/first-aid`"


def _help(text: str) -> str:
    path = re.split("[?#]", text, maxsplit=1)[0].rstrip("/")
    if path != text and re.fullmatch(_FORM, path):
        return f"write `{path}`: paths are added to it, so it has no query and no fragment"
    if address := re.fullmatch(_ADDRESS, path):
        return f"write `https://{address[1]}`"
    return "begin with `https://` and an address that is yours; it has no blank, no `?` and no `#`"
