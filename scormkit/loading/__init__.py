"""Load: a folder on disk becomes a ``SourceTree``. The only room that reads a course's sources."""

from scormkit.loading.folder import load

__all__ = ["load"]
