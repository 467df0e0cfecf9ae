"""Runs a command in a process of its own and reads off what it used."""

import os
import subprocess
import sys
import time
import zlib
from pathlib import Path
from typing import NamedTuple


class Usage(NamedTuple):
    """``cpu_s`` is user plus system time of the process; ``peak_mib`` its largest resident set."""

    wall_s: float
    cpu_s: float
    peak_mib: float
    status: int
    output: str


def run(arguments: list[str], folder: Path) -> Usage:
    """Runs ``arguments`` in ``folder`` and waits for it. Modules are byte-compiled, as pip leaves them."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    started = time.perf_counter()
    with subprocess.Popen(
        arguments,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        output = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Usage(
        wall_s=time.perf_counter() - started,
        cpu_s=used.ru_utime + used.ru_stime,
        peak_mib=used.ru_maxrss / 1024,
        status=process.returncode,
        output=output,
    )


def median_run(arguments: list[str], folder: Path, times: int) -> Usage:
    """The run of median CPU time among ``times`` runs."""
    runs = sorted((run(arguments, folder) for _ in range(times)), key=lambda usage: usage.cpu_s)
    return runs[len(runs) // 2]


def reference() -> float:
    """CPU seconds of three million additions: how fast this machine is just now. Shared hosts vary threefold."""
    started = time.process_time()
    total = 0
    for number in range(3_000_000):
        total += number
    return time.process_time() - started


_IMPORTED = """
import runpy, sys
sys.argv = ["scormkit", *sys.argv[1:]]
try:
    runpy.run_module("scormkit", run_name="__main__")
except SystemExit:
    pass
print("\\n".join(name for name in sys.modules if name != "__main__"))
"""

_FLOOR = """
import importlib, sys, zlib
from pathlib import Path
for name in Path(sys.argv[1]).read_text().split():
    try:
        importlib.import_module(name)
    except ImportError:
        pass
for path in sorted(Path(sys.argv[2]).rglob("*")):
    if path.is_file():
        path.read_bytes()
for path in sorted(Path(sys.argv[3]).rglob("*")):
    if path.is_file():
        deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
        deflate.compress(path.read_bytes()) + deflate.flush()
"""


def imported_modules(build: list[str], folder: Path) -> str:
    """The names of all modules that a build imports, one a line: run the same build once and ask it."""
    usage = run([sys.executable, "-c", _IMPORTED, *build], folder)
    lines = usage.output.splitlines()
    return "\n".join(line for line in lines if line.replace(".", "").replace("_", "").isalnum())


def floor(modules: str, sources: Path, unpacked: Path, scratch: Path, times: int) -> Usage:
    """What no build can undercut: start Python with the same imports, read the sources, deflate the same bytes once."""
    listing = scratch / "modules.txt"
    listing.write_text(modules, encoding="utf-8")
    return median_run([sys.executable, "-c", _FLOOR, str(listing), str(sources), str(unpacked)], scratch, times)


def content_bytes(sources: Path) -> int:
    """Each source and media file deflated alone at level 9, added up."""
    return sum(len(zlib.compress(path.read_bytes(), 9)) for path in sources.rglob("*") if path.is_file())
