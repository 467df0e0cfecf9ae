"""Elements of manifests whose vocabulary is one namespace, and a manifest's bytes."""

from collections.abc import Callable

from lxml import etree
from lxml.etree import _Element as Element

# Makes ``element("name", "text", child, lang="en")``.
ElementOf = Callable[..., Element]


def elements_of(namespace: str) -> ElementOf:
    """The maker of elements of one namespace, which needs no prefix."""

    def element(name: str, *content: Element | str, **attributes: str) -> Element:
        # lxml's stubs know no default namespace.
        made = etree.Element(f"{{{namespace}}}{name}", attributes, nsmap={None: namespace})  # type: ignore[dict-item]
        for part in content:
            if isinstance(part, str):
                made.text = part
            else:
                made.append(part)
        return made

    return element


def document(root: Element) -> bytes:
    """A manifest as it is packed: indented, and raw UTF-8, which importers that know no references read."""
    etree.indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"
