"""The tool that made a package, where it left a mark."""

import re
from collections.abc import Iterable

from scormkit.standards.authoring_tools import AUTHORING_TOOLS, AuthoringTool
from scormkit.validation.package import Package
from scormkit.validation.web.pages import Page

_MOST_OF_A_MANIFEST = 20_000  # characters in which a mark stands
_MOST_PAGES = 100  # at the top, in which one stands


def tool_of(package: Package, manifests: Iterable[str]) -> str:
    """The name of the tool, or nothing. ``manifests`` are the texts of the package's launch documents."""
    pages = [page for page in package.web.pages if "/" not in page.path][:_MOST_PAGES]
    texts = [text[:_MOST_OF_A_MANIFEST] for text in manifests]
    return next((tool.name for tool in AUTHORING_TOOLS if _made(tool, package, pages, texts)), "")


def _made(tool: AuthoringTool, package: Package, pages: Iterable[Page], manifests: Iterable[str]) -> bool:
    return (
        any(all(_holds(package, path) for path in group) for group in tool.files)
        or any(_is_named(tool, page) for page in pages)
        or bool(tool.manifest and any(tool.manifest in text for text in manifests))
    )


def _holds(package: Package, path: str) -> bool:
    if path.endswith("/"):
        return any(other.startswith(path) for other in package.folded)
    return path in package.folded


def _is_named(tool: AuthoringTool, page: Page) -> bool:
    generated = tool.generator and re.match(rf"{re.escape(tool.generator)}\b", page.generator)
    return bool(generated) or bool(tool.remark and any(tool.remark in remark for remark in page.remarks))
