"""What changed between two versions of a course, as text for people and as JSON."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby

from scormkit.records.change import Change, Effect
from scormkit.records.course import PublishedCourse
from scormkit.report.text import harmless

FORMAT = 1


def describe_changes(old: PublishedCourse, new: PublishedCourse, found: Sequence[Change]) -> str:
    """The changes in lines, each ended by a newline; those with one effect stand together."""
    return "".join(f"{harmless(line)}\n" for line in _lines(old, new, found))


def _lines(old: PublishedCourse, new: PublishedCourse, found: Sequence[Change]) -> Iterator[str]:
    yield f"{_build(old)} → {_build(new)}"
    for effect, group in groupby(found, key=lambda change: change.effect):
        yield from ("", effect.value)
        for change in group:
            yield f"  {change.part}: {change.what}"
            yield f"    learners: {change.learners}"
            if change.help:
                yield f"    help: {change.help}"
    yield ""
    counts = {effect: sum(change.effect is effect for change in found) for effect in Effect}
    told = ", ".join(f"{count} {effect.value}" for effect, count in counts.items() if count)
    yield f"for learners in progress: {told or 'nothing changes'}"


def _build(course: PublishedCourse) -> str:
    return f"{course.id} {course.version} · {course.fingerprint}"


def changes_document(old: PublishedCourse, new: PublishedCourse, found: Sequence[Change]) -> str:
    """The changes as one JSON document, format 1; ``help`` is null but for what breaks."""
    whole = {
        "format": FORMAT,
        **{
            side: {"course": course.id, "version": course.version, "fingerprint": course.fingerprint}
            for side, course in (("old", old), ("new", new))
        },
        "changes": [
            {
                "effect": change.effect.value,
                "part": change.part,
                "what": change.what,
                "learners": change.learners,
                "help": change.help or None,
            }
            for change in found
        ],
        "summary": {effect.value: sum(change.effect is effect for change in found) for effect in Effect},
    }
    return json.dumps(whole, indent=2) + "\n"  # ASCII, so that no pipe's encoding can spoil it
