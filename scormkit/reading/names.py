"""What a file is called is its id: ``units/10-solving-issues.md`` is the unit ``solving-issues``."""

import re

from scormkit.diagnostics.span import Span
from scormkit.model.names import Name
from scormkit.reading.kinds import Reading, id_from, is_id
from scormkit.reading.shapes import Field, Record

_SORTING = re.compile(r"[0-9]+-(?=.)")


def stem(file: str) -> str:
    """A file's name without folder, ending and the digits in front that only sort."""
    base = file.rpartition("/")[2].rpartition(".")[0]
    return _SORTING.sub("", base, count=1) if _SORTING.match(base) else base


def name_of_file(file: str, record: Record | None, field: Field[Name | None], reading: Reading) -> Name | None:
    """The id of what a file holds: as its ``id:`` says, else from the file's name.

    None where neither is an id; that is then told.
    """
    if record is not None and record.written(field):
        return record[field]
    named = stem(file)
    if is_id(named):
        return Name(named, Span(file))
    near = id_from(named)
    example = f", such as `{near}{file[file.rindex('.') :]}`" if near else ""
    help = f"rename the file with small letters a–z, digits and hyphens{example}"
    reading.tell("format/invalid-file-name", Span(file), f"the file's name gives no id: `{named}`", help)
    return None
