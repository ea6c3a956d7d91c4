"""What the words around a number say of it: a day, a score, a share, a street, a decree.

The words in front are looked up, longest phrase first, in the table of date words: a search with a
pattern that ends in `$` would try every form at every letter.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from defcorpus.knowledge import table
from defcorpus.mentions.dates.grammar import any_of, weekdays

_REACH = 32  # characters looked at on either side
_GAP = " \t\r\n\u00a0,.:|(\"“'‘–-"  # what may stand between a day and what calls it one
# Which of these a role bears; the others stand next to the number.
_GAPS = {
    "day": " \t\r\n\u00a0,:(\"“'‘–-",
    "weak": " \t\r\n\u00a0:(",
    "part": " \t\r\n\u00a0:.",
}
_SUFFIXES = frozenset(("nay", "qua", "mai", "kia", "này"))
_MOST = 4  # words of the longest phrase looked up
_DAY_ROLES = ("each", "day", "weak", "on", "weak-en", "part", "place", "law")
_MONTH_ROLES = ("quarter", "month", "law", "part", "place")


@cache
def _forms(*roles: str) -> str:
    return any_of({form.lower() for form, _, role in table("date_words") if role in roles})


@cache
def _phrases(roles: tuple[str, ...]) -> dict[str, str]:
    """Return the role of each phrase; of two the first in the order of `roles`."""
    known: dict[str, str] = {}
    for role in reversed(roles):
        known.update({form.lower(): role for form, _, one in table("date_words") if one == role})
    return known


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(
        rf"\s?(?P<unit>[%‰°]|(?:{_forms('unit')})(?!\w)(?!\s(?:đầu|thứ|lượt)\s))|\s(?P<count>(?:{_forms('count')})(?!\w))|\s\(?(?P<lunar>(?:{_forms('lunar')})(?!\w))"
        rf"|,?\s(?:(?P<last>{_forms('last-year')})|(?P<this>{_forms('this-year')})|(?P<next>{_forms('next-year')}))(?!\w)"
    )


@cache
def _closed() -> re.Pattern[str]:
    return re.compile(
        r"\s?(?:[,.;:)!?\]”\"\n\r(]|$|[-–—]\s|/\."
        r"|(?:đến|tới|tại|ở|năm|này|vừa|và|at|in|and|to|until)(?!\w))"
    )


class Around(NamedTuple):
    """What stands around a number. ``before`` is the role of the word in front, "" where it has none."""

    before: str
    weekday: int | None
    bracketed: bool
    opens: bool  # nothing stands in front of it on its line
    behind: str  # "unit" and "count" (things that are counted), "lunar", "last", "this", "next" year
    closed: bool  # a stop, a bracket or a word of place or time follows, not a thing that is counted
    shift: int | None  # -1 last year, 0 this year, 1 next year

    @property
    def lunar(self) -> bool:
        """Whether the day is one of the lunar calendar."""
        return self.behind == "lunar"

    @property
    def counts(self) -> bool:
        """Whether the number counts what follows; what is called a day counts measures only."""
        return self.behind == "unit" or (self.behind == "count" and not self.named)

    @property
    def named(self) -> bool:
        """Whether the number is called a day."""
        return self.before == "day" or self.weekday is not None


def around_day(low: str, plain: str, start: int, end: int) -> Around:
    """Return what stands around a number that may be a day; `low` is `plain` in lower case."""
    left = low[max(0, start - _REACH) : start]
    core = left.rstrip(_GAP)
    gap = left[len(core) :]
    words = tail(core, full=start <= _REACH)
    line = left.rstrip(" \t\u00a0")
    bracketed = line.endswith("(") and low[end : end + 2].strip().startswith(")")
    opens = not line or line[-1] in "\n\r"
    behind_it, closed, shift = _right(low, plain, end)
    weekday = _weekday(words, core, gap, plain, start - len(left))
    return Around(_before(words, gap), weekday, bracketed, opens, behind_it, closed, shift)


def tail(core: str, *, full: bool = True) -> list[str]:
    """Return the last words of a text that ends in a word, those that nothing but blanks divide.

    >>> tail("tại Hà Nội, (sáng")
    ['sáng']
    """
    pieces = core.split()[-1 - _MOST :]
    if len(pieces) <= _MOST and not full:
        del pieces[:1]  # cut by the reach
    for at in range(len(pieces) - 1, -1, -1):
        piece = pieces[at]
        if not piece[0].isalnum():
            pieces[at] = piece.lstrip("([{\"“‘'«*•|–—-/…")
            return pieces[at:]
        if at and not pieces[at - 1][-1].isalnum() and pieces[at - 1][-1] != ".":
            return pieces[at:]
    return pieces


def closed(low: str, end: int) -> bool:
    """Say whether a stop or a word of place or time follows, not a thing that is counted."""
    return _closed().match(low, end) is not None


def _longest(words: list[str], known: dict[str, str]) -> str:
    for size in range(min(_MOST, len(words)), 0, -1):
        role = known.get(" ".join(words[-size:]))
        if role is not None:
            return role
    return ""


def _before(words: list[str], gap: str) -> str:
    """Return the role of the phrase in front of a day, where it bears what stands between."""
    if not words:
        return ""
    known = _phrases(_DAY_ROLES)
    role = ""
    if words[-1] in _SUFFIXES and len(words) > 1:
        kept = words[: -2 if words[-2] == "hôm" and len(words) > 2 else -1]
        if _longest(kept, known) in ("day", "each"):
            role = "day"
    role = role or _longest(words, known)
    if role == "day" and words[-1] in ("ngày", "ngay") and len(words) > 1 and _counted(words):
        role = "each"  # `trong 2 ngày 7/9`
    bears = _GAPS.get(role)
    if role and (gap.strip(bears) if bears is not None else gap.strip() or not gap):
        return ""
    return {"law": "part", "weak-en": "english"}.get(role, role)


def _counted(words: list[str]) -> bool:
    number = words[-2]
    # `lúc 9 giờ 30 ngày 7/9`, `lần thứ 10 ngày 7/9` count no days.
    return number.isdigit() and len(number) <= 2 and (len(words) < 3 or words[-3] not in ("giờ", "thứ"))


def _weekday(words: list[str], core: str, gap: str, plain: str, base: int) -> int | None:
    if gap.strip(" \t\r\n\u00a0,.:|(–-"):
        return None
    if words and words[-1] in ("này", "tới", "mùng", "mồng"):
        words = words[:-1]
    if words and words[-1] in ("ngày", "ngay"):
        core = core[: -len(words[-1])].rstrip(" \t\r\n\u00a0,.:|(–-")
        words = tail(core)
    known = weekdays()
    for size in (2, 1):
        form = " ".join(words[-size:]) if len(words) >= size else ""
        number = known.get(form.rstrip("."))
        if number is not None:
            if words[:-size][-1:] in (["lần"], ["lan"]):
                return None  # `đối thoại lần thứ 7 ngày 10/12`
            # Short forms (`Sun`, `CN`, `T5`) are ordinary words or codes unless they open with a capital.
            at = base + core.rfind(words[-size])
            if len(form) <= 5 and not plain[at].isupper() and not form[-1].isdigit():
                return None
            return number
    return None


def _right(low: str, plain: str, end: int) -> tuple[str, bool, int | None]:
    right = low[end : end + _REACH]
    closed = _closed().match(right) is not None
    if right[:1] in ".;)!?/":
        return "", closed, None
    found = _behind().match(right)
    if found is None:
        return "", closed, None
    kind = found.lastgroup or ""
    # `Bộ` in capitals is a ministry, no set of things.
    word = plain[end + found.start(kind) : end + found.end(kind)]
    if kind in ("unit", "count") and word[0].isupper() and not (word.isupper() and len(word) > 1):
        return "", closed, None
    return kind, closed, {"last": -1, "this": 0, "next": 1}.get(kind)


def before_month(low: str, start: int) -> str:
    """Return the role of the word in front of a month: "month", "law", "quarter", "en" or ""."""
    left = low[max(0, start - _REACH) : start]
    core = left.rstrip(" \t\r\n\u00a0:")
    gap = left[len(core) :]
    words = tail(core, full=start <= _REACH)
    if not words:
        return ""
    if words[-1].endswith(("tháng", "thang")) and len(gap) <= 1:
        return "month"
    role = _longest(words, _phrases(_MONTH_ROLES))
    if role in ("quarter", "month") and (not gap or gap.strip()):
        return ""
    return {"month": "en", "part": "law", "place": "law"}.get(role, role)


@cache
def _listed() -> re.Pattern[str]:
    return re.compile(r"\s?(?:,|và|[-–—]|đến)\s?(?:năm\s)?[12][0-9]{3}")


def before_year(low: str, start: int, end: int = 0) -> str:
    """Return the role of the word in front of a year: "nam", "law", "year", "bracket", "decade" or ""."""
    left = low[max(0, start - _REACH) : start]
    if left.endswith("("):
        return "bracket"
    core = left.rstrip(" \t\r\n\u00a0-")
    gap = left[len(core) :]
    words = tail(core, full=start <= _REACH)
    if not words or len(gap) > 2:
        return ""
    if words[-1] in ("năm", "nam"):
        if len(words) > 1 and words[-2] in ("những", "các", "nhung", "cac") and not _listed().match(low, end):
            return "decade"
        if words[-1] == "năm" or (len(words) > 1 and words[-2] in ("thang", "ngay", "trong", "cuoi", "dau")):
            return "nam"
    elif words[-1].endswith("năm"):
        return "nam"
    role = _longest(words, _phrases(("law", "year")))
    return role if gap and not (role == "law" and gap.strip()) else ""


_COUNTS = tuple("mỗi hằng hàng một các những mấy vài nhiều rằm".split())


def each_month(low: str, start: int) -> bool:
    """Say whether months are counted here (`5 tháng`, `mỗi tháng`) or lunar ones, and not named."""
    left = low[max(0, start - 12) : start].rstrip()
    return left[-1:].isdigit() or left.endswith(_COUNTS)


def behind(low: str, plain: str, end: int) -> tuple[bool, int | None]:
    """Return whether a thing that is counted or a lunar one follows, and the year's shift that is told."""
    kind, _, shift = _right(low, plain, end)
    return kind in ("unit", "count", "lunar"), shift
