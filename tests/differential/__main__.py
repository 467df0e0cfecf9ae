"""``python -m tests.differential -n 5000 --seed 7``: makes documents, and prints where the schemas and we differ."""

import argparse
import sys

from tests.differential.differences import DIFFERENCES
from tests.differential.run import differ, shrunk, unneeded


def main() -> int:
    """Compare, print the counts and the smallest document of each kind of difference that nothing explains."""
    parser = argparse.ArgumentParser(prog="python -m tests.differential", description=__doc__)
    parser.add_argument("-n", type=int, default=5000, metavar="COUNT", help="documents")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    outcome = differ(options.seed, options.n)
    print(
        f"seed {options.seed}: {outcome.documents:,} documents, {outcome.valid:,} valid, {outcome.invalid:,} invalid, "
        f"{outcome.malformed:,} not well-formed; {outcome.same_place:,} errors of the schemas at the same place"
    )
    for name, difference in DIFFERENCES.items():
        print(f"  {outcome.explained[name]:>5} meant: {name}: {difference.reason}")
    print(f"  {len(outcome.unexplained):>5} unexplained")
    idle = unneeded()
    for name in idle:
        print(f"the difference `{name}` is none any more: take it out")
    for number in outcome.unexplained[:5]:
        print(f"\ndocument {number} of seed {options.seed}, made as small as it goes:\n{shrunk(options.seed, number)}")
    return int(bool(outcome.unexplained or idle))


sys.exit(main())
