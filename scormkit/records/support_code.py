"""What learners are asked for: the support code that the player shows under *About*, or the suspend_data of an LMS."""

from typing import NamedTuple


class SupportCode(NamedTuple):
    """``state`` is the state's text. The course's id, version and the package's fingerprint are "" where the text is a
    bare suspend_data. ``unread`` is a text that the player could not read and kept, "" for none."""

    state: str
    course: str = ""
    version: str = ""
    fingerprint: str = ""
    unread: str = ""


def read_code(text: str) -> SupportCode:
    """Take a text apart: ``id version fingerprint state [unread]``, or the state alone."""
    words = text.split(maxsplit=4)
    if len(words) < 4:
        return SupportCode(text.strip())
    course, version, fingerprint, state, *unread = words
    return SupportCode(state, course, version, fingerprint, "".join(unread).strip())
