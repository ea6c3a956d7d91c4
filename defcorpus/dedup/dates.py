"""How far apart two dates are when they may be known to the day, the month or the year only."""

from __future__ import annotations

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


def spread(spans: list[Span | None]) -> int:
    """Return how many days lie at least between the two dates farthest apart, undated ones passed over."""
    known = [found for found in spans if found is not None]
    if not known:
        return 0
    return max(0, max(first for first, _ in known) - min(last for _, last in known))
