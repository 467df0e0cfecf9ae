"""What checking a package costs: ``python -m benchmarks.validating`` makes two packages and prints the figures.

The one is a course of 24 units as scormkit builds it; the other holds 50 MB in 2,000 files (see ``package.py``).
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from benchmarks.course import write_course
from benchmarks.measure import median_run, reference, run
from benchmarks.package import write_large_package

UNITS = 24


def figures(package: Path, times: int) -> dict[str, object]:
    """CPU, wall and memory of checking a package, from the start of Python on; those of the median of some runs."""
    command = [sys.executable, "-m", "scormkit", "validate", str(package), "--format", "json"]
    first = run(command, package.parent)  # byte-compiles; not measured
    if first.status != 0:
        raise SystemExit(f"the package is not sound:\n{first.output}")
    checked = json.loads(first.output)["packages"][0]
    usage = median_run(command, package.parent, times)
    return {
        "package": package.name,
        "files": checked["files"],
        "zip_bytes": package.stat().st_size,
        "reference_cpu_s": round(reference(), 3),
        "cpu_s": round(usage.cpu_s, 3),
        "wall_s": round(usage.wall_s, 3),
        "peak_mib": round(usage.peak_mib, 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.validating", description=__doc__)
    parser.add_argument("--times", type=int, default=5, help="checks to take the median of (default: 5)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="scormkit-bench-") as name:
        scratch = Path(name)
        write_course(scratch / "course_src" / "bench", UNITS)
        built = run([sys.executable, "-m", "scormkit", "build", "course_src", "-o", "dist"], scratch)
        if built.status != 0:
            raise SystemExit(f"the build failed:\n{built.output}")
        packages = [next((scratch / "dist").glob("*.zip")), write_large_package(scratch / "large.zip")]
        rows = [figures(package, given.times) for package in packages]
    for title in rows[0]:
        print(f"{title:22}" + "".join(f"{row[title]!s:>28}" for row in rows))


if __name__ == "__main__":
    main()
