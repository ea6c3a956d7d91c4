"""Dates as the Vietnamese and the English press write them: strings to spans.

A small grammar of its own: general date parsers read `50 năm` as a date and take milliseconds a line.
Nothing is guessed here: a year that is not written stays None, and `hôm qua` stays a day told from another.

The way, for speed: a few searches at the speed of C say where a date may begin (a number that goes on as
a date does, a month's name, the last word of `hôm qua`); the grammar is tried there alone, and the words
around a match are looked up in tables.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import cache

from defcorpus.mentions.dates.eras import juche_years
from defcorpus.mentions.dates.forms import FORMS
from defcorpus.mentions.dates.grammar import (
    clock_after,
    clock_before,
    english_month,
    long_numeric,
    openings,
    short_numeric,
    weekday_stems,
    worded,
)
from defcorpus.mentions.dates.joins import join
from defcorpus.mentions.dates.records import DateMention, Rejection, is_day
from defcorpus.mentions.dates.relative import (
    lone_day,
    quarter,
    quarter_en,
    relative_en,
    relative_vi,
    weekday_en,
    weekdays_vi,
)
from defcorpus.mentions.dates.shape import Shape, rejection
from defcorpus.mentions.dates.url import date_in_url
from defcorpus.mentions.plain import plain_piece

__all__ = ["DateMention", "Rejection", "date_in_url", "find_dates", "is_day"]

# A number that goes on to the left is no beginning: IDEF2025, 1.25/12, $25.
_STICKS = frozenset("_$€£#@=%°&\\")
_GOES_ON = frozenset(".,/:-–+")
_NAME = 4  # words of a site's name, `Today` with them
_SHORT = 300  # characters: a title or a line is looked at for English months whatever it holds
_WHOLE = ("dme", "dmv", "dmy", "iso")  # shapes of a day with its year
_NONE: frozenset[tuple[int, int]] = frozenset()


def find_dates(
    text: str,
    start: int = 0,
    end: int | None = None,
    *,
    month_first: bool = False,
    near: Container[tuple[int, int]] = _NONE,
    rejected: list[Rejection] | None = None,
    stamp: bool = False,
) -> list[DateMention]:
    """Return the dates in ``text[start:end]`` in order, without overlaps, both languages at once.

    With `month_first`, `05/06/2024` is the sixth of May. `near` holds the (month, day) pairs about the
    page's own day: a bare `5/12` that is one of them is taken. What is written as a day and is none
    (`31/02`) is added to `rejected`. In a `stamp` letters may stand right in front (`VNA08 November 2021`).

    >>> [(one.month, one.day) for one in find_dates("Sáng 17-4, hơn 2/3 số ghế, trực 24/7")]
    [(4, 17)]
    """
    plain, offsets, low = plain_piece(text, start, end)
    if "\u00a0" in plain:
        plain, low = plain.replace("\u00a0", " "), low.replace("\u00a0", " ")
    no_days: list[Rejection] = []
    mentions = _scan(low, plain, _Reading(month_first, near, no_days, stamp))
    if offsets is not None:
        mentions = [_moved(one, offsets[one.start], offsets[one.end]) for one in mentions]
        no_days = [one._replace(start=offsets[one.start], end=offsets[one.end]) for one in no_days]
    if start:
        mentions = [_moved(one, one.start + start, one.end + start) for one in mentions]
        no_days = [one._replace(start=one.start + start, end=one.end + start) for one in no_days]
    if rejected is not None:
        rejected.extend(no_days)
    return mentions


def _moved(one: DateMention, start: int, end: int) -> DateMention:
    return DateMention(start, end, *one[2:])  # _replace takes twice as long


class _Reading:
    """What one reading of a text is told and finds beside its dates."""

    __slots__ = ("month_first", "near", "rejected", "stamp")

    def __init__(
        self, month_first: bool, near: Container[tuple[int, int]], rejected: list[Rejection], stamp: bool
    ) -> None:
        self.month_first, self.near, self.rejected, self.stamp = month_first, near, rejected, stamp


def _scan(low: str, plain: str, reading: _Reading) -> list[DateMention]:
    mentions: list[DateMention] = []
    at = 0
    for begin, found in _starts(low, plain):
        if begin < at:
            continue
        if found is not None:
            one: DateMention | None = found
        elif low[begin].isdigit():
            one = _number(low, plain, begin, mentions, reading)
        else:
            one = _word(low, plain, begin, mentions, reading)
        if one is not None:
            join(low, mentions, _with_time(low, one, at))
            at = one.end if mentions[-1].end < one.end else mentions[-1].end
    return mentions


def _starts(low: str, plain: str) -> list[tuple[int, DateMention | None]]:
    """Return where dates may begin, in order, with those that need no grammar."""
    starts: list[tuple[int, DateMention | None]] = [(one.start(), None) for one in openings().finditer(low)]
    flat = low.replace("\n", " ").replace("\r", " ").replace("\u00a0", " ")
    vietnamese = not flat.isascii() and (len(low) < _SHORT or "đ" in low or "ư" in low)
    for word in ("tháng", "quý ", "quí ") if vietnamese else ("thang",):
        starts += [(at, None) for at in _all(flat, word)]
    if vietnamese:
        found = [*relative_vi(flat), *weekdays_vi(low, plain, flat)]
        starts += [(one.start, one) for one in found]
    english = " the " in flat or " on " in flat or " and " in flat or flat.isascii()
    if english or len(low) < _SHORT:
        starts += [(one.start(), None) for one in english_month().finditer(plain)]
    if english:
        starts += [(at, None) for at in _weekdays_en(low)]
        starts += [(one.start, one) for one in relative_en(flat) if not _of_a_site(low, one)]
        starts += [(one.start, one) for one in juche_years(flat)]
        quarters = (quarter_en(low, at) for at in _all(flat, "quarter of 2"))
        starts += [(one.start, one) for one in quarters if one is not None]
        starts += [(at, None) for at in _all(flat, "on the ") if flat[at + 7 : at + 8].isdigit()]
    starts.sort(key=lambda pair: pair[0])
    return starts


def _of_a_site(low: str, mention: DateMention) -> bool:
    """Say whether `today` ends a line that is a site's name: `Da Nang Today`."""
    if not low.startswith("today", mention.start):
        return False
    line = low[low.rfind("\n", 0, mention.start) + 1 : mention.start]
    return low[mention.end : mention.end + 1] in ("", "\n", "\r") and 0 < len(line.split()) < _NAME


def _weekdays_en(low: str) -> list[int]:
    found = []
    at = low.find("day")
    while at >= 0:
        for stem in weekday_stems():
            if low.endswith(stem, 0, at):
                found.append(at - len(stem))
        at = low.find("day", at + 3)
    return found


def _all(text: str, word: str) -> Sequence[int]:
    at = text.find(word)
    if at < 0:
        return ()
    found = []
    while at >= 0:
        found.append(at)
        at = text.find(word, at + 1)
    return found


def _number(
    low: str, plain: str, begin: int, mentions: list[DateMention], reading: _Reading
) -> DateMention | None:
    glued = reading.stamp and begin > 0 and low[begin - 1].isalpha()
    if not glued and not _may_begin(low, begin, mentions):
        return None
    grammar = long_numeric() if low[begin : begin + 4].isdigit() else short_numeric()
    found = grammar.match(low, begin)
    if glued and (found is None or found.lastgroup not in _WHOLE):
        return None
    return _judged(found, low, plain, mentions, reading)


def _word(
    low: str, plain: str, begin: int, mentions: list[DateMention], reading: _Reading
) -> DateMention | None:
    if begin and low[begin - 1].isalnum():
        return None
    first = low[begin]
    if first == "q":
        return quarter(low, begin)
    if low.startswith("on", begin):
        return lone_day(low, begin)
    if first in "mtwfs" and low.find("day", begin, begin + 9) > 0:
        return weekday_en(low, plain, begin)
    found = worded().match(low, begin)
    return _judged(found, low, plain, mentions, reading)


def _judged(
    found: re.Match[str] | None, low: str, plain: str, mentions: list[DateMention], reading: _Reading
) -> DateMention | None:
    if found is None:
        return None
    listed = _is_listed(low, found, mentions)
    shape = Shape(found, low, plain, reading.month_first, listed, reading.near)
    one = FORMS[shape.name](shape)
    if one is None and (reason := rejection(shape)):
        reading.rejected.append(Rejection(shape.start, shape.end, reason))
    return one


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
    return re.compile(r"\s?(?:,|;|và|and|&|hoặc|or|to)\s(?:ngày\s|năm\s)?")


def _is_listed(low: str, found: re.Match[str], mentions: list[DateMention]) -> bool:
    """Say whether this is written like the date in front, with only a comma or an `and` between."""
    if not mentions or not 0 < found.start() - mentions[-1].end <= 10:
        return False
    if _between().fullmatch(low, mentions[-1].end, found.start()) is None:
        return False
    mark = re.search("[/.-]", found.group())
    if mark is None:
        last = mentions[-1].rule
        return last == "year" or (last in ("month", "month-year") and not found.group()[0].isdigit())
    return mark.group() in low[mentions[-1].start : mentions[-1].end]


def _with_time(low: str, mention: DateMention, after: int) -> DateMention:
    """Return the mention with the time of day that stands right in front of it or behind it."""
    if mention.day is None or mention.time is not None:
        return mention
    found = clock_after().match(low, mention.end)
    if found is not None and (time := _clock(found.group(1))):
        return mention._replace(time=time, end=found.end())
    left = low[max(after, mention.start - 40) : mention.start]
    if _has_clock().search(left) is None:
        return mention
    before = clock_before().search(left)
    if before is not None and (time := _clock(before.group(1), late="chiều" in left or "tối" in left)):
        return mention._replace(time=time)
    return mention


@cache
def _has_clock() -> re.Pattern[str]:
    return re.compile(r"[0-9]\s?(?::[0-9]|h|giờ)")


def _clock(written: str, *, late: bool = False) -> str | None:
    """Return `15h32`, `3:32 pm`, `3 giờ chiều` as ``15:32``."""
    numbers = [int(digits) for digits in re.findall("[0-9]+", written)[:2]]
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    folded = written.replace(".", "")
    if (late or folded.endswith("pm")) and hour < 12:
        hour += 12
    elif folded.endswith("am") and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
