"""Courses for tests, written as texts and read without a disk."""

from collections.abc import Mapping
from pathlib import Path

from scormkit.diagnostics.outcome import Outcome
from scormkit.model.course import Course
from scormkit.model.media import MediaFile
from scormkit.model.source import SourceText, SourceTree
from scormkit.reading import read
from scormkit.syntax import parse

COURSE = """\
format: 1
id: calls
title: Calls
summary: Calls.
keywords: [calls]
modules:
  - id: day
    title: Day
    units: [listen]
"""
UNIT = """\
---
title: Listen
objectives:
  hear: Hear a caller out.
---
Let the caller finish.

![](../quizzes/words.yaml)
"""
QUIZ = """\
title: Words
objectives: [hear]
questions:
  - id: first
    prompt: Who speaks first?
    choices: |
      - [x] a. The caller
      - [ ] b. You
"""
TEXTS = {"course.yaml": COURSE, "quizzes/words.yaml": QUIZ, "units/10-listen.md": UNIT}


def tree(texts: Mapping[str, str], media: tuple[str, ...] = ()) -> SourceTree:
    """A course's folder of these texts and empty media."""
    sources = tuple(SourceText(path, texts[path]) for path in sorted(texts))
    files = tuple(MediaFile(path, 0, "0" * 64, Path(path)) for path in sorted(media))
    return SourceTree(Path("course"), sources, files)


def read_texts(changes: Mapping[str, str], media: tuple[str, ...] = ()) -> Outcome[Course]:
    """The course of ``TEXTS`` with some of them changed or added; the findings are those of parse and read."""
    return Outcome(tree({**TEXTS, **changes}, media)).then(parse).then(read)


def read_course(changes: Mapping[str, str], media: tuple[str, ...] = ()) -> Course:
    """The same where nothing may be found."""
    outcome = read_texts(changes, media)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def codes(outcome: Outcome[Course]) -> list[tuple[str, int, int]]:
    """Code, line and column of each finding."""
    return [(found.code, found.span.line, found.span.column) for found in outcome.diagnostics]
