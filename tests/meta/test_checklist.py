"""The checklist of the validator: each of its rules has a code, or stands among those that are not done."""

import re
from pathlib import Path

import pytest

from scormkit.diagnostics.package_codes import PACKAGE_CODES

DONE = {rule for row in PACKAGE_CODES for rule in row.rules.split()}
# Rules that no code stands for yet.
NOT_DONE = frozenset[str]()


def test_every_row_of_packages_names_its_rules() -> None:
    """What is found in packages has ids of the checklist, but for what only some LMSs trip over."""
    assert [row.id for row in PACKAGE_CODES if not row.rules and not row.id.startswith("lms/")] == []


@pytest.mark.shared
def test_every_rule_of_the_checklist_is_accounted_for(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The ids of the checklist are those of the codes and those that are not done, none of them in both."""
    listed = set(re.findall(r"^\| ((?!UTF)[A-Z0-9]+-\d+) ", (shared / "spec/checklist.md").read_text("utf-8"), re.M))
    assert listed - DONE - NOT_DONE == set()
    assert DONE - listed == set()
    assert set() == DONE & NOT_DONE
    with capsys.disabled():
        print(f"\n{len(DONE)} of {len(listed)} rules of the checklist by {len(PACKAGE_CODES)} codes")  # noqa: T201
