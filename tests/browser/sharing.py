"""What is dear to make, made once for all of pytest's processes."""

import fcntl
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

import pytest

Made = TypeVar("Made")


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Made]) -> Made:
    """What ``make`` gives for an empty folder that outlives the process; it must be picklable.

    The first process of this session to ask for a name makes it; the others wait for it and read what was made.
    """
    base = factory.getbasetemp()
    place = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "made-once" / name
    place.mkdir(parents=True, exist_ok=True)
    kept = place / "made.pickle"
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            folder = place / "folder"
            folder.mkdir(exist_ok=True)
            kept.write_bytes(pickle.dumps(make(folder)))
        return cast(Made, pickle.loads(kept.read_bytes()))
