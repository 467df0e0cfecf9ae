"""The player, bundled once."""

import pytest

from tests.unit.records.player import Player


@pytest.fixture(scope="session")
def player(tmp_path_factory: pytest.TempPathFactory) -> Player:
    """The player's code, ready for Node."""
    return Player(tmp_path_factory.mktemp("player"))
