"""Whether a SCORM package speaks to the LMS as its manifest says."""

from collections.abc import Callable, Iterator
from functools import partial

from scormkit.diagnostics.diagnostic import Diagnostic
from scormkit.standards.run_time import RUN_TIMES, RunTime
from scormkit.validation.findings import about_files
from scormkit.validation.manifest import Manifest


def rules_for(run_time: RunTime) -> tuple[Callable[[Manifest], Iterator[Diagnostic]], ...]:
    """The rules for a manifest of the standard that has this run-time."""
    return partial(check_calls, run_time=run_time), check_tracked


def check_calls(manifest: Manifest, run_time: RunTime) -> Iterator[Diagnostic]:
    """CNT-01, CNT-02: a package with SCOs calls the API of its standard (RTE 3.3.6)."""
    web = manifest.package.web
    if not web.is_whole or not any(sco.reference(sco.href or "").is_local for sco in manifest.scos):
        return
    words = frozenset[str]().union(*web.words.values())
    missing = [mark for mark in run_time.marks if mark not in words]
    other = next((one for one in RUN_TIMES if one is not run_time and _identifies(one, words)), None)
    if other and not _identifies(run_time, words):
        yield manifest.found(
            "content/other-api",
            manifest.scos[0].element,
            f"the package's scripts look for the API of {other.standard} only, and the manifest is one of "
            f"{run_time.standard}",
            f"export the package as {other.standard}, or with the run-time files of {run_time.standard}",
        )
    elif missing:
        yield manifest.found(
            "content/no-api",
            manifest.scos[0].element,
            f"no script or page of the package calls {' or '.join(sorted(missing))}, "
            "so that an LMS never learns of the learner",
            "add the calls, or make an asset of the resource",
        )


def _identifies(run_time: RunTime, words: frozenset[str]) -> bool:
    """Whether something looks for this run-time: its marks are in the order of how much they tell."""
    return run_time.marks[0] in words


def check_tracked(manifest: Manifest) -> Iterator[Diagnostic]:
    """CNT-01: what calls the LMS is a SCO; of an asset an LMS records that it was opened, if anything (CAM 2.3.4)."""
    if manifest.scos or not manifest.resources or not all(resource.type for resource in manifest.resources):
        return
    words_of = manifest.package.web.words
    callers = [
        manifest.package.place(path)
        for path, words in words_of.items()
        if any(_identifies(run_time, words) for run_time in RUN_TIMES)
    ]
    yield from about_files(
        "content/untracked-calls",
        callers,
        "this file calls the LMS, and the manifest has assets only, of which an LMS records nothing",
        "{count} files call the LMS, and the manifest has assets only, of which an LMS records nothing",
        "make a SCO of the resource whose page makes the calls",
    )
