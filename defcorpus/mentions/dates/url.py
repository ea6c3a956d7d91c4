"""The day that a page's address carries."""

from __future__ import annotations

import re
from functools import cache

from defcorpus.mentions.dates.records import DateMention, is_day


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
        # rfa.org, benarnews.org: `-07292021032344`, the month first
        r"|(?P<month_d>0[1-9]|1[0-2])(?P<day_d>0[1-9]|[12][0-9]|3[01])(?P<year_d>20[0-9]{2})"
        rf"{time.format('_d', '0,0')}"
        # `-12072019-`: the day first
        r"|(?<=[-_/])(?P<day_c>0[1-9]|[12][0-9]|3[01])(?P<month_c>0[1-9]|1[0-2])(?P<year_c>20[0-9]{2})(?=[-_/.])"
        ")(?![0-9])"
    )


@cache
def _path() -> re.Pattern[str]:
    return re.compile(
        # `/2016/06/160604_`, `/2023/0628/`: the day behind its month once more, month and day as one
        r"(?<=/)(?P<year_t>20(?P<yy>[0-9]{2}))/(?P<month_t>0[1-9]|1[0-2])/(?P=yy)(?P=month_t)"
        r"(?P<day_t>3[01]|[12][0-9]|0[1-9])(?![0-9])"
        r"|(?<=/)(?P<year_o>20[0-9]{2})/(?P<month_o>0[1-9]|1[0-2])(?P<day_o>3[01]|[12][0-9]|0[1-9])(?=/)"
        r"|(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?P<mark>[/_-])(?P<month>1[0-2]|0?[1-9])"
        r"(?:(?P=mark)(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9])|(?=/))"
        # `/2024/Nov/04/`
        r"|(?<=/)(?P<year_n>20[0-9]{2})/(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
        r"/(?P<day_n>0?[1-9]|[12][0-9]|3[01])(?=/)"
        # `/201811/`: a year and a month as a folder
        r"|(?<=/)(?P<folder>20[0-9]{2})(?P<of>0[1-9]|1[0-2])(?=/)",
        re.IGNORECASE,
    )


@cache
def _digits() -> re.Pattern[str]:
    return re.compile("[0-9]+")


_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def date_in_url(url: str) -> DateMention | None:
    """Return the day a page's address carries, where it carries one; offsets are into the address.

    >>> date_in_url("https://a.vn/hoi-dam-185251225153204921.htm").time
    '15:32'
    """
    host_end = url.find("/", url.find("//") + 2) if "//" in url else 0
    if host_end < 0:
        return None
    digits = max(map(len, _digits().findall(url, host_end)), default=0)
    if digits < 4:
        return None
    for found in _stamp().finditer(url, host_end) if digits >= 8 else ():
        kind = next(kind for kind in ("_a", "_b", "_c", "_d") if found.group(f"year{kind}"))
        year = int(found.group(f"year{kind}")) + (2000 if kind == "_b" else 0)
        month, day = int(found.group(f"month{kind}")), int(found.group(f"day{kind}"))
        if is_day(year, month, day):
            hour = found.group(f"hour{kind}") if kind != "_c" else None
            time = f"{hour}:{found.group(f'minute{kind}')}" if hour else None
            return DateMention(*found.span(), year, month, day, None, time, "url-stamp", 0.9)
    for found in _path().finditer(url, host_end):
        part = {key.partition("_")[0]: text for key, text in found.groupdict().items() if text}
        year = int(part.get("year") or part["folder"])
        name = part.get("name")
        month = _MONTHS.index(name.lower()) + 1 if name else int(part.get("month") or part["of"])
        day_text = part.get("day")
        if day_text is None or is_day(year, month, int(day_text)):
            last = int(day_text) if day_text else None
            return DateMention(*found.span(), year, month, last, None, None, "url-path", 0.9)
    return None
