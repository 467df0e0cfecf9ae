"""Values out of JSON that anybody may have written: each is what is asked for, or the document is refused."""

import json
from collections.abc import Iterator
from typing import Any

from scormkit.package.contents import PackageError
from scormkit.records.shapes import MOST_SLOTS

_HELP = "name a package that this version of scormkit built"


class JsonObject:
    """An object of a document; ``place`` says which, for people."""

    def __init__(self, value: Any, place: str) -> None:
        if not isinstance(value, dict):
            raise _refused(place)
        self._value: dict[str, Any] = value
        self._place = place

    def text(self, key: str, default: str | None = None) -> str:
        found = self._value.get(key, default)
        if not isinstance(found, str):
            raise _refused(f"{self._place}.{key}")
        return found

    def number(self, key: str, default: int | None = None, least: int = 0, most: int = MOST_SLOTS) -> int:
        """A whole number from ``least`` to ``most``, which is what a slot's number can be."""
        return self._whole(self._value.get(key, default), key, least, most)

    def number_or_none(self, key: str) -> int | None:
        found = self._value.get(key)
        return None if found is None else self._whole(found, key, 0)

    def flag(self, key: str, default: bool | None = None) -> bool:
        found = self._value.get(key, default)
        if not isinstance(found, bool):
            raise _refused(f"{self._place}.{key}")
        return found

    def numbers(self, key: str) -> tuple[int, ...]:
        return tuple(self._whole(found, key, 0) for found in self._list(key))

    def objects(self, key: str) -> Iterator["JsonObject"]:
        """The objects of a list; none where it is missing."""
        return (JsonObject(found, f"{self._place}.{key}[{n}]") for n, found in enumerate(self._list(key)))

    def has(self, key: str) -> bool:
        return key in self._value

    def object(self, key: str) -> "JsonObject":
        return JsonObject(self._value.get(key), f"{self._place}.{key}")

    def _list(self, key: str) -> list[Any]:
        found = self._value.get(key, [])
        if not isinstance(found, list):
            raise _refused(f"{self._place}.{key}")
        return found

    def _whole(self, found: Any, key: str, least: int, most: int = MOST_SLOTS) -> int:
        if isinstance(found, bool) or not isinstance(found, int) or not least <= found <= most:
            raise _refused(f"{self._place}.{key}")
        return found


def read_object(text: str, place: str) -> JsonObject:
    """The object that a text is; raises PackageError."""
    try:
        return JsonObject(json.loads(text), place)
    except (ValueError, RecursionError):
        raise _refused(place) from None


def _refused(place: str) -> PackageError:
    return PackageError(f"`{place}` in it is not as scormkit writes it", _HELP)
