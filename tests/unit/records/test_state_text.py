"""A state's text reads as in the player."""

from random import Random
from typing import Any

import pytest

from scormkit.records.shapes import Shape, read_shapes
from scormkit.records.state_text import State, Unreadable, decode
from tests.unit.records.player import Player

_WORDS = ("u", "z", "o", "p", "t", "x", "d", "n", "w", "k", "s1", "s2", "s4", "s7", "s36", "m1", "m5", "m36")
_TEXTS = ("", "a", "Grüße, Łódź", "聞く\nこと", "🎧" * 9, "\ufeffhe said “no”", "x" * 300)
_NUMBERS = (0, 1, 2, 77, 16383, 65535)


def _ledger(random: Random, holes: bool) -> str:
    words = [random.choice(_WORDS) for _ in range(random.randint(0, 24))]
    numbered = [f"{slot}:{word}" for slot, word in enumerate(words)]
    return " ".join(word for word in numbered if random.random() < 0.7) if holes else " ".join(words)


def _longer(ledger: str) -> str:
    return f"{ledger} 30:u 31:z 32:s4" if ":" in ledger else f"{ledger} u z s4"


def _state(random: Random, ledger: str) -> dict[str, Any]:
    shapes = _shapes(ledger)
    size = max(shapes, default=-1) + 1
    slots, texts = [0] * size, {}
    for slot, shape in shapes.items():
        slots[slot] = random.choice((0, random.randrange(1 << shape.bits), shape.settled))
        if shape.kind == "text":
            texts[slot] = random.choice(_TEXTS)
    counters = ("attempt", "saves", "interactions", "seconds")
    return {
        "slots": slots,
        "texts": texts,
        **{counter: min(random.choice(_NUMBERS), 16383) for counter in counters},
        "place": random.randint(-1, size),
        "scroll": random.randint(0, 100),
    }


def _shapes(ledger: str) -> dict[int, Shape]:
    shapes = read_shapes(ledger)
    assert shapes is not None
    return dict(shapes)


def _spoilt(random: Random, text: str) -> str:
    at = random.randrange(len(text))
    return random.choice(
        (text, text, f" {text}\n", f"\ufeff{text}", text[:at], f"{text[:at]}Q{text[at + 1 :]}", f"\x1c{text}", text * 2)
    )


def _told(found: State | Unreadable, size: int) -> Any:
    """What the player's ``decode`` gives."""
    if isinstance(found, Unreadable):
        return "damaged" if found is Unreadable.FOREIGN else found.value
    return {
        "slots": [found.slots.get(slot, 0) for slot in range(size)],
        "texts": {str(slot): text for slot, text in found.texts.items()},
        **{name: getattr(found, name) for name in ("attempt", "saves", "interactions", "seconds", "place", "scroll")},
    }


@pytest.mark.parametrize("sparse", [False, True], ids=["dense", "sparse"])
def test_any_text_reads_as_in_the_player(player: Player, sparse: bool) -> None:
    """400 states of any ledger, whole or spoilt, read with their own ledger, a longer, a shorter or a strange one: the
    same values as the player's codec gives, and the same refusals."""
    random = Random(20260817)
    ledgers = [_ledger(random, holes=sparse and number % 2 == 0) for number in range(400)]
    tasks = [("encode", {"ledger": one, "state": _state(random, one), "sparse": sparse}) for one in ledgers]
    texts = [_spoilt(random, text) for text in player.ask(tasks)]
    readers = [
        random.choice((one, one, _longer(one), " ".join(one.split()[:-2]), random.choice(ledgers))) for one in ledgers
    ]
    wanted = player.ask([("decode", {"ledger": one, "text": text}) for one, text in zip(readers, texts, strict=True)])
    read = 0
    for ledger, text, want in zip(readers, texts, wanted, strict=True):
        shapes = _shapes(ledger)
        found = decode(text, shapes)
        read += isinstance(found, State)
        if isinstance(want, dict):
            want["slots"] = [value or 0 for value in want["slots"]]
        assert _told(found, max(shapes, default=-1) + 1) == want, (ledger, text)
    assert 150 < read < 390


def test_a_newer_codec_is_told_apart(player: Player) -> None:
    """A text of the next version, whole by its checksum, is newer; one that is not, damaged; none, empty."""
    from scormkit.records.state_text import _checksum

    body = "B" + "A" * 20
    shapes = _shapes("u")
    assert decode(body + _checksum(body), shapes) is Unreadable.NEWER
    assert decode(body + _checksum(body).swapcase(), shapes) is Unreadable.DAMAGED
    assert decode("   ", shapes) is Unreadable.EMPTY
    assert decode("Größe", shapes) is Unreadable.DAMAGED
    (told,) = player.ask([("decode", {"ledger": "u", "text": body + _checksum(body)})])
    assert told == "newer"


def test_a_whole_text_that_ends_too_soon_is_foreign(player: Player) -> None:
    """The checksum holds, but this ledger's slots want more bits than there are: the text of another course."""
    state = {"slots": [1, 0], "texts": {}, "attempt": 1, "saves": 1, "interactions": 0, "seconds": 0}
    state |= {"place": 0, "scroll": 0}
    (text,) = player.ask([("encode", {"ledger": "u u", "state": state, "sparse": False})])
    assert decode(text, _shapes("m36 m36")) is Unreadable.FOREIGN


def test_a_ledger_of_shapes_that_are_not_known_is_refused() -> None:
    """A shape that a later version may bring is not guessed at."""
    assert read_shapes("u q9") is None
    assert read_shapes("9999999:u") is None
    assert read_shapes("u s4 d") is not None
