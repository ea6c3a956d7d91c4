"""Years that are counted from another beginning: North Korea's `Juche 114` is 2025."""

from __future__ import annotations

import re
from functools import cache

from defcorpus.mentions.dates.records import DateMention

JUCHE = "juche"
_BEFORE = 1911  # Juche 1 is 1912, the year in which Kim Il Sung was born


@cache
def _juche() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:juche|chuch'e)\s(?P<number>[0-9]{2,3})(?![0-9]|[.,][0-9])")


def juche_years(low: str) -> list[DateMention]:
    """Return the years of the Juche era in text in small letters.

    >>> [one.year for one in juche_years("pyongyang, august 29, juche 114")]
    [2025]
    """
    if "juche" not in low and "chuch'e" not in low:
        return []
    return [
        DateMention(*found.span(), _BEFORE + int(found["number"]), None, None, None, None, JUCHE, 0.9)
        for found in _juche().finditer(low)
    ]
