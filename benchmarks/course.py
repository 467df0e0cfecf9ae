"""The synthetic course that every tool in the comparison was given.

Modules of three units; each unit about 600 words, a table and a quiz of three four-option questions (4 attempts); a
30 KB image in every third unit. The same number of units gives the same files.
"""

import random
import struct
import zlib
from pathlib import Path

UNITS_A_MODULE = 3
_WORDS = (
    "customer agent listens answer question reason calm voice minute detail promise follow step order parcel refund "
    "ticket record repeat concern moment clear plain honest reply solve explain address support branch window screen "
    "account number change delay colleague manager supervisor quiet office morning shift handover note summary signal "
    "trust patience feeling fact option choice next before after while because although together simple careful "
    "the a an and or to of in for with on at from by about into over under this that each every one two three"
).split()


def write_course(folder: Path, units: int, *, per_unit: bool = False) -> Path:
    """Writes the course of ``units`` units into an empty folder and gives the folder back."""
    dice = random.Random(units)
    for name in ("units", "quizzes", "media"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    modules = []
    for start in range(0, units, UNITS_A_MODULE):
        ids = [_unit_id(number) for number in range(start, min(start + UNITS_A_MODULE, units))]
        modules.append(
            f"  - id: module-{start // UNITS_A_MODULE + 1}\n    title: Module {start // UNITS_A_MODULE + 1}\n"
            f"    units: [{', '.join(ids)}]\n"
        )
    (folder / "course.yaml").write_text(
        "format: 1\n"
        f"id: bench-{units}\n"
        f"title: Benchmark of {units} units\n"
        "version: 1.0\n"
        "language: en\n"
        "summary: A synthetic course that measures the compiler.\n"
        "keywords: [benchmark]\n"
        "modules:\n" + "".join(modules) + "quizzes:\n  pass: 60%\n  attempts: 4\n"
        "completion:\n  units: all\n  quizzes: all\n  score: best\n"
        + ("scorm12:\n  scos: per-unit\n" if per_unit else ""),
        encoding="utf-8",
    )
    for number in range(units):
        _write_unit(folder, number, dice)
        _write_quiz(folder, number, dice)
    return folder


def _unit_id(number: int) -> str:
    return f"unit-{number + 1:04d}"


def _sentence(dice: random.Random, length: int) -> str:
    return " ".join(dice.choices(_WORDS, k=length)).capitalize() + "."


def _paragraph(dice: random.Random) -> str:
    return " ".join(_sentence(dice, 12) for _ in range(4))


def _write_unit(folder: Path, number: int, dice: random.Random) -> None:
    lines = [f"---\ntitle: Unit {number + 1}\nduration: 10 min\n---\n\n"]
    for section in range(4):
        lines.append(f"## {_sentence(dice, 4)[:-1]}\n\n")
        lines.append(f"{_paragraph(dice)}\n\n**{_sentence(dice, 3)}** {_paragraph(dice)}\n\n{_paragraph(dice)}\n\n")
        if section == 1:
            rows = "".join(f"| {' | '.join(dice.choices(_WORDS, k=3))} |\n" for _ in range(5))
            lines.append(f"| Signal | Meaning | Reply |\n|---|---|---|\n{rows}\n")
    if number % 3 == 0:
        image = f"image-{number + 1:04d}.png"
        (folder / "media" / image).write_bytes(_png(dice))
        lines.append(f"![A field of coloured squares, number {number + 1}.](../media/{image})\n\n")
    lines.append(f"![](../quizzes/quiz-{number + 1:04d}.yaml)\n")
    (folder / "units" / f"{_unit_id(number)}.md").write_text("".join(lines), encoding="utf-8")


def _write_quiz(folder: Path, number: int, dice: random.Random) -> None:
    lines = [f"title: Quiz {number + 1}\nkind: graded\nquestions:\n"]
    for question in range(3):
        right = dice.choice("abcd")
        lines.append(f"  - id: question-{question + 1}\n    prompt: {_sentence(dice, 10)}\n    choices: |\n")
        for letter in "abcd":
            tick = "x" if letter == right else " "
            lines.append(f"      - [{tick}] {letter}. {_sentence(dice, 6)}\n        > {_sentence(dice, 9)}\n")
        lines.append(f"    explanation: {_sentence(dice, 12)}\n")
    (folder / "quizzes" / f"quiz-{number + 1:04d}.yaml").write_text("".join(lines), encoding="utf-8")


def _png(dice: random.Random) -> bytes:
    """An image of noise, so that deflating it again gains nothing."""
    side = 100
    rows = b"".join(b"\0" + dice.randbytes(side * 3) for _ in range(side))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )
