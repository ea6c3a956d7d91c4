"""What a page's metadata and its site say of its day: stamps, the order of figures, the outlet's zone."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import cache
from urllib.parse import urlsplit

from defcorpus.article import Precision
from defcorpus.knowledge import table
from defcorpus.mentions.dates.find import find_dates, is_day
from defcorpus.mentions.dates.records import DateMention, Parts

_FIRST_YEAR = 1990  # before it there were no web pages: 1970-01-01 and 0001-01-01 stand for nothing


def precision(parts: Parts) -> Precision:
    """Return how far a date is known."""
    return "day" if parts[2] is not None else "month" if parts[1] is not None else "year"


def parse_stamp(text: str, *, month_first: bool = False, vietnam: bool = False) -> DateMention | None:
    """Read a date out of metadata, leniently; None where there is none to be used.

    ISO 8601 with or without a time, RFC 5322 (`Thu, 25 Dec 2025 08:30:00 +0700`), `25/12/2025`, compact
    `20251225`, seconds or milliseconds since 1970. The day is the one written, in the zone written; with
    `vietnam` a moment in another zone is told in Việt Nam's (+07:00), as the outlet's page shows it.
    """
    text = text.strip()
    if vietnam and (moved := _in_vietnam(text)) is not None:
        return moved
    mention = _bare(text) or _exact(text)
    if mention is None:
        found = find_dates(text, month_first=month_first)
        whole = [one for one in found if one.year is not None]
        whole.sort(key=lambda one: (one.day is None, one.month is None, one.start))
        mention = whole[0] if whole else None
    if mention is None or mention.year is None or not _FIRST_YEAR <= mention.year <= 2200:
        return None
    return mention


@cache
def _moment() -> re.Pattern[str]:
    return re.compile(
        r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[T ](?P<time>[0-9]{2}:[0-9]{2})(?::[0-9]{2}(?:[.,][0-9]+)?)?\s?"
        r"(?:Z|UTC|GMT|(?P<sign>[+-])(?P<hours>[0-9]{2}):?(?P<minutes>[0-9]{2}))"
    )


_VIETNAM = timedelta(hours=7)


def _in_vietnam(text: str) -> DateMention | None:
    """Return a moment written in another zone as Việt Nam's day and time; None where it is none."""
    found = _moment().fullmatch(text)
    moment: datetime | None = None
    if found is not None:
        east = timedelta(hours=int(found["hours"] or 0), minutes=int(found["minutes"] or 0))
        try:
            moment = datetime.fromisoformat(f"{found['day']}T{found['time']}")
            moment -= -east if found["sign"] == "-" else east
        except (ValueError, OverflowError):
            return None
    elif re.search(r"(?:[+-][0-9]{4}|GMT|UTC|Z)$", text) and text[:1].isalpha():
        moment = _rfc(text)
    elif re.fullmatch(r"1[0-9]{9}(?:[0-9]{3})?(?:\.[0-9]+)?", text):
        moment = datetime.fromtimestamp(int(text[:10]), UTC).replace(tzinfo=None)
    if moment is None or not _FIRST_YEAR <= moment.year <= 2200:
        return None
    local = moment + _VIETNAM
    rule = "local-stamp" if local.date().isoformat() not in text else "stamp"
    return DateMention(0, len(text), local.year, local.month, local.day, None, f"{local:%H:%M}", rule, 0.95)


def _rfc(text: str) -> datetime | None:
    from email.utils import parsedate_to_datetime  # RFC 5322, 3.3; rare, and slow to import

    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else None


def in_vietnam(url: str | None, text: str) -> bool:
    """Say whether a page is of an outlet in Việt Nam: by its address, else by its language or dateline."""
    host = _host(url)
    if host:
        return f".{host}".endswith((".vn", *_at_home()))
    sample = text[:1500]
    marked = sample.count("đ") * 100 >= len(sample) > 0
    return marked or "Việt Nam" in sample or _dateline().search(sample) is not None


@cache
def _at_home() -> tuple[str, ...]:
    return tuple(f".{row[0]}" for row in table("home_domains"))


@cache
def _dateline() -> re.Pattern[str]:
    """Match how agencies of Việt Nam begin in English: `Hanoi (VNA) – `."""
    return re.compile(r"\((?:VNA|VNS|VOV|VOVWORLD|PANO|NDO|VGP|CPV)\)\s*[-–—]")


def _host(url: str | None) -> str:
    if not url:
        return ""
    try:
        return (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    except ValueError:
        return ""


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
    rule = "iso" if "-" in text else "compact"
    return DateMention(0, len(text), year, month, day, None, None, rule, 0.95)


@cache
def _instant() -> re.Pattern[str]:
    return re.compile(
        r"((?:19|20)[0-9]{2})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}:[0-9]{2})(?::[0-9]{2}(?:[.,][0-9]+)?)?"
        r"(?:[Zz]|[+-][0-9]{2}:?[0-9]{2})?"
    )


def _exact(text: str) -> DateMention | None:
    """Return ISO 8601 with a time as the grammar reads it: most metadata is written so."""
    found = _instant().fullmatch(text)
    if found is None:
        return None
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    if not is_day(year, month, day):
        return None
    return DateMention(0, len(text), year, month, day, None, found[4], "iso", 0.99)


def month_first(url: str | None) -> bool:
    """Say whether the page's site writes the month in front of the day in figures."""
    if not url:
        return False
    low = url.lower()
    for host in _month_first():
        if host in low:
            return _is_month_first(url)
    return False


def _is_month_first(url: str) -> bool:
    try:
        address = urlsplit(url if "//" in url else f"//{url}")
    except ValueError:
        return False
    labels = (address.hostname or "").lower().split(".")
    for first in range(len(labels)):
        paths = _month_first().get(".".join(labels[first:]))
        if paths is not None and address.path.startswith(paths):
            return True
    return False


@cache
def _month_first() -> dict[str, tuple[str, ...]]:
    """Map hosts to the beginnings of the paths below which they write so."""
    paths: dict[str, tuple[str, ...]] = {}
    for host, path in table("month_first"):
        paths[host] = (*paths.get(host, ()), path)
    return paths
