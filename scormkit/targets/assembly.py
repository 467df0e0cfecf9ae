"""From a target's pages and its manifest to the plan: the steps that are the same for all of them."""

from collections.abc import Callable, Iterable
from pathlib import Path

from scormkit.model.linked import LinkedCourse
from scormkit.package.archive import content_digest
from scormkit.package.plan import Companion, Entry, PackagePlan
from scormkit.pages.render import stamp
from scormkit.targets.shared import Shared

_FINGERPRINT = 12  # hex digits
_BUNDLES = Path(__file__).parents[1] / "runtime" / "bundles"

# Makes the files beside a package from the beginning of their names and the package's fingerprint.
Beside = Callable[[str, str], tuple[Companion, ...]]


def content(pages: Iterable[Entry], bundle: str, shared: Shared, more: Iterable[Entry] = ()) -> tuple[Entry, ...]:
    """Everything but the manifest, sorted by path: pages, the player made of ``bundle``, media, and ``more``."""
    scripts = (("player/player.js", bundle), ("player/answers.js", "answers.js"))
    player = (Entry(path, (_BUNDLES / script).read_bytes()) for path, script in scripts)
    return tuple(sorted((*pages, *player, *shared.media, *more), key=lambda entry: entry.path))


def assembled(
    target: str, course: LinkedCourse, launch: str, manifest: Entry, entries: tuple[Entry, ...], beside: Beside
) -> PackagePlan:
    """The plan of a package: the manifest first, and in its pages the fingerprint of all of it."""
    unstamped = (manifest, *entries)
    fingerprint = content_digest(unstamped)[:_FINGERPRINT]
    name = f"{course.course.name.text}-{course.course.version}-{target}"
    return PackagePlan(
        f"{name}.zip",
        target,
        launch,
        tuple(stamp(entry, fingerprint) for entry in unstamped),
        fingerprint,
        beside(name, fingerprint),
    )
