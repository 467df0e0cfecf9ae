"""Learning object metadata (IMS LRM 1.2.1) of a course, complete for the Content Aggregation profile (CAM 2.2.4.4).

Where an element comes from, and what stands there when the author says nothing:

==================================  ===========================  ==================================
element                             field of course.yaml         default
==================================  ===========================  ==================================
general/title                       title                        –
general/catalogentry                id                           –
general/description                 summary                      the title
general/keyword                     keywords                     the title
lifecycle/version                   version                      –
lifecycle/status                    status                       Final
lifecycle/contribute                author, publisher            left out
technical/format, location          –                            text/html, the launch page
educational/typicallearningtime     the units' ``duration``      left out
rights                              rights                       no cost, copyright applies
classification/purpose              purpose                      Educational Objective
classification/description          objectives                   the summary
classification/keyword              keywords                     the title
==================================  ===========================  ==================================
"""

from lxml.etree import _Element as Element

from scormkit.model.course import Course
from scormkit.standards.scorm12 import METADATA_SCHEME, NO_LANGUAGE, VOCABULARY
from scormkit.targets.scorm12.elements import element


def course_metadata(course: Course, launch: str) -> Element:
    """Describe a course whose first page is ``launch``. Element order is the schema's."""
    return _lom(
        "lom",
        _general(course),
        _lifecycle(course),
        _lom("metametadata", _lom("metadatascheme", METADATA_SCHEME), _lom("language", course.language)),
        _lom("technical", _lom("format", "text/html"), element("imsmd:location", launch, type="URI")),
        _educational(course),
        _rights(course),
        _classification(course),
    )


def learning_time(course: Course) -> str:
    """Add up the units' minutes as ``HH:MM:SS``; "" where no unit says how long it takes."""
    minutes = sum(unit.minutes or 0 for unit in course.units)
    return f"{minutes // 60:02}:{minutes % 60:02}:00" if minutes else ""


def _general(course: Course) -> Element:
    entry = _langstring(course.name.text, NO_LANGUAGE)
    return _lom(
        "general",
        _lom("title", _text(course, course.title)),
        _lom("catalogentry", _lom("catalog", "scormkit"), _lom("entry", entry)),
        _lom("language", course.language),
        _lom("description", _text(course, course.summary or course.title)),
        *_keywords(course),
    )


def _lifecycle(course: Course) -> Element:
    lifecycle = _lom("lifecycle", _lom("version", _text(course, course.version)), _word("status", course.status))
    for role, name in (("Author", course.author), ("Publisher", course.publisher)):
        if name:
            lifecycle.append(_lom("contribute", _word("role", role), _lom("centity", _lom("vcard", _vcard(name)))))
    return lifecycle


def _educational(course: Course) -> Element:
    educational = _lom("educational")
    if time := learning_time(course):
        educational.append(_lom("typicallearningtime", _lom("datetime", time)))
    educational.append(_lom("language", course.language))
    return educational


def _rights(course: Course) -> Element:
    rights = _lom(
        "rights",
        _word("cost", "yes" if course.rights.cost else "no"),
        _word("copyrightandotherrestrictions", "yes" if course.rights.copyright else "no"),
    )
    if course.rights.statement:
        rights.append(_lom("description", _text(course, course.rights.statement)))
    return rights


def _classification(course: Course) -> Element:
    stated = " ".join(objective.text for objective in course.objectives if not objective.unit)
    return _lom(
        "classification",
        _word("purpose", course.purpose),
        _lom("description", _text(course, stated or course.summary or course.title)),
        *_keywords(course),
    )


def _keywords(course: Course) -> list[Element]:
    return [_lom("keyword", _text(course, word)) for word in course.keywords or (course.title,)]


def _text(course: Course, text: str) -> Element:
    return _langstring(" ".join(text.split()), course.language)


def _langstring(text: str, language: str) -> Element:
    return element("imsmd:langstring", text, xml__lang=language)


def _word(name: str, word: str) -> Element:
    """Write a word of a vocabulary (Add. 2: source and value, with no wrapper)."""
    source, value = _langstring(VOCABULARY, NO_LANGUAGE), _langstring(word, NO_LANGUAGE)
    return _lom(name, _lom("source", source), _lom("value", value))


def _vcard(name: str) -> str:
    escaped = " ".join(name.split()).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return f"BEGIN:VCARD\nVERSION:2.1\nFN:{escaped}\nEND:VCARD"


def _lom(name: str, *content: Element | str) -> Element:
    return element(f"imsmd:{name}", *content)
