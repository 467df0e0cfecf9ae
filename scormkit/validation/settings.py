"""Settings of ``validate`` as a team keeps them in its repository: ``scormkit.toml``, or pyproject.toml's own table.

::

    [validate]                       # [tool.scormkit.validate] in pyproject.toml
    fail-on = "warning"
    select = ["item/*"]
    ignore = ["archive/name-not-ascii"]
    profile = ["moodle"]

    [[ignore]]                       # [[tool.scormkit.ignore]]
    code = "item/*"
    path = "legacy/*.zip"
    reason = "The supplier is gone"
    expires = 2027-01-31
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.nearest import did_you_mean
from scormkit.diagnostics.outcome import Outcome
from scormkit.diagnostics.span import Span
from scormkit.validation.exemptions import Exemption
from scormkit.validation.judging import UnknownProfileError, named_profiles
from scormkit.validation.selection import UnknownCodeError, codes_named

OWN_FILE, SHARED_FILE = "scormkit.toml", "pyproject.toml"
FAIL_ON = ("error", "warning")

_TABLES = ("validate", "ignore")
_VALIDATE = ("fail-on", "select", "ignore", "profile")
_IGNORE = ("code", "path", "reason", "expires")
_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$")  # how tomllib ends its words


class Settings(NamedTuple):
    """What a config file says; ``file`` is the file. An absent ``fail_on`` and empty tuples say nothing."""

    file: str
    fail_on: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    exemptions: tuple[Exemption, ...] = ()


def read_settings(file: str, content: bytes) -> Outcome[Settings]:
    """Read a config file; without value and findings it is a pyproject.toml that does not speak of scormkit."""
    import tomllib

    try:
        whole: Mapping[str, Any] = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        message = f"byte {fault.start + 1} of the file is no UTF-8"
        return Outcome(None, (Diagnostic("config/unreadable", Span(file), message, "save the file as UTF-8"),))
    except ValueError as fault:  # tomllib's own, or a number of thousands of digits
        return Outcome(None, (_malformed(file, str(fault)),))
    except RecursionError:
        return Outcome(None, (_malformed(file, "lists and tables lie too deep in each other"),))
    shared = file.replace("\\", "/").rpartition("/")[2] == SHARED_FILE
    if shared:
        tool = whole.get("tool")
        if not isinstance(tool, dict) or "scormkit" not in tool:
            return Outcome(None)
        whole = tool["scormkit"]
    reader = _Reader(file, "tool.scormkit." if shared else "")
    settings = reader.settings(whole)
    return Outcome(None if reader.found else settings, tuple(reader.found))


def _malformed(file: str, said: str) -> Diagnostic:
    place = _PLACE.search(said)
    line, column = (int(place[1]), int(place[2])) if place else (0, 0)
    span = Span(file, line, column, line, column + 1) if place else Span(file)
    message = f"this is no TOML: {_PLACE.sub('', said).removesuffix(' (at end of document)')}"
    return Diagnostic("config/syntax", span, message, "texts stand in quotes, days do not: `expires = 2027-01-31`")


class _Reader:
    """Reads tables key by key, and keeps what is wrong with them."""

    def __init__(self, file: str, prefix: str) -> None:
        self.found: list[Diagnostic] = []
        self._file = file
        self._prefix = prefix

    def settings(self, whole: object) -> Settings:
        tables = self._table(whole, f"[{self._prefix.rstrip('.')}]", _TABLES)
        where = f"[{self._prefix}validate]"
        validate = self._table(tables.get("validate", {}), where, _VALIDATE)
        entries = tables.get("ignore", [])
        if not isinstance(entries, list):
            self._invalid(f"`{self._prefix}ignore`", entries, f"begin each entry with `[[{self._prefix}ignore]]`")
            entries = []
        return Settings(
            self._file,
            self._fail_on(validate, where),
            self._codes(validate, "select", where),
            self._codes(validate, "ignore", where),
            self._profiles(validate, where),
            tuple(self._exemption(entry, number) for number, entry in enumerate(entries, 1)),
        )

    def _exemption(self, entry: object, number: int) -> Exemption:
        name = f"entry {number} of [[{self._prefix}ignore]]"
        table = self._table(entry, name, _IGNORE)
        for key in ("code", "reason"):
            if isinstance(entry, dict) and key not in table:
                why = "which findings it lets pass" if key == "code" else "why it lets them pass"
                self._tell("config/missing-key", f"{name} does not say {why}", f'write `{key} = "…"`')
        code = self._text(table, "code", name)
        expires = table.get("expires")
        if expires is not None and (not isinstance(expires, date) or isinstance(expires, datetime)):
            self._invalid(f"`expires` of {name}", expires, "write a day without quotes: `expires = 2027-01-31`")
            expires = None
        path = self._text(table, "path", name)
        return Exemption(name, code, self._meant(code, name), path, self._text(table, "reason", name), expires)

    def _table(self, value: object, where: str, known: Sequence[str]) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            self._invalid(where, value, f"write a table with the keys {_listed(known)}")
            return {}
        for key in value:
            if key not in known:
                inside = f" in {where}" if where != "[]" else ""
                wish = did_you_mean(key, known, f"there are the keys {_listed(known)}")
                self._tell("config/unknown-key", f"there is no key `{key}`{inside}", wish)
        return {key: value[key] for key in value if key in known}

    def _fail_on(self, table: Mapping[str, Any], where: str) -> str | None:
        value = table.get("fail-on")
        if value is None or value in FAIL_ON:
            return value
        self._invalid(f"`fail-on` of {where}", value, 'write `fail-on = "error"` or `fail-on = "warning"`')
        return None

    def _codes(self, table: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
        names = self._names(table, key, where, f'write a list of codes: `{key} = ["item/no-title", "archive/*"]`')
        for name in names:
            self._meant(name, f"`{key}` of {where}")
        return names

    def _profiles(self, table: Mapping[str, Any], where: str) -> tuple[str, ...]:
        names = self._names(table, "profile", where, 'write a list of profiles: `profile = ["moodle", "docebo"]`')
        for name in names:
            try:
                named_profiles([name])
            except UnknownProfileError as unknown:
                self._tell("config/unknown-profile", f"`profile` of {where}: {unknown}", unknown.help)
        return names

    def _names(self, table: Mapping[str, Any], key: str, where: str, wish: str) -> tuple[str, ...]:
        names = table.get(key, [])
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            self._invalid(f"`{key}` of {where}", names, wish)
            return ()
        return tuple(names)

    def _meant(self, code: str, where: str) -> frozenset[str]:
        """The codes that a name stands for; none where it stands for none, which is told."""
        try:
            return frozenset(codes_named(code)) if code else frozenset()
        except UnknownCodeError as unknown:
            self._tell("config/unknown-code", f"{where}: {unknown}", unknown.help)
            return frozenset()

    def _text(self, table: Mapping[str, Any], key: str, where: str) -> str:
        value = table.get(key, "")
        if isinstance(value, str) and (value.strip() or key not in table):
            return value
        self._invalid(f"`{key}` of {where}", value, f'write a text: `{key} = "…"`')
        return ""

    def _invalid(self, what: str, value: object, help: str) -> None:
        self._tell("config/invalid-value", f"{what} is {_shown(value)}", help)

    def _tell(self, code: str, message: str, help: str) -> None:
        self.found.append(Diagnostic(code, Span(self._file), message, help))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _shown(value: object) -> str:
    """A value in a word or two, so that its writer finds it."""
    if isinstance(value, str):
        return f'the text "{value[:40]}"' if value.strip() else "an empty text"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list" if all(isinstance(one, str) for one in value) else "a list of other things than texts"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return "a number" if isinstance(value, int | float) else f"`{value}`"
