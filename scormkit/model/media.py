"""Files that travel as they are: images, audio, video, documents."""

from pathlib import Path
from typing import NamedTuple


class MediaFile(NamedTuple):
    """A handle on a file that is packed byte for byte: where it is seen from the course's root, its size in bytes,
    its SHA-256 in hex, and the place on disk from which ``pack`` streams it. ``pixels`` are an image's width and height
    where its first bytes tell them."""

    path: str
    size: int
    digest: str
    source: Path
    pixels: tuple[int, int] | None = None
