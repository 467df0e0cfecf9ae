"""Tables for spreadsheets: CSV in which no cell is taken for a formula."""

import csv
from collections.abc import Iterable
from io import StringIO

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what spreadsheets compute, or skip and then compute


def spreadsheet(rows: Iterable[Iterable[str]]) -> str:
    """The rows as CSV (RFC 4180). A cell that a spreadsheet would compute gets an apostrophe in front."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    for row in rows:
        writer.writerow(f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row)
    return text.getvalue()
