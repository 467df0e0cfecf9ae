"""``python -m tests.fuzz -n 20000 --seed 7``: makes packages that do harm, and prints what became of them."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.fuzz.run import MOST_MEMORY, MOST_SECONDS, fuzz, make


def main() -> int:
    """Run, print the counts, the slowest and the peak, and keep what failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("-n", type=int, default=20_000, metavar="COUNT", help="packages")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    outcome = fuzz(options.seed, options.n)
    ways = ", ".join(f"{count:,} {way}" for way, count in sorted(outcome.ways.items()))
    print(f"seed {options.seed}: {options.n:,} packages ({ways}); nothing was found in {outcome.silent:,}")
    for one in outcome.slowest:
        print(f"  {one.seconds:.2f} s of CPU: number {one.number}, {one.how}, {one.findings:,} findings")
    print(f"  {outcome.peak / (1 << 20):.0f} MiB of memory at most")
    print(f"  {len(outcome.faults):,} failed, {len(outcome.slow):,} took longer than {MOST_SECONDS:g} s")
    for one in (outcome.faults + outcome.slow)[:10]:
        kept = Path(tempfile.gettempdir()) / f"scormkit-fuzz-{options.seed}-{one.number}.zip"
        kept.write_bytes(make(options.seed, one.number).content)
        print(f"\n{kept} ({one.how}, {one.seconds:.2f} s)\n{one.fault}")
    return int(bool(outcome.faults or outcome.slow) or outcome.peak > MOST_MEMORY)


sys.exit(main())
