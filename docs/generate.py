"""Write the pages that are made from the code: ``python docs/generate.py``."""

from pathlib import Path

from scormkit.reading.reference import source_format

if __name__ == "__main__":
    (Path(__file__).parent / "reference" / "source-format.md").write_text(source_format(), "utf-8", newline="\n")
