"""One package after the other, each drawn from its number and the seed: made, opened, validated, reported; looked at
and repaired, too."""

import resource
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from scormkit.diagnostics.codes import CODES
from scormkit.package.opening import PackageContents, open_package
from scormkit.package.rewriting import rewrite
from scormkit.repair import MENDED, confirm, plan_repair
from scormkit.report.packages import FORMATS, Checked, Run, write_report
from scormkit.validation import validate
from scormkit.validation.inspection import inspect
from scormkit.validation.judging import judge as give_verdicts
from tests.cases.test_packages import MINIMAL, PACKAGES
from tests.fuzz.faults import break_a_little
from tests.fuzz.texts import DOCUMENTS, spoil_page
from tests.fuzz.zips import HEAVY, ZIPS, Files, entries_of, pack

MOST_SECONDS = 2.0  # of CPU
MOST_MEMORY = 300 << 20  # bytes
_SHARE_OF_HEAVY = 0.01
_SHARE_OF_FAULTY = 0.5


class Made(NamedTuple):
    """A package that was made up: how, whether its documents or its zip were spoilt, and its bytes."""

    how: str
    of_the_zip: bool
    content: bytes


class Judged(NamedTuple):
    """What became of it: the seconds of CPU that its reports took, how many findings; ``fault`` is ours, or empty."""

    number: int
    how: str
    seconds: float
    findings: int
    fault: str


def make(seed: int, number: int) -> Made:
    """The package of a number."""
    chance = Random(f"{seed}/{number}")
    folder = MINIMAL / chance.choice(PACKAGES)
    files: Files = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
    if chance.random() < _SHARE_OF_FAULTY:
        files = break_a_little(files, chance)
    draw = chance.random()
    if draw < _SHARE_OF_HEAVY:
        heavy = chance.choice(HEAVY)
        return Made(heavy.__name__, True, heavy(files, chance))
    if draw < 0.5:
        spoil = chance.choice(ZIPS)
        return Made(spoil.__name__, True, spoil(files, chance))
    if draw < 0.6:
        name = chance.choice([name for name in files if not name.endswith(".xml")])
        files[name] = spoil_page(files[name], chance)
        return Made("spoil_page", False, pack(entries_of(files)))
    name = next(name for name in files if name.endswith(".xml"))
    change = chance.choice(DOCUMENTS)
    files[name] = change(files[name], chance)
    bare = chance.random() < 0.1
    return Made(change.__name__, False, files[name] if bare else pack(entries_of(files)))


def judge(seed: int, number: int, folder: Path) -> Judged:
    """Validate the package of a number, and write every report of it; then look at it and repair it."""
    made = make(seed, number)
    place = folder / "made.zip"
    place.write_bytes(made.content)
    begun = time.process_time()
    try:
        contents = open_package(place)
        validation = give_verdicts(validate(contents))
        checked = Checked(place.as_posix(), contents.form, validation)
        for form in FORMATS:
            write_report(form, Run([checked])).encode("utf-8", "surrogateescape")
    except Exception:
        return Judged(number, made.how, time.process_time() - begun, 0, traceback.format_exc(limit=-3))
    seconds = time.process_time() - begun
    fault = ""
    if any(found.code not in CODES for found in validation.diagnostics):
        fault = "a finding without a row"
    elif not validation.diagnostics and not (validation.standards and (contents.form == "xml" or _is_sound(place))):
        fault = "it is no sound package, and nothing was found"
    elif ours := _use(contents, place):
        fault = ours
    elif [path.name for path in folder.iterdir()] != [place.name]:
        fault = "something was written beside it"
    return Judged(number, made.how, seconds, len(validation.diagnostics), fault)


def _use(contents: PackageContents, place: Path) -> str:
    """Look at a package and repair it, beside it and only for a moment; gives what went wrong and is our fault."""
    target = place.with_name("repaired.zip")
    try:
        inspect(contents)
        repair = plan_repair(contents, MENDED, ())
        if repair.changes and contents.form != "xml":
            rewrite(place, repair.draft.parts, target, lambda draft: confirm(repair, open_package(draft)))
    except OSError:
        return ""  # it is told to whoever asked for the repair
    except Exception:
        return traceback.format_exc(limit=-3)
    finally:
        target.unlink(missing_ok=True)
    return ""


def _is_sound(place: Path) -> bool:
    """Whether the standard library's reader unpacks every file of a zip, too."""
    try:
        with zipfile.ZipFile(place) as archive:
            return archive.testzip() is None
    except (zipfile.BadZipFile, NotImplementedError, OSError):
        return False


class Outcome(NamedTuple):
    """What became of many packages; ``slow`` are those that took longer than they may."""

    ways: Counter[str]
    silent: int
    slowest: list[Judged]
    faults: list[Judged]
    slow: list[Judged]
    peak: int


def fuzz(seed: int, count: int) -> Outcome:
    """Judge so many packages; ``peak`` is the memory of the whole process."""
    ways: Counter[str] = Counter()
    silent = 0
    slowest: list[Judged] = []
    faults: list[Judged] = []
    slow: list[Judged] = []
    with tempfile.TemporaryDirectory(prefix="scormkit-fuzz-") as name:
        for one in _each(seed, count, Path(name)):
            ways[one.how] += 1
            silent += not one.findings
            slowest = sorted([*slowest, one], key=lambda judged: -judged.seconds)[:5]
            if one.fault:
                faults.append(one)
            elif one.seconds > MOST_SECONDS:
                slow.append(one)
    return Outcome(ways, silent, slowest, faults, slow, peak_memory())


def _each(seed: int, count: int, folder: Path) -> Iterator[Judged]:
    return (judge(seed, number, folder) for number in range(count))


def peak_memory() -> int:
    """The most memory that this process ever had, in bytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most << 10
