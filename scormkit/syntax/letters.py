"""The letters that items carry: ``a.`` … ``z.``, ``0.`` … ``9.``, each an item's id for ever."""

import re
from collections.abc import Callable, Iterable

from scormkit.diagnostics.diagnostic import Diagnostic, Related
from scormkit.diagnostics.span import Span

ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"
MOST_ITEMS = len(ALPHABET)  # SCORM 1.2 tells items apart by one character

_LETTER = re.compile(r"([A-Za-z0-9]+)([.)])(?:[ \t]+|$)")
_BARE_LETTER = re.compile(r"[a-z0-9]\Z")
_NO_SPACE = re.compile(r"([A-Za-z0-9])\.(?=\S)")
_CARRIED = re.compile(r"(?:\]|\||^\s*[-–—*+])\s*([a-z0-9])\.")


class Letters:
    """Reads the letters of one question's items; ``faults`` gathers what is wrong with them.

    ``lines`` are those of the whole list, for the advice which letter is still free.
    """

    def __init__(self, lines: Iterable[str], most: int = MOST_ITEMS) -> None:
        self.faults: list[Diagnostic] = []
        self._lines = lines
        self._most = most
        self._count = 0
        self._first: dict[str, Span] = {}

    def read(self, text: str, at: Callable[[int, int], Span]) -> tuple[str, int]:
        """The letter that a text begins with ("" where it has none) and where the words behind it begin.

        ``at`` gives the place of a stretch of the text.
        """
        self._count += 1
        if self._count > self._most:
            return self._surplus(text, at)
        match = _LETTER.match(text)
        tight = _NO_SPACE.match(text) if match is None else None
        if tight is not None:
            message = "a space is missing behind the item's letter"
            self._fault("list/item-letter", at(0, 2), message, f"write `{tight[1]}. …`")
            match = tight
        if match is None or (len(match[1]) > 1 and match is not tight):
            message = "this item has no letter, which is its id in reports and in saved answers"
            help_ = f"write a letter that no other item has had: `{self._free()}. …`"
            self._fault("list/item-letter", at(0, max(1, len(text.split(" ")[0]))), message, help_)
            return "", 0
        letter = match[1]
        if tight is None and (match[2] != "." or not _BARE_LETTER.match(letter)):
            message = f"`{match[0].strip()}` is no item's letter"
            self._fault("list/item-letter", at(0, len(match[0].rstrip())), message, f"write `{letter.lower()}.`")
            letter = letter.lower()
        self._take(letter, at(0, 1))
        return letter, match.end()

    def _surplus(self, text: str, at: Callable[[int, int], Span]) -> tuple[str, int]:
        """One item too many: told once, and its letter, which cannot be a good one, is not judged."""
        if self._count == self._most + 1:
            message = f"this is item {self._count}; a question can tell {self._most} apart"
            self._fault("list/too-many-items", at(0, max(1, len(text))), message, "make two questions of it")
        match = _LETTER.match(text)
        return "", match.end() if match else 0

    def _take(self, letter: str, span: Span) -> None:
        if letter in self._first:
            first = Related(self._first[letter], "the first")
            message = f"two items carry the letter `{letter}`"
            help_ = f"give one a free letter: `{self._free()}.`"
            self.faults.append(Diagnostic("list/duplicate-letter", span, message, help_, (first,)))
        self._first.setdefault(letter, span)

    def _free(self) -> str:
        """The first letter that no line begins with."""
        used = {match[1] for line in self._lines if (match := _CARRIED.search(line))}
        return next((letter for letter in ALPHABET if letter not in used), ALPHABET[0])

    def _fault(self, code: str, span: Span, message: str, help_: str) -> None:
        self.faults.append(Diagnostic(code, span, message, help_))
