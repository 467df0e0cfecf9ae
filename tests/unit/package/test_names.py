"""Names of media inside a package."""

import re

import pytest

from scormkit.package.names import media_paths, safe_stem
from tests.unit.targets.courses import medium


@pytest.mark.parametrize("path", ["media/ring.svg", "media/day-1/ring_2.min.svg", "media/2026.01.pdf"])
def test_a_portable_path_stays(path: str) -> None:
    """Small letters, digits, dot, hyphen and underscore below media/ need no other name."""
    assert media_paths([medium(path)]) == {path: path}


@pytest.mark.parametrize(
    ("path", "packed"),
    [
        ("media/Ring.SVG", "media/ring-abababab.svg"),
        ("media/léçon (1).png", "media/lecon-1-abababab.png"),
        ("files/form.pdf", "media/form-abababab.pdf"),
        ("media/答え.mp3", "media/file-abababab.mp3"),
        ("media/aux.svg", "media/aux-abababab.svg"),
        ("media/module.mjs", "media/module-abababab.js"),
        ("media/README", "media/readme-abababab"),
        ("media/.hidden", "media/hidden-abababab"),
    ],
)
def test_any_other_path_gets_a_plain_name(path: str, packed: str) -> None:
    """What a server, a disk or an importer could spoil becomes an ASCII word and part of the file's digest."""
    assert media_paths([medium(path)])[path] == packed


def test_names_that_differ_only_in_case_stay_apart() -> None:
    """Two files whose names a case-blind disk would confuse get two names."""
    files = [medium("media/a.svg", digest="11" * 32), medium("media/A.svg", digest="22" * 32)]
    assert len({path.lower() for path in media_paths(files).values()}) == 2


def test_a_long_path_is_shortened() -> None:
    """No packed name is longer than Windows stands."""
    (packed,) = media_paths([medium(f"media/{'long-' * 60}.svg")]).values()
    assert len(packed) <= 120
    assert re.fullmatch(r"media/[a-z0-9-]+-abababab\.svg", packed)


@pytest.mark.parametrize(
    ("id", "stem"), [("welcome", "welcome"), ("con", "con_"), ("com1", "com1_"), ("console", "console")]
)
def test_an_id_that_names_a_windows_device_makes_another_file_name(id: str, stem: str) -> None:
    """A unit may be called `con`; its file may not."""
    assert safe_stem(id) == stem
