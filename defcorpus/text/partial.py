"""Days, months and years as people type them, in ISO 8601 or day first as Vietnamese write them."""

from __future__ import annotations

import re
from datetime import date
from functools import cache


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    day_first = (
        r"(?:(?P<day>\d{1,2})(?P<mark>[/.-]))?(?P<month>\d{1,2})(?(mark)(?P=mark)|[/.-])(?P<year>\d{4})"
    )
    iso = r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?"
    return re.compile(iso), re.compile(day_first)


def partial_day(typed: str) -> str | None:
    """Return a partial ISO date, with its zeros; None for what is none.

    >>> [partial_day(typed) for typed in ("2025", "2025-5", "25/12/2025", "12/2025", "13.3.2024", "2025-13")]
    ['2025', '2025-05', '2025-12-25', '2025-12', '2024-03-13', None]
    """
    found = next(filter(None, (form.fullmatch(typed.strip()) for form in _forms())), None)
    if found is None:
        return None
    parts = [int(part) for name in ("year", "month", "day") if (part := found[name]) is not None]
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError:
        return None
    return "-".join(f"{part:02}" for part in parts)
