"""Organizations: what an LMS shows as the course (CAM 2.3.4, row 3)."""

from collections.abc import Iterator

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.validation.manifest import Manifest


def check_none(manifest: Manifest) -> Iterator[Diagnostic]:
    """ORG-01: a package for an LMS has an organization (CAM 2.3.6)."""
    for parent in manifest.root.all("organizations"):
        if not parent.all("organization"):
            yield manifest.found(
                "organization/none",
                parent,
                "`<organizations>` holds no `<organization>`",
                "add one with an item for what is to be launched; LMSs have nothing to show, or show every file",
            )


def check_default(manifest: Manifest) -> Iterator[Diagnostic]:
    """ORG-02, ORG-03: ``default`` names an organization (row 3.1, Add. 14)."""
    names = [(organization.get("identifier") or "").strip() for organization in manifest.organizations]
    for parent in manifest.root.all("organizations"):
        default = parent.get("default")
        if default is None and names:
            yield manifest.found(
                "organization/no-default",
                parent,
                "`<organizations>` does not say which organization is the default",
                f'write `<organizations default="{names[0]}">`; some LMSs refuse a package without it',
            )
        elif default is not None and default.strip() not in names and names:
            yield manifest.found(
                "organization/default-not-found",
                parent,
                f"the default organization is `{default}`, and there is none of this name",
                manifest.nearest.offer(default, names, f"write `{names[0]}`"),
            )


def check_several(manifest: Manifest) -> Iterator[Diagnostic]:
    """ORG-04: there is one organization; many LMSs show one only."""
    if len(manifest.organizations) > 1:
        first, second, *_ = manifest.organizations
        yield manifest.found(
            "organization/several",
            second,
            f"the manifest has {len(manifest.organizations)} organizations, and many LMSs show the default only",
            "make a package of each, or one organization of all",
            manifest.related(first, "the first"),
        )


def check_titles(manifest: Manifest) -> Iterator[Diagnostic]:
    """ORG-05: every organization has a title (row 3.2.3)."""
    for organization in manifest.organizations:
        title = organization.first("title")
        if title is None or not title.text.strip():
            yield manifest.found(
                "organization/no-title",
                organization if title is None else title,
                "the organization has no title",
                "write `<title>…</title>` as its first element: it is the course's name in the LMS",
            )


def check_empty(manifest: Manifest) -> Iterator[Diagnostic]:
    """ORG-06: every organization has an item."""
    for organization in manifest.organizations:
        if not organization.all("item"):
            yield manifest.found(
                "organization/empty",
                organization,
                "the organization has no items, so that nothing in it can be launched",
                "add an `<item>` with an `identifierref`",
            )


RULES = (check_none, check_default, check_several, check_titles, check_empty)
