"""When a page that tells of an event was put out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from defcorpus.article import Article, Fact
from defcorpus.events.tellings.lag import apart
from defcorpus.reading.chrome.stamps import names_publication

_LATE = 14  # days after which no page that was put out in time still tells of something
_BESIDE = 18  # characters beside a day that stands alone in its line
_WORDS = 20  # characters in front of a day that say that it is that of publication


def published_on(article: Article, named: Sequence[str]) -> tuple[str | None, bool]:
    """Return the day the page gives for itself, and whether it is left out as too late.

    A stamp on the page with the time of day that is far from every day that the text names (`named`) may be
    when it was visited; nor do days without a year have that stamp's.
    """
    reading = article.date
    if reading is None or reading.precision != "day":
        return _stamp(article), False
    if reading.source not in ("header", "metadata", "url"):
        return None, False
    late = (
        bool(reading.source == "header" and reading.note and named)
        and min(apart(reading.value, day) for day in named) > _LATE
    )
    return (None if late else reading.value), late


def month_of(article: Article) -> str | None:
    """Return the month the page gives for itself, where it gives no day: ` date 2023-11`, `/2025/07/`."""
    reading = article.date
    own = (
        reading is not None
        and reading.precision == "month"
        and reading.source in ("header", "metadata", "url")
    )
    return reading.value[:7] if reading is not None and own else None


def _stamp(article: Article) -> str | None:
    """Return the day that stands alone in a line below the text: when it was published, most likely."""
    lines = {(part.start, part.end) for part in article.page.segments if part.role == "related"}
    found = {
        fact.value
        for fact in article.facts
        if fact.kind == "date" and fact.role == "related" and re.fullmatch(r"\d{4}-\d\d-\d\d", fact.value)
        for start, end in lines
        if start <= fact.start < end and _is_stamp(article.page.text, start, end, fact)
    }
    return found.pop() if len(found) == 1 else None


def _is_stamp(text: str, start: int, end: int, fact: Fact) -> bool:
    """Say whether a day stands alone in its line, or behind `Updated`."""
    alone = end - start - (fact.end - fact.start) <= _BESIDE
    return alone or names_publication(text[max(start, fact.start - _WORDS) : fact.start].lower())
