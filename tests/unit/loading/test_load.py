"""What a folder becomes, and what is said about an odd one."""

import hashlib
import os
import unicodedata
from pathlib import Path

import pytest

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.loading import load
from scormkit.model.source import SourceTree


def course(folder: Path, **files: bytes) -> Path:
    """A folder with a course.yaml; ``__`` in a name stands for ``/``, ``_dot_`` for a dot."""
    (folder / "course.yaml").write_bytes(b"format: 1\n")
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def tree_of(folder: Path) -> SourceTree:
    """The tree of a folder about which nothing is said."""
    outcome = load(folder)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def places(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    """Code and place of each finding."""
    return [f"{found.code} {found.span}" for found in diagnostics]


def test_texts_and_media_are_told_apart(tmp_path: Path) -> None:
    """Sources are texts, a Markdown file beside a medium is a text, all else is a medium; everything sorted by path."""
    folder = course(
        tmp_path,
        units__b_dot_md=b"b",
        units__a_dot_md=b"a",
        units__notes_dot_txt=b"",
        assignments__c_dot_md=b"c",
        assignments__form_dot_pdf=b"",
        quizzes__q_dot_yaml=b"q: 1",
        media__talk_dot_mp4=b"\0",
        media__talk_dot_md=b"Hello.",
        media__lone_dot_md=b"Hello.",
        README_dot_md=b"Read.",
    )
    tree = tree_of(folder)
    assert [text.path for text in tree.texts] == [
        "assignments/c.md", "course.yaml", "media/talk.md", "quizzes/q.yaml", "units/a.md", "units/b.md",
    ]  # fmt: skip
    assert [medium.path for medium in tree.media] == [
        "README.md", "assignments/form.pdf", "media/lone.md", "media/talk.mp4", "units/notes.txt",
    ]  # fmt: skip


def test_hidden_files_and_output_are_left_out(tmp_path: Path) -> None:
    """``.git``, other hidden names and ``dist/`` of the root are no part of a course; a deeper ``dist/`` is."""
    folder = course(tmp_path, _dot_git__head=b"", dist__a_dot_zip=b"", media__dist__a_dot_zip=b"", media___dot_x=b"")
    assert [medium.path for medium in tree_of(folder).media] == ["media/dist/a.zip"]


def test_medium_is_a_handle(tmp_path: Path) -> None:
    """A medium carries its size, its SHA-256 and where it lies, not its bytes."""
    content = os.urandom(3_000_000)
    (medium,) = tree_of(course(tmp_path, media__a_dot_bin=content)).media
    place = tmp_path / "media" / "a.bin"
    assert medium == ("media/a.bin", 3_000_000, hashlib.sha256(content).hexdigest(), place, None)


def test_an_image_tells_its_size(tmp_path: Path) -> None:
    """So that the page can keep the room that it will take; what only looks like one inside is none."""
    drawing = b'<svg viewBox="0 0 40 30"/>'
    tree = tree_of(course(tmp_path, media__a_dot_svg=drawing, media__b_dot_txt=drawing))
    assert [medium.pixels for medium in tree.media] == [(40, 30), None]


@pytest.mark.parametrize("raw", [b"a: 1\nb: 2\n", b"a: 1\r\nb: 2\r\n", b"a: 1\rb: 2\r", b"\xef\xbb\xbfa: 1\nb: 2\n"])
def test_line_ends_and_byte_order_marks_make_no_difference(tmp_path: Path, raw: bytes) -> None:
    """The same text comes of every kind of checkout."""
    (tmp_path / "course.yaml").write_bytes(raw)
    assert tree_of(tmp_path).texts[0].text == "a: 1\nb: 2\n"


def test_paths_are_nfc(tmp_path: Path) -> None:
    """A name that macOS stored in pieces is the name that was typed."""
    course(tmp_path)
    (tmp_path / unicodedata.normalize("NFD", "réponse.svg")).write_bytes(b"")
    assert tree_of(tmp_path).media[0].path == "réponse.svg"


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (b"a: 1\nb: caf\xe9\n", "course.yaml:2:7"),
        ("é: é".encode() + b"\xff", "course.yaml:1:5"),
        (b"\xff\xfea\0", "course.yaml:1:1"),
        (b"a\r\nb\r\n\x80", "course.yaml:3:1"),
    ],
)
def test_first_byte_that_is_not_utf8(tmp_path: Path, raw: bytes, place: str) -> None:
    """The finding points at the first wrong byte, in lines and characters; the file is there, but unreadable."""
    (tmp_path / "course.yaml").write_bytes(raw)
    outcome = load(tmp_path)
    assert places(outcome.diagnostics) == [f"source/encoding {place}"]
    assert outcome.value is not None
    assert (outcome.value.texts, outcome.value.unreadable) == ((), ("course.yaml",))


def test_control_characters_give_way_to_spaces(tmp_path: Path) -> None:
    """One finding a line; the text keeps its columns, so that its other faults are found where they are."""
    (tmp_path / "course.yaml").write_bytes("a: \0\u2028b\n\tc: ü\x07\n".encode())
    outcome = load(tmp_path)
    expected = ["source/control-character course.yaml:1:4", "source/control-character course.yaml:2:6"]
    assert places(outcome.diagnostics) == expected
    assert outcome.value is not None
    assert outcome.value.texts[0].text == "a:   b\n\tc: ü \n"


def test_no_course_file(tmp_path: Path) -> None:
    """A folder without course.yaml is no course; a name that nearly is it is told."""
    (tmp_path / "Course.yaml").write_bytes(b"")
    outcome = load(tmp_path)
    assert outcome.value is None
    assert places(outcome.diagnostics) == ["source/no-course-file "]
    assert outcome.diagnostics[0].help == "rename `Course.yaml` to `course.yaml`"


@pytest.mark.parametrize("name", ["absent", "file"])
def test_no_folder(tmp_path: Path, name: str) -> None:
    """A file, or nothing, in place of the folder is a finding and no exception."""
    (tmp_path / "file").write_bytes(b"")
    outcome = load(tmp_path / name)
    assert outcome.value is None
    assert places(outcome.diagnostics) == ["source/unreadable "]


def test_lfs_pointers(tmp_path: Path) -> None:
    """A pointer is told in place of a medium and of a text; the medium stays, so that it is not called missing too."""
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"
    outcome = load(course(tmp_path, media__a_dot_svg=pointer, units__a_dot_md=pointer))
    assert places(outcome.diagnostics) == ["media/lfs-pointer media/a.svg", "media/lfs-pointer units/a.md"]
    assert outcome.value is not None
    assert [medium.path for medium in outcome.value.media] == ["media/a.svg"]
    assert outcome.value.unreadable == ("units/a.md",)


def test_symbolic_links(tmp_path: Path) -> None:
    """A link to a file within is that file; one out of it, to a folder (even its own) or to nothing is refused."""
    outside = tmp_path / "secret.txt"
    outside.write_bytes(b"secret")
    folder = tmp_path / "course"
    folder.mkdir()
    course(folder, media__a_dot_svg=b"a")
    for name, target in [("b.svg", "a.svg"), ("c", "."), ("d", str(outside)), ("e", "gone"), ("f", "../../course2")]:
        (folder / "media" / name).symlink_to(target)
    outcome = load(folder)
    assert outcome.value is not None
    assert [medium.path for medium in outcome.value.media] == ["media/a.svg", "media/b.svg"]
    assert places(outcome.diagnostics) == [
        "source/link media/c", "source/link media/d", "source/unreadable media/e", "source/link media/f",
    ]  # fmt: skip


def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """A named pipe is refused without being opened, which would wait for ever."""
    os.mkfifo(course(tmp_path) / "units.md")
    assert places(load(tmp_path).diagnostics) == ["source/unreadable units.md"]


def test_names_that_other_systems_cannot_store(tmp_path: Path) -> None:
    """A backslash, a control character and bytes that are no text are refused in a form that can be printed."""
    course(tmp_path)
    for name in (b"a\\b", b"a\nb", b"a\xff"):
        (Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))).write_bytes(b"")
    outcome = load(tmp_path)
    assert places(outcome.diagnostics) == [
        "source/file-name a\\b", "source/file-name a\\u000ab", "source/file-name a\\udcff",
    ]  # fmt: skip


def test_names_that_clash_elsewhere(tmp_path: Path) -> None:
    """Names that differ in case alone are told with the other name, and both stay."""
    outcome = load(course(tmp_path, media__A_dot_svg=b"", media__a_dot_svg=b""))
    assert places(outcome.diagnostics) == ["source/name-clash media/a.svg"]
    assert str(outcome.diagnostics[0].related[0].span) == "media/A.svg"
    assert outcome.value is not None
    assert len(outcome.value.media) == 2


def test_deep_folders(tmp_path: Path) -> None:
    """A folder deeper than any stack is walked."""
    deep = course(tmp_path)
    for _ in range(300):
        deep = deep / "d"
    deep.mkdir(parents=True)
    (deep / "x.svg").write_bytes(b"")
    assert tree_of(tmp_path).media[0].path == "d/" * 300 + "x.svg"


CONFLICT = b"a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb:3\x02\n>>>>>>> theirs\n"


@pytest.mark.parametrize("name", ["units__u_dot_md", "quizzes__q_dot_yaml", "glossary_dot_md", "ledger_dot_yaml"])
def test_unmerged_file_is_told_once_and_left_out(tmp_path: Path, name: str) -> None:
    """An unfinished merge is one finding, at its first marker; the file counts as unreadable."""
    outcome = load(course(tmp_path, **{name: CONFLICT}))
    path = name.replace("__", "/").replace("_dot_", ".")
    assert places(outcome.diagnostics) == [f"source/conflict-marker {path}:2:1"]
    assert outcome.value is not None
    assert outcome.value.unreadable == (path,)


def test_unmerged_ledger_keeps_both_sides(tmp_path: Path) -> None:
    """Advice about a ledger never drops a line: the released side's come first."""
    (found,) = load(course(tmp_path, ledger_dot_yaml=CONFLICT)).diagnostics
    assert "the lines of both sides" in found.help
    assert "learners already have" in found.help


@pytest.mark.parametrize("raw", [b"Why\n=======\n\nSo.\n", b"See <<<<<<< HEAD\n", b" <<<<<<< HEAD\n", b"<<<<<<<<\n"])
def test_what_resembles_a_marker_is_text(tmp_path: Path, raw: bytes) -> None:
    """An underlined heading, markers within a line and other numbers of brackets are nobody's conflict."""
    assert len(tree_of(course(tmp_path, glossary_dot_md=raw)).texts) == 2
