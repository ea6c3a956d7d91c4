"""From which day to which a visit, a port call or an exercise took, as a page says it."""

import pytest

from defcorpus.article import Location, Metadata
from defcorpus.events import find_events, tellings
from defcorpus.events.where.stays import _days, _opening_days
from defcorpus.facts import analyse
from defcorpus.reading.pages import make_page


def told(text: str):
    page = make_page(Location("/a.txt", "/"), text, Metadata(), kind="text", encoding="utf-8")
    (one,) = tellings(analyse(page))
    return one


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("wrapping up a four-day goodwill visit", 4),
        ("a three day visit to Da Nang", 3),
        ("on the third day of an official visit", None),
        ("on the second day of the expo", None),
        ("trainees will finish with a three-day exercise", None),
        ("khép lại chuyến thăm 3 ngày", 3),
    ],
)
def test_how_many_days_a_lead_tells_of(words: str, days: int | None) -> None:
    assert _days(words) == days


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Over four days, 140 doctors will train.", 4),
        ("During the next five days the crews will meet.", 5),
        ("Trong bốn ngày, 140 bác sĩ sẽ luyện tập.", 4),
        ("They have known each other for four days.", None),
    ],
)
def test_how_many_days_a_paragraph_opens_with(words: str, days: int | None) -> None:
    assert _opening_days(words) == days


DRILL = (
    "Medics rehearse in Hanoi\n\n"
    "The Vietnam-Norway medical exercise Fjord Lotus opened at Military Hospital 108 in Hanoi "
    "on August 5, 2024.\n\n"
    "Senior Colonel Tran Van Bay, deputy director of the hospital, and Colonel Lars Halvorsen "
    "of the Norwegian army attended the opening.\n\n"
)


@pytest.mark.parametrize(
    ("below", "until"),
    [
        ("Over four days, 140 doctors will deal with mass casualties.\n", "2024-08-08"),
        ("The drill will run up to August 9, 2024.\n", "2024-08-09"),
        ("A helicopter will fly patients from the sea.\n", None),
    ],
)
def test_what_takes_days_may_say_so_below_its_lead(below: str, until: str | None) -> None:
    one = told(DRILL + below)
    assert (one.act, one.day, one.until) == ("exercise", "2024-08-05", until)


def test_a_reception_is_over_on_its_day() -> None:
    one = told(
        "Defence minister receives Hungarian general\n\n"
        "Hanoi – General Phan Van Giang, Minister of National Defence, on November 13, 2024 received General "
        "Janos Varga, Chief of the General Staff, who visits Vietnam from November 13 to 15, 2024.\n"
    )
    (event,) = find_events([one], {})
    assert (event.act, event.day, event.until) == ("reception", "2024-11-13", None)
