"""Write the pages that are made from the code: ``python docs/generate.py``."""

from pathlib import Path

from scormkit.diagnostics.reference import rules
from scormkit.reading.reference import source_format
from scormkit.report.profiles import profiles_page
from scormkit.validation.scorm2004 import SEVERITIES

DOCS = Path(__file__).parent

if __name__ == "__main__":
    (DOCS / "reference" / "source-format.md").write_text(source_format(), "utf-8", newline="\n")
    (DOCS / "reference" / "rules.md").write_text(rules(SEVERITIES), "utf-8", newline="\n")
    (DOCS / "profiles.md").write_text(profiles_page(), "utf-8", newline="\n")
