"""How far apart two articles' dates are, and what that says, given how many articles carry such dates."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from defcorpus.pairs import weights as w
from defcorpus.pairs.model import Model, day_number
from defcorpus.pairs.records import Features

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    I32 = NDArray[np.int32]

_PRIOR = 10.0  # what a uniform year of dates is worth, in articles


@dataclass(frozen=True, slots=True)
class Lag:
    """Two dates that were compared."""

    vi: str
    en: str
    days: int  # English minus Vietnamese
    event: bool  # both are the day it happened, not the day of the page
    weight: float


def lag_between(vi: Features, en: Features, model: Model) -> Lag | None:
    """Compare the days it happened where both are known, else the pages' dates.

    None where an article has neither.
    """
    event = vi.event_date is not None and en.event_date is not None
    one, two = (vi.event_date, en.event_date) if event else (_day(vi), _day(en))
    if one is None or two is None:
        return None
    days = day_number(two) - day_number(one)
    likely = _chance(days, w.EVENT_LAGS, w.EVENT_LAG_BEYOND) if event else _chance(days, w.LAGS, w.LAG_BEYOND)
    unrelated = _share(day_number(one), abs(days), model)
    weight = w.DATE_SLOPE * math.log2(likely / unrelated)
    return Lag(one, two, days, event, max(-w.DATE_CAP, min(w.DATE_CAP, weight)))


def _day(article: Features) -> str | None:
    return article.date or article.event_date


def _chance(days: int, near: tuple[float, ...], beyond: float) -> float:
    return near[abs(days)] if abs(days) < len(near) else beyond


def _share(day: int, apart: int, model: Model) -> float:
    """Return the share of English articles dated so far from `day`, this pair left out, smoothed."""
    counts = model.dates[1]
    total = sum(counts.values())
    if apart < len(w.LAGS):
        around = {day - apart, day + apart}
        found = sum(counts.get(at, 0) for at in around) / len(around) - (1 / len(around))
        return (max(0.0, found) + _PRIOR / 365) / (max(0, total - 1) + _PRIOR)
    near = sum(counts.get(at, 0) for at in range(day - len(w.LAGS) + 1, day + len(w.LAGS)))
    return (max(0, total - 1 - near) + _PRIOR) / (max(0, total - 1) + _PRIOR)


@dataclass(frozen=True, slots=True)
class Lags:
    """What every lag says, of many pairs at once: as `lag_between`, looked up."""

    first: int  # the day of the first row
    tables: Floats  # shape (publication or event, days, lags up to the longest and one for all beyond)

    @classmethod
    def of(cls, model: Model) -> Lags:
        """Work out what lags say of articles with the dates that the model knows."""
        beyond = len(w.LAGS)
        days = model.dates[1]
        first, last = (min(days), max(days)) if days else (0, 0)
        rows = range(first - beyond - 1, last + beyond + 2)  # further off no English article is near
        unrelated = np.array([[_share(day, apart, model) for apart in range(beyond + 1)] for day in rows])
        likely = np.array([
            [_chance(apart, *chances) for apart in range(beyond + 1)]
            for chances in ((w.LAGS, w.LAG_BEYOND), (w.EVENT_LAGS, w.EVENT_LAG_BEYOND))
        ])  # fmt: skip
        weights = w.DATE_SLOPE * np.log2(likely[:, None, :] / unrelated)
        return cls(rows[0], np.clip(weights, -w.DATE_CAP, w.DATE_CAP))

    def weights(self, vi: tuple[I32, I32], en: tuple[I32, I32]) -> Floats:
        """Return what the dates of pairs say, given as (publication, event) on either side; 0 for no date."""
        both = (vi[1] > 0) & (en[1] > 0)
        one, two = (
            np.where(both | (side[0] <= 0), side[1], side[0]) for side in (vi, en)
        )
        apart = np.minimum(np.abs(two - one), self.tables.shape[2] - 1)
        row = np.clip(one - self.first, 0, self.tables.shape[1] - 1)
        return np.where((one > 0) & (two > 0), self.tables[both.astype(np.int8), row, apart], 0.0)
