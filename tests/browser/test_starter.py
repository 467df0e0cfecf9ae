"""The first five minutes: `scormkit init demo && cd demo && scormkit build`, and the result plays."""

from pathlib import Path

from tests.browser.conftest import Play
from tests.browser.lms import Lms
from tests.browser.packages import newest, scormkit, unpack


def test_the_starter_course_builds_and_plays(tmp_path: Path, play: Play, lms: Lms) -> None:
    """What `init` writes is built without a finding and can be passed with 100."""
    made = scormkit("init", "demo", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    built = scormkit("build", cwd=tmp_path / "demo")
    assert built.returncode == 0, built.stdout + built.stderr
    assert "no findings" in built.stdout
    player = play(unpack(newest(tmp_path / "demo" / "dist"), tmp_path / "package"))
    player.work_through()
    player.exit()
    lms.leave()
    record = lms.record(lms.calls[0].sco)
    assert (record.status, record.raw) == ("passed", "100")
    assert lms.violations == []
