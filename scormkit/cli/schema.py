"""``scormkit schema``."""

import json

import click

_FILES = ("course", "quiz", "unit", "assignment", "ledger")


@click.command("schema")
@click.argument("file", type=click.Choice(_FILES), default="course")
def command(file: str) -> None:
    """Print the JSON Schema of a source file, for editors that complete and check while you type.

    FILE is `course` (course.yaml), `quiz` (quizzes/*.yaml), `unit` or `assignment` (what stands on top of units/*.md,
    assignments/*.md) or `ledger`.
    """
    from scormkit.reading.json_schema import json_schema

    click.echo(json.dumps(json_schema(file), ensure_ascii=False, indent=2))
