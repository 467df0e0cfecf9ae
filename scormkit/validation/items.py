"""Items: what an LMS shows in the table of contents, launches and grades (CAM 2.3.4, row 3.2.4)."""

import re
from collections.abc import Iterator

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.standards.content_packaging import TIME_LIMIT_ACTIONS
from scormkit.standards.scorm12 import ADLCP, ASSET, SCO
from scormkit.validation.manifest import Manifest

_TIMESPAN = re.compile(r"\d{2,4}:(\d{2}):(\d{2})(?:\.\d{1,2})?", re.A)  # CAM 2.3.5, table 2.3.5b
_DECIMAL = re.compile(r"\d+(?:\.\d+)?", re.A)
_PARAMETERS = re.compile(r"#[^#\s]*|[?&]?[^=&?#\s]+=[^&?#\s]*(?:&[^=&?#\s]+=[^&?#\s]*)*(?:#[^#\s]*)?")
_LONGEST_IDENTIFIER = 64
_DEEPEST = 5


def check_titles(manifest: Manifest) -> Iterator[Diagnostic]:
    """ITM-01: every item has a title (row 3.2.4.5)."""
    for item in manifest.items:
        title = item.element.first("title")
        if title is None or not title.text.strip():
            yield manifest.found(
                "item/no-title",
                item.element if title is None else title,
                f"item `{item.identifier}` has no title",
                "write `<title>…</title>` as its first element: it is what learners click",
            )


def check_references(manifest: Manifest) -> Iterator[Diagnostic]:
    """ITM-03, ITM-06: ``identifierref`` names a resource that can be launched (row 3.2.4.2, Add. 1)."""
    for item in manifest.items:
        wanted = item.element.get("identifierref")
        if wanted is None or not wanted.strip():
            continue
        resource = manifest.launched(item)
        if resource is None:
            yield manifest.found(
                "item/resource-not-found",
                item.element,
                f"item `{item.identifier}` launches the resource `{wanted}`, and there is none of this name",
                manifest.nearest.offer(wanted, manifest.by_identifier, "write the `identifier` of a `<resource>`"),
            )
        elif resource.href is None and resource.type != SCO:
            yield manifest.found(
                "item/resource-without-href",
                item.element,
                f"item `{item.identifier}` launches the resource `{wanted}`, which has no `href`",
                "give the resource the `href` of its page, or let the item name another one",
                manifest.related(resource.element, "the resource"),
            )


def check_leaves(manifest: Manifest) -> Iterator[Diagnostic]:
    """ITM-04, ITM-05: an item without items launches something; one with items does not (both legal in 1.2)."""
    for item in manifest.items:
        launches = bool((item.element.get("identifierref") or "").strip())
        if item.is_leaf and not launches:
            yield manifest.found(
                "item/nothing-to-launch",
                item.element,
                f"item `{item.identifier}` launches nothing and holds no items",
                "give it the `identifierref` of a resource, or take it out",
            )
        elif launches and not item.is_leaf:
            yield manifest.found(
                "item/branch-launches",
                item.element,
                f"item `{item.identifier}` holds items and launches something itself",
                "move it to an item of its own; SCORM 2004 forbids this, and SCORM 1.2 does not",
            )


def check_visible(manifest: Manifest) -> Iterator[Diagnostic]:
    """ITM-07: ``isvisible`` is a word (row 3.2.4.3); XML would take numbers too."""
    for item in manifest.items:
        value = (item.element.get("isvisible") or "").strip()
        if value in ("0", "1"):
            word = "true" if value == "1" else "false"
            yield manifest.found(
                "item/visible-number",
                item.element,
                f"`isvisible` is `{value}`, and importers compare it with `true` and `false`",
                f'write `isvisible="{word}"`',
            )


def check_parameters(manifest: Manifest) -> Iterator[Diagnostic]:
    """ITM-08, ITM-09: parameters can be put behind the launch address (row 3.2.4.4)."""
    for item in manifest.items:
        parameters = item.element.get("parameters")
        if not parameters:
            continue
        resource = manifest.launched(item)
        href = (resource.href or "") if resource else ""
        if item.element.get("identifierref") is None:
            yield manifest.found(
                "item/parameters-unused",
                item.element,
                f"item `{item.identifier}` has parameters, and no resource",
                "take them out, or give the item the `identifierref` of a resource",
            )
        elif not _PARAMETERS.fullmatch(parameters):
            yield manifest.found(
                "item/invalid-parameters",
                item.element,
                f"`{parameters}` cannot be put behind an address",
                "write `?name=value&amp;name=value` or `#place`, with `%20` for a blank",
            )
        elif ("?" in href and parameters.startswith("?")) or ("#" in href and "#" in parameters):
            sign = "?" if "?" in href and parameters.startswith("?") else "#"
            yield manifest.found(
                "item/parameters-clash",
                item.element,
                f"`{href}` and `{parameters}` make an address with two `{sign}`",
                "keep the query and the fragment in one of them, best in `parameters`",
            )


def check_mastery(manifest: Manifest) -> Iterator[Diagnostic]:
    """ITM-10: ``masteryscore`` is a number from 0 to 100 (row 3.2.4.12), and no share of 1."""
    for item in manifest.items:
        for score in item.element.all("masteryscore", ADLCP):
            text = score.text.strip()
            if not (_DECIMAL.fullmatch(text) and float(text) <= 100):
                yield manifest.found(
                    "item/invalid-mastery-score",
                    score,
                    f"`<adlcp:masteryscore>` is `{text}`" if text else "`<adlcp:masteryscore>` is empty",
                    "write a number from 0 to 100, or take the element out",
                )
            elif 0 < float(text) <= 1:
                yield manifest.found(
                    "item/small-mastery-score",
                    score,
                    f"`<adlcp:masteryscore>` is `{text}` of 100",
                    f"if {float(text) * 100:g} % is meant, write `{float(text) * 100:g}`: SCORM 1.2 counts to 100, "
                    "and only cmi5 and SCORM 2004 to 1",
                )


def check_owners(manifest: Manifest) -> Iterator[Diagnostic]:
    """ITM-11, S4-07: what a run-time needs stands on items that launch a SCO (rows 3.2.4.9 to 3.2.4.12)."""
    edition = manifest.edition
    for item in manifest.items:
        children = [child for child in item.element.children if child.namespace == edition.adl]
        settings = [child for child in children if child.name in edition.sco_settings]
        resource = manifest.launched(item)
        missing = resource is None and item.element.get("identifierref") is not None
        if settings and not missing and (resource is None or resource.type == ASSET):
            yield manifest.found(
                "item/setting-without-sco",
                settings[0],
                f"`<adlcp:{settings[0].name}>` stands on item `{item.identifier}`, which launches no SCO",
                "move it to an item that launches a SCO, or take it out",
            )


def check_times(manifest: Manifest) -> Iterator[Diagnostic]:
    """ITM-12: ``maxtimeallowed`` is a timespan HHHH:MM:SS.SS (row 3.2.4.9)."""
    for item in manifest.items:
        for time in item.element.all("maxtimeallowed", ADLCP):
            text = time.text.strip()
            match = _TIMESPAN.fullmatch(text)
            if match is None and len(text) <= 13:
                yield manifest.found(
                    "item/invalid-time",
                    time,
                    f"`<adlcp:maxtimeallowed>` is `{text}`" if text else "`<adlcp:maxtimeallowed>` is empty",
                    "write hours, minutes and seconds such as `01:30:00`, or take the element out",
                )
            elif match and max(map(int, match.groups())) >= 60:
                yield manifest.found(
                    "item/time-overflow",
                    time,
                    f"`{text}` has 60 minutes or seconds, or more",
                    "write at most 59 of each",
                )


def check_time_limits(manifest: Manifest) -> Iterator[Diagnostic]:
    """ITM-14: an action at the end of time needs a time (row 3.2.4.10)."""
    for item in manifest.items:
        action = item.element.first("timelimitaction", ADLCP)
        if action is not None and action.text in TIME_LIMIT_ACTIONS and not item.element.all("maxtimeallowed", ADLCP):
            yield manifest.found(
                "item/action-without-time",
                action,
                "the item says what happens when time is up, and has no time limit",
                "add `<adlcp:maxtimeallowed>`, or take `<adlcp:timelimitaction>` out",
            )


def check_repeated(manifest: Manifest) -> Iterator[Diagnostic]:
    """ITM-20: each of ADL's elements, and the sequencing, stands in an item once (0 or 1)."""
    for item in manifest.items:
        children = [child for child in item.element.children if child.namespace in manifest.edition.prefixes]
        for name in manifest.edition.settings:
            same = [child for child in children if child.name == name]
            if len(same) > 1:
                yield manifest.found(
                    "item/repeated-setting",
                    same[1],
                    f"item `{item.identifier}` has {len(same)} elements `<{same[0].qualified}>`",
                    "keep one: LMSs take the first or the last",
                    manifest.related(same[0], "the first"),
                )


def check_size(manifest: Manifest) -> Iterator[Diagnostic]:
    """ITM-21: identifiers fit the columns of LMSs, and the tree is one that they show."""
    for element in (*(item.element for item in manifest.items), *(one.element for one in manifest.resources)):
        identifier = element.get("identifier") or ""
        if len(identifier) > _LONGEST_IDENTIFIER:
            yield manifest.found(
                "item/long-identifier",
                element,
                f"the identifier of this `<{element.name}>` has {len(identifier)} characters",
                f"keep to {_LONGEST_IDENTIFIER}: databases of some LMSs cut what is longer",
            )
            break
    deep = next((item for item in manifest.items if len(item.above) >= _DEEPEST), None)
    if deep:
        yield manifest.found(
            "item/deep",
            deep.element,
            f"item `{deep.identifier}` lies {len(deep.above) + 1} levels deep",
            f"keep to {_DEEPEST} levels: some LMSs show no more",
        )


RULES = (
    check_titles,
    check_references,
    check_leaves,
    check_visible,
    check_parameters,
    check_owners,
    check_repeated,
    check_size,
)
RULES_OF_SCORM_12 = (check_mastery, check_times, check_time_limits)
