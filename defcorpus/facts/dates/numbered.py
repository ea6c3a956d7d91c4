"""Between which days a page was put out, as the number in its address tells it.

Outlets number their articles in turn, so one stands in time between two whose numbers and days are known.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from typing import NamedTuple

from defcorpus.article import DateReading, Page
from defcorpus.facts.dates.found import addresses
from defcorpus.facts.dates.years import NUMBERED, Anchor
from defcorpus.knowledge import table

_OUT_OF_TURN = timedelta(7)  # that an article may be put out before or after those numbered beside it
_WIDEST = timedelta(300)  # a longer time than this tells no year of a day and month
_SURE = 0.6


class Between(NamedTuple):
    """The first and the last day on which a page can have been put out."""

    first: date
    last: date

    @property
    def anchor(self) -> Anchor | None:
        """The day that missing years are told from; None where the days lie too far apart."""
        days = self.last - self.first
        return Anchor(self.last, NUMBERED, strong=True, slack=days.days) if days <= _WIDEST else None

    @property
    def reading(self) -> DateReading | None:
        """The month or the year in which both lie, as the page's day; None where they lie in two years."""
        first, last = self.first + _OUT_OF_TURN, self.last - _OUT_OF_TURN
        if first.year != last.year:
            return None
        month = first.month == last.month
        value = f"{first:%Y-%m}" if month else f"{first:%Y}"
        note = f"numbered between articles of {first} and {last}"
        return DateReading(
            value, "month" if month else "year", "url", True, -1, -1, _SURE, "url-number", note
        )


def put_out(page: Page) -> Between | None:
    """Return between which days the page was put out, by the first of its addresses that tells it."""
    found = map(between, addresses(page))
    return next((one for one in found if one is not None), None)


def between(address: str) -> Between | None:
    """Return between which days what has this address was put out; None where no table tells it.

    >>> between("https://www.example.com/talks-12345.html") is None
    True
    """
    host, _, path = address.partition("//")[2].partition("/")
    of_host = _points().get(host.lower().removeprefix("www.").removeprefix("m."), {})
    for found in reversed(list(_number().finditer(f"/{path}"))) if of_host else ():
        points = of_host.get(found["mark"].lower())
        if points is None:
            continue
        number = int(found["number"])
        before = bisect_right(points, (number, date.max)) - 1
        after = bisect_left(points, (number, date.min))
        if before >= 0 and after < len(points):
            return Between(points[before][1] - _OUT_OF_TURN, points[after][1] + _OUT_OF_TURN)
    return None


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"(?P<mark>(?<=[-/_.])[a-zA-Z]{1,8}|[-/_.])(?P<number>[0-9]{4,9})(?=[-/.?#]|$)")


@cache
def _points() -> dict[str, dict[str, list[tuple[int, date]]]]:
    """Return known articles by the host and what stands in front of the number: number and day, in order."""
    rows = sorted(table("article_numbers"))
    return {
        host: {
            mark: sorted((int(number), date.fromisoformat(day)) for _, _, number, day, *_ in some)
            for mark, some in groupby(of_host, key=lambda row: row[1])
        }
        for host, of_host in groupby(rows, key=lambda row: row[0])
    }
