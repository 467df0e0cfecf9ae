"""How many findings of a rule are told."""

from scormkit.diagnostics.codes import Severity
from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.diagnostics.span import Span
from scormkit.validation.findings import bounded

LONG = Diagnostic("schema/too-long", Span("m", 1), "too long")
UNKNOWN = Diagnostic("schema/unknown-element", Span("m", 2), "unknown")


def test_many_of_one_code_do_not_hide_another() -> None:
    """Five hundred of a code are told and the others counted, in a note; what another code says is told."""
    told = list(bounded([LONG] * 1_000 + [UNKNOWN], "m"))
    assert [one.code for one in told[500:]] == ["schema/unknown-element", "archive/more-findings"]
    assert told[-1].message == "there are 1,000 faults `schema/too-long`; 500 of them are told"
    assert told[-1].severity is Severity.NOTE


def test_what_was_not_heard_to_its_end_is_an_error() -> None:
    """Nobody knows what a rule that was stopped would still have found, so the package cannot pass."""
    told = list(bounded((LONG for _ in range(1_000_000)), "m"))
    assert len(told) == 501
    assert (told[-1].code, told[-1].severity) == ("archive/more-findings", Severity.ERROR)
