"""What a standard of SCORM's says of manifests where the standards differ, as data."""

from collections.abc import Mapping
from typing import NamedTuple


class Edition(NamedTuple):
    """One of SCORM's standards, as manifests name it.

    ``versions`` are what ``<schemaversion>`` may be, the best one first. ``prefixes`` are those that LMSs compare by
    their letters, by their namespaces. ``scorm_type`` is how the attribute that parts SCOs from assets is spelt. Of
    ADL's elements in an item, ``sco_settings`` are for SCOs only; ``settings`` are what stands there once.
    """

    name: str
    content_packaging: str
    adl: str
    learning_metadata: str
    versions: tuple[str, ...]
    prefixes: Mapping[str, str]
    control_documents: Mapping[str, str]
    scorm_type: str
    sco_settings: tuple[str, ...]
    settings: tuple[str, ...]

    @property
    def namespaces(self) -> frozenset[str]:
        """The namespaces that are the standard's own."""
        return frozenset((*self.prefixes, *self.control_documents, self.learning_metadata))
