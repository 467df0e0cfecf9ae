"""The run-time interfaces of SCORM as data: what a script holds that speaks to one."""

from typing import NamedTuple


class RunTime(NamedTuple):
    """A standard's run-time: words of which content that uses it holds each, the most telling one first."""

    standard: str
    marks: tuple[str, ...]


# RTE 3.3.6, 3.4.2. The object itself is called `API`, which is too short a name to look for.
SCORM_12 = RunTime("SCORM 1.2", ("LMSInitialize", "LMSFinish"))
# SCORM 2004 RTE 3.1.2, 3.2. The calls have names that other programs use, too.
SCORM_2004 = RunTime("SCORM 2004", ("API_1484_11", "Initialize", "Terminate"))
RUN_TIMES = (SCORM_12, SCORM_2004)
