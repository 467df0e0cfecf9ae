"""Which packages a run is about, and checking them: one after the other, or on all cores where that is faster."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from scormkit.cli import output
from scormkit.report.packages import Checked
from scormkit.standards.cmi5 import COURSE_STRUCTURE
from scormkit.validation.package import LAUNCH_DOCUMENTS

_WORTH_A_PROCESS = 4_000_000  # bytes of packages for which starting a process pays
_PASSED_OVER = ("node_modules", "__MACOSX")  # besides folders whose names begin with a dot


def find_packages(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The packages that are meant, each once.

    A folder that is no package stands for the zips and unpacked packages in it, however deep; an imsmanifest.xml or
    tincan.xml for the folder around it, and so does a cmi5.xml that does not lie there alone.
    """
    found: dict[str, Path] = {}
    for path in paths:
        for package in _inside(path) if path.is_dir() else (_around(path),):
            found.setdefault(os.path.realpath(package), package)
    return tuple(found.values())


def _around(file: Path) -> Path:
    name = file.name.lower()
    if name not in LAUNCH_DOCUMENTS:
        return file
    if name == COURSE_STRUCTURE and all(other.name == file.name for other in file.parent.iterdir()):
        return file  # a course structure by itself (cmi5 14.2)
    return file.parent


def _inside(folder: Path) -> list[Path]:
    """The folder itself where it is a package or holds none, else the packages in it, sorted by their paths."""
    found: list[Path] = []
    for place, folders, files in os.walk(folder):
        if any(name.lower() in LAUNCH_DOCUMENTS for name in files):
            found.append(Path(place))
            folders.clear()
        else:
            found += [Path(place, name) for name in files if name.lower().endswith(".zip") and name[0] != "."]
            folders[:] = [name for name in folders if name[0] != "." and name not in _PASSED_OVER]
    return sorted(found) or [folder]


def check_packages(paths: Sequence[Path]) -> Iterator[Checked]:
    """Check packages; results come in the order of the paths, whichever is done first."""
    processes = min(os.cpu_count() or 1, len(paths), 1 + sum(map(_size, paths)) // _WORTH_A_PROCESS)
    results = _on_cores(paths, processes) if processes > 1 else map(_checked, paths)
    for number, path in enumerate(paths, 1):
        count = f" ({number} of {len(paths)})" if len(paths) > 1 else ""
        try:
            with output.progress(f"checking {path.name}{count}"):
                checked = next(results)
        except OSError as refusal:
            reason = (refusal.strerror or str(refusal)).lower()
            raise click.UsageError(f"`{path.as_posix()}` cannot be read: {reason}") from None
        yield checked


def _checked(path: Path) -> Checked:
    from scormkit.package.opening import open_package
    from scormkit.validation import validate

    contents = open_package(path)
    return Checked(path.as_posix(), contents.form, validate(contents))


def _on_cores(paths: Sequence[Path], processes: int) -> Iterator[Checked]:
    """Check on several cores. No more packages are begun than twice the processes, so that results do not pile up."""
    from collections import deque
    from concurrent.futures import Future, ProcessPoolExecutor

    pool = ProcessPoolExecutor(processes, initializer=_leave_interrupts)
    begun: deque[Future[Checked]] = deque()
    waiting = iter(paths)
    try:
        for path in waiting:
            begun.append(pool.submit(_checked, path))
            if len(begun) >= 2 * processes:
                yield begun.popleft().result()
        while begun:
            yield begun.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_interrupts() -> None:
    """Ctrl-C reaches every process; only the first one answers it."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _size(path: Path) -> int:
    """Bytes of a zip; an unpacked package counts as large, rather than being walked through twice."""
    try:
        return _WORTH_A_PROCESS if path.is_dir() else path.stat().st_size
    except OSError:
        return 0  # opening it says why
