"""The year in which a text keeps so many years of relations with a country: `50 năm quan hệ ngoại giao`."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from defcorpus.knowledge import table
from defcorpus.mentions.places.find import find_countries
from defcorpus.text import alternatives

_SURE = 0.6  # confidence of a country that is named itself, not by its capital
_FRONT = 40  # letters in front of a number that say that it is about so many, or yet to come


def relation_years(text: str) -> tuple[int, ...]:
    """Return the years in which the anniversaries of relations with Việt Nam fall that a text keeps.

    Whose relations they are tells the country of their sentence, else the foreign country that the text names
    most. A sentence that gives a year most often gives another than its own.

    >>> relation_years("Năm nay Việt Nam và Australia kỷ niệm 50 năm thiết lập quan hệ ngoại giao.")
    (2023,)
    >>> relation_years("The visit comes as Viet Nam and Laos celebrate 61 years of diplomatic relations.")
    (2023,)
    """
    years = set()
    for found in _kept().finditer(text):
        begin = max(text.rfind(stop, 0, found.start()) for stop in (". ", "; ", "\n")) + 1
        end = min(
            (at for stop in (". ", ";", "\n") if (at := text.find(stop, found.end())) >= 0), default=len(text)
        )
        if _unless().search(text, max(begin, found.start() - _FRONT), found.start()) is not None:
            continue
        if _ahead().search(text, found.end(), end) is not None:
            continue
        since = _since().get(_partner(text, begin, end), 0)
        if since and _year().search(text, begin, end) is None:
            years.add(since + int(next(filter(None, found.groups()))))
    return tuple(sorted(years))


def _partner(text: str, start: int, end: int) -> str:
    for a, b in ((start, end), (0, len(text))):
        named = Counter(
            place.code
            for place in find_countries(text, a, b)
            if place.code != "VN" and place.confidence >= _SURE
        )
        if named:
            (code, most), *others = named.most_common(2)
            return code if not others or most > others[0][1] else ""
    return ""


@cache
def _since() -> dict[str, int]:
    return {code: int(since[:4]) for code, since in table("relations")}


@cache
def _kept() -> re.Pattern[str]:
    ties = r"diplomatic (?:relations|ties|links|relationship)"
    return re.compile(
        r"(?i)(?<![\w.,])(\d{2}) (?:năm|nam) "
        r"(?:(?:ngày|ngay|thiết lập|thiet lap|kể từ khi|hai nước|đặt|lập) ){0,4}"
        r"(?:quan hệ ngoại giao|quan he ngoai giao)"
        rf"|(?<![\w.,])(\d{{2}})(?:st|nd|rd|th)(?: founding)? anniversary of (?:the |their |its |bilateral )?"
        rf"(?:(?:establishment|founding|setting up) of )?(?:the |their )?{ties}"
        rf"|(?<![\w.,])(\d{{2}}) years of {ties}"
    )


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"(?<![\d.,])20\d\d(?!\d)")


@cache
def _ahead() -> re.Pattern[str]:
    known = alternatives(form for form, _, of in table("date_roles") if of == "ahead")
    return re.compile(rf"(?i)(?<!\w)(?:{known})(?!\w)")


@cache
def _unless() -> re.Pattern[str]:
    """Match what makes it about so many years, or years yet to come."""
    about = [form for form, _, of, *_ in table("number_words") if of == "about"]
    ahead = [form for form, _, of in table("date_roles") if of == "prepared"]
    return re.compile(rf"(?i)(?<!\w)(?:{alternatives((*about, *ahead))})(?!\w)[^,.;()\n]*$")
