"""The days of two articles, and what they say of each other, given how many articles carry such days."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal

import numpy as np

from defcorpus.pairs import weights as w
from defcorpus.pairs.features.encoded import LEAP, WEEKDAY, told_in
from defcorpus.pairs.model import Model, day_number
from defcorpus.pairs.records import Features

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    I32 = NDArray[np.int32]

Kind = Literal["event", "date", "day", "told", "weekday"]

_PRIOR = 10.0  # what a uniform year of dates is worth, in articles
_YEAR = 365  # days


@dataclass(frozen=True, slots=True)
class Lag:
    """Two days that were compared.

    `kind` says which: those it happened on (`event`), where one lacks the year (`day`) or is but a `weekday`;
    else the pages' (`date`), where one has none the day it happened, if need be without its year (`told`).
    """

    vi: str
    en: str
    days: int | None  # English minus Vietnamese; None for another weekday
    kind: Kind
    weight: float


def lag_between(vi: Features, en: Features, model: Model) -> Lag | None:
    """Compare the days it happened where both are known, else the pages' dates; None where neither is."""
    one, two = vi.event_date or told_in(vi), en.event_date or told_in(en)
    if vi.event_date and en.event_date:
        return _dated(vi.event_date, en.event_date, "event", model)
    if one and two and (one[0] == "-" or two[0] == "-"):
        if "w" not in one + two:
            return _yearless(one[-5:], two[-5:], model, one, two)
        if vi.event_date or en.event_date:
            return _weekday(one, two)
    first, last = vi.date or vi.event_date, en.date or en.event_date
    if first and last:
        return _dated(first, last, "date", model)
    if (first and two and "w" not in two) or (last and one and "w" not in one):
        return _told(first or one or "", last or two or "")  # where one has no date, it tells a day
    return None


def _dated(vi: str, en: str, kind: Kind, model: Model) -> Lag:
    days = day_number(en) - day_number(vi)
    unrelated = _share(day_number(vi), abs(days), model)
    if kind == "event":
        unrelated = _clustered(unrelated, abs(days))
    bits = math.log2(_chance(days, kind, model) / unrelated)
    return Lag(vi, en, days, kind, sloped(bits, kind))


def _yearless(one: str, two: str, model: Model, vi: str, en: str) -> Lag:
    days = day_number(f"{LEAP}-{two}") - day_number(f"{LEAP}-{one}")
    bits = model.bits(f"d:--{two}") if not days else _elsewhere(abs(days))
    return Lag(vi, en, days, "day", sloped(bits + math.log2(_chance(days, "event", model)), "day"))


def _told(vi: str, en: str) -> Lag:
    one, two = (day_number(f"{LEAP}-{day[-5:]}") for day in (vi, en))
    days = (two - one + _YEAR // 2) % (_YEAR + 1) - _YEAR // 2  # around the end of the year
    return Lag(vi, en, days, "told", sloped(math.log2(_told_chances()[min(abs(days), _beyond())]), "told"))


@cache
def _told_chances() -> list[float]:
    """Return how much likelier each lag of a day told is between counterparts than between any two."""
    unrelated = [(1 if not apart else 2) / _YEAR for apart in range(_beyond())]
    unrelated.append(1 - sum(unrelated))
    return [chance / other for chance, other in zip(w.TOLD_LAGS, unrelated, strict=True)]


def _clustered(share: float, apart: int) -> float:
    """Return at least a year's share: days near each other are no rarer where a corpus spans many years.

    Two visits or two sessions of one series lie days apart too.
    """
    return max(share, 1 / _YEAR) if 0 < apart < _beyond() else share


def _weekday(vi: str, en: str) -> Lag:
    named, day = (vi, en) if "w" in vi else (en, vi)
    same = date.fromisoformat(day).isoweekday() == int(named[-1])
    return Lag(vi, en, 0 if same else None, "weekday", _of_weekday(same=same))


def _of_weekday(*, same: bool) -> float:
    return sloped(math.log2(7 * (w.WEEKDAY if same else (1 - w.WEEKDAY) / 6)), "weekday")


def sloped(bits: float, kind: str) -> float:
    """Return the part of a lag's bits that counts."""
    return (w.DATE_FOR if bits > 0 else w.DATE_AGAINST)[kind] * bits


def _chance(days: int, kind: str, model: Model) -> float:
    near = lags_of(model)[kind]
    return near[min(abs(days), len(near) - 1)]


def lags_of(model: Model) -> Mapping[str, tuple[float, ...]]:
    """Return how likely two counterparts' days lie so far apart; the last is for all that lie further."""
    return w.LAGS if model.calibration is None else model.calibration.lags


def _beyond() -> int:
    return len(w.LAGS["event"]) - 1


def _elsewhere(apart: int) -> float:
    """Return the bits of two unrelated days of a year that lie so far apart."""
    return math.log2(_YEAR / 2) if apart < _beyond() else 0.0


def _share(day: int, apart: int, model: Model) -> float:
    """Return the share of English articles dated so far from `day`, this pair left out, smoothed."""
    counts = model.dates[1]
    total = sum(counts.values())
    if apart < _beyond():
        around = {day - apart, day + apart}
        found = sum(counts.get(at, 0) for at in around) / len(around) - (1 / len(around))
        return (max(0.0, found) + _PRIOR / _YEAR) / (max(0, total - 1) + _PRIOR)
    near = sum(counts.get(at, 0) for at in range(day - _beyond() + 1, day + _beyond()))
    return (max(0, total - 1 - near) + _PRIOR) / (max(0, total - 1) + _PRIOR)


def in_words(lag: Lag) -> str:
    """Return how far apart two days are, for a reader."""
    if lag.kind == "weekday":
        return "another weekday" if lag.days is None else "the same weekday"
    return "same day" if not lag.days else f"{abs(lag.days)} day{'s' if abs(lag.days) > 1 else ''} apart"


@cache
def _codes() -> list[str]:
    """Return the days of a leap year as `12-25`."""
    first = date(LEAP, 1, 1).toordinal()
    return [date.fromordinal(first + at).isoformat()[5:] for at in range(366)]


@dataclass(frozen=True, slots=True)
class Lags:
    """What every lag says, of many pairs at once: as `lag_between`, looked up."""

    first: int  # the day of the first row
    tables: Floats  # shape (publication or event, days, lags up to the longest and one for all beyond)
    same: Floats  # of days without a year, by code
    apart: Floats  # by lag, of days without a year
    told: Floats  # by lag, of a day told without its year and a day of publication

    @classmethod
    def of(cls, model: Model, *, general: bool = False) -> Lags:
        """Work out what lags say of articles with the dates that the model knows.

        `general` ones are how far apart days lie wherever there are pairs, not in the model's corpus.
        """
        beyond = _beyond()
        days = model.dates[1]
        first, last = (min(days), max(days)) if days else (0, 0)
        first -= beyond + 1  # further off no English article is near
        counts = np.zeros(last - first + 3 * beyond + 2)
        counts[np.array(list(days), np.int64) - first + beyond] = list(days.values())
        rows = np.arange(beyond, len(counts) - beyond)
        near = np.stack([counts[rows - apart] + counts[rows + apart] for apart in range(beyond)], axis=1)
        near[:, 0] /= 2
        around = np.array([1, *[2] * (beyond - 1)])  # days so far off
        total = max(0, sum(days.values()) - 1)
        within = (np.maximum(0.0, (near - 1) / around) + _PRIOR / _YEAR) / (total + _PRIOR)
        outside = (np.maximum(0, total - near.sum(axis=1)) + _PRIOR) / (total + _PRIOR)
        unrelated = np.concatenate((within, outside[:, None]), axis=1)
        likely = w.LAGS if general else lags_of(model)
        clustered = unrelated.copy()
        clustered[:, 1:beyond] = np.maximum(unrelated[:, 1:beyond], 1 / _YEAR)  # as in `_clustered`
        tables = [
            _sloped(np.log2(np.array(likely[kind]) / others), kind)
            for kind, others in (("date", unrelated), ("event", clustered))
        ]
        chances = np.log2(np.array(likely["event"]))
        same = np.array([0.0, *(model.bits(f"d:--{code}") for code in _codes())]) + chances[0]
        apart = chances + np.array([_elsewhere(at) for at in range(beyond + 1)])
        told = _sloped(np.log2(np.array(_told_chances())), "told")
        return cls(first, np.stack(tables), _sloped(same, "day"), _sloped(apart, "day"), told)

    @property
    def longest(self) -> int:
        """The longest lag in days that is told from those beyond."""
        return int(self.tables.shape[2]) - 2

    def weights(self, vi: tuple[I32, I32, I32], en: tuple[I32, I32, I32]) -> Floats:
        """Return what the days of pairs say, given as (publication, event, code) on either side."""
        both = (vi[1] > 0) & (en[1] > 0)
        one, two = (np.where(both | (side[0] <= 0), side[1], side[0]) for side in (vi, en))
        apart = np.minimum(np.abs(two - one), self.tables.shape[2] - 1)
        row = np.clip(one - self.first, 0, self.tables.shape[1] - 1)
        found: Floats = np.where((one > 0) & (two > 0), self.tables[both.astype(np.int8), row, apart], 0.0)
        codes = vi[2], en[2]
        full = [(code > 0) & (code < WEEKDAY) for code in codes]
        yearless = ~both & full[0] & full[1]
        if yearless.any():
            far = np.minimum(np.abs(codes[0] - codes[1]), len(self.apart) - 1)
            said = np.where(far == 0, self.same[np.where(full[1], codes[1], 0)], self.apart[far])
            found = np.where(yearless, said, found)
        for page, tells, alone in ((vi, en, full[1] & ~full[0]), (en, vi, full[0] & ~full[1])):
            rows = np.flatnonzero(alone & (page[0] > 0) & (np.maximum(tells[0], tells[1]) <= 0))
            if len(rows):
                found[rows] = self.told[_between(page[0][rows], tells[2][rows])]
        for event, code in ((vi[1], codes[1]), (en[1], codes[0])):
            named = ~both & (event > 0) & (code > WEEKDAY)
            if named.any():
                right = (event - 1) % 7 + 1 == code - WEEKDAY  # 1 January of year 1 is a Monday
                said = np.where(right, _of_weekday(same=True), _of_weekday(same=False))
                found = np.where(named, said, found)
        return found


def _between(days: I32, codes: I32) -> Ints:
    """Return how far apart whole days and days without a year lie: rows of `Lags.told`."""
    dates = (days.astype(np.int64) - date(1970, 1, 1).toordinal()).astype("datetime64[D]")
    year = dates.astype("datetime64[Y]")
    at = (dates - year.astype("datetime64[D]")).astype(np.int64) + 1
    leap = (year.astype(np.int64) + 1970) % 4 == 0
    at += ~leap & (at > 59)  # codes count the 29th of February
    apart = (codes - at + _YEAR // 2) % (_YEAR + 1) - _YEAR // 2
    found: Ints = np.minimum(np.abs(apart), _beyond())
    return found


def _sloped(bits: Floats, kind: str) -> Floats:
    found: Floats = bits * np.where(bits > 0, w.DATE_FOR[kind], w.DATE_AGAINST[kind])
    return found
