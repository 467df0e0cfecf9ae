"""The suite about itself: tests state facts, fixtures are used."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
TESTS = REPOSITORY / "tests"
MODULES = [path for path in TESTS.rglob("*.py") if "node_modules" not in path.parts]


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield node


def is_fixture(function: ast.FunctionDef) -> bool:
    return any("pytest.fixture" in ast.unparse(decorator) for decorator in function.decorator_list)


def test_every_test_states_a_fact() -> None:
    """Each test function has a docstring that is a sentence."""
    silent = [
        f"{path.relative_to(REPOSITORY)}::{function.name}"
        for path in MODULES
        for function in functions(path)
        if function.name.startswith("test_") and len((ast.get_docstring(function) or "").split()) < 3
    ]
    assert silent == []


def test_every_pytest_fixture_is_used() -> None:
    """Each fixture is asked for, by a parameter's name or by `getfixturevalue` or `usefixtures`."""
    made: dict[str, Path] = {}
    asked: set[str] = set()
    for path in MODULES:
        text = path.read_text("utf-8")
        asked |= set(re.findall(r'(?:getfixturevalue|usefixtures)\("([a-z_]+)"', text))
        asked |= set(re.findall(r'"([a-z_]+)"', text)) if "getfixturevalue(" in text else set()
        for function in functions(path):
            asked |= {argument.arg for argument in function.args.args}
            if is_fixture(function) and "autouse=True" not in "".join(map(ast.unparse, function.decorator_list)):
                made[function.name] = path
    assert {name: str(path) for name, path in made.items() if name not in asked} == {}


def test_every_folder_of_data_is_used() -> None:
    """What lies in tests/ beside modules is named by a module (cases and golden packages by their runners)."""
    sources = "\n".join(path.read_text("utf-8") for path in MODULES)
    data = [
        folder
        for place in ("*/courses/*", "unit/*/data/*", "cases/*", "golden/*")
        for folder in TESTS.glob(place)
        if folder.is_dir() and not folder.name.startswith(("_", "."))
    ]
    runners = {TESTS / "cases": "test_cases.py", TESTS / "golden": "test_golden.py"}
    for folder in data:
        runner = runners.get(folder.parent)
        if runner and list(TESTS.rglob(runner)):
            continue
        assert f'"{folder.name}"' in sources, f"{folder.relative_to(REPOSITORY)} is named by no test"
