"""Which units must be done before a unit opens, and circles from which there is no way out."""

import pytest

from scormkit.linking import link
from scormkit.model.ledger import Slot
from scormkit.model.linked import LinkedCourse
from tests.unit.reading.sources import COURSE, UNIT, read_course, read_texts

IDS = ("listen", "speak", "ask", "thank")
BODY = "---\ntitle: {id}\n{needs}---\nText.\n"


def sources(order: str = "", **needs: str) -> dict[str, str]:
    """A course of four units; ``needs`` gives what stands under a unit's `needs`."""
    units = ", ".join(IDS)
    texts = {"course.yaml": order + COURSE.replace("[listen]", f"[{units}]")}
    texts["units/10-listen.md"] = UNIT.replace("title", _line(needs, "listen") + "title", 1)
    for unit in IDS[1:]:
        texts[f"units/{unit}.md"] = BODY.format(id=unit, needs=_line(needs, unit))
    return texts


def _line(needs: dict[str, str], unit: str) -> str:
    return f"needs: [{needs[unit]}]\n" if unit in needs else ""


def linked(texts: dict[str, str], media: tuple[str, ...] = ()) -> LinkedCourse:
    """A course in which nothing is found."""
    outcome = link(read_course(texts, media))
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def told(texts: dict[str, str]) -> list[tuple[str, str]]:
    """Code and message of all that is found."""
    outcome = read_texts(texts).then(link)
    return [(found.code, found.message) for found in outcome.diagnostics]


def test_needs_are_numbers_of_units() -> None:
    """A unit may need earlier and later ones; they stand in reading order."""
    course = linked(sources(listen="thank", ask="thank, speak"))
    assert [unit.needs for unit in course.units] == [(3,), (), (1, 3), ()]


def test_in_order_each_unit_needs_the_one_before() -> None:
    """What is written under `needs` joins it; the first unit needs none."""
    course = linked(sources("order: in-order\n", thank="listen"))
    assert [unit.needs for unit in course.units] == [(), (0,), (1,), (0, 2)]


def test_a_name_that_no_unit_has() -> None:
    """It is told with the nearest name, once, and locks nothing."""
    outcome = read_texts(sources(ask="lisen")).then(link)
    (found,) = outcome.diagnostics
    assert (found.code, found.help) == ("unit/not-found", "did you mean `listen`?")
    assert outcome.value is not None
    assert [unit.needs for unit in outcome.value.units] == [(), (), (), ()]


def test_a_unit_that_cannot_be_read_is_no_unknown_name() -> None:
    """Where the needed unit is there and at fault, that fault alone is told."""
    texts = {**sources(ask="speak"), "units/speak.md": "---\ntitle: [\n---\nText.\n"}
    assert {code.partition("/")[0] for code, _ in told(texts)} == {"yaml"}


@pytest.mark.parametrize(
    ("needs", "messages"),
    [
        ({"speak": "speak"}, ["the unit `speak` waits for itself and never opens"]),
        (
            {"listen": "ask", "ask": "thank", "thank": "listen", "speak": "listen"},
            [
                "`listen` waits for `ask`, which waits for `thank`, which waits for `listen`: none of them ever opens",
            ],
        ),
        (
            {"listen": "speak", "speak": "listen", "ask": "thank", "thank": "ask"},
            [
                "`listen` waits for `speak`, which waits for `listen`: none of them ever opens",
                "`ask` waits for `thank`, which waits for `ask`: none of them ever opens",
            ],
        ),
        ({"speak": "listen", "ask": "listen, speak", "thank": "ask"}, []),
    ],
    ids=["itself", "three-and-one-behind-them", "two-circles", "no-circle"],
)
def test_each_circle_is_told_once(needs: dict[str, str], messages: list[str]) -> None:
    """The message goes round the circle; a unit that only waits for it is not blamed."""
    assert told(sources(**needs)) == [("unit/lock-circle", message) for message in messages]


def test_a_circle_names_every_place_that_closes_it() -> None:
    """The first `needs` is the finding's own place, the others are related."""
    outcome = read_texts(sources(listen="ask", ask="thank", thank="listen")).then(link)
    (found,) = outcome.diagnostics
    assert found.span.file == "units/10-listen.md"
    assert [(related.span.file, related.label) for related in found.related] == [
        ("units/ask.md", "`ask` waits for `thank`"),
        ("units/thank.md", "`thank` waits for `listen`"),
    ]


def test_in_order_no_unit_can_need_a_later_one() -> None:
    """The later one waits for it already; itself is no better."""
    assert told(sources("order: in-order\n", speak="thank, listen", ask="ask")) == [
        (
            "unit/lock-circle",
            "`speak` waits for `thank`, which stands behind it; with `order: in-order`, `thank` waits for `speak`",
        ),
        ("unit/lock-circle", "the unit `ask` waits for itself and never opens"),
    ]


def test_a_long_chain_is_no_circle() -> None:
    """2,000 units, each of which needs the one before, open one after the other."""
    ids = [f"u-{number}" for number in range(2000)]
    texts = {"course.yaml": COURSE.replace("[listen]", f"[listen, {', '.join(ids)}]")}
    for before, unit in zip(["listen", *ids], ids, strict=False):
        texts[f"units/{unit}.md"] = BODY.format(id=unit, needs=f"needs: [{before}]\n")
    assert linked(texts).units[-1].needs == (1999,)


def test_a_share_of_the_units_is_rounded_up() -> None:
    """Every unit may count; of four units, 60 % are three."""
    texts = sources()
    for written, needed in (("60%", 3), ("100%", 4), ("1 %", 1), ("[ask]", 1), ("all", 4)):
        text = f"{texts['course.yaml']}completion:\n  units: {written}\n"
        course = linked({**texts, "course.yaml": text})
        assert course.units_needed == needed


def test_a_certificate_takes_the_last_slot() -> None:
    """Its day is kept behind everything else; a course without one keeps none."""
    assert linked(sources()).certificate_slot is None
    for written in ("certificate: yes\n", "certificate:\n  title: Well done\n  text: |\n    You **listen**.\n"):
        course = linked(sources(written))
        assert course.certificate_slot == len(course.ledger.slots) - 1
        assert course.ledger.slots[-1] == Slot("c-certificate", "date")


BADGE = "title: Day\n    badge: {title: Ear, image: media/ear.svg}"


def test_a_badges_picture_is_packed() -> None:
    """It is found from course.yaml; one that is not there, and one that is no picture, are told."""
    texts = {"course.yaml": COURSE.replace("title: Day", BADGE)}
    assert list(linked(texts, ("media/ear.svg",)).media) == ["media/ear.svg"]
    assert [code for code, _ in told(texts)] == ["link/missing-file"]
    texts = {"course.yaml": texts["course.yaml"].replace("ear.svg", "ear.mp3")}
    assert [code for code, _ in told(texts)] == ["link/not-placeable"]


def test_what_a_certificate_says_is_prose_like_any_other() -> None:
    """A term that the glossary lacks and a file that is not there are told."""
    text = "certificate:\n  text: |\n    You know every [word] of [this](no.pdf).\n"
    assert [code for code, _ in told(sources(text))] == ["glossary/not-found", "link/missing-file"]
