"""The synthetic package that `scormkit validate` is measured on: large, whole, and like what authoring tools export.

Pages of about 14 KB link a style sheet, a script and pictures; pictures are noise, so that they fill the zip as
they fill real ones. The same numbers give the same bytes.
"""

import random
import zipfile
from pathlib import Path

PAGES = 800
MEDIA = 1200
SIZE = 50_000_000  # bytes of the zip, nearly all of them media
_WORDS = (
    "customer agent listens answer question reason calm voice minute detail promise follow step order refund".split()
)
_SCRIPT = """
var api = window.parent.API;
function begin() { api.LMSInitialize(""); }
function end() { api.LMSFinish(""); }
"""
_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="bench" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="org">
    <organization identifier="org"><title>Benchmark</title>
      <item identifier="item" identifierref="sco"><title>Benchmark</title></item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="sco" type="webcontent" adlcp:scormtype="sco" href="page-0001.html">
{files}
    </resource>
  </resources>
</manifest>
"""


def write_large_package(path: Path) -> Path:
    """Write the package to a path and give the path back."""
    dice = random.Random(PAGES)
    pages = [f"page-{number:04d}.html" for number in range(1, PAGES + 1)]
    media = [f"media/image-{number:04d}.png" for number in range(1, MEDIA + 1)]
    files = ["style.css", "script.js", *pages, *media]
    listed = "\n".join(f'      <file href="{file}"/>' for file in files)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:

        def add(name: str, content: bytes) -> None:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)

        add("imsmanifest.xml", _MANIFEST.format(files=listed).encode())
        add("style.css", b"body { background: url(media/image-0001.png) }\n" * 100)
        add("script.js", _SCRIPT.encode())
        for number, page in enumerate(pages):
            shown = [media[(number + step) % MEDIA] for step in (0, 1, 2, 3)]
            add(page, _page(dice, shown, pages[(number + 1) % PAGES]))
        for name in media:
            add(name, dice.randbytes(SIZE // MEDIA))
    return path


def _page(dice: random.Random, images: list[str], following: str) -> bytes:
    parts = [
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>',
        '<link rel="stylesheet" href="style.css"><script src="script.js"></script></head><body onload="begin()">',
    ]
    for image in images:
        parts += (f"<p class='text'>{' '.join(dice.choices(_WORDS, k=60))}</p>" for _ in range(8))
        parts.append(f'<p><img src="{image}" alt="A picture of noise"></p>')
    parts.append(f'<p><a href="{following}">Next</a></p></body></html>\n')
    return "\n".join(parts).encode()
