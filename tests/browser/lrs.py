"""The LRS and the cmi5 LMS, as tests speak to them: launch, go wrong, and tell what they were told."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple
from urllib.parse import urlencode
from urllib.request import Request, urlopen

Way = Literal["xapi", "cmi5"]
WAYS: tuple[Way, ...] = ("xapi", "cmi5")

LEARNER = {
    "objectType": "Agent",
    "name": "Emmy Noether",
    "account": {"homePage": "https://lms.example", "name": "emmy"},
}
REGISTRATION = "6f1d2c3b-4a59-4e87-9c10-112233445566"
STATE = "scormkit"  # the id of the learner's document


@dataclass(frozen=True)
class Fault:
    """What becomes of requests with this method, below this path ("" for any): ServerFault of testing/lrs-server.ts.

    It strikes ``times`` times (None: always), after it has let ``after`` of them pass. ``lost``: done, and the
    connection breaks; ``cut``: it breaks before; ``slow``: done at once, answered after ``ms``; ``status``: not done
    unless ``done``.
    """

    kind: Literal["lost", "cut", "never", "slow", "status"]
    method: str = ""
    path: str = ""
    after: int = 0
    times: int | None = None
    status: int = 0
    ms: int = 0
    done: bool = False

    @property
    def told(self) -> dict[str, Any]:
        """As the server reads it."""
        match = {name: value for name, value in (("method", self.method), ("path", self.path)) if value}
        times = {} if self.times is None else {"times": self.times}
        return {"kind": self.kind, "match": match, "after": self.after, **times, **self._answer}

    @property
    def _answer(self) -> dict[str, Any]:
        return {"status": self.status, "ms": self.ms, "done": self.done}


class Exchange(NamedTuple):
    """A request that the LRS has dealt with, and its answer's status; ``at`` is in milliseconds since 1970."""

    method: str
    path: str
    query: Mapping[str, str]
    authorization: str
    body: str
    status: int
    at: float


class Log(NamedTuple):
    """What an LRS holds, in the order in which it came."""

    statements: list[dict[str, Any]]
    documents: list[dict[str, Any]]
    requests: list[Exchange]
    violations: list[dict[str, str]]

    @property
    def told(self) -> list[dict[str, Any]]:
        """The statements of the learner's page, without those of the LMS's own."""
        own = ("launched", "abandoned")
        return [one for one in self.statements if one["verb"]["id"].rpartition("/")[2] not in own]

    @property
    def kept(self) -> dict[str, Any]:
        """The learner's document."""
        (found,) = [one for one in self.documents if one["id"] == STATE]
        document: dict[str, Any] = json.loads(found["content"])
        return document


class Lrs:
    """One of the server's LRSs, empty at first; ``name`` tells it from the others."""

    def __init__(self, origin: str, name: str) -> None:
        self.origin = origin
        self.endpoint = f"{origin}/lrs/{name}/"
        self._control = f"{origin}/control/{name}/"

    def launch(self, way: Way, page: str, iri: str, au: str = "au", **how: Any) -> str:
        """The address at which an LMS opens a package's page, whose course has this IRI. cmi5: each launch begins a
        session of the ``au``; ``how`` is what the LMS says of it (Cmi5Launch of testing/strict-cmi5.ts)."""
        common = {"actor": LEARNER, "registration": REGISTRATION}
        if way == "xapi":
            told = self._ask("launch-xapi", {**common, "activity_id": iri})
        else:
            session = {"mode": "Normal", "moveOn": "CompletedAndPassed", "publisherId": f"{iri}/{au}"}
            told = self._ask("launch-cmi5", {**common, **session, **how})
        return f"{page}?{urlencode(told)}"

    def faults(self, *faults: Fault) -> None:
        """From now on it goes wrong like this, and no other way."""
        self._ask("faults", [fault.told for fault in faults])

    def reset(self, *, exposes_etag: bool = True) -> None:
        """Begin anew, without faults."""
        self._ask("reset", {"exposeEtag": exposes_etag})

    def log(self) -> Log:
        told = self._ask("log", {})
        requests = [
            Exchange(
                one["request"]["method"],
                one["request"]["path"],
                one["request"]["query"],
                one["request"]["headers"].get("authorization", ""),
                one["request"]["body"],
                one["response"]["status"],
                one["at"],
            )
            for one in told["requests"]
        ]
        return Log(told["statements"], told["documents"], requests, told["violations"])

    def _ask(self, what: str, told: object) -> Any:
        request = Request(self._control + what, json.dumps(told).encode(), method="POST")
        with urlopen(request, timeout=10) as answer:
            return json.load(answer)
