"""The day of an event, as most of its articles have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from defcorpus.events.records import Telling

_NEAR = 60  # days that a page, or another day it names, may be behind a day without a year
_AHEAD = 7
_WRITTEN, _BY_WEEKDAY, _UNSURE = 4, 3, 1  # what a day counts for


def day_of(tellings: Sequence[Telling], every: Sequence[Telling]) -> tuple[str | None, bool]:
    """Return the day most tellings give, and whether its year is only inferred.

    A day in the lead counts more than one reckoned from a weekday, that more than one that only stands there;
    what `every` telling says, announcements and summings-up too, counts where that is equal.
    """
    pages = sorted({t.date for t in every if t.date})
    known = [t for t in tellings if t.day]
    if not known:
        return None, False
    votes: Counter[str] = Counter()
    for t in known:
        votes[str(t.day)[-5:]] += (_BY_WEEKDAY if t.weekday else _WRITTEN) if t.sure else _UNSURE
    beside = Counter(str(t.day)[-5:] for t in every if t.day)
    best = min(votes, key=lambda day: (-votes[day], -beside[day], day))
    whole = ranked(t.day for t in known if t.day and t.day[-5:] == best and t.day[0] != "-")
    if whole:
        return whole[0], False
    written = sorted({day for t in tellings for day in t.days if day[0] != "-"})
    for page in (*pages, *written):
        for year in (int(page[:4]), int(page[:4]) - 1):
            try:
                day = date.fromisoformat(f"{year}-{best}")
            except ValueError:
                continue
            if -_AHEAD <= (date.fromisoformat(page) - day).days <= _NEAR:
                return day.isoformat(), False
    guesses = ranked(t.guess for t in known if t.guess and t.guess[-5:] == best)
    return (guesses[0], True) if guesses else (f"--{best}", False)


def ranked(values: Iterable[str]) -> list[str]:
    """Return values, those of most tellings first, ties in their own order."""
    counts = Counter(values)
    return sorted(counts, key=lambda value: (-counts[value], value))
