"""What a text tells of its own year beside its dates: anniversaries, numbered meetings, posts then held."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from defcorpus.facts.dates.relations import relation_years
from defcorpus.facts.dates.years import Hints
from defcorpus.knowledge import table
from defcorpus.mentions.dates.grammar import any_of
from defcorpus.text import alternatives, fold


@cache
def _anniversary() -> re.Pattern[str]:
    known = any_of({form.lower() for form, _, _ in table("anniversaries")})
    return re.compile(
        rf"(?<!\w)(?P<vi>[0-9]{{2,3}})\snăm[^.;\n0-9]{{0,60}}?(?P<what>{known})"
        rf"|(?<!\w)(?P<en>[0-9]{{2,3}})(?:st|nd|rd|th)\s+anniversary\s+of[^.;\n0-9]{{0,60}}?(?P<which>{known})"
    )


@cache
def _stretch() -> re.Pattern[str]:
    # `kỷ niệm 30 năm thiết lập quan hệ (1993 - 2023)`, `the 50th anniversary of ties (1973-2023)`
    return re.compile(
        r"(?<!\w)(?:(?P<vi>[0-9]{2,3})\snăm|(?P<en>[0-9]{2,3})(?:st|nd|rd|th)\s+anniversary)[^.;\n()]{0,80}"
        r"\((?:[0-9]{1,2}[/.-][0-9]{1,2}[/.-]|[a-z]{3,9}\.?\s[0-9]{1,2},\s)?(?P<first>1[89][0-9]{2}|20[0-9]{2})"
        r"\s?[-–—]\s?(?:[0-9]{1,2}[/.-][0-9]{1,2}[/.-])?(?P<last>(?:19|20)[0-9]{2})\)"
    )


@cache
def _bases() -> dict[str, int]:
    return {form.lower(): int(year) for form, _, year in table("anniversaries")}


def anniversary_years(text: str) -> tuple[int, ...]:
    """Return the years in which the anniversaries that the text keeps fall.

    >>> anniversary_years("kỷ niệm 80 năm Chiến thắng trong Chiến tranh Vệ quốc vĩ đại")
    (2025,)
    """
    low = text.replace("İ", "I").lower()
    if " năm" not in low and "anniversary" not in low:
        return ()
    base = _bases()
    years = {
        int(found["last"])
        for found in _stretch().finditer(low)
        if not _is_prepared(low, found.start())
        and int(found["last"]) - int(found["first"]) == int(found["vi"] or found["en"])
    }
    for found in _anniversary().finditer(low):
        if _is_prepared(low, found.start()) or _is_dated(low, found.start()):
            continue
        what = " ".join((found["what"] or found["which"]).split())
        years.add(base[what] + int(found["vi"] or found["en"]))
    return tuple(sorted(years))


def _is_prepared(low: str, at: int) -> bool:
    """Say whether an anniversary is yet to be kept: who prepares one may do so in the year before."""
    return _preparing().search(low, max(0, at - _PREPARED), at) is not None


def _is_dated(low: str, at: int) -> bool:
    """Say whether the sentence of an anniversary tells of a year in front: `In May 2024 he attended …`."""
    begin = max(low.rfind(stop, 0, at) for stop in (". ", "; ", "\n")) + 1
    return _dated().search(low, begin, at) is not None


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:in|since|năm|tháng|hồi|nam|thang|hoi) (?:[^\W\d]+ |\d{1,2}[/.-])?20\d\d(?![\w-])"
    )


_PREPARED = 40  # characters in front of an anniversary that may say that it is yet to come


@cache
def _preparing() -> re.Pattern[str]:
    known = alternatives(form for form, _, of in table("date_roles") if of == "prepared")
    return re.compile(rf"(?<!\w)(?:{known})(?!\w)[^,.;()\n]*$")


@cache
def _edition() -> re.Pattern[str]:
    forms = any_of({form.lower() for form, _, _, _ in table("editions")})
    return re.compile(
        rf"(?<!\w)(?P<what>{forms})(?!\w)(?:[^.;\n0-9]{{0,40}}?lần thứ\s|-|\s)"
        r"(?P<n>[0-9]{1,2})(?![0-9/-]|\.[0-9])"
        rf"|(?<!\w)(?P<nth>[0-9]{{1,2}})(?:st|nd|rd|th)\s(?P<which>{forms})(?!\w)"
    )


@cache
def _offsets() -> dict[str, tuple[int, int]]:
    return {form.lower(): (int(offset), int(least)) for form, _, offset, least in table("editions")}


def edition_years(text: str) -> tuple[int, ...]:
    """Return the years of the yearly meetings that the text names with their numbers.

    >>> edition_years("dự Đối thoại Shangri-La lần thứ 22")
    (2025,)
    """
    years = set()
    for found in _edition().finditer(text.replace("İ", "I").lower()):
        offset, least = _offsets()[" ".join((found["what"] or found["which"]).split())]
        number = int(found["n"] or found["nth"])
        if number >= least:
            years.add(offset + number)
    return tuple(sorted(years))


def names_next(text: str) -> bool:
    """Say whether an edition of what is held again and again is named: `Đối thoại lần thứ 7`, `the 7th`."""
    return _numbered().search(text.lower()) is not None


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:lần (?:thứ|tới)\b|kỳ họp (?:thứ|tới|tiếp theo)|next\b|[0-9]{1,2}(?:st|nd|rd|th)\b)"
    )


def _plain(text: str) -> str:
    return re.sub(r"[.,\s]+", " ", fold(text))


@cache
def _tenures() -> dict[str, tuple[str, str]]:
    return {_plain(form): (since, until) for form, _, since, until in table("tenures")}


@cache
def _tenure() -> re.Pattern[str]:
    # A lower rank is the end of a higher one's name: Sen. Lt. Gen. is no Gen.
    return re.compile(rf"(?<!\w)(?<!lt gen )(?:{alternatives(_tenures())})(?!\w)")


def tenure(text: str) -> tuple[date | None, date | None]:
    """Return the days between which the posts and ranks that the text names were held so.

    Where two contradict each other, a former holder is spoken of: nothing is told.

    >>> tenure("Chủ tịch nước Tô Lâm")
    (datetime.date(2024, 5, 22), datetime.date(2024, 10, 21))
    """
    plain = _plain(text)
    spans = [_tenures()[found.group()] for found in _tenure().finditer(plain)]
    since = max((date.fromisoformat(first) for first, _ in spans if first), default=None)
    until = min((date.fromisoformat(last) for _, last in spans if last), default=None)
    if since is not None and until is not None and since > until:
        return None, None
    return since, until


@cache
def _kept() -> re.Pattern[str]:
    # `18/1/1950 - 18/1/2025`, `January 18, 1950 – 2025`
    day = r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-]|[A-Z][a-z]{2,8}\.?\s[0-9]{1,2},\s|[0-9]{1,2}\s[A-Z][a-z]{2,8}\s"
    return re.compile(
        rf"(?<![0-9])(?P<day>{day})(?P<first>1[89][0-9]{{2}}|20[0-9]{{2}})\s?[-–—/]\s?"
        r"(?:(?P=day))?(?P<last>(?:19|20)[0-9]{2})(?![0-9/.-])"
    )


@cache
def _years() -> re.Pattern[str]:
    return re.compile(r"[12][0-9]{3}\s?[-–—/]\s?[0-9A-Z]")


def kept_year(text: str) -> int | None:
    """Return the year that a text writes as the end of what it keeps, from a day on: `(18/1/1950 - 2025)`.

    A round number of years is kept, and every such stretch has to end in the same year. Years alone
    (`2021-2025`) are a plan's or a term's and tell nothing.

    >>> kept_year("75 năm thiết lập quan hệ (18/1/1950 - 18/1/2025)")
    2025
    """
    if _years().search(text) is None:  # ten times as quick
        return None
    spans = [(int(found["first"]), int(found["last"])) for found in _kept().finditer(text)]
    ends = {last for first, last in spans if last - first >= _ROUND and (last - first) % _ROUND == 0}
    return ends.pop() if len(ends) == 1 else None


_ROUND = 5  # years


def read_hints(parts: Iterable[str], planned: int | None) -> Hints:
    """Return what the body and the title tell of their year."""
    text = "\n".join(parts)
    kept, numbered = (*anniversary_years(text), *relation_years(text)), edition_years(text)
    since, until = tenure(text)
    why = "a numbered meeting" if numbered and not kept else "an anniversary"
    return Hints(tuple(sorted({*kept, *numbered})), planned, since, until, why)
