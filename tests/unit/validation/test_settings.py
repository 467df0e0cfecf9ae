"""The config file of ``validate``, and what it lets pass."""

from datetime import date

import pytest

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.validation.exemptions import Exemption, Exemptions
from scormkit.validation.settings import read_settings

JUNK = Diagnostic("archive/junk", Span("scripts/.DS_Store"), "left behind")
WHOLE = Diagnostic("archive/junk", Span(""), "left behind")


def _entry(path: str, code: str = "archive/junk", expires: date | None = None) -> Exemption:
    return Exemption("entry 1", code, frozenset([code]), path, "a reason", expires)


def _passes(path: str, package: str, found: Diagnostic = JUNK) -> bool:
    return Exemptions([_entry(path)], date(2026, 12, 1)).apply([found], package).diagnostics == ()


def test_all_that_a_file_may_say() -> None:
    """Settings and entries are read; in pyproject.toml they stand in a table of their own."""
    text = (
        '[validate]\nfail-on = "warning"\nselect = ["archive/*"]\nignore = ["archive/zip64"]\n'
        '[[ignore]]\ncode = "item/*"\npath = "legacy/*.zip"\nreason = "gone"\nexpires = 2027-01-31\n'
    )
    settings = read_settings("scormkit.toml", text.encode()).value
    assert settings is not None
    assert (settings.fail_on, settings.select, settings.ignore) == ("warning", ("archive/*",), ("archive/zip64",))
    (entry,) = settings.exemptions
    assert (entry.path, entry.reason, entry.expires) == ("legacy/*.zip", "gone", date(2027, 1, 31))
    assert "item/no-title" in entry.codes
    assert "archive/junk" not in entry.codes
    shared = text.replace("[validate]", "[tool.scormkit.validate]").replace("[[ignore]]", "[[tool.scormkit.ignore]]")
    other = read_settings("../pyproject.toml", shared.encode()).value
    assert other is not None
    assert (other[1:-1], other.exemptions[0][1:]) == (settings[1:-1], entry[1:])


def test_a_pyproject_of_somebody_elses() -> None:
    """Without the table it has neither settings nor findings."""
    assert read_settings("pyproject.toml", b'[tool.other]\nignore = ["scormkit"]\n') == (None, ())


def test_all_faults_in_one_run() -> None:
    """Faults of different kinds and entries are told together."""
    text = (
        b'[validat]\n[validate]\nfail-on = "never"\nselect = "archive/*"\n[[ignore]]\ncode = "no/such"\nexpires = 3\n'
    )
    found = read_settings("scormkit.toml", text).diagnostics
    assert [one.code.partition("/")[2] for one in found] == [
        *("unknown-key", "invalid-value", "invalid-value"),
        *("missing-key", "invalid-value", "unknown-code"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        *("ignore = 3", "ignore = [3]", "ignore = {}", "validate = 3", "validate = []", "[[validate]]"),
        *("[validate]\nselect = [1]", "[validate]\nfail-on = []", "[validate]\nignore = [[]]", "\x00", "a" * 9999),
        *("[[ignore]]\ncode = {}\nreason = []", "x = " + "[" * 5000, "[[ignore]]\ncode=''\nreason='a'"),
        *("[[ignore]]\ncode='archive/*'\nreason='a'\nexpires=2027-01-31T00:00:00", "expires=9999-99-99"),
        *("validate = 0x" + "f" * 9999, "[validate]\nfail-on = " + "9" * 9999, "[validate]\nfail-on = nan"),
    ],
)
@pytest.mark.parametrize("file", ["scormkit.toml", "pyproject.toml"])
def test_anything_else_is_a_finding(file: str, text: str) -> None:
    """Whatever stands in the file, there is a finding with a code, and no settings."""
    if file == "pyproject.toml":
        text = text.replace("[[", "[[tool.scormkit.") if text.startswith("[[i") else f"[tool.scormkit]\n{text}"
        text = text.replace("[validate", "[tool.scormkit.validate")
    outcome = read_settings(file, text.encode())
    assert outcome.value is None
    assert {one.code.partition("/")[0] for one in outcome.diagnostics} == {"config"}


@pytest.mark.parametrize(
    ("path", "package", "passes"),
    [
        ("", "a.zip", True),
        ("a.zip", "a.zip", True),
        ("a.zip", "dist/a.zip", True),
        ("a.zip", "dist/aa.zip", False),
        ("*.zip", "dist/a.zip", True),
        ("dist", "dist/a.zip", True),
        ("dist/", "dist/a.zip", True),
        ("/a.zip", "dist/a.zip", False),
        ("/a.zip", "a.zip", True),
        ("dist/*", "dist/old/a.zip", True),
        ("dist/*.zip", "dist/old/a.zip", False),
        ("dist/**/*.zip", "dist/old/a.zip", True),
        ("dist/**/*.zip", "dist/a.zip", True),
        ("legacy/*.zip", "dist/a.zip", False),
        ("dist/a.zip/scripts", "dist/a.zip", True),
        ("dist/a.zip/images", "dist/a.zip", False),
        (".DS_Store", "dist/a.zip", True),
        ("**/a.zip", "/elsewhere/a.zip", True),
        ("[a].zip", "a.zip", False),
        ("?.zip", "a.zip", True),
    ],
)
def test_paths_are_globs(path: str, package: str, passes: bool) -> None:
    """They are read as in .gitignore, over the package's path with the file in it behind."""
    assert _passes(path, package) is passes


def test_a_finding_of_the_whole_package() -> None:
    """What stands in no file is met by the package's path."""
    assert _passes("dist/a.zip", "dist/a.zip", WHOLE)
    assert not _passes("dist/a.zip/*", "dist/a.zip", WHOLE)


@pytest.mark.parametrize(("day", "told"), [(date(2027, 1, 31), []), (date(2027, 2, 1), ["config/expired"])])
def test_an_entry_counts_until_its_day(day: date, told: list[str]) -> None:
    """On its last day it counts; a day later its findings are back, and it is told."""
    entry = _entry("", expires=date(2027, 1, 31))
    exemptions = Exemptions([entry], day)
    done = exemptions.apply([JUNK], "a.zip")
    assert bool(done.diagnostics) == bool(told)
    assert [one.code for one in exemptions.stale(done.used, frozenset([JUNK.code]), "f")] == told


def test_what_was_not_looked_for_is_not_stale() -> None:
    """An entry for codes that the run left out is not told as unused."""
    exemptions = Exemptions([_entry("")], date(2026, 12, 1))
    assert list(exemptions.stale((), frozenset(["item/no-title"]), "f")) == []
    assert [one.code for one in exemptions.stale((), frozenset(["archive/junk"]), "f")] == ["config/unused"]
