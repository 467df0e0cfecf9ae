"""What a learner's browser loads stays small: each target's script with the one that all of them load after it."""

import json
import subprocess
from functools import cache
from pathlib import Path

import pytest

BUNDLES = Path(__file__).resolve().parents[2] / "scormkit" / "runtime" / "bundles"
# The same measure as bundle.mjs prints; other libraries' gzip differs by some bytes.
_MEASURE = """
const { readdirSync, readFileSync } = require("node:fs");
const { gzipSync } = require("node:zlib");
process.chdir(process.argv[1]);
const sizeOf = (name) => gzipSync(readFileSync(name), { level: 9 }).length;
console.log(JSON.stringify(Object.fromEntries(readdirSync(".").map((name) => [name, sizeOf(name)]))));
"""


@cache
def sizes() -> dict[str, int]:
    """Bytes of each bundle under gzip."""
    command = ["node", "--eval", _MEASURE, str(BUNDLES)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, int] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(("script", "most"), [("scorm12.js", 20_480), ("xapi.js", 32_768), ("cmi5.js", 34_816)])
def test_scripts_are_small(script: str, most: int) -> None:
    """20 KB for SCORM 1.2, 32 KB for xAPI and 34 KB for cmi5, gzipped and in all."""
    assert sizes()[script] + sizes()["answers.js"] <= most


def test_each_bundle_has_its_measure() -> None:
    """No script comes along that nobody looks at."""
    assert sorted(sizes()) == ["answers.js", "cmi5.js", "scorm12.js", "xapi.js"]
