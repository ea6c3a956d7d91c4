"""How far apart two articles' dates are, and what that says, given how many articles carry such dates."""

from __future__ import annotations

import math
from dataclasses import dataclass

from defcorpus.pairs import weights as w
from defcorpus.pairs.model import Model, day_number
from defcorpus.pairs.records import Features

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
