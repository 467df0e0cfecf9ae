"""aicc_script: what CAM 2.3.2.5.1 allows is parsed, anything else is refused in words."""

import pytest

from scormkit.validation.aicc_script import read_script

# The vectors are those that OpenOLAT tests its evaluator with.
VALID = {
    "I1&I2": "I1 I2",
    "s34 & s35 | s36": "s34 s35 s36",
    "s34 & (s35 | s36)": "s34 s35 s36",
    "3*{s34, s36, s37, s39}": "s34 s36 s37 s39",
    "{s34,s36,s37}": "s34 s36 s37",
    "~s35": "s35",
    'sco1="passed"': "sco1",
    's35<>"passed"': "s35",
    "sco-1&sco-2": "sco-1 sco-2",
    "s1=Passed": "s1",
    's1 = "not attempted"': "s1",
    "s1=not attempted & s2": "s1 s2",
    "s1=p": "s1",
    "2*{a & b, ~c}": "a b c",
}
INVALID = (
    "s34 & (s35 | s36",
    's35="passed',
    "&",
    "a b",
    "a &",
    "3*a",
    "{a",
    "a=sleepy",
    "()",
    "a==b",
    "2*",
    "~",
    "a,b",
)


@pytest.mark.parametrize("text", VALID)
def test_what_is_allowed_is_parsed(text: str) -> None:
    """The items that an expression names come out in its order."""
    script = read_script(text)
    assert (script.fault, " ".join(script.operands)) == ("", VALID[text])


@pytest.mark.parametrize("text", INVALID)
def test_anything_else_is_refused(text: str) -> None:
    """What breaks the grammar is said in words."""
    assert read_script(text).fault


def test_depth_is_bounded() -> None:
    """Brackets without end are refused, not followed."""
    assert read_script("(" * 5000).fault == "it nests too deeply"
