"""Sizes of images, read from the beginnings of their files."""

from struct import pack

import pytest

from scormkit.loading.image_size import image_size

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + pack(">II", 640, 480)
GIF = b"GIF89a" + pack("<HH", 320, 200)
LOSSY = b"RIFF\x00\x00\x00\x00WEBPVP8 " + bytes(10) + pack("<HH", 550 | 1 << 14, 368)
LOSSLESS = b"RIFF\x00\x00\x00\x00WEBPVP8L" + bytes(4) + b"\x2f" + pack("<I", (400 - 1) | (301 - 1) << 14)
EXTENDED = b"RIFF\x00\x00\x00\x00WEBPVP8X" + bytes(8) + pack("<I", 386 - 1)[:3] + pack("<I", 395 - 1)[:3]
TABLE = b"\xff\xdb" + pack(">H", 67) + bytes(65)
FRAME = b"\xff\xc2" + pack(">HBHH", 17, 8, 300, 500)
JPEG = b"\xff\xd8\xff\xe0" + pack(">H", 16) + b"JFIF\x00" + bytes(9) + TABLE + FRAME


@pytest.mark.parametrize(
    ("head", "size"),
    [(PNG, (640, 480)), (GIF, (320, 200)), (LOSSY, (550, 368)), (LOSSLESS, (400, 301)), (EXTENDED, (386, 395))],
    ids=["png", "gif", "webp-lossy", "webp-lossless", "webp-extended"],
)
def test_a_fixed_header_tells_the_size(head: bytes, size: tuple[int, int]) -> None:
    """As the formats lay it down; a file cut off within its header tells none."""
    assert image_size(head + bytes(50)) == size
    assert image_size(head[:18] if head is not GIF else head[:9]) is None


def test_a_jpegs_size_stands_behind_its_tables() -> None:
    """Progressive ones too; the height comes first."""
    assert image_size(JPEG) == (500, 300)
    assert image_size(JPEG[:-5]) is None


def test_a_photograph_that_may_be_turned_tells_no_size() -> None:
    """Exif data can say that the browser must turn it, so that width would be height."""
    assert image_size(b"\xff\xd8\xff\xe1" + pack(">H", 10) + b"Exif\x00\x00\x00\x00" + FRAME) is None


@pytest.mark.parametrize(
    ("tag", "size"),
    [
        ('<svg width="24" height="12">', (24, 12)),
        ("<svg width='24.6px' height='12' viewBox='0 0 1 1'>", (25, 12)),
        ('<svg viewBox="0 0 40 30">', (40, 30)),
        ('<svg viewBox="-5,-5,40,30" width="100%" height="2em">', (40, 30)),
        ('<svg stroke-width="3" stroke-height="2" viewBox="0 0 7 8">', (7, 8)),
        ("<svg>", None),
        ('<svg width="0" height="0">', None),
        ('<svg width="1.2.3" height="4">', None),
    ],
)
def test_an_svg_says_its_size_or_its_view(tag: str, size: tuple[int, int] | None) -> None:
    """In pixels, else by the viewBox; what is told in other units is no size here."""
    drawing = f'<?xml version="1.0"?>\n<!-- drawn -->\n{tag}<rect width="9" height="9"/></svg>'
    assert image_size(drawing.encode()) == size


@pytest.mark.parametrize("head", [b"", b"\xff\xd8", b"ID3\x04", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_image_has_no_size(head: bytes) -> None:
    """Nor has one that is cut off at once."""
    assert image_size(head) is None
