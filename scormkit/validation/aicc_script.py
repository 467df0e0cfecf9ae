"""aicc_script, the language of prerequisites (CAM 2.3.2.5.1): parsed, to know whether an LMS could.

::

    expression := and ( "|" and )*          and  := not ( "&" not )*
    not        := "~" not | atom            set  := "{" expression ( "," expression )* "}"
    atom       := "(" expression ")" | COUNT "*" set | set | NAME [ ("=" | "<>") status ]
"""

import re
from typing import NamedTuple

STATUSES = ("passed", "completed", "browsed", "failed", "incomplete", "not attempted")
_LETTERS = ("p", "c", "b", "f", "i", "n")  # as AICC writes them for short
_TOKEN = re.compile(r"\s*(<>|[&|~=(){},*]|\"[^\"]*\"|[\w.-]+(?:\s+attempted\b)?|\S)")
_NAME = re.compile(r"[\w.-]+")
_DEEPEST = 100


class Script(NamedTuple):
    """The items that an expression names, in its order, or what is wrong with it."""

    operands: tuple[str, ...]
    fault: str = ""


def read_script(text: str) -> Script:
    """Parse an expression."""
    reader = _Reader(_TOKEN.findall(text))
    try:
        reader.expression(0)
        if reader.next:
            raise _ScriptError(f"`{reader.next}` stands where `&`, `|` or the end belongs")
    except _ScriptError as fault:
        return Script(tuple(reader.operands), str(fault))
    return Script(tuple(reader.operands))


class _ScriptError(Exception):
    """What is wrong with an expression, in words."""


class _Reader:
    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._place = 0
        self.operands: list[str] = []

    @property
    def next(self) -> str:
        """The next word or sign; empty at the end."""
        return self._tokens[self._place] if self._place < len(self._tokens) else ""

    def _take(self, *signs: str) -> bool:
        taken = self.next in signs
        self._place += taken
        return taken

    def _demand(self, sign: str, opened: str) -> None:
        if not self._take(sign):
            raise _ScriptError(f"`{opened}` is not closed by `{sign}`")

    def expression(self, depth: int) -> None:
        if depth > _DEEPEST:
            raise _ScriptError("it nests too deeply")
        self._negation(depth)
        while self._take("&", "|"):
            self._negation(depth)

    def _negation(self, depth: int) -> None:
        while self._take("~"):
            pass
        self._atom(depth)

    def _atom(self, depth: int) -> None:
        if self._take("("):
            self.expression(depth + 1)
            self._demand(")", "(")
        elif self.next == "{":
            self._set(depth)
        elif self.next.isdecimal() and self._tokens[self._place + 1 : self._place + 2] == ["*"]:
            self._place += 2
            if self.next != "{":
                raise _ScriptError("behind `*` a set in `{ }` must stand")
            self._set(depth)
        elif _NAME.fullmatch(self.next):
            self.operands.append(self.next)
            self._place += 1
            if self._take("=", "<>"):
                self._status()
        else:
            raise _ScriptError(f"`{self.next}` stands where an item belongs" if self.next else "it ends too early")

    def _set(self, depth: int) -> None:
        self._place += 1
        self.expression(depth + 1)
        while self._take(","):
            self.expression(depth + 1)
        self._demand("}", "{")

    def _status(self) -> None:
        word = " ".join(self.next.strip('"').lower().split())
        if word not in STATUSES and word not in _LETTERS:
            raise _ScriptError(f"`{self.next}` is no status: {', '.join(STATUSES)}" if self.next else "a status lacks")
        self._place += 1
