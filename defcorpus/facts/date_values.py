"""What a page's metadata and its site say of its day."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache
from urllib.parse import urlsplit

from defcorpus.article import Precision
from defcorpus.knowledge import table
from defcorpus.mentions.date_records import DateMention, Parts
from defcorpus.mentions.dates import find_dates, is_day

_FIRST_YEAR = 1990  # before it there were no web pages: 1970-01-01 and 0001-01-01 stand for nothing


def precision(parts: Parts) -> Precision:
    """Return how far a date is known."""
    return "day" if parts[2] is not None else "month" if parts[1] is not None else "year"


def parse_stamp(text: str, *, month_first: bool = False) -> DateMention | None:
    """Read a date out of metadata, leniently; None where there is none to be used.

    ISO 8601 with or without a time, RFC 5322 (`Thu, 25 Dec 2025 08:30:00 +0700`), `25/12/2025`, compact
    `20251225`, seconds or milliseconds since 1970. The day is the one written, in the zone written.
    """
    text = text.strip()
    mention = _bare(text)
    if mention is None:
        found = find_dates(text, month_first=month_first)
        whole = [one for one in found if one.year is not None]
        whole.sort(key=lambda one: (one.day is None, one.month is None, one.start))
        mention = whole[0] if whole else None
    if mention is None or mention.year is None or not _FIRST_YEAR <= mention.year <= 2200:
        return None
    return mention


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(r"(?P<y>(?:19|20)[0-9]{2})(?:-?(?P<m>[0-9]{2})(?:-?(?P<d>[0-9]{2})(?:[0-9]{4,6})?)?)?")


def _bare(text: str) -> DateMention | None:
    if re.fullmatch(r"1[0-9]{9}(?:[0-9]{3})?(?:\.[0-9]+)?", text):
        moment = datetime.fromtimestamp(int(text[:10]), UTC)
        return DateMention(
            0, len(text), moment.year, moment.month, moment.day, None, f"{moment:%H:%M}", "epoch", 0.95
        )
    found = _digits().fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(group) if group else None for group in found.groups())
    if month is not None and not (is_day(year, month, day or 1)):
        return None
    return DateMention(0, len(text), year, month, day, None, None, "compact", 0.95)


def month_first(url: str | None) -> bool:
    """Say whether the page's site writes the month in front of the day in figures."""
    if not url:
        return False
    try:
        address = urlsplit(url if "//" in url else f"//{url}")
    except ValueError:
        return False
    host = (address.hostname or "").lower()
    return any(host == known and address.path.startswith(path) for known, path in table("month_first"))
