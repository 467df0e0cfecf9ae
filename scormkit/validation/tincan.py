"""tincan.xml: activities of an xAPI package and what is launched (Rustici's convention; there is no public schema)."""

from collections.abc import Iterator

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.standards.xapi import LAUNCH_NAMESPACE
from scormkit.validation.iris import is_absolute
from scormkit.validation.package import Package
from scormkit.validation.references import found_as, read_reference
from scormkit.validation.xml import Document, Element

_TYPES = ("http://adlnet.gov/expapi/activities/", "http://id.tincanapi.com/activitytype/", "https://w3id.org/xapi/")

_RARE = ("resource", "extensions")


class Activities:
    """A tincan.xml within its package."""

    def __init__(self, package: Package, document: Document, root: Element) -> None:
        self.package = package
        self.document = document
        self.root = root
        self.all = tuple(one for parent in root.all("activities") for one in parent.all("activity"))
        self.launches = tuple(launch for activity in self.all for launch in activity.all("launch"))

    def found(self, code: str, element: Element, message: str, help: str) -> Diagnostic:
        """A finding at an element."""
        return Diagnostic(code, self.document.at(element), message, help)


def check_namespace(activities: Activities) -> Iterator[Diagnostic]:
    """TC-01: the root is ``tincan`` in its namespace."""
    root = activities.root
    if root.name != "tincan" or root.namespace != LAUNCH_NAMESPACE:
        yield activities.found(
            "tincan/namespace",
            root,
            f"the root element is `<{root.name}>` {root.in_namespace}",
            f'begin with `<tincan xmlns="{LAUNCH_NAMESPACE}">`',
        )


def check_activities(activities: Activities) -> Iterator[Diagnostic]:
    """TC-02: there is an activity; each has an absolute IRI of its own."""
    if not activities.all:
        yield activities.found(
            "tincan/no-activity",
            activities.root,
            "the file holds no activity",
            'write `<activities><activity id="https://…" type="…">` with its name and `<launch>`',
        )
    seen: set[str] = set()
    for activity in activities.all:
        id = (activity.get("id") or "").strip()
        if not is_absolute(id):
            yield activities.found(
                "tincan/invalid-id",
                activity,
                f"the activity's id is `{id}`, which is no absolute IRI" if id else "the activity has no id",
                "write an address that is yours and stays the same, such as `https://example.com/course/1`",
            )
        elif id in seen:
            yield activities.found(
                "tincan/duplicate-id",
                activity,
                f"two activities have the id `{id}`",
                "give each an id of its own; an LRS takes the two for one",
            )
        seen.add(id)


def check_launch(activities: Activities) -> Iterator[Diagnostic]:
    """TC-03: one activity, the first, is launched, and its page is there."""
    if activities.all and not activities.launches:
        yield activities.found(
            "tincan/no-launch",
            activities.all[0],
            "no activity has a `<launch>`, so that there is nothing to open",
            'write `<launch lang="en">index.html</launch>` in the first activity',
        )
    elif len(activities.launches) > 1 or (activities.launches and not activities.all[0].all("launch")):
        yield activities.found(
            "tincan/launch-place",
            activities.launches[-1],
            "LMSs open the `<launch>` of the first activity, and this one belongs to another, or is a second one",
            "keep one `<launch>`, in the first activity",
        )
    for launch in activities.launches:
        reference = read_reference(launch.text)
        if not reference.is_local or reference.outside:
            continue
        real = found_as(reference, activities.package)
        if real is None or real != reference.path:
            yield activities.found(
                "tincan/missing-file",
                launch,
                f"`<launch>` opens `{launch.text.strip()}`, and "
                + (f"the file is called `{real}`" if real else "there is no such file"),
                "write the path in the file's own letters" if real else "add the file to the package",
            )


def check_texts(activities: Activities) -> Iterator[Diagnostic]:
    """TC-04: an activity has a name and a description, each with its language."""
    for activity in activities.all:
        for name in ("name", "description"):
            texts = activity.all(name)
            if not any(text.text.strip() for text in texts):
                yield activities.found(
                    "tincan/no-text",
                    activity,
                    f"the activity has no {name}",
                    f'write `<{name} lang="en">…</{name}>`',
                )
            elif any(text.get("lang") is None for text in texts):
                yield activities.found(
                    "tincan/no-language",
                    next(text for text in texts if text.get("lang") is None),
                    f"the {name} does not say its language",
                    f'write `<{name} lang="en">`',
                )


def check_types(activities: Activities) -> Iterator[Diagnostic]:
    """TC-05: types come from a registry that reports know."""
    for activity in activities.all:
        type_ = activity.get("type") or ""
        if not type_.startswith(_TYPES):
            yield activities.found(
                "tincan/unknown-type",
                activity,
                f"the activity's type is `{type_}`, of no registry" if type_ else "the activity has no type",
                f"write one of ADL's, such as `{_TYPES[0]}course`",
            )


def check_rare(activities: Activities) -> Iterator[Diagnostic]:
    """TC-06: elements that Rustici describes and no package uses may not be read."""
    rare = next((one for activity in activities.all for one in activity.children if one.name in _RARE), None)
    if rare is not None:
        yield activities.found(
            "tincan/rare-element",
            rare,
            f"`<{rare.name}>` is described for tincan.xml, and hardly any package has it",
            "do not rely on it where the LMS is not known",
        )


RULES = (check_namespace, check_activities, check_launch, check_texts, check_types, check_rare)
