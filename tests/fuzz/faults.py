"""Faults that are no harm by themselves, and that a repair mends: it then works on what is spoilt besides."""

from random import Random

from tests.fuzz.zips import Files

_SHARE = 0.15  # of packages that have a fault, for each fault
_WORDS = (
    (b' default="course"', b""),
    (b'"shared/page.css"', b'"Shared/PAGE.css"'),
    (b'"shared/api.js"', b'"shared\\api.js"'),
    (b'<file href="breathing.html"/>', b""),
    (b'<file href="bleeding.html"/>', b'<file href="bleeding.html"/><file href="bleeding.html"/>'),
    (b'identifier="breathing"', b'identifier="1 a"'),
    (b'"r-breathing"', b'"{AB-1}"'),
    (b"</item>", b'<adlcp:prerequisites type="aicc_script">{AB-1} &amp; bleeding</adlcp:prerequisites></item>'),
    (b"</item>", b"<adlcp:masteryscore/><adlcp:timelimitaction></adlcp:timelimitaction></item>"),
    (b'adlcp:scormtype="sco"', b'scormType="SCO"'),
    (b"<schema>ADL SCORM</schema>", b"<schema>adl scorm</schema>"),
    (b"<schemaversion>1.2</schemaversion>", b""),
    (b"<url>breathing", b"<url>./Breathing"),
    (b">breathing.html<", b">Breathing.html<"),
    (b"<?xml", b"\xef\xbb\xbf<?xml"),
    (b'encoding="UTF-8"', b'encoding="ISO-8859-1"'),
)


def break_a_little(files: Files, chance: Random) -> Files:
    """Files with words of their document changed, and with other names."""
    document = next(name for name in files if name.endswith(".xml"))
    text = files[document]
    for old, new in _WORDS:
        if chance.random() < _SHARE:
            text = text.replace(old, new)
    files = files | {document: text}
    for rename in (_pack_along, _part_otherwise, _capitalize):
        if chance.random() < _SHARE:
            files = {rename(name): content for name, content in files.items()}
    return files


def _pack_along(name: str) -> str:
    return f"my course/{name}"


def _part_otherwise(name: str) -> str:
    return name.replace("/", "\\")


def _capitalize(name: str) -> str:
    return name.replace("imsm", "IMSM").replace("cmi5", "CMI5")
