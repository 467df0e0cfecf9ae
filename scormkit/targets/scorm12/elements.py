"""Elements of a manifest. Names carry the prefixes that importers know literally; none is content packaging's own."""

from lxml import etree
from lxml.etree import _Element as Element

from scormkit.standards.scorm12 import ADLCP, IMSCP, IMSMD, XML, XSI

_NAMESPACES = {None: IMSCP, "adlcp": ADLCP, "imsmd": IMSMD, "xsi": XSI}
_ATTRIBUTE_NAMESPACES = {"adlcp": ADLCP, "xsi": XSI, "xml": XML}


def element(name: str, *content: Element | str, **attributes: str) -> Element:
    """Make ``element("imsmd:location", "index.html", type="URI")``; an attribute's prefix is set off by ``__``."""
    prefix, _, local = name.rpartition(":")
    # lxml's stubs know no default namespace.
    made = etree.Element(f"{{{_NAMESPACES[prefix or None]}}}{local}", nsmap=_NAMESPACES)  # type: ignore[arg-type]
    for key, value in attributes.items():
        prefix, _, local = key.rpartition("__")
        made.set(f"{{{_ATTRIBUTE_NAMESPACES[prefix]}}}{local}" if prefix else local, value)
    for part in content:
        if isinstance(part, str):
            made.text = part
        else:
            made.append(part)
    return made
