"""How far apart two dates are when they may be known to the day, the month or the year only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Span = tuple[int, int]  # first and last possible day, as proleptic Gregorian ordinals


def span(value: str | None) -> Span | None:
    """Return the days that an ISO date of any precision covers; None where it says no year or is none.

    >>> span("2024-02")[1] - span("2024-02")[0]
    28
    """
    parts = (value or "").split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts) > 3:
        return None
    numbers = [int(part) for part in parts]
    try:
        first = date(*[*numbers, 1, 1][:3])
        if len(numbers) == 3:
            return first.toordinal(), first.toordinal()
        if len(numbers) == 1 or numbers[1] == 12:
            return first.toordinal(), date(numbers[0], 12, 31).toordinal()
        return first.toordinal(), date(numbers[0], numbers[1] + 1, 1).toordinal() - 1
    except ValueError:
        return None


def apart(one: Span | None, two: Span | None) -> int:
    """Return how many days lie at least between two documents with these dates; none where one is undated."""
    if one is None or two is None:
        return 0
    return max(0, max(one[0], two[0]) - min(one[1], two[1]))


@dataclass(frozen=True, slots=True)
class Days:
    """The dates of several documents, undated ones passed over."""

    latest: int | None = None  # the last of the first possible days
    earliest: int | None = None  # the first of the last possible days

    @classmethod
    def of(cls, *spans: Span | None) -> Days:
        """Return those of documents with these dates."""
        days = cls()
        for found in spans:
            days = days.with_(found)
        return days

    def with_(self, found: Span | None) -> Days:
        """Return these and one more."""
        if found is None:
            return self
        first, last = found
        if self.latest is None or self.earliest is None:
            return Days(first, last)
        return Days(max(self.latest, first), min(self.earliest, last))

    @property
    def spread(self) -> int:
        """How many days lie at least between the two dates farthest apart."""
        if self.latest is None or self.earliest is None:
            return 0
        return max(0, self.latest - self.earliest)
