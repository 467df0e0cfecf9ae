"""cmi5: the course structure and the files that it names (cmi5 Quartz 13 and 14)."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from urllib.parse import parse_qsl

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.standards.cmi5 import NAMESPACE
from scormkit.standards.course_structure import MOST_AUS, RESERVED_PARAMETERS
from scormkit.validation.iris import is_absolute
from scormkit.validation.package import Package
from scormkit.validation.references import found_as, read_reference
from scormkit.validation.suggestions import Suggestions
from scormkit.validation.xml import Document, Element

_DECIMALS = 4
_LONGEST_ADDRESS = 2_000  # characters that a browser is sure to take
_BY_ID = ("course", "block", "au", "objective")


class CourseStructure:
    """A course structure within its package."""

    def __init__(self, package: Package, document: Document, root: Element) -> None:
        self.package = package
        self.document = document
        self.root = root
        self.nearest = Suggestions()

    def found(self, code: str, element: Element, message: str, help: str) -> Diagnostic:
        """A finding at an element."""
        return Diagnostic(code, self.document.at(element), message, help)

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """The elements of the course structure's own, in the order of the document."""
        return tuple(element for element in self.root.walk() if element.namespace == self.root.namespace)

    @cached_property
    def aus(self) -> tuple[Element, ...]:
        return tuple(element for element in self.elements if element.name == "au")

    @cached_property
    def identified(self) -> tuple[tuple[Element, str], ...]:
        """Each element that has an id, with it."""
        found = ((element, element.get("id")) for element in self.elements if element.name in _BY_ID)
        return tuple((element, id) for element, id in found if id is not None)

    @cached_property
    def urls(self) -> tuple[tuple[Element, str], ...]:
        """The address of each AU that has one."""
        found = ((url, url.text.strip()) for au in self.aus for url in au.all("url"))
        return tuple((url, text) for url, text in found if text)


def check_namespace(course: CourseStructure) -> Iterator[Diagnostic]:
    """C5-02: the root is ``courseStructure`` in cmi5's namespace (13.2)."""
    if course.root.name != "courseStructure" or course.root.namespace != NAMESPACE:
        yield course.found(
            "cmi5/namespace",
            course.root,
            f"the root element is `<{course.root.name}>` {course.root.in_namespace}",
            f'begin with `<courseStructure xmlns="{NAMESPACE}">`, `https` and all',
        )


def check_ids(course: CourseStructure) -> Iterator[Diagnostic]:
    """C5-03: ids and activity types are absolute IRIs (13.1.1 to 13.1.4)."""
    named = [(element, "id", id) for element, id in course.identified]
    named += [(au, "activityType", au.get("activityType") or "") for au in course.aus if au.get("activityType")]
    for element, name, iri in named:
        if not is_absolute(iri.strip()):
            yield course.found(
                "cmi5/invalid-id",
                element,
                f"the {name} of `<{element.name}>` is `{iri}`, which is no absolute IRI",
                "write an address that is yours and stays the same, such as `https://example.com/course/1`",
            )


def check_unique(course: CourseStructure) -> Iterator[Diagnostic]:
    """C5-04: ids are unique among AUs, blocks and objectives (13.1.2 to 13.1.4), best in the whole course."""
    kinds: dict[str, str] = {}
    for element, id in course.identified:
        kind = kinds.setdefault(id, element.name)
        if kinds.get(f"{element.name} {id}"):
            yield course.found(
                "cmi5/duplicate-id",
                element,
                f"two elements `<{element.name}>` have the id `{id}`",
                "give each an id of its own; the LRS would mix up their results",
            )
        elif kind != element.name:
            yield course.found(
                "cmi5/id-of-two-kinds",
                element,
                f"`{id}` is the id of a `<{kind}>` and of a `<{element.name}>`",
                "give each an id of its own, so that reports can tell them apart",
            )
        kinds[f"{element.name} {id}"] = element.name


def check_objectives(course: CourseStructure) -> Iterator[Diagnostic]:
    """C5-05: a reference to an objective leads to one (13.1.4)."""
    known = {id: None for element, id in course.identified if element.name == "objective"}
    for element in course.elements:
        wanted = element.get("idref") if element.name == "objective" else None
        if wanted is not None and wanted not in known:
            yield course.found(
                "cmi5/objective-not-found",
                element,
                f"`{wanted}` is no objective of the course",
                course.nearest.offer(wanted, known, "add it to the `<objectives>` of the course"),
            )


def check_urls(course: CourseStructure) -> Iterator[Diagnostic]:
    """C5-06, C5-07: the address of an AU is a URL, and leaves the LMS's own parameters to it (8.1, 13.1.4)."""
    for url, text in course.urls:
        if re.search(r"[\s<>\"{}|\\^`\[\]]|#.*#", text) or read_reference(text).on_disk:
            yield course.found(
                "cmi5/invalid-url",
                url,
                f"`{text}` is no URL",
                "write a path in the package, or an `https` address, without blanks and backslashes",
            )
            continue
        given = [name for name, _ in parse_qsl(read_reference(text).query, keep_blank_values=True)]
        for name in given:
            if name in RESERVED_PARAMETERS:
                yield course.found(
                    "cmi5/reserved-parameter",
                    url,
                    f"the address has the parameter `{name}`, which is the LMS's to add",
                    "give it another name",
                )


def check_files(course: CourseStructure) -> Iterator[Diagnostic]:
    """C5-08, C5-09: a relative address leads to a file of the package (14.1), which there must be (14.2)."""
    for url, text in course.urls:
        reference = read_reference(text)
        if not reference.is_local or re.search(r"[\s\\]", text):
            continue
        if course.package.contents.form == "xml":
            yield course.found(
                "cmi5/relative-url",
                url,
                f"`{text}` is relative, and a course structure without a package has no files",
                "write an absolute address, or pack the files and cmi5.xml into a zip",
            )
            continue
        real = found_as(reference, course.package)
        if real != reference.path:
            yield course.found(
                "cmi5/missing-file",
                url,
                f"the AU opens `{text}`, and " + (f"the file is called `{real}`" if real else "there is no such file"),
                "write the path in the file's own letters" if real else "add the file to the package",
            )
        elif text.partition("?")[0] != real:
            yield course.found(
                "cmi5/unusual-path",
                url,
                f"`{text}` is the file `{real}` by a detour, and players look for the very letters",
                f"write `{real}`",
            )


def check_hosts(course: CourseStructure) -> Iterator[Diagnostic]:
    """C5-10: what lies in the package is referred to relatively (14.1)."""
    for url, text in course.urls:
        reference = read_reference(text)
        if reference.scheme not in ("http", "https") or len(text) > _LONGEST_ADDRESS:
            continue
        parts = reference.path.split("/")[2:]  # behind the scheme and the host
        tails = ("/".join(parts[start:]) for start in range(len(parts)))
        own = next((tail for tail in tails if tail in course.package.files), None)
        if own is not None and course.package.contents.form != "xml":
            yield course.found(
                "cmi5/absolute-url",
                url,
                f"the AU opens `{text}`, and the package holds `{own}`",
                f"write `{own}` if that is the page, or leave the file out of the package",
            )


def check_mastery(course: CourseStructure) -> Iterator[Diagnostic]:
    """C5-11, C5-13: a mastery score has at most four decimals, and something depends on it (13.1.4)."""
    for au in course.aus:
        score = (au.get("masteryScore") or "").strip()
        if len(score.partition(".")[2]) > _DECIMALS:
            yield course.found(
                "cmi5/mastery-decimals",
                au,
                f"the mastery score `{score}` has more than {_DECIMALS} decimals",
                f"write at most {_DECIMALS}",
            )
        move_on = au.get("moveOn")
        if score and move_on in (None, "NotApplicable"):
            yield course.found(
                "cmi5/mastery-unused",
                au,
                "the AU has a mastery score, and counts as done whatever the score",
                'write `moveOn="Passed"`, `"CompletedAndPassed"` or `"CompletedOrPassed"`',
            )
        elif move_on is None:
            yield course.found(
                "cmi5/done-at-once",
                au,
                "the AU does not say when it is done, so that it counts as done from the beginning",
                'write `moveOn="Completed"`, or `moveOn="NotApplicable"` if this is meant',
            )


def check_languages(course: CourseStructure) -> Iterator[Diagnostic]:
    """C5-15: each text says its language, and each language stands once (13.1)."""
    for element in course.elements:
        texts = element.all("langstring")
        languages = [text.get("lang") for text in texts]
        for text, language in zip(texts, languages, strict=True):
            if language is None:
                yield course.found(
                    "cmi5/no-language",
                    text,
                    "the text does not say its language",
                    'write `<langstring lang="en">`',
                )
        repeated = next((one for one, count in Counter(languages).items() if one is not None and count > 1), None)
        if repeated is not None:
            yield course.found(
                "cmi5/language-twice",
                element,
                f"`<{element.name}>` has two texts in `{repeated}`",
                "keep one of them, or correct its language",
            )


def check_extensions(course: CourseStructure) -> Iterator[Diagnostic]:
    """C5-16: elements of other namespaces are allowed (13.1.5), and LMSs may ignore them."""
    strange = next((one for one in course.root.walk() if one.namespace not in ("", course.root.namespace)), None)
    if strange is not None:
        yield course.found(
            "cmi5/extension",
            strange,
            f"`<{strange.name}>` belongs to `{strange.namespace}`, an extension",
            "make sure that the course works where it is ignored",
        )


def check_number(course: CourseStructure) -> Iterator[Diagnostic]:
    """C5-17: an LMS must take a thousand AUs (6.1), no more."""
    if len(course.aus) > MOST_AUS:
        yield course.found(
            "cmi5/many-aus",
            course.aus[MOST_AUS],
            f"the course has {len(course.aus):,} AUs; LMSs must take {MOST_AUS:,}",
            "make several courses of it",
        )


RULES = (
    check_namespace,
    check_ids,
    check_unique,
    check_objectives,
    check_urls,
    check_files,
    check_hosts,
    check_mastery,
    check_languages,
    check_extensions,
    check_number,
)
