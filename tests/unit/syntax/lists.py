"""Lists for tests, as they stand in a file, and what is found in them."""

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.syntax.yaml_nodes import YamlMap, YamlText
from scormkit.syntax.yaml_parser import parse_yaml


def under_a_bar(text: str) -> YamlText:
    """A list as it stands in a file: from line 2 on, four columns in."""
    source = "c: |4\n" + "".join(f"    {line}\n" if line else "\n" for line in text.split("\n"))
    node, faults = parse_yaml("quizzes/q.yaml", source)
    assert faults == ()
    assert isinstance(node, YamlMap)
    value = node.find("c")
    assert isinstance(value, YamlText)
    return value


def told(faults: tuple[Diagnostic, ...]) -> list[str]:
    """Code, line and column of each finding."""
    return [f"{fault.code} {fault.span.line}:{fault.span.column}" for fault in faults]
