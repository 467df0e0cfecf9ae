"""``scormkit explain``."""

import click

from scormkit.diagnostics.codes import CODES
from scormkit.diagnostics.explanation import explanation
from scormkit.diagnostics.nearest import did_you_mean


@click.command("explain")
@click.argument("code")
def command(code: str) -> None:
    """Print what the finding CODE means, why it matters, and a wrong and a right example."""
    wanted = code.strip().rpartition("[")[2].rstrip("]")
    row = CODES.get(wanted)
    if row is None:
        wish = did_you_mean(wanted, CODES, "a code stands in brackets after `error` or `warning`: `quiz/not-placed`")
        raise click.UsageError(f"there is no code `{code}`\n  help: {wish}")
    clause = f" · {row.clause}" if row.clause else ""
    click.echo(f"{row.severity.value}[{row.id}] {row.title}{clause}\n\n{explanation(row.id)}", nl=False)
    if row.rules and _is_mended(row.id):
        click.echo("\n`scormkit repair` mends it where the cure is certain.")


def _is_mended(code: str) -> bool:
    from scormkit.repair import MENDED

    return code in MENDED
