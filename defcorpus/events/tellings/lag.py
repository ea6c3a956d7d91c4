"""What the days of two tellings say of each other, as one of a few levels that evidence is learnt for."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from defcorpus.events.records import Telling

_WEEK = 7
_FEW = 4  # days after an event on which pages still report it
_OLD = 30
_LONG_AGO = 90
_HISTORY = 3653
_VISIT = 14  # days that a visit, a course or an exercise and its announcement take at most


class Lag(NamedTuple):
    """How the days of two tellings lie to each other. An empty level says that nothing is known."""

    level: str
    words: str = ""


def lag(one: Telling, two: Telling) -> Lag:
    """Compare when two tellings happened.

    What announces or sums up a visit need not be of its day: then the days of the visit count.
    """
    plain = _plain(one, two)
    around = {one.phase, two.phase} & {"preview", "wrap-up"}
    if not around:
        return plain
    if plain.level in ("same", "same, unsure", "within", "named"):
        return Lag("visit", plain.words)
    if one.phase == two.phase:
        return Lag("visit", plain.words) if plain.level in ("next", "few", "pages few", "") else plain
    other, report = (one, two) if one.phase in around and two.phase != "preview" else (two, one)
    return _visit(other, report)


def _plain(one: Telling, two: Telling) -> Lag:
    if one.day is not None and two.day is not None:
        return _two_days(one, two, one.day, two.day)
    if one.day is None and two.day is None:
        both = _shared(one.days, two.days)
        if both:
            return Lag("named", both)
        return (
            _pages(one, two) if one.date and two.date else _months(one, two) or _long_ago(one.days, two.days)
        )
    return _day_and_page(one, two) if one.day is not None else _day_and_page(two, one)


def _two_days(one: Telling, two: Telling, left: str, right: str) -> Lag:
    words = f"{left}, {right}"
    sure = one.sure and two.sure and not one.weekday and not two.weekday
    gap = apart(left, right)
    if gap == 0:
        return Lag("same" if sure else "same, unsure", left if left[0] != "-" else right)
    if _within(one, right) or _within(two, left):
        return Lag("within", words)
    if gap == _WEEK and (one.weekday or two.weekday):  # a page dated a week off
        return Lag("week", words)
    if (one.weekday or two.weekday) and (_turned(left, right) or _turned(right, left)):
        return Lag("turned", words)
    if gap > _OLD:
        return Lag("far" if one.sure and two.sure else "far, unsure", words)
    if gap > 1 and (_between(one, right) or _between(two, left)):
        return Lag("between", words)
    if gap > _FEW:
        return Lag("off" if one.sure and two.sure else "off, unsure", words)
    if any(day in other.days for day, other in ((left, two), (right, one))):
        return Lag("neighbours", words)
    unsure = not sure or one.local or two.local
    return Lag(("next" if gap == 1 else "few") + (", unsure" if unsure else ""), words)


def apart(left: str, right: str) -> int:
    """Return how many days lie between two days, by month and day alone where a year is not known."""
    if left[0] != "-" and right[0] != "-":
        return abs((date.fromisoformat(right) - date.fromisoformat(left)).days)
    gap = abs(_in_leap_year(right) - _in_leap_year(left))
    return min(gap, 366 - gap)


def _in_leap_year(day: str) -> int:
    return date.fromisoformat("2024-" + day[-5:]).timetuple().tm_yday


def _turned(left: str, right: str) -> bool:
    """Say whether one day is the other with day and month in the other order: `06/05` is read as either."""
    return left[-5:] == f"{right[-2:]}-{right[-5:-3]}" and _years_fit(left, right)


def _years_fit(left: str, right: str) -> bool:
    return left[0] == "-" or right[0] == "-" or left[:4] == right[:4]


def _shared(one: tuple[str, ...], two: tuple[str, ...]) -> str:
    """Return the first day that both name, in the fuller form; empty where there is none."""
    for left in one:
        for right in two:
            if left[-5:] == right[-5:] and _years_fit(left, right):
                return left if left[0] != "-" else right
    return ""


def _within(telling: Telling, day: str) -> bool:
    """Say whether a telling takes several days, of which `day` is one."""
    if not telling.until or not telling.day:
        return False
    first, last = telling.day[-5:], telling.until[-5:]
    if telling.day[0] != "-" and day[0] != "-":
        return telling.day <= day <= telling.until
    return first <= day[-5:] <= last


def _between(telling: Telling, day: str) -> bool:
    """Say whether a telling names days on both sides of one, as of a course that begins and ends."""
    days = sorted(d[-5:] for d in (*telling.days, str(telling.day)) if _years_fit(d, day))
    return bool(days) and days[0] <= day[-5:] <= days[-1] and apart("--" + days[0], "--" + days[-1]) <= _OLD


def _day_and_page(told: Telling, other: Telling) -> Lag:
    """Compare a day with a page that only says when it was published."""
    day = str(told.day)
    both = _shared((day,), other.days)
    if both:
        return Lag("named", both)
    if other.date is None:
        return _months(told, other) or _long_ago((day,), other.days)
    if day[0] == "-" and told.date is None:
        far = apart(day, other.date) > _OLD  # whatever its year
        return Lag("pages far", f"{day}, page of {other.date}") if far else Lag("")
    if day[0] == "-":
        return _pages(told, other)
    gap = (date.fromisoformat(other.date) - date.fromisoformat(day)).days
    return Lag(_page_level(gap if gap > 0 else -2 * gap), f"{day}, page of {other.date}")


def _months(one: Telling, two: Telling) -> Lag | None:
    """Compare months where one of two pages only names its own; a page may be put out a month later."""
    own = one.month or two.month
    other = two.month or two.day or two.date if one.month else one.day or one.date
    if own is None or other is None:
        return None
    gap = (int(own[5:7]) - int(other[-5:-3] if other[0] == "-" else other[5:7])) % 12
    gap = min(gap, 12 - gap)
    if other[0] != "-":
        gap = abs(12 * (int(own[:4]) - int(other[:4])) + int(own[5:7]) - int(other[5:7]))
    return Lag("pages few" if gap < 2 else "pages far", f"{own}, {other}")


def _long_ago(one: tuple[str, ...], two: tuple[str, ...]) -> Lag:
    """Say whether the days that two tellings name are all far from each other; no page gives its own.

    Of history (`the treaty of July 18, 1977`) a page of any year may tell.
    """
    left, right = ([day for day in days if day[0] != "-"] for days in (one, two))
    if not left or not right or not _OLD < min(apart(a, b) for a in left for b in right) <= _HISTORY:
        return Lag("")
    return Lag("pages far", f"{left[0]}, {right[0]}")


def _pages(one: Telling, two: Telling) -> Lag:
    if one.date is None or two.date is None:
        return Lag("")
    gap = abs((date.fromisoformat(one.date) - date.fromisoformat(two.date)).days)
    return Lag(_page_level(gap), f"pages of {one.date} and {two.date}")


def _page_level(gap: int) -> str:
    if gap <= 2:
        return "pages near"
    if gap <= _FEW:
        return "pages few"
    return "pages off" if gap <= _OLD else "pages far"


def _visit(other: Telling, report: Telling) -> Lag:
    """Compare an announcement or a summary (`other`) with a report of the same visit."""
    day = report.day or report.date
    if day is not None:
        both = _shared((day,), other.days)
        if both:
            return Lag("visit", f"{both} named in both")
        if _within(other, day):
            return Lag("visit", f"{other.day} to {other.until}, {day}")
    at = other.date or other.day if other.phase == "preview" else (other.day or other.date)
    if at is None or day is None:
        return Lag("")
    words = f"{at}, {day}"
    if other.phase == "wrap-up" and other.until and report.day and other.day and apart(day, other.day) > _FEW:
        return Lag("visit off", words)  # from when to when it was is known
    if at[0] == "-" or day[0] == "-":
        return Lag("visit near" if apart(at, day) <= _VISIT else "visit off", words)
    gap = (date.fromisoformat(day) - date.fromisoformat(at)).days
    if other.phase == "wrap-up":
        gap = -gap
    if abs(gap) > _LONG_AGO:
        return Lag("far", words)
    return Lag("visit near" if -1 <= gap <= _VISIT else "visit off", words)
