"""Lines of a page that stand in its body and are none of the story: bylines, clocks, credits, headlines.

A comparison says nothing of them, nor of what they alone name.
"""

from __future__ import annotations

import re
from functools import cache

from defcorpus.knowledge import table
from defcorpus.text import alternatives, normal

_ENDS = re.compile(r"[.!?…][\"”’»)\]]*$")
_SHORT = 9  # words of a byline or a signature
_AROUND_CLOCK = 2  # words beside a weekday and a day: where a page is made
_HEADLINE = 22  # words of a headline
_BYLINE = re.compile(r"By [A-Z][\w.'-]+(?: [A-Z][\w.'-]+)*(?:,? (?:from|in) [A-Z]\w+)?\W*$")
_SIGNED = re.compile(r"[^a-zà-ỹ]*(?:\((?:từ|from) [^)]*\))?[\W\d]*$")
_SHARED = r"\([^()/]{3,40}/[^()/]{2,40}\)\W*$"  # `(Anh Quan/VNS)` at the end of a caption


def is_imprint(line: str) -> bool:
    """Say whether a line is a byline, a clock, a credit or a pointer to other news.

    >>> is_imprint("© 2023 VNA"), is_imprint("By Thu Ha, from Hanoi"), is_imprint("Talks were held.")
    (True, True, False)
    """
    plain = normal(line).strip(' \t"“”*|–—-')
    words = plain.split()
    if not words:
        return True
    opened, closed, anywhere = _marks()
    if opened.match(plain) or anywhere.search(plain) or _BYLINE.match(plain):
        return True
    if closed.search(plain) and len(words) <= _SHORT // 2:
        return True
    if _ENDS.search(plain):
        return False
    if len(words) <= _SHORT and len(_weekday_and_day().sub(" ", plain).split()) <= _AROUND_CLOCK:
        return True
    day = _day()
    if day.search(plain) and (len(words) <= _SHORT or day.search(plain[-len("30/08/2023 17:20 (GMT+7)") :])):
        return True
    return len(words) <= _SHORT // 2 and _SIGNED.match(plain) is not None


def credits(line: str) -> list[tuple[int, int]]:
    """Return where a line that tells something says who made a picture: half-open, in its characters.

    >>> credits("The ship at the quay (Photo: Anh Quan)"), credits("Talks (in Hanoi) were held.")
    ([(21, 38)], [])
    """
    return [found.span() for found in _credit().finditer(line)]


def is_headline(line: str) -> bool:
    """Say whether a line has no end of a sentence, as a heading has none, or says nothing whole."""
    plain = line.strip()
    few = len(plain.split())
    return (few <= _HEADLINE and not _ENDS.search(plain)) or few < _SHORT // 2


@cache
def _weekday_and_day() -> re.Pattern[str]:
    """Return the pattern of a weekday with its day, with or without a year: `thứ sáu, 3 tháng 10`."""
    weekdays = alternatives(form for form, _, _ in table("weekdays"))
    months = alternatives(form for form, _, _ in table("months"))
    day = rf"\d{{1,2}}(?: (?:{months}|tháng \d{{1,2}})|[/.-]\d{{1,2}})|(?:{months})\.? \d{{1,2}}"
    return re.compile(
        rf"(?<!\w)(?:{weekdays})(?!\w),? (?:ngày )?(?:{day})(?!\w)[,/ ]*(?:\d{{4}})?", re.IGNORECASE
    )


@cache
def _day() -> re.Pattern[str]:
    """Return the pattern of a day with its year: `23/10/2025`, `Saturday June 28, 2025`."""
    months = alternatives(form for form, _, _ in table("months"))
    digits = r"(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2}"
    return re.compile(
        rf"{digits}|(?<!\w)(?:{months})\.? \d{{1,2}},? \d{{4}}|(?<!\d)\d{{1,2}} (?:{months})\.?,? \d{{4}}",
        re.IGNORECASE,
    )


@cache
def _marks() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    rows = table("imprint")

    def of(where: str) -> str:
        return alternatives([form for form, _, at in rows if at == where])

    return (
        re.compile(
            rf"(?:{of('open')})(?:(?:(?<=by)|(?<=from)|(?<=of)|(?<= do))\s|\s*[:|]|\s[^.:]{{0,24}}\d:"
            r"|\s+(?:lúc|at|on)\s|\s*\d)",
            re.IGNORECASE,
        ),
        re.compile(rf"(?:{of('close')})\W*$", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{of('any')})", re.IGNORECASE),
    )


@cache
def _credit() -> re.Pattern[str]:
    marks = alternatives([form for form, _, at in table("imprint") if at == "credit"])
    behind = r"(?:\s*:|(?<=by)\s|(?<=of)\s)"
    return re.compile(
        rf"\((?:{marks})(?!\w)[^()]*\)|(?<!\w)(?:{marks}){behind}[^.\n]*|{_SHARED}", re.IGNORECASE
    )
