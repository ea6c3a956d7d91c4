"""Dates as the Vietnamese and the English press write them: strings to spans.

A small grammar of its own: general date parsers read `50 năm` as a date and take milliseconds a line.
Nothing is guessed here: a year that is not written stays None.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from defcorpus.mentions.date_forms import FORMS
from defcorpus.mentions.date_grammar import clock_after, clock_before, has_weekday, hits, numeric, worded
from defcorpus.mentions.date_records import DateMention, is_day
from defcorpus.mentions.date_shape import Shape
from defcorpus.mentions.plain import lowered, plain_mapped

__all__ = ["DateMention", "date_in_url", "find_dates", "is_day"]

# A number that goes on to the left is no beginning: IDEF2025, 1.25/12, $25.
_STICKS = frozenset("_$€£#@=%°&\\")
_AFTER_DAY = frozenset("/.-–—‑−,&strnodjfmath")
_GOES_ON = frozenset(".,/:-–+")


def find_dates(
    text: str, start: int = 0, end: int | None = None, *, month_first: bool = False
) -> list[DateMention]:
    """Return the dates in ``text[start:end]`` in order, without overlaps, both languages at once.

    With `month_first`, `05/06/2024` is the sixth of May.
    """
    plain, offsets = plain_mapped(text[start:end])
    low = lowered(plain)
    mentions = _scan(low, plain, month_first)
    if offsets is not None:
        mentions = [replace(one, start=offsets[one.start], end=offsets[one.end]) for one in mentions]
    if start:
        mentions = [replace(one, start=one.start + start, end=one.end + start) for one in mentions]
    return mentions


def _scan(low: str, plain: str, month_first: bool) -> list[DateMention]:
    mentions: list[DateMention] = []
    at = 0
    search = hits("day" in low or _lone_weekday(low)).search
    while (hit := search(low, at)) is not None:
        begin = hit.start()
        at = begin + 1
        digit = low[begin].isdigit()
        if digit:
            at = _past_number(low, begin)
            if not _may_open(low, begin, at) or not _may_begin(low, begin, mentions):
                continue
        elif begin and low[begin - 1].isalnum():
            continue
        found = (numeric() if digit else worded()).match(low, begin)
        if found is None:
            continue
        shape = Shape(found, low, plain, month_first, _is_listed(low, found, mentions))
        mention = FORMS[shape.name](shape)
        if mention is None:
            continue
        mention = _with_time(low, mention, mentions[-1].end if mentions else 0)
        if mentions and mentions[-1].rule == "weekday" and mention.weekday == mentions[-1].weekday:
            mentions.pop()  # `hôm thứ Năm (25/12)` is one day
        mentions.append(mention)
        at = mention.end
    return mentions


def _lone_weekday(low: str) -> bool:
    return ("thứ" in low or "nhật" in low) and has_weekday().search(low) is not None


def _past_number(low: str, begin: int) -> int:
    end = begin + 1
    while end < len(low) and low[end].isdigit():
        end += 1
    return end


def _may_open(low: str, begin: int, end: int) -> bool:
    """Say whether a number is as long as a day's or a year's and goes on as one may: a fast first look."""
    length = end - begin
    return length == 4 or (length <= 2 and (low[end : end + 1] in _AFTER_DAY or low[end : end + 1].isspace()))


def _may_begin(low: str, begin: int, mentions: list[DateMention]) -> bool:
    if begin == 0:
        return True
    before = low[begin - 1]
    if before.isalpha():
        # Words run together: `ngày7/5`.
        return low.endswith(("ngày", "sáng", "chiều", "tối", "tháng", "năm"), max(0, begin - 5), begin)
    if before in _STICKS or low.startswith("//", max(0, begin - 2)):
        return False
    if before in _GOES_ON and begin >= 2 and low[begin - 2].isalnum():
        return bool(mentions) and mentions[-1].end == begin - 1
    return True


@cache
def _between() -> re.Pattern[str]:
    return re.compile(r"\s?(?:,|;|và|and|&|hoặc|or)\s(?:ngày\s|năm\s)?")


def _is_listed(low: str, found: re.Match[str], mentions: list[DateMention]) -> bool:
    """Say whether this is written like the date in front, with only a comma or an `and` between."""
    if not mentions or not 0 < found.start() - mentions[-1].end <= 10:
        return False
    if _between().fullmatch(low, mentions[-1].end, found.start()) is None:
        return False
    mark = re.search("[/.-]", found.group())
    if mark is None:
        return mentions[-1].rule == "year"
    return mark.group() in low[mentions[-1].start : mentions[-1].end]


def _with_time(low: str, mention: DateMention, after: int) -> DateMention:
    """Return the mention with the time of day that stands right in front of it or behind it."""
    if mention.day is None or mention.time is not None:
        return mention
    found = clock_after().match(low, mention.end)
    if found is not None and (time := _clock(found.group(1))):
        return replace(mention, time=time, end=found.end())
    left = max(after, mention.start - 40)
    before = clock_before().search(low[left : mention.start])
    if before is not None and (time := _clock(before.group(1))):
        return replace(mention, time=time)
    return mention


def _clock(written: str) -> str | None:
    """Return `15h32`, `3:32 pm` as ``15:32``."""
    numbers = [int(digits) for digits in re.findall("[0-9]+", written)[:2]]
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    folded = written.replace(".", "")
    if folded.endswith("pm") and hour < 12:
        hour += 12
    elif folded.endswith("am") and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


@cache
def _stamp() -> re.Pattern[str]:
    # VnExpress-like yyyymmddHHMMSS with up to three digits of a second; before it, on VCCorp's sites
    # (thanhnien.vn, cafef.vn), a site's three digits and a year of two.
    time = "(?P<hour{0}>[01][0-9]|2[0-3])(?P<minute{0}>[0-5][0-9])[0-5][0-9][0-9]{{{1}}}"
    day = "(?P<month{0}>0[1-9]|1[0-2])(?P<day{0}>0[1-9]|[12][0-9]|3[01])"
    return re.compile(
        "(?<![0-9])(?:"
        rf"(?P<year_a>(?:19|20)[0-9]{{2}}){day.format('_a')}(?:{time.format('_a', '0,3')})?"
        rf"|[0-9]{{3}}(?P<year_b>[0-9]{{2}}){day.format('_b')}{time.format('_b', '3')}"
        ")(?![0-9])"
    )


@cache
def _path() -> re.Pattern[str]:
    return re.compile(
        r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?P<mark>[/_-])(?P<month>1[0-2]|0?[1-9])"
        r"(?:(?P=mark)(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9])|(?=/))"
    )


def date_in_url(url: str) -> DateMention | None:
    """Return the day a page's address carries, where it carries one; offsets are into the address.

    >>> date_in_url("https://a.vn/hoi-dam-185251225153204921.htm").time
    '15:32'
    """
    host_end = url.find("/", url.find("//") + 2) if "//" in url else 0
    if host_end < 0:
        return None
    for found in _stamp().finditer(url, host_end):
        kind = "_a" if found.group("year_a") else "_b"
        year = int(found.group(f"year{kind}")) + (0 if kind == "_a" else 2000)
        month, day = int(found.group(f"month{kind}")), int(found.group(f"day{kind}"))
        if is_day(year, month, day):
            hour = found.group(f"hour{kind}")
            time = f"{hour}:{found.group(f'minute{kind}')}" if hour else None
            return DateMention(*found.span(), year, month, day, None, time, "url-stamp", 0.9)
    for found in _path().finditer(url, host_end):
        year, month = int(found.group("year")), int(found.group("month"))
        day_text = found.group("day")
        if day_text is None or is_day(year, month, int(day_text)):
            last = int(day_text) if day_text else None
            return DateMention(*found.span(), year, month, last, None, None, "url-path", 0.9)
    return None
