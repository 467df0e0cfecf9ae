"""Settings that whoever runs an LMS asks to change: on all SCOs or AUs of a package, or on its organization."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from scormkit.diagnostics.nearest import did_you_mean
from scormkit.repair.change import Change
from scormkit.repair.markup import Edit, escaped
from scormkit.repair.source import Source
from scormkit.standards.content_packaging import TIME_LIMIT_ACTIONS, TITLE_LENGTH
from scormkit.standards.course_structure import MOVE_ON
from scormkit.standards.scorm12 import ADLCP, SCO
from scormkit.validation.cmi5 import CourseStructure
from scormkit.validation.manifest import Item, Manifest

_PERCENT = re.compile(r"100(?:\.0+)?|\d{1,2}(?:\.\d+)?", re.A)
_SHARE = re.compile(r"1(?:\.0{1,4})?|0(?:\.\d{1,4})?", re.A)
_TIMESPAN = re.compile(r"\d{2,4}:[0-5]\d:[0-5]\d(?:\.\d{1,2})?", re.A)  # CAM 2.3.5, table 2.3.5b


class InvalidSettingError(Exception):
    """A setting that there is not, a value that it cannot have, or a package that has no such setting.

    ``help`` says what to do, where that is known.
    """

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.help = help


class Setting(NamedTuple):
    """A setting by its name in the standard, and its value; an empty value takes it out."""

    name: str
    value: str

    def __str__(self) -> str:
        return f"{self.name}={self.value}"

    @property
    def standard(self) -> str:
        """The standard whose packages have it."""
        return _KNOWN[self.name].standard


class _Known(NamedTuple):
    standard: str
    accepts: Callable[[str], bool]
    values: str


def _one_of(words: tuple[str, ...]) -> Callable[[str], bool]:
    return lambda value: value in ("", *words)


_KNOWN = {
    "masteryscore": _Known(
        "SCORM 1.2", lambda value: not value or _PERCENT.fullmatch(value) is not None, "a number from 0 to 100"
    ),
    "maxtimeallowed": _Known(
        "SCORM 1.2",
        lambda value: not value or _TIMESPAN.fullmatch(value) is not None,
        "hours, minutes and seconds such as `01:30:00`",
    ),
    "timelimitaction": _Known("SCORM 1.2", _one_of(TIME_LIMIT_ACTIONS), f"one of {', '.join(TIME_LIMIT_ACTIONS)}"),
    "title": _Known(
        "SCORM 1.2",
        lambda value: 0 < len(value.strip()) <= TITLE_LENGTH and value.isprintable(),
        f"a line of text of at most {TITLE_LENGTH} characters",
    ),
    "masteryScore": _Known(
        "cmi5",
        lambda value: not value or _SHARE.fullmatch(value) is not None,
        "a number from 0 to 1 with at most four decimals",
    ),
    "moveOn": _Known("cmi5", _one_of(MOVE_ON), f"one of {', '.join(MOVE_ON)}"),
}


def read_setting(text: str) -> Setting:
    """``masteryscore=80`` as a setting; raises InvalidSettingError."""
    name, equals, value = text.partition("=")
    known = _KNOWN.get(name)
    if known is None:
        raise InvalidSettingError(
            f"there is no setting `{name}`", did_you_mean(name, list(_KNOWN), f"there are {', '.join(_KNOWN)}")
        )
    if not equals or not known.accepts(value):
        empty = "" if name == "title" else f"; `{name}=` takes it out"
        raise InvalidSettingError(f"`{text}` is no value of {name}", f"write {known.values}{empty}")
    return Setting(name, value)


def set_in_manifest(setting: Setting, manifest: Manifest, source: Source) -> Iterator[Change]:
    """Make a setting in a manifest of SCORM 1.2; raises InvalidSettingError where nothing can have it."""
    if setting.name == "title":
        yield from _set_title(setting, manifest, source)
        return
    items = [item for item in manifest.items if (one := manifest.launched(item)) is not None and one.type == SCO]
    if not items:
        raise InvalidSettingError(f"`{setting}` belongs on items that launch a SCO, and the package has none")
    edits = [edit for item in items for edit in _on_item(setting, item, source)]
    if edits:
        yield Change("", _told(setting, len(items), "item"), tuple(edits))


def _on_item(setting: Setting, item: Item, source: Source) -> Iterator[Edit]:
    """ADL's elements stand behind all others of an item (CAM 2.3.4, row 3.2.4)."""
    there = item.element.all(setting.name, ADLCP)
    prefix = source.prefix_for(item.element, ADLCP)
    name, declared = f"{prefix or 'adlcp:'}{setting.name}", "" if prefix else f' xmlns:adlcp="{ADLCP}"'
    if not there and setting.value:
        yield source.add_last(item.element, f"<{name}{declared}>{escaped(setting.value)}</{name}>")
    for element in there:
        edit = source.set_text(element, setting.value) if setting.value else source.remove(element)
        if edit is None:
            raise InvalidSettingError(f"`{setting}` cannot be written: `<{name}>` holds more than text")
        if element.text != setting.value or not setting.value:
            yield edit


def _set_title(setting: Setting, manifest: Manifest, source: Source) -> Iterator[Change]:
    if len(manifest.organizations) != 1:
        raise InvalidSettingError("the title is that of the only organization, and the package has none or several")
    (organization,) = manifest.organizations
    title = organization.first("title")
    name = source.written_name(organization, "title")
    edit = source.set_text(title, setting.value) if title else None
    if title is None:
        edit = source.add_first(organization, f"<{name}>{escaped(setting.value)}</{name}>")
    if edit is None:
        raise InvalidSettingError("the title cannot be written: it holds more than text")
    if title is None or title.text != setting.value:
        yield Change("", f"wrote the title `{setting.value}`", (edit,))


def set_in_course(setting: Setting, course: CourseStructure, source: Source) -> Iterator[Change]:
    """Make a setting on all AUs of a course structure (cmi5 13.1.4); raises InvalidSettingError where it has none."""
    if not course.aus:
        raise InvalidSettingError(f"`{setting}` belongs on AUs, and the package has none")
    edits = []
    for au in course.aus:
        written = source.attribute(au, setting.name)
        if written is None:
            edits += [source.add_attribute(au, setting.name, setting.value)] if setting.value else []
        elif not setting.value:
            edits.append(source.remove_attribute(written))
        elif source.value(written) != setting.value:
            edits.append(source.set_value(written, setting.value))
    if edits:
        yield Change("", _told(setting, len(course.aus), "AU"), tuple(edits))


def _told(setting: Setting, count: int, noun: str) -> str:
    owners = f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
    return f"set `{setting}` on {owners}" if setting.value else f"took `{setting.name}` out of {owners}"
