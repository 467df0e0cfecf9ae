"""``python -m benchmarks --units 240 --json``: builds the synthetic course and prints what it cost."""

import argparse
import gzip
import json
import sys
import tempfile
import zipfile
from pathlib import Path

from benchmarks.course import write_course
from benchmarks.launch import launch
from benchmarks.measure import content_bytes, floor, imported_modules, median_run, reference, run

# One SCO's state cannot hold more units than this course's worst case allows; above it the course is built per unit.
LARGEST_ONE_SCO = 240


def figures(units: int, times: int) -> dict[str, object]:
    """All figures for a course of ``units`` units; CPU, wall and memory are those of the median of ``times`` builds."""
    per_unit = units > LARGEST_ONE_SCO
    with tempfile.TemporaryDirectory(prefix="scormkit-bench-") as name:
        scratch = Path(name)
        write_course(scratch / "course_src" / "bench", units, per_unit=per_unit)
        build = ["build", "course_src", "-o", "dist", "--format", "json"]
        command = [sys.executable, "-m", "scormkit", *build]
        first = run(command, scratch)  # byte-compiles and writes the ledger; not measured
        if first.status != 0:
            raise SystemExit(f"the build failed:\n{first.output}")
        report = json.loads(first.output)
        usage = median_run(command, scratch, times)
        package = next((scratch / "dist").glob("*.zip"))
        unpacked = scratch / "unpacked"
        with zipfile.ZipFile(package) as archive:
            archive.extractall(unpacked)
            files = len(archive.namelist())
        sources = scratch / "course_src"
        ground = floor(imported_modules(build, scratch), sources, unpacked, scratch, times)
        first_page = next(unpacked.glob("*.html")) if per_unit else unpacked / "index.html"
        if per_unit:
            (unpacked / "index.html").write_bytes(first_page.read_bytes())
        before = [first_page, unpacked / "player" / "player.css", unpacked / "player" / "player.js"]
        opened = launch(unpacked)
        result: dict[str, object] = {
            "units": units,
            "reference_cpu_s": round(reference(), 3),
            "scos": units if per_unit else 1,
            "cpu_s": round(usage.cpu_s, 3),
            "floor_cpu_s": round(ground.cpu_s, 3),
            "cpu_ratio": round(usage.cpu_s / ground.cpu_s, 2),
            "wall_s": round(usage.wall_s, 3),
            "peak_mib": round(usage.peak_mib, 1),
            "zip_bytes": package.stat().st_size,
            "content_bytes": content_bytes(sources),
            "files": files,
            "first_page_raw": sum(path.stat().st_size for path in before),
            "first_page_gzip": sum(_gzip(path) for path in before),
            # The rest of the player follows when the first page can be used.
            "js_gzip": _gzip(unpacked / "player" / "player.js"),
            "js_all_gzip": sum(_gzip(path) for path in (unpacked / "player").glob("*.js")),
            "css_gzip": _gzip(unpacked / "player" / "player.css"),
            "lms_calls_at_launch": opened.calls,
            "first_text_ms": round(opened.first_text_ms),
            "state_chars": report["courses"][0]["states"][0]["characters"],
        }
        if per_unit:
            result["one_sco_refused"] = _one_sco_refused(scratch / "one", units)
    return result


def _gzip(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def _one_sco_refused(scratch: Path, units: int) -> bool:
    """Whether the compiler says that the course's state cannot fit into one SCO."""
    write_course(scratch / "course_src" / "bench", units)
    usage = run([sys.executable, "-m", "scormkit", "build", "course_src", "-o", "dist"], scratch)
    return usage.status == 1 and "state/too-large" in usage.output


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--units", type=int, action="append", help="size of the course (default: 24, 240 and 2400)")
    parser.add_argument("--times", type=int, default=5, help="builds to take the median of (default: 5)")
    parser.add_argument("--json", action="store_true", help="one JSON object a size instead of a table")
    given = parser.parse_args()
    rows = []
    for units in given.units or [24, 240, 2400]:
        rows.append(figures(units, given.times))
        if given.json:
            print(json.dumps(rows[-1]))
    if not given.json:
        for name in rows[0] | rows[-1]:
            print(f"{name:22}" + "".join(f"{row.get(name, '–')!s:>14}" for row in rows))


if __name__ == "__main__":
    main()
