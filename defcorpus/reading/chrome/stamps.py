"""Lines that are nothing but a day and a time: a masthead's clock, or when a page was published."""

from __future__ import annotations

import re
from functools import cache

from defcorpus.knowledge import table
from defcorpus.reading.chrome.markers import alternation, forms, openers, outlet
from defcorpus.text import alternatives


def _names(name: str) -> str:
    """Return the months or weekdays of both languages as alternatives, longest first."""
    return alternatives(row[0].lower() for row in table(name))


@cache
def _day() -> re.Pattern[str]:
    month = _names("months")
    return re.compile(
        # `by VNA08 November 2021`: no space is sure in front.
        r"(?<![\d/.:-])(?:\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)\d\d|(?:19|20)\d\d[/.-]\d{1,2}[/.-]\d{1,2}"
        r"|(?<=: )(?:19|20)\d\d-\d\d(?![\d/.-])"  # `Published: 2024-06`
        rf"|\d{{1,2}}\s(?:{month})\.?,?\s(?:năm\s)?(?:19|20)\d\d"
        rf"|(?:{month})\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d"
        # `March, 06/2018 - 01:00`
        rf"|(?:{month}),\s\d{{1,2}}/(?:19|20)\d\d"
        # `14/04/200700:00:00`: the time run into the year
        r"|\d{1,2} tháng \d{1,2},? (?:năm )?(?:19|20)\d\d)(?!\d(?!\d:\d\d))"
    )


@cache
def _rest() -> re.Pattern[str]:
    """Match what else such a line may hold, besides its one day."""
    return re.compile(
        rf"\b(?:{_names('weekdays')})\b\.?|\bt[2-7]\b|\bcn\b"
        r"|\d{1,2}\s?[:h]\s?\d{2}(?:\s?(?:['’]|p(?!m))|:\d\d)?(?:\.\d+)?(?:z|[ap]m\b)?|t(?=\d)"
        r"|\(?(?:gmt|utc)\s?[+-]?\s?\d{0,2}(?::?\d\d)?\)?|[+-]\d\d:?\d\d\b|\b(?:am|pm|a\.m\.?|p\.m\.?|sa|ch|ict|ist|est|edt|pst|pdt|pt|bst|cet|jst|sgt|hkt)\b"
        r"|\(?\b(?:lượt xem|xem|views?)\s?:\s?[\d.,]+\)?"
        rf"|\b(?:{alternation('stamp')}|lúc|vào|at|on)\b|[\s,;:|/().\[\]•·–—*_-]+"
    )


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_names('weekdays')})\b")


def stamp_rest(plain: str) -> str | None:
    """Return what is left of a short line without its day, time, weekday and zone; None without a day.

    >>> stamp_rest("thứ năm, 25/12/2025, 10:30 (gmt+7)")
    ''
    """
    if len(plain) > 120 or not any(map(str.isdigit, plain)):
        return None
    found = _day().search(plain)
    if found is None:
        return None
    behind = plain[found.end() :]
    again = _day().search(behind)
    if again is not None and _published().search(behind, 0, again.start()):
        behind = behind[: again.start()] + " | " + behind[again.end() :]  # `Published: … Updated: …`
    left = plain[: found.start()] + " | " + behind
    rest = _rest().sub(" ", left).strip()
    # `13/01/2021 | 27`: how often the page was seen
    return "" if rest.isdigit() and len(rest) <= 6 and plain.endswith(f"| {rest}") else rest


def day_in(plain: str) -> tuple[int, int] | None:
    """Return where the day stands in a line in lower case, or None."""
    found = _day().search(plain) if any(map(str.isdigit, plain)) else None
    return found.span() if found else None


def only_beside(text: str) -> bool:
    """Say whether words hold no more than stands beside the day in a stamp: weekday, time, `Posted on`."""
    return not _rest().sub("", text.lower())


def is_stamp(plain: str) -> bool:
    """Say whether a line is a day, with or without weekday, time and zone, and nothing else."""
    return stamp_rest(plain) == ""


def labelled_stamp(plain: str) -> bool:
    """Say whether a line between strokes tells by whom and on which day a page was put out.

    >>> labelled_stamp("đăng bởi: quang huy | 28-07-2025 | chuyên mục: hải quân")
    True
    """
    parts = plain.split(" | ")
    if not 2 <= len(parts) <= _PARTS or sum(map(is_stamp, parts)) != 1:
        return False
    others = [part for part in parts if not is_stamp(part)]
    if len(parts) == _PAIR and others[0].count(" ") < _SITE and others[0].replace(" ", "").isalpha():
        return True  # `saigon herald | saturday, august 2, 2025`
    roles = {role for part in others for _, role in openers(part)}
    return bool(roles & _BY) and all(len(part) <= _PART for part in others)


def stamp_site(text: str) -> str | None:
    """Return the outlet in a line of its name, the day and at most a section or two, else None.

    >>> stamp_site("VOV.VN - October 24, 2025 | 10:15 GMT+7 | Politics")
    'vov.vn'
    """
    if len(text) > _SITED or not any(map(str.isdigit, text)):
        return None
    parts = [part for part in _strokes().split(text) if part.strip()]
    others = [part for part in parts if _rest().sub("", _day().sub("", part.lower()))]
    if not 1 < len(parts) <= _PARTS or _day().search(text.lower()) is None:
        return None
    if any(part.count(" ") >= _SITE or re.search(r"\d", part) for part in others):
        return None
    return next(filter(None, map(outlet, others)), None)


_SITED = 100  # characters of such a line


@cache
def _strokes() -> re.Pattern[str]:
    return re.compile(r"\s*[|•·]\s*|\s+[-–—]\s+")


def desk_stamp(rest: str) -> bool:
    """Say whether what a line holds beside its day only tells who wrote, or in which issue.

    >>> desk_stamp("london correspondent"), desk_stamp("qđnd số báo 23090 ngày trang 1")
    (True, True)
    >>> desk_stamp("lễ kỷ niệm ngày")
    False
    """
    left, _ = _desk().subn(" ", rest)
    found = re.search(rf"\b(?:{alternation('desk')})\b", rest) is not None
    return found and len(left.split()) <= _BESIDE


_BESIDE = 2  # words beside those of a desk: of which paper or town it is


@cache
def _desk() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation('desk')})\b(?:\s\d+)?|\bngày\b")


_PAIR, _SITE = 2, 3  # parts of a line that has a site's name beside its day, and words of such a name
_PARTS, _PART = 5, 50  # parts of such a line, and characters of one
_BY = frozenset(("stamp", "byline"))


def section_stamp(text: str) -> bool:
    """Say whether a line is a section in capitals, a stroke and the day: how armed forces head their news.

    >>> section_stamp("NEWS | Dec. 9, 2025")
    True
    """
    section, stroke, day = text.partition(" | ")
    return bool(stroke) and section.isupper() and len(section) <= _PART and is_stamp(day.lower())


def named_stamp(text: str) -> int:
    """Return where the day begins in a line of a reporter's name and when it was published, else 0.

    >>> named_stamp("Thu Hoài 16/11/2019 05:00")
    9
    """
    if len(text) > 80:
        return 0
    found = _name_and_time().fullmatch(text)
    return found.start("stamp") if found and is_stamp(found["stamp"].lower()) else 0


def signed_stamp(text: str) -> int:
    """Return where the weekday begins in a line of who wrote and when it was published, else 0.

    >>> signed_stamp("Thu Hoài, Ban Thời sự-Thứ hai, ngày 18/11/2019 05:00 GMT+7")
    22
    """
    if len(text) > 110 or not has_time(text):
        return 0
    found = _who_and_weekday().match(text)
    return found.start("stamp") if found and is_stamp(text[found.start("stamp") :].lower()) else 0


@cache
def _who_and_weekday() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<name>[^\W\d_][^\d:;.!?]{{1,58}}?)\s*[-–—|]\s*(?P<stamp>(?i:{_names('weekdays')})\b.*)"
    )


@cache
def _name_and_time() -> re.Pattern[str]:
    return re.compile(r"(?P<name>[^\W\d_][^\d,;:]{2,40}?)\s*[-–—|,•·]?\s+(?P<stamp>\d.*)")


def trailing_stamp(text: str) -> int:
    """Return where the day and time begin that end a headline's line, else 0.

    >>> trailing_stamp("Hai bộ trưởng hội đàm tại Hà Nội 25/12/2025 19:54")
    33
    """
    if not text[-1:].isdigit() and text[-1:] != ")":
        return 0
    found = _day_and_time().search(text, max(0, len(text) - 60))
    return found.start() if found and text.count(" ", 0, found.start()) >= 3 else 0


@cache
def _day_and_time() -> re.Pattern[str]:
    return re.compile(
        r"(?<=\s)(?:\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d[\s,|-]+\d{1,2}[:h]\d\d"
        r"|\d{1,2}[:h]\d\d[\s,|-]+\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d)(?:\s?\(?(?:GMT|UTC)\s?\+\s?7\)?)?$"
    )


def says_published(plain: str) -> bool:
    """Say whether a line tells when a page was published or updated, to the minute."""
    return names_publication(plain) and has_time(plain)


def names_publication(plain: str) -> bool:
    """Say whether words stand that a day of publication follows: `Posted`, `Cập nhật`."""
    return _published().search(plain) is not None


def names_update(plain: str) -> bool:
    """Say whether words stand that a day of change follows: `Updated`, `Cập nhật`."""
    return _updated().search(plain) is not None


@cache
def _updated() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation('update')})\b")


def has_time(plain: str) -> bool:
    """Say whether a line tells the time of day."""
    return re.search(r"\d\s?[:h]\s?\d\d", plain) is not None


@cache
def _published() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation('stamp')})\b")


def has_weekday(plain: str) -> bool:
    """Say whether a day of the week is named, as site clocks do."""
    return _weekday().search(plain) is not None


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(
        r"(?P<lead>\S+)\s*[-–|]?\s*[(\[]?(?:\d{1,2}:\d{2}\s*[-,|]?\s*)?"
        r"\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d(?:\s*[-,|]?\s*\d{1,2}[:h]\d{2})?\s*[)\]]?$"
    )


@cache
def _of_year() -> re.Pattern[str]:
    return re.compile(r"[/.-](?:19|20)\d\d")


def ends_dated(plain: str) -> bool:
    """Say whether a line is a headline with its day behind it, as lists of other stories have them."""
    if not plain[-1:].isdigit() and plain[-1:] not in ")]":
        return False
    if _of_year().search(plain, max(0, len(plain) - 60)) is None:
        return False
    found = _dated().search(plain, max(0, len(plain) - 60))
    # `hiệp định ký ngày 25/12/2025` is a sentence that lost its stop.
    return found is not None and found["lead"] not in forms("before-day") and plain.count(" ") >= 3
