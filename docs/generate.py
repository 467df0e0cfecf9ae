"""Write the pages that are made from the code: ``python docs/generate.py``."""

from pathlib import Path

from scormkit.diagnostics.reference import rules
from scormkit.reading.reference import source_format

REFERENCE = Path(__file__).parent / "reference"

if __name__ == "__main__":
    (REFERENCE / "source-format.md").write_text(source_format(), "utf-8", newline="\n")
    (REFERENCE / "rules.md").write_text(rules(), "utf-8", newline="\n")
