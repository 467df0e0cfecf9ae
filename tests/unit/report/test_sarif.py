"""The report of validate as SARIF 2.1.0."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from scormkit.report.packages import Run, write_report
from tests.unit.report.packages import JUNK, LARGE, NO_TITLE, ODD, RUNS, package

PUBLISHED = Path(__file__).parents[2] / "browser/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"


def _told(run: Run) -> Any:
    log = json.loads(write_report("sarif", run))
    (told,) = log["runs"]
    return told


def _place(told: Any, number: int = 0) -> Any:
    return told["results"][number]["locations"][0]["physicalLocation"]


@pytest.mark.parametrize("name", RUNS)
def test_the_published_schema_holds(name: str) -> None:
    """Each log is valid; one without its version is not, so that the schema is known to be looked at."""
    judge = Draft4Validator(json.loads(PUBLISHED.read_text("utf-8")))
    log = json.loads(write_report("sarif", RUNS[name]))
    assert [str(fault) for fault in judge.iter_errors(log)] == []
    assert not judge.is_valid({**log, "version": "2.0"})


def test_a_rule_for_each_code_that_was_found() -> None:
    """A rule has id, title, the page of `explain` and its level; results name it by its place."""
    told = _told(Run([package(NO_TITLE, JUNK), package(NO_TITLE)]))
    rules = told["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["item/no-title", "archive/junk"]
    assert rules[0]["shortDescription"] == {"text": "An item without a title"}
    assert rules[0]["help"]["markdown"].startswith("An item has no title")
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == ["error", "warning"]
    assert [(result["ruleId"], result["ruleIndex"], result["level"]) for result in told["results"]] == [
        ("item/no-title", 0, "error"),
        ("archive/junk", 1, "warning"),
        ("item/no-title", 0, "error"),
    ]


def test_a_member_is_nested_in_its_zip() -> None:
    """The member's artifact points to the zip's, once for many findings; a line is given where it is known."""
    told = _told(Run([package(NO_TITLE, NO_TITLE, JUNK, LARGE)]))
    assert [(one["location"]["uri"], one.get("parentIndex")) for one in told["artifacts"]] == [
        ("dist/a.zip", None),
        ("imsmanifest.xml", 0),
        ("a%2C%20b%3A%2050%25/.DS_Store", 0),
    ]
    assert _place(told, 1) == {
        "artifactLocation": {"uri": "imsmanifest.xml", "index": 1},
        "region": {"startLine": 17},
    }
    assert "region" not in _place(told, 2)
    assert _place(told, 3) == {"artifactLocation": {"uri": "dist/a.zip", "index": 0}}
    assert {result["analysisTarget"]["uri"] for result in told["results"]} == {"dist/a.zip"}


def test_two_zips_have_each_its_own_manifest() -> None:
    """Files of one path in two packages are two artifacts."""
    told = _told(Run([package(NO_TITLE), package(NO_TITLE, path="b.zip")]))
    assert [one.get("parentIndex") for one in told["artifacts"]] == [None, 0, None, 2]
    assert [_place(told, number)["artifactLocation"]["index"] for number in (0, 1)] == [1, 3]


def test_files_on_disk_are_named_by_their_paths() -> None:
    """A file of an unpacked package stands in its folder; a bare document is the artifact itself, here absolute."""
    assert _place(_told(RUNS["a folder"]))["artifactLocation"]["uri"] == "unpacked/imsmanifest.xml"
    assert _place(_told(RUNS["a folder"]), 1)["artifactLocation"]["uri"] == "unpacked/"
    assert _place(_told(RUNS["a bare document"])) == {
        "artifactLocation": {"uri": "file:///srv/cmi5.xml", "index": 0},
        "region": {"startLine": 17},
    }


def test_related_places_are_told() -> None:
    """Each has its word and its line."""
    (related,) = _told(Run([package(NO_TITLE)]))["results"][0]["relatedLocations"]
    assert related["message"] == {"text": "its organization"}
    assert related["physicalLocation"]["region"] == {"startLine": 3}


def test_odd_names_and_braces() -> None:
    """A URI is escaped, bytes that are no text too; braces are doubled, halves of characters replaced."""
    told = _told(RUNS["odd names"])
    assert told["artifacts"][0]["location"]["uri"] == "a%2C%20b%3A%20%3C%FF%3E%01%20%231%25.zip"
    assert told["artifacts"][1]["location"]["uri"] == "x%07%EF%BF%BDy.html"
    assert told["artifacts"][3]["location"]["uri"] == "d/%C3%A9/x%07%EF%BF%BDy.html"
    assert "{{0}}" in told["results"][0]["message"]["text"]
    json.dumps(told, ensure_ascii=False).encode()


def test_no_findings() -> None:
    """The package is told, with neither rules nor results."""
    told = _told(RUNS["no findings"])
    assert told["results"] == told["tool"]["driver"]["rules"] == []
    assert [one["roles"] for one in told["artifacts"]] == [["analysisTarget"]]
    assert ODD.code not in json.dumps(told)
