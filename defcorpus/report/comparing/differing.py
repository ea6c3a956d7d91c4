"""What only one of two articles gives, or gives otherwise: facts against each other first, then the rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from defcorpus.article import Person
from defcorpus.report.comparing import naming
from defcorpus.report.comparing.numbers import Number, of_one_kind, same_number
from defcorpus.report.comparing.quoting import Mention, Reader, facing, quoted
from defcorpus.report.comparing.records import Difference, FactKind, Link, Quote
from defcorpus.report.comparing.telling import (
    ELSEWHERE,
    country_told,
    day_told,
    number_of,
    number_told,
    person_told,
    place_told,
)

if TYPE_CHECKING:
    from defcorpus.article import DateReading

Sides = tuple[Reader, Reader]
Same = Callable[[Mention, Mention], bool]
_ROUNDED = 0.95
_SMALL = 10
_YEARS = range(1900, 2100)
_CLOCK = re.compile(r"\s*(?:[ap]\.?m\b|h\d|:\d|giờ)", re.IGNORECASE)
_GIVEN = ("header", "metadata")
_WHOLE_DAY = re.compile(r"(?:\d{4}|-)-\d\d-\d\d")
_YEAR, _DAY = len("2025"), len("2025-12-25")


def differences(
    sides: Sides, links: Sequence[Link], same: Sequence[tuple[Person, Person]]
) -> list[Difference]:
    """Return what differs in days, people, numbers, dates, countries, places and organisations."""
    one, other = sides[0].article, sides[1].article
    known = {left.key: right.key for left, right in same}
    both = {*known, *known.values()}
    found = [] if _is_one_day(sides) else [*_readings("day", one.event_date, other.event_date)]
    if _is_given(one.date) and _is_given(other.date):
        found += _readings("published", one.date, other.date)
    of = _Compared(sides, links)
    found += of.of(
        "person", (naming.people(one), naming.people(other)),
        lambda left, right: known.get(left.key) == right.key, _one_side,
        told=lambda mention, there: person_told(mention, there, both),
    )  # fmt: skip
    found += of.of(
        "number", _figures(sides), _same_figure, _like_figure, _near_figure,
        told=number_told,
    )  # fmt: skip
    found += of.of(
        "date", (naming.days(one), naming.days(other)),
        lambda left, right: same_day(left.key, right.key),
        lambda left, right: len(left.key) == len(right.key), told=day_told, firmly=_two_days,
        implied=lambda mention, there: mention.about is True or there.saying.year(mention.key),
    )  # fmt: skip
    found += of.of("country", (naming.countries(one), naming.countries(other)), _equal, told=country_told)
    found += of.of(
        "place", (naming.sites(one), naming.sites(other)), _equal, told=place_told,
        implied=lambda mention, there: naming.is_state(mention, sides[there is sides[0]], there),
    )  # fmt: skip
    bodies = naming.organisations(one), naming.organisations(other)
    return [*found, *of.of("organisation", bodies, same_body, _one_body, told=naming.body_told)]


def _is_given(reading: DateReading | None) -> bool:
    """Say whether the page itself gives the day it was published: as a dateline with its year does."""
    if reading is None:
        return False
    return reading.source in _GIVEN or (reading.source == "dateline" and not reading.inferred)


def _is_one_day(sides: Sides) -> bool:
    """Say whether either text names the other's day too, if only by a weekday."""
    days = [side.article.event_date for side in sides]
    told = (day and sides[1 - at].saying.tells_day(day.value) for at, day in enumerate(days))
    return _are_elsewhere(sides) or any(told)


def _are_elsewhere(sides: Sides) -> bool:
    """Say whether a text says that its day is that of another part of the world."""
    return any(ELSEWHERE.search(side.saying.text) for side in sides)


def _two_days(left: Mention, right: Mention) -> bool:
    """Say whether two mentions are days with their month, each written as such."""
    both = left.key, right.key
    return all(_WHOLE_DAY.fullmatch(key) for key in both) and left.key[-5:] != right.key[-5:]


def _always(left: Mention, right: Mention) -> bool:
    return True


def _never(left: Mention, right: Mention) -> bool:
    return False


def _untold(mention: Mention, there: Reader) -> bool:
    return False


def on_one_row(one: str, other: str) -> bool:
    """Say whether two dates are told alike: equal, or but for a year that one does not give.

    >>> on_one_row("--02-23", "2023-02-23"), on_one_row("1975/2025", "2025-02"), on_one_row("2019", "2019-10")
    (True, False, False)
    """
    short, long = sorted((one, other), key=len)
    return one == other or (short[:2] == "--" != long[:2] and long[4:] == short[1:])


def same_day(one: str, other: str) -> bool:
    """Say whether two dates may be one: equal as far as both are known, or an end of the same span.

    >>> same_day("2025-05", "2025-05-07"), same_day("--05-07", "2025-05-07"), same_day("2025", "2026-05")
    (True, True, False)
    """
    return any(_fits(left, right) for left in one.split("/") for right in other.split("/"))


def _fits(left: str, right: str) -> bool:
    if left.startswith("--") or right.startswith("--"):
        return left.removeprefix("--")[-5:] == right.removeprefix("--")[-5:]
    if _YEAR in (len(left), len(right)) and _DAY in (len(left), len(right)):
        return False  # a year of its own, not that of a day
    return left.startswith(right) or right.startswith(left)


def same_body(one: Mention, other: Mention) -> bool:
    """Say whether two organisations or events are one; one edition is no other."""
    left, right = one.key.partition("#"), other.key.partition("#")
    return left[0] == right[0] and (not left[2] or not right[2] or left[2] == right[2])


def _one_body(one: Mention, other: Mention) -> bool:
    return one.key.partition("#")[0] == other.key.partition("#")[0]


def _equal(left: Mention, right: Mention) -> bool:
    return left.key == right.key


def _one_side(left: Mention, right: Mention) -> bool:
    """Say whether one person may stand in the other's place: of one country, or both of none."""
    one, other = left.about, right.about
    return getattr(one, "native", None) == getattr(other, "native", None)


def _figures(sides: Sides) -> tuple[list[Mention], list[Mention]]:
    """Return the numbers of both sides but for years and for small ones of nothing that is counted."""
    left, right = (
        [m for m in naming.figures(side.article, side.sentences) if _counts(side, number_of(m))]
        for side in sides
    )
    return left, right


def _counts(side: Reader, number: Number) -> bool:
    if number.unit is None and _CLOCK.match(side.article.page.text, number.end):
        return False
    return number.unit is not None or not (number.value < _SMALL or number.value in _YEARS)


def _same_figure(left: Mention, right: Mention) -> bool:
    assert isinstance(left.about, Number) and isinstance(right.about, Number)
    return same_number(left.about, right.about)


def _like_figure(left: Mention, right: Mention) -> bool:
    assert isinstance(left.about, Number) and isinstance(right.about, Number)
    return (left.about.unit is None) == (right.about.unit is None) and of_one_kind(left.about, right.about)


def _near_figure(left: Mention, right: Mention) -> bool:
    """Say whether one number is the other rounded: `2,8 tỷ` and `2.78 billion`."""
    assert isinstance(left.about, Number) and isinstance(right.about, Number)
    low, high = sorted((left.about.value, right.about.value))
    return left.about.unit is not None and left.about.unit == right.about.unit and low >= high * _ROUNDED


def _readings(kind: FactKind, one: DateReading | None, other: DateReading | None) -> Iterator[Difference]:
    """Yield the difference of two of the articles' own dates."""
    if one is None or other is None:
        return
    if not _fits(one.value, other.value):
        yield Difference(kind, "otherwise", one.value, other.value, note=_apart(one.value, other.value))


def _apart(one: str, other: str) -> str:
    """Return how many days lie between two dates, where both are whole."""
    from datetime import date

    if len(one) != 10 or len(other) != 10:
        return ""
    days = abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    return f"{days:,} day{'' if days == 1 else 's'} apart"


class _Compared:
    """Two articles' mentions of one kind after another, held against each other."""

    def __init__(self, sides: Sides, links: Sequence[Link]) -> None:
        self._sides = sides
        self._facing = facing(links, 0), facing(links, 1)

    def of(
        self,
        kind: FactKind,
        mentions: Sequence[Sequence[Mention]],
        same: Same,
        may_stand_for: Same = _always,
        nearly: Same = _never,
        told: Callable[[Mention, Reader], bool] = _untold,
        implied: Callable[[Mention, Reader], bool] = _untold,
        firmly: Same = _never,
    ) -> list[Difference]:
        """Return what of one kind differs.

        Two that are not `same` stand against each other where they stand in sentences that say the same, or
        where they are `nearly` so. What is `told` by the other side's words is none, nor is what is
        `implied` there where nothing stands in its place; two that stand `firmly` against each other differ
        whatever else the texts tell.
        """
        ours, theirs = (
            [m for m in some if side.tells(m)] for some, side in zip(mentions, self._sides, strict=True)
        )
        left = [m for m in ours if not any(same(m, each) for each in mentions[1])]
        right = [m for m in theirs if not any(same(each, m) for each in mentions[0])]
        both = ((one, other) for one in left for other in right if firmly(one, other))
        against = [(one, other) for one, other in both if self._is_faced(one, other)]
        firm = [mention for both in against for mention in both]
        left = [m for m in left if m in firm or not told(m, self._sides[1])]
        right = [m for m in right if m in firm or not told(m, self._sides[0])]
        found = []
        for one in left:
            other = next(
                (each for each in right if may_stand_for(one, each) and self._is_faced(one, each)), None
            )
            if other is None:
                other = next((each for each in right if nearly(one, each)), None)
            if other is not None:
                right.remove(other)
                found.append(self._difference(kind, one, other))
            elif not implied(one, self._sides[1]):
                found.append(self._difference(kind, one, None))
        found += [self._difference(kind, None, m) for m in right if not implied(m, self._sides[0])]
        return sorted(found, key=lambda each: each.which != "otherwise")

    def _is_faced(self, one: Mention, other: Mention) -> bool:
        there = self._sides[1].stands_in(other)
        return any(self._facing[0].get(at, set()) & there for at in self._sides[0].stands_in(one))

    def _difference(self, kind: FactKind, one: Mention | None, other: Mention | None) -> Difference:
        return Difference(
            kind,
            "otherwise" if one and other else "one" if one else "other",
            one.shown if one else None,
            other.shown if other else None,
            self._sides[0].quote(one) if one else self._beside(other, 1),
            self._sides[1].quote(other) if other else self._beside(one, 0),
        )

    def _beside(self, mention: Mention | None, side: int) -> Quote | None:
        """Return what the other side says in the place of the sentence that is quoted."""
        if mention is None or (at := self._sides[side].quoted_at(mention)) is None:
            return None
        there = sorted(self._facing[side].get(at, ()))
        return quoted(self._sides[1 - side].sentences[there[0]]) if there else None
