"""What the packages of one run share is made once."""

from collections import Counter

import pytest

from scormkit.cli.targets import ALL, find_targets
from scormkit.model.course import Cmi5Options
from scormkit.model.linked import LinkedCourse
from scormkit.package.plan import PackagePlan
from scormkit.pages.references import References
from scormkit.pages.units import render_unit
from scormkit.targets.shared import Shared
from tests.unit.targets.courses import linked_course, medium, per_unit


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> Counter[int]:
    """How often each unit is rendered, by its number."""
    counts: Counter[int] = Counter()

    def counting(course: LinkedCourse, number: int, references: References) -> str:
        counts[number] += 1
        return render_unit(course, number, references)

    monkeypatch.setattr("scormkit.pages.render.render_unit", counting)
    return counts


def all_plans(course: LinkedCourse) -> dict[str, PackagePlan]:
    """The package of every target, planned in one run."""
    shared = Shared(course)
    return {target.name: target.plan(course, shared) for target in find_targets((ALL,))}


def test_each_unit_is_rendered_once_for_all_targets(rendered: Counter[int]) -> None:
    """Three packages hold the same pages, which were made for the first of them."""
    course = linked_course(units=3, questions=1, media=[medium("media/a.svg")])
    plans = all_plans(course)
    assert rendered == {0: 1, 1: 1, 2: 1}
    scripts = [[entry for entry in plan.entries if entry.path.startswith("units/")] for plan in plans.values()]
    assert scripts[0] == scripts[1] == scripts[2]
    media = [next(entry.content for entry in plan.entries if entry.path == "media/a.svg") for plan in plans.values()]
    assert media[0] is media[1] is media[2]


def test_units_apart_are_rendered_once_more(rendered: Counter[int]) -> None:
    """A package of units that stand alone has other pages; two such packages share them."""
    course = per_unit(linked_course(units=2, questions=1))
    all_plans(course)
    assert rendered == {0: 2, 1: 2}
    rendered.clear()
    all_plans(course._replace(course=course.course._replace(cmi5=Cmi5Options("per-unit"))))
    assert rendered == {0: 2, 1: 2}


def test_every_package_has_its_own_fingerprint() -> None:
    """Packages that share pages are told apart: the fingerprint follows from all that a package holds."""
    plans = all_plans(linked_course(units=2, questions=1))
    pages = [next(entry.content for entry in plan.entries if entry.path == "index.html") for plan in plans.values()]
    assert len({plan.fingerprint for plan in plans.values()}) == len(set(pages)) == 3
    assert list(plans) == ["scorm12", "cmi5", "xapi"]
