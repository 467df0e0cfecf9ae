"""A run as SARIF 2.1.0, for services that collect what analysers find.

``artifacts`` holds the packages and the files that findings point into; a file in a zip names the zip by
``parentIndex``, and its ``uri`` is its path in there. A region is given only where the line is known. The run's
properties hold the verdicts, by the ``uri`` of the package and the profile.
"""

import json
import re
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from scormkit.diagnostics.codes import CODES
from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.explanation import explanation
from scormkit.diagnostics.span import Span
from scormkit.report.packages import Checked, Run, place_on_disk, sentence

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_NO_BYTES = re.compile("[\ud800-\udc7f\udd00-\udfff]")  # halves of characters that do not stand for a byte


def report(run: Run) -> str:
    """Write the run as one SARIF log; its rules are those that found something."""
    every = (found.code for package in run.packages for found in package.validation.diagnostics)
    rules = {code: index for index, code in enumerate(dict.fromkeys(every))}
    artifacts = _Artifacts()
    results = []
    for package in run.packages:
        artifacts.package(package)
        results += [_result(artifacts, package, found, rules[found.code]) for found in package.validation.diagnostics]
    driver = {"name": "scormkit", "version": version("scormkit"), "rules": [_rule(code) for code in rules]}
    verdicts = {
        artifacts.package(package)["uri"]: {one.profile: one.fit.value for one in package.validation.verdicts}
        for package in run.packages
    }
    whole = {
        "tool": {"driver": driver},
        "artifacts": artifacts.all,
        "results": results,
        "properties": {"verdicts": verdicts},
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [whole]}, indent=2) + "\n"


def _rule(code: str) -> dict[str, Any]:
    row = CODES[code]
    page = explanation(code)
    return {
        "id": code,
        "shortDescription": {"text": row.title},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": row.severity.value},
        "properties": {"tags": [code.partition("/")[0], *row.rules.split()], "clause": row.clause},
    }


class _Artifacts:
    """The artifacts of the run, each once."""

    def __init__(self) -> None:
        self.all: list[dict[str, Any]] = []
        self._indexes: dict[tuple[str, int | None], int] = {}

    def package(self, package: Checked) -> dict[str, Any]:
        """The location of a package as a whole."""
        uri = _uri(package.path) + ("/" if package.form == "folder" and not package.path.endswith("/") else "")
        about = {"roles": ["analysisTarget"]}
        return self._location(uri, None, about | ({"mimeType": "application/zip"} if package.form == "zip" else {}))

    def place(self, package: Checked, span: Span) -> dict[str, Any]:
        """The location of a file of a package, or of the whole."""
        whole = self.package(package)
        if not span.file or package.form == "xml":
            return whole
        if package.form == "zip":
            return self._location(_quoted(span.file), whole["index"], {})
        return self._location(_uri(place_on_disk(package, span).file), None, {})

    def _location(self, uri: str, parent: int | None, about: dict[str, Any]) -> dict[str, Any]:
        index = self._indexes.setdefault((uri, parent), len(self.all))
        location = {"uri": uri, "index": index}
        if index == len(self.all):
            nested = {} if parent is None else {"parentIndex": parent}
            self.all.append({"location": location, **nested, **about})
        return location


def _result(artifacts: _Artifacts, package: Checked, found: Diagnostic, rule: int) -> dict[str, Any]:
    result = {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": found.severity.value,
        "message": {"text": _text(sentence(found))},
        "analysisTarget": artifacts.package(package),
        "locations": [_location(artifacts, package, found.span)],
    }
    if found.related:
        result["relatedLocations"] = [
            {**_location(artifacts, package, related.span), "message": {"text": _text(related.label)}}
            for related in found.related
        ]
    return result


def _location(artifacts: _Artifacts, package: Checked, span: Span) -> dict[str, Any]:
    region = {"region": {"startLine": span.line}} if span.line else {}
    return {"physicalLocation": {"artifactLocation": artifacts.place(package, span), **region}}


def _uri(path: str) -> str:
    """A path of this machine as a URI: relative as it was named, or ``file:``."""
    if not Path(path).is_absolute():
        return _quoted(path)
    return f"file://{'' if path.startswith('/') else '/'}{_quoted(path)}"


def _quoted(path: str) -> str:
    """A path as a part of a URI; bytes that are no text (as Python holds them) stay those bytes."""
    return quote(_NO_BYTES.sub("�", path).encode("utf-8", "surrogateescape"))


def _text(text: str) -> str:
    """A message: braces are doubled (SARIF 3.11.5), and halves of characters, which JSON's readers refuse, are gone."""
    return text.replace("{", "{{").replace("}", "}}").encode("utf-8", "replace").decode()
