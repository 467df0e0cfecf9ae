"""Quirks: what some LMSs refuse, or do otherwise than the standard says. Which they are is data of the profiles."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.standards.profiles import LMS_PROFILES, PROFILES
from scormkit.standards.profiles.profile import Launch, Profile
from scormkit.standards.scorm12 import ADLCP, SCO, WEB_CONTENT
from scormkit.standards.scorm2004 import IMSCP, IMSSS
from scormkit.validation.findings import about_files
from scormkit.validation.manifest import Item, Manifest, Resource
from scormkit.validation.package import Package
from scormkit.validation.result import Quirk
from scormkit.validation.sequencing import name_of
from scormkit.validation.xml import Element

_TITLE_WITH_REFERENCE = re.compile(r"<title>[^<]{0,2000}?(&#\w{1,8};)")
_CONTROLS = ("completionSetByContent", "objectiveSetByContent")


def quirks_of_standards(standards: Sequence[str]) -> tuple[Quirk, ...]:
    """The profiles that take none of a package's standards."""
    return tuple(
        Quirk(
            profile.id,
            Diagnostic(
                "lms/standard-not-taken",
                Span(""),
                f"the package is {' + '.join(standards)}, which {profile.name} does not take",
                "export the course in a standard that it takes",
            ),
        )
        for profile in PROFILES.values()
        if profile.refuses and standards and all(one.startswith(profile.refuses) for one in standards)
    )


def quirks_of_package(package: Package) -> tuple[Quirk, ...]:
    """What LMSs trip over in a package's files."""
    return tuple(quirk for rule in _PACKAGE_RULES for quirk in rule(package))


def quirks_of_manifest(manifest: Manifest) -> tuple[Quirk, ...]:
    """What LMSs trip over in a manifest of SCORM, whichever its version."""
    return tuple(quirk for rule in _MANIFEST_RULES for quirk in rule(manifest))


def _those(asked: Callable[[Profile], object]) -> Iterator[Profile]:
    return (profile for profile in LMS_PROFILES if asked(profile))


def _of_all(found: Diagnostic) -> Iterator[Quirk]:
    """A quirk of each LMS that has something to say of its code."""
    return (Quirk(profile.id, found) for profile in LMS_PROFILES if profile.entry(found.code))


def check_types(package: Package) -> Iterator[Quirk]:
    """Files of types that an LMS refuses."""
    for profile in _those(lambda one: one.refused_types):
        paths = [path for path in package.files if path.lower().endswith(profile.refused_types)]
        for found in about_files(
            "lms/refused-type",
            [package.place(path) for path in paths],
            "this is a file of a type that an LMS refuses",
            "{count} files are of types that an LMS refuses",
            "leave them out of the package; learners' browsers do not need them",
        ):
            yield Quirk(profile.id, found)


def check_size(package: Package) -> Iterator[Quirk]:
    """A zip that is larger than an LMS takes."""
    for profile in _those(lambda one: one.largest):
        if package.contents.form == "zip" and package.contents.size > profile.largest:
            yield Quirk(
                profile.id,
                Diagnostic(
                    "lms/too-large",
                    Span(""),
                    f"the zip has {package.contents.size >> 20:,} MB, more than an LMS takes",
                    "leave out what no learner needs, pack media smaller, or stream long videos",
                ),
            )


def check_media_types(package: Package) -> Iterator[Quirk]:
    """Files that a browser refuses unless they come with their media type."""
    for profile in _those(lambda one: one.plain):
        for found in about_files(
            "lms/media-type",
            [package.place(path) for path in package.files if path.lower().endswith(profile.plain)],
            "an LMS serves this file without its media type, and browsers then refuse it as a module",
            "an LMS serves {count} files without their media types, and browsers then refuse them as modules",
            "write scripts as `.js`, and read `.wasm` as bytes",
        ):
            yield Quirk(profile.id, found)


def _launching(manifest: Manifest) -> list[tuple[Item, Resource]]:
    """The items that launch something, with what they launch."""
    pairs = ((item, manifest.launched(item)) for item in manifest.items)
    return [(item, resource) for item, resource in pairs if resource is not None and resource.href]


def _shown(manifest: Manifest) -> int:
    """Which organization is the default: the one that is said to be, or the first."""
    names = [organization.get("identifier") for organization in manifest.organizations]
    said = [parent.get("default") for parent in manifest.root.all("organizations")]
    return names.index(said[0]) if said and said[0] in names else 0


def check_several(manifest: Manifest) -> Iterator[Quirk]:
    """More items than an LMS takes or launches."""
    launching = _launching(manifest)
    for profile in LMS_PROFILES:
        if profile.one_item and len(manifest.items) > 1:
            second, count, noun = manifest.items[1], len(manifest.items), "items"
        elif profile.one_sco and len(launching) > 1:
            second, count, noun = launching[1][0], len(launching), "items that launch something"
        else:
            continue
        found = manifest.found(
            "lms/several-scos",
            second.element,
            f"the manifest has {count} {noun}, and an LMS takes one",
            "export the course as one SCO, or each part as a package of its own",
        )
        yield Quirk(profile.id, found)


def check_launch(manifest: Manifest) -> Iterator[Quirk]:
    """A page that an LMS opens in place of the first item's."""
    shown = _shown(manifest)
    naming = (item for item in manifest.items if item.organization == shown and item.element.get("identifierref"))
    first = next(naming, None)
    wanted = manifest.launched(first) if first else None
    if wanted is None or not wanted.href:
        return  # where it names one, that is an error of its own
    for profile in _those(lambda one: one.launch is not Launch.ITEM):
        opened = next((one for one in manifest.resources if _IS_OPENED[profile.launch](one)), None)
        if opened is None or (opened.href, opened.base) == (wanted.href, wanted.base):
            continue
        found = manifest.found(
            "lms/other-launch",
            opened.element,
            f"an LMS opens {profile.launch.value}, `{opened.href or opened.identifier}`, "
            f"and the first item launches `{wanted.href}`",
            f"make `{wanted.identifier}` the first `<resource>`",
        )
        yield Quirk(profile.id, found)


_IS_OPENED: dict[Launch, Callable[[Resource], bool]] = {
    Launch.FIRST_HREF: lambda resource: resource.href is not None,
    Launch.FIRST_WEB_CONTENT: lambda resource: resource.element.get("type") == WEB_CONTENT,
    Launch.FIRST_SCO: lambda resource: resource.type == SCO,
}


def check_prefix(manifest: Manifest) -> Iterator[Quirk]:
    """SCOs that say what they are by another prefix than ``adlcp``, which is right XML."""
    if manifest.scos and "adlcp:scormtype" not in manifest.document.text.lower():
        yield from _of_all(
            manifest.found(
                "lms/prefix",
                manifest.scos[0].element,
                "`scormtype` does not have the prefix `adlcp:`, and an LMS looks for it letter by letter",
                "declare ADL's namespace with the prefix `adlcp`",
            )
        )


def check_titles(manifest: Manifest) -> Iterator[Quirk]:
    """A title with a character that is written as a number."""
    match = _TITLE_WITH_REFERENCE.search(manifest.document.text)
    if match:
        yield from _of_all(
            Diagnostic(
                "lms/character-reference",
                Span(manifest.document.path, manifest.document.text.count("\n", 0, match.start(1)) + 1),
                f"a title holds `{match[1]}`, which an LMS shows as it stands",
                "write the character itself; the file is UTF-8",
            )
        )


def check_mastery(manifest: Manifest) -> Iterator[Quirk]:
    """A mastery score, which LMSs treat in many ways."""
    scores = [score for item in manifest.items for score in item.element.all("masteryscore", ADLCP)]
    if scores:
        yield from _of_all(
            manifest.found(
                "lms/mastery-score",
                scores[0],
                "the manifest has a mastery score, and LMSs ignore it, or overwrite the course's status by it",
                "let the course tell itself whether it was passed, and take the mastery score out",
            )
        )


def check_hidden(manifest: Manifest) -> Iterator[Quirk]:
    """An item that is not to be shown, and yet launches something."""
    hidden = [item for item, _ in _launching(manifest) if item.element.get("isvisible") == "false"]
    if hidden:
        yield from _of_all(
            manifest.found(
                "lms/hidden-item",
                hidden[0].element,
                f"item `{hidden[0].identifier}` launches something and is hidden, which LMSs treat in many ways",
                "show it, or make it a part of another SCO",
            )
        )


def check_addresses(manifest: Manifest) -> Iterator[Quirk]:
    """A query that an LMS leaves off the launch address."""
    launching = _launching(manifest)
    queries = {
        "href": [(resource.element, resource.href or "") for _, resource in launching if "?" in (resource.href or "")],
        "parameters": [(item.element, item.element.get("parameters") or "") for item, _ in launching],
    }
    for profile in _those(lambda one: one.drops):
        for element, text in (one for kind in profile.drops for one in queries[kind] if one[1]):
            found = manifest.found(
                "lms/query-dropped",
                element,
                f"`{text}` belongs to the launch address, and an LMS opens the page without the query",
                "make sure that the page opens well without it, or give it a page of its own",
            )
            yield Quirk(profile.id, found)
            break


def check_names(manifest: Manifest) -> Iterator[Quirk]:
    """An identifier that an LMS cannot use."""
    elements: dict[str, list[Element]] = {}
    for element in manifest.elements:
        if element.namespace == manifest.root.namespace and element.get("identifier"):
            elements.setdefault(element.name, []).append(element)
    for profile in _those(lambda one: one.names):
        for naming in profile.names:
            every = (element for name in naming.elements for element in elements.get(name, ()))
            odd = next((one for one in every if not re.fullmatch(naming.pattern, one.get("identifier") or "")), None)
            if odd is not None:
                found = manifest.found(
                    "lms/identifier",
                    odd,
                    f"the identifier of `<{odd.name}>` is `{odd.get('identifier')}`, and an LMS wants one that "
                    f"{naming.words}",
                    "choose one of letters, digits and `_`, with a letter in front",
                )
                yield Quirk(profile.id, found)


def check_completion(manifest: Manifest) -> Iterator[Quirk]:
    """A SCO of SCORM 2004 that leaves it to the LMS when it is completed (SN 3.13)."""
    if manifest.root.namespace != IMSCP:
        return
    shared = {
        name_of(one, "ID"): one
        for collection in manifest.root.all("sequencingCollection", IMSSS)
        for one in collection.all("sequencing")
    }
    for item, resource in _launching(manifest):
        if resource.type == SCO and not _set_by_content(item.element, shared):
            yield from _of_all(
                manifest.found(
                    "lms/completed-on-exit",
                    item.element,
                    f"item `{item.identifier}` leaves it to the LMS to say that it is completed",
                    'add `<imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>` '
                    "to its `<imsss:sequencing>`",
                )
            )
            return


def _set_by_content(item: Element, shared: dict[str, Element]) -> bool:
    """Whether the sequencing of an item, or what it refers to, has both controls on."""
    own = item.first("sequencing", IMSSS)
    if own is None:
        return False
    controls = own.first("deliveryControls") or _controls(shared.get(name_of(own, "IDRef")))
    return controls is not None and all(controls.get(name) in ("true", "1") for name in _CONTROLS)


def _controls(sequencing: Element | None) -> Element | None:
    return None if sequencing is None else sequencing.first("deliveryControls")


_PACKAGE_RULES: tuple[Callable[[Package], Iterable[Quirk]], ...] = (check_types, check_size, check_media_types)
_MANIFEST_RULES: tuple[Callable[[Manifest], Iterable[Quirk]], ...] = (
    check_several,
    check_launch,
    check_prefix,
    check_titles,
    check_mastery,
    check_hidden,
    check_addresses,
    check_names,
    check_completion,
)
