"""Settings of the whole suite: what may be left out, and what then is said."""

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]


def shared_folder() -> Path | None:
    """The folder of official schemas and seeds: $SCORMKIT_SHARED, else ../shared, or None when there is neither."""
    folder = Path(os.environ.get("SCORMKIT_SHARED") or REPOSITORY.parent / "shared")
    return folder if folder.is_dir() else None


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes the golden packages anew, for the review of the difference."""
    parser.addoption("--rewrite-golden", action="store_true", help="write tests/golden/ anew instead of comparing")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of official schemas and seeds; only for tests marked ``shared``."""
    folder = shared_folder()
    assert folder is not None
    return folder


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests marked ``shared`` where there is no such folder, unless none may be left out."""
    needy = [item for item in items if item.get_closest_marker("shared")]
    if not needy or shared_folder():
        return
    if os.environ.get("SCORMKIT_REQUIRE_SHARED"):
        raise pytest.UsageError(
            f"{len(needy)} tests need the official schemas and seeds: set SCORMKIT_SHARED or provide ../shared"
        )
    items[:] = [item for item in items if item not in needy]
    config.hook.pytest_deselected(items=needy)
    config.stash[_LEFT_OUT] = len(needy)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    left_out = config.stash.get(_LEFT_OUT, 0)
    if left_out:
        terminalreporter.write_line(
            f"{left_out} tests left out: they read the official schemas or the seeds, and neither $SCORMKIT_SHARED nor "
            "../shared is there"
        )


_LEFT_OUT = pytest.StashKey[int]()
