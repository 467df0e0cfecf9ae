"""Ten kinds of faults in one course, told in one run."""

import json
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent / "ten-faults"
REPOSITORY = FOLDER.parents[2]

ANCHORS = [("yaml/anchor", "quizzes/alias-bomb.yaml", line, 5) for line in range(4, 12)]
EXPECTED = [
    ("source/encoding", "glossary.md", 1, 7),
    ("yaml/anchor", "quizzes/alias-bomb.yaml", 1, 8),
    *ANCHORS,
    ("objective/not-found", "quizzes/dangling-objective.yaml", 2, 14),
    ("quiz/duplicate-question", "quizzes/duplicate-id.yaml", 9, 9),
    ("yaml/duplicate-key", "quizzes/duplicate-key.yaml", 3, 1),
    ("quiz/no-correct-choice", "quizzes/no-correct-choice.yaml", 4, 9),
    ("yaml/tab", "quizzes/tab.yaml", 5, 1),
    ("format/unknown-key", "quizzes/unknown-key.yaml", 3, 1),
    ("media/missing-alternative-text", "units/10-listen.md", 10, 1),
    ("link/missing-file", "units/20-answer.md", 5, 10),
]


def test_every_fault_is_told_at_its_place_in_one_run() -> None:
    """`check --format json` gives each fault at its line and column, and nothing that follows from them."""
    command = [sys.executable, "-m", "scormkit", "check", str(FOLDER), "--format", "json"]
    run = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 1, run.stderr
    found = json.loads(run.stdout)["diagnostics"]
    places = [(f["code"], Path(f["path"]).relative_to(FOLDER).as_posix(), f["line"], f["column"]) for f in found]
    assert places == EXPECTED
