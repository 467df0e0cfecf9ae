"""IRIs: absolute ones, as xAPI and cmi5 want for ids (RFC 3987)."""

import re

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\[\]]+")


def is_absolute(iri: str) -> bool:
    """Whether a text is an absolute IRI, without blanks and placeholders."""
    return _ABSOLUTE.fullmatch(iri) is not None
