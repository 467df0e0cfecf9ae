"""How large an image is, from the first bytes of its file: what a page must know to keep the room that it will take."""

import re
import struct
from struct import unpack_from

_SVG_HEAD = 4096  # bytes in which the <svg> tag must end
_SVG = re.compile(rb"<svg\b[^>]*>")
_SVG_SIDE = rb"%s\s*=\s*[\"']\s*([0-9.]+)(?:px)?\s*[\"']"
_SVG_WIDTH, _SVG_HEIGHT = (re.compile(rb"(?<=\s)" + _SVG_SIDE % side) for side in (b"width", b"height"))
_SVG_VIEW = re.compile(rb"(?<=\s)viewBox\s*=\s*[\"']\s*[-0-9.]+[\s,]+[-0-9.]+[\s,]+([0-9.]+)[\s,]+([0-9.]+)\s*[\"']")
_JPEG_EXIF = 0xE1
# The segments that hold a JPEG's size; C4, C8 and CC between them are others.
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}

Size = tuple[int, int]


def image_size(head: bytes) -> Size | None:
    """Width and height in CSS pixels of a PNG, GIF, WebP, JPEG or SVG that begins with ``head``; None where they do not
    stand there, or only half the truth does (a JPEG with Exif data may be shown turned)."""
    try:
        if head.startswith(b"\x89PNG\r\n\x1a\n"):
            size = unpack_from(">II", head, 16)
        elif head.startswith((b"GIF87a", b"GIF89a")):
            size = unpack_from("<HH", head, 6)
        elif head.startswith(b"RIFF") and head[8:12] == b"WEBP":
            size = _webp(head)
        elif head.startswith(b"\xff\xd8"):
            size = _jpeg(head)
        else:
            size = _svg(head)
    except (IndexError, ValueError, OverflowError, struct.error):
        return None  # cut off or damaged: the browser will show what there is
    return (size[0], size[1]) if all(size) else None


def _webp(head: bytes) -> tuple[int, ...]:
    """Lossy, lossless, or extended (the WebP container specification)."""
    kind = head[12:16]
    if kind == b"VP8 ":
        return tuple(side & 0x3FFF for side in unpack_from("<HH", head, 26))
    if kind == b"VP8L":
        (bits,) = unpack_from("<I", head, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    low_width, high_width, low_height, high_height = unpack_from("<HBHB", head, 24)
    return (high_width << 16 | low_width) + 1, (high_height << 16 | low_height) + 1


def _jpeg(head: bytes) -> tuple[int, ...]:
    at = 2
    while head[at + 1] not in _JPEG_FRAMES:
        if head[at] != 0xFF or head[at + 1] == _JPEG_EXIF:
            return 0, 0
        at += 2 + int(unpack_from(">H", head, at + 2)[0])
    height, width = unpack_from(">HH", head, at + 5)
    return width, height


def _svg(head: bytes) -> tuple[int, ...]:
    """From width and height where both are numbers, else from the viewBox."""
    tag = _SVG.search(head, 0, _SVG_HEAD)
    if tag is None:
        return 0, 0
    sides = [pattern.search(tag[0]) for pattern in (_SVG_WIDTH, _SVG_HEIGHT)]
    found = [side[1] for side in sides if side]
    if len(found) < 2:
        view = _SVG_VIEW.search(tag[0])
        found = [view[1], view[2]] if view else [b"0", b"0"]
    return tuple(round(float(side)) for side in found)
