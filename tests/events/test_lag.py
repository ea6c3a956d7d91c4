"""What the days of two reports say of each other."""

from dataclasses import replace

import pytest

from defcorpus.events.tellings.lag import lag
from tests.events.test_events import VI, told

(BASE,) = told("a", VI)
BASE = replace(
    BASE, day=None, until=None, days=(), date=None, month=None, sure=False, weekday=False, local=False
)


def telling(**values):
    return replace(BASE, **values)


SURE = {"sure": True}


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [
        ({"day": "2024-05-06", **SURE}, {"day": "2024-05-06", **SURE}, "same"),
        ({"day": "--05-06", **SURE}, {"day": "2024-05-06", **SURE}, "same"),
        ({"day": "2024-05-06", **SURE}, {"day": "2024-05-06", "weekday": True, **SURE}, "same, unsure"),
        ({"day": "2024-05-06", **SURE}, {"day": "2024-05-07", **SURE}, "next"),
        ({"day": "2024-05-06", **SURE}, {"day": "2024-05-07", "local": True, **SURE}, "next, unsure"),
        ({"day": "2024-05-06", **SURE}, {"day": "2024-05-09", **SURE}, "few"),
        ({"day": "2024-05-06", "until": "2024-05-09", **SURE}, {"day": "2024-05-08", **SURE}, "within"),
        (
            {"day": "2024-05-06", "days": ("2024-05-01", "2024-05-12"), **SURE},
            {"day": "2024-05-09"},
            "between",
        ),
        ({"day": "2024-05-06", **SURE}, {"day": "2024-05-25", **SURE}, "off"),
        ({"day": "2024-05-06", **SURE}, {"day": "2024-05-25"}, "off, unsure"),
        ({"day": "2023-05-06", **SURE}, {"day": "2024-05-06", **SURE}, "far"),
        ({"day": "2023-05-06"}, {"day": "2024-05-06", **SURE}, "far, unsure"),
        ({"day": "2024-05-06"}, {"days": ("1977-07-18",)}, ""),
        ({"day": "2024-06-05", **SURE}, {"day": "2024-05-06", "weekday": True, **SURE}, "turned"),
        ({"day": "2024-05-06"}, {"days": ("--05-06",)}, "named"),
        ({"day": "2024-05-06"}, {"days": ("2023-05-06",)}, "pages far"),
        ({"day": "2024-05-06"}, {"date": "2024-05-07"}, "pages near"),
        ({"day": "2024-05-06"}, {"date": "2024-07-07"}, "pages far"),
        ({"date": "2024-05-06"}, {"date": "2024-05-10"}, "pages few"),
        ({"days": ("2018-05-22",)}, {"days": ("2019-05-21",)}, "pages far"),
        ({"day": "2023-05-06", **SURE}, {"month": "2024-05"}, "pages far"),
        ({"day": "--05-06", **SURE}, {"month": "2024-08"}, "pages far"),
        ({"day": "2024-05-30", **SURE}, {"month": "2024-06"}, "pages few"),
        ({"date": "2024-05-06"}, {"month": "2024-01"}, "pages far"),
        ({}, {"date": "2024-05-06"}, ""),
        ({"phase": "preview", "date": "2024-05-02"}, {"day": "2024-05-06"}, "visit near"),
        ({"phase": "preview", "date": "2024-05-02"}, {"day": "2024-07-06"}, "visit off"),
        (
            {"phase": "wrap-up", "day": "2024-05-08", "days": ("2024-05-08",)},
            {"day": "2024-05-06"},
            "visit near",
        ),
    ],
)
def test_lag(one, two, level):
    assert lag(telling(**one), telling(**two)).level == level
    assert lag(telling(**two), telling(**one)).level == level
