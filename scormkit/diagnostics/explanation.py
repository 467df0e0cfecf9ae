"""The page of a code, in Markdown."""

from importlib.resources import files


def explanation(code: str) -> str:
    """What a code of the table means, why it matters, a wrong and a right example."""
    area, _, slug = code.partition("/")
    return files("scormkit.diagnostics").joinpath("pages", area, f"{slug}.md").read_text(encoding="utf-8")
