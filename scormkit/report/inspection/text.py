"""An inspection as text for people.

::

    dist/a.zip: SCORM 1.2 · zip, 5 files, 1 KB, unpacked 3 KB

    imsmanifest.xml
    First aid · organization course
    │  default true
    ├─ Is somebody breathing? · item breathing
    │     opens breathing.html
    │     scormtype sco · masteryscore 80
    └─ Stop the bleeding · item bleeding
          opens bleeding.html
          scormtype sco
"""

from collections.abc import Iterable, Iterator

from scormkit.report.text import harmless
from scormkit.validation.inspection import Inspection, Outline, Part

_LONGEST = 90  # characters of a value
_BOLD, _DIM, _RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def describe_inspection(path: str, inspection: Inspection, colour: bool = False) -> str:
    """Describe a package: what it is, what it offers, what it weighs, what could not be read."""
    lines = [_head(path, inspection)]
    for outline in inspection.outlines:
        lines += ["", *_outlined(outline, colour)]
    if inspection.files:
        kinds = [(kind.name, _counted(kind.files, "file"), _size(kind.size)) for kind in inspection.kinds]
        lines += ["", "by kind, unpacked", *_table(kinds)]
        lines += ["", "largest files", *_table([(one.path, _size(one.size)) for one in inspection.largest])]
    if inspection.unread:
        lines += ["", "not read", *(f"  {_shown(words)}" for words in inspection.unread)]
        lines.append(f"  help: `scormkit validate {_shown(path)}` says what is wrong and what to do")
    return "".join(f"{line}\n" for line in lines)


def _head(path: str, inspection: Inspection) -> str:
    standards = (
        one.standard if one.standard.endswith(one.edition) else f"{one.standard} ({one.edition})"
        for one in inspection.outlines
    )
    weight = f"{inspection.form}, {_counted(inspection.files, 'file')}, {_size(inspection.packed)}"
    if inspection.form == "zip":
        weight += f", unpacked {_size(inspection.unpacked)}"
    maker = f" · made with {inspection.tool}" if inspection.tool else ""
    return f"{_shown(path)}: {_shown(' + '.join(standards) or 'no known standard')} · {weight}{maker}"


def _outlined(outline: Outline, colour: bool) -> Iterator[str]:
    yield _shown(outline.file)
    for part in outline.parts:
        yield from _drawn(part, "", "", colour)


def _drawn(part: Part, first: str, rest: str, colour: bool) -> Iterator[str]:
    """The lines of a part: ``first`` stands in front of its title, ``rest`` in front of what follows."""
    title, about = _shown(part.title) or "(no title)", _shown(f"{part.kind} {part.id}".rstrip())
    told = [_shown(f"{setting.name} {setting.value}") for setting in part.settings]
    below = "│  " if part.parts else "   "
    yield f"{first}{_BOLD}{title}{_RESET} {_DIM}· {about}{_RESET}" if colour else f"{first}{title} · {about}"
    if part.launch:
        yield f"{rest}{below}opens {_shown(part.launch)}"
    if told:
        yield f"{rest}{below}{' · '.join(told)}"
    for inner in part.parts:
        last = inner is part.parts[-1]
        yield from _drawn(inner, f"{rest}{'└─ ' if last else '├─ '}", f"{rest}{'   ' if last else '│  '}", colour)


def _table(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Lines of cells: the first to the left, all others to the right."""
    cells = [tuple(_shown(cell) for cell in row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for name, *numbers in cells:
        aligned = (f"{number:>{width}}" for number, width in zip(numbers, widths[1:], strict=True))
        yield f"  {name:<{widths[0]}}  {'  '.join(aligned)}"


def _shown(text: str) -> str:
    text = harmless(" ".join(text.split()))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _size(size: int) -> str:
    if size < 1000:
        return f"{size} B"
    return f"{size / 1e6:,.1f} MB" if size >= 100_000 else f"{round(size / 1000)} KB"
