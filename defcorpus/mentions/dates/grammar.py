"""The shapes a date is written in, as patterns over lower-cased text.

Whether a shape is a date (`24/7`, `2-1`, `1/3` are none) is decided with the words around it, in
``date_context``. Group names end in the name of their alternative, which is the match's ``lastgroup``.
"""

from __future__ import annotations

import re
from functools import cache

from defcorpus.knowledge import table
from defcorpus.text import alternatives, fold

_D = "(?:3[01]|[12][0-9]|0?[1-9])"
_M = "(?:1[0-2]|0?[1-9])"
_Y = "(?:1[0-9]|20|21)[0-9]{2}"
_ORD = "(?:st|nd|rd|th)?"
_DASH = r"\s?[-–—‑−]\s?"
_TO = r"\s(?:đến|tới|den|to|until|till|through)\s(?:hết\s)?(?:ngày\s|ngay\s|hôm\s)?"
_LIST = r"(?:,\s?[0-9]{1,2}){0,4}\s?(?:,|\svà|\sva|\sand|\shay|\shoặc|\s?&)\s?(?:(?:ngày|mùng|mồng)\s)?"
_LIST_EN = r"(?:,\s[0-9]{1,2}(?![0-9])){0,3},?"
# What must not follow: more of the same number. A year ends a date for good.
_END = r"(?![0-9_]|[./:\-–,][0-9])"
_ROMAN = "(?:x(?:ii?)?|i[xv]|v(?:i{1,3})?|i{1,3})"
_END_YEAR = r"(?![0-9_](?![0-9]:[0-9]{2})|[/.][0-9])"  # `14/04/200700:00`: a time run into it
# The stop of an abbreviated month: `Dec. 25`, but not that of `in June. 25 people`.
_ABBR = r"(?:(?<=\b[a-z]{3})(?<!may)\.|(?<=\bsept)\.)?"
_TIME = (
    r"[0-9]{1,2}(?::[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?|\s?(?:h|giờ)\s?(?:[0-9]{2}(?![0-9]))?(?:\s?phút)?)"
    r"(?:\s?[ap]\.?m\b\.?)?"
)
_ZONE = r"(?:\s?\(?(?:gmt|utc)?\s?[+-][0-9]{1,2}(?::?[0-9]{2})?\)?|\s?(?:z|gmt|utc)\b|\s\((?:gmt|utc)\))?"


@cache
def months() -> dict[str, int]:
    """Return months by their lower-cased form, Vietnamese ones also without marks."""
    return _numbered("months")


@cache
def spelt_months() -> frozenset[str]:
    """Return the lower-cased forms as the table spells them, with their marks."""
    return frozenset(form.lower() for form, _, _ in table("months"))


@cache
def weekdays() -> dict[str, int]:
    """Return weekdays, 1 for Monday, by their lower-cased form, Vietnamese ones also without marks."""
    return _numbered("weekdays")


def _numbered(name: str) -> dict[str, int]:
    forms: dict[str, int] = {}
    for form, lang, number in table(name):
        forms[form.lower()] = int(number)
        if lang == "vi":
            forms.setdefault(fold(form), int(number))
    return forms


def any_of(forms: set[str]) -> str:
    """Return a pattern for any of the forms, the longest first; a blank matches any but a line's end."""
    return alternatives(forms).replace(r"\ ", r"[^\S\n]+")


def _month_forms(lang: str) -> str:
    forms = {form.lower() for form, row_lang, _ in table("months") if row_lang == lang}
    return any_of(forms | {fold(form) for form in forms})


def _told(group: str) -> str:
    return rf"(?:\s?,?\s?(?:năm|nam)\s(?P<{group}>{_Y}))?"


@cache
def short_numeric() -> re.Pattern[str]:
    """Return the pattern for what begins with a number of one or two digits."""
    vi, en = _month_forms("vi"), _month_forms("en")
    join_en = rf"(?:{_DASH}|\s(?:to|and|through|until)\s(?:the\s)?|\s?&\s?)"
    alternatives = {
        # 25 December 2025, 25th of December, 25-26 Dec.
        "dme": rf"(?P<d_dme>{_D}){_ORD}(?:{join_en}(?P<d2_dme>{_D}){_ORD})?"
        rf"[\s-]?(?:of\s)?(?P<m_dme>{en})\b{_ABBR}(?:,?[\s-]?(?P<y_dme>{_Y})(?![0-9_]))?"
        r"(?!\s[0-9]{1,2},\s[0-9]{4})",
        # 25 tháng 12 năm 2025, 31 Tháng Năm 2017
        "dmv": rf"(?P<d_dmv>{_D})(?:(?:{_DASH}|{_TO}|{_LIST})(?P<d2_dmv>{_D}))?"
        r"\s?,?\s{0,6}(?:tháng|thang)\s{0,6}"
        rf"(?P<m_dmv>{_M}(?![0-9])|(?:{vi})(?!\w))"
        rf"(?:\s?[/.,-]?\s{{0,6}}(?:(?:năm|nam)\s{{1,6}})?(?P<y_dmv>{_Y})(?![0-9_]))?",
        # 29.9-2.10, 29/9 đến 2/10/2025
        "span": rf"(?P<d_span>{_D})(?P<s_span>[/.-])(?P<m_span>{_M})(?:(?P=s_span)(?P<y_span>{_Y}))?"
        rf"(?:{_DASH}|{_TO})(?P<d2_span>{_D})(?P=s_span)(?P<m2_span>{_M})(?:(?P=s_span)\s?(?P<y2_span>{_Y}))?"
        + _told("told_span")
        + _END,
        # 10 - 11/9/2025, 7 và 8/9
        "days": rf"(?P<d_days>{_D})(?P<join_days>{_DASH}|{_TO}|{_LIST})"
        rf"(?P<d2_days>{_D})(?P<s_days>[/.-])(?P<m_days>{_M})(?:(?P=s_days)\s?(?P<y_days>{_Y}))?"
        + _told("told_days")
        + _END,
        "dmy": rf"(?P<d_dmy>[0-9]{{1,2}})\s?(?P<s_dmy>[/.–-])\s?(?P<m_dmy>[0-9]{{1,2}})\s?(?P=s_dmy)\s?"
        rf"(?P<y_dmy>{_Y}){_END_YEAR}",
        # 25-XII-2025, 2-IX
        "dmr": rf"(?P<d_dmr>{_D})(?P<s_dmr>[/.-])(?P<m_dmr>{_ROMAN})(?:(?P=s_dmr)(?P<y_dmr>{_Y}))?(?!\w)",
        "dmyy": rf"(?P<d_dmyy>[0-9]{{1,2}})(?P<s_dmyy>[/.-])(?P<m_dmyy>[0-9]{{1,2}})(?P=s_dmyy)"
        rf"(?P<y_dmyy>[0-9]{{2}}){_END}",
        "dm": r"(?P<d_dm>[0-9]{1,2})(?P<s_dm>\s?/\s?|[.-])(?P<m_dm>[0-9]{1,2})" + _told("y_dm") + _END,
        "my": rf"(?:(?P<m0_my>{_M}){_DASH})?(?P<m_my>{_M})(?P<s_my>\s?[/.\-–]\s?)(?P<y_my>{_Y})"
        r"(?![0-9_]|[/.-][0-9a-zđ])",
    }
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in alternatives.items()))


@cache
def long_numeric() -> re.Pattern[str]:
    """Return the pattern for what begins with a year."""
    alternatives = {
        "iso": rf"(?P<y_iso>{_Y})(?P<s_iso>[-/.])(?P<m_iso>[0-9]{{1,2}})(?P=s_iso)(?P<d_iso>[0-9]{{1,2}})"
        rf"(?:t(?P<t_iso>[0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}}(?:[.,][0-9]+)?)?)(?:z|\s?[+-][0-9]{{2}}:?[0-9]{{2}})?"
        r"|(?![0-9_]))",
        "ym": rf"(?P<y_ym>{_Y})(?P<s_ym>-)(?P<m_ym>0[1-9]|1[0-2])(?![0-9_-])",
        "years": rf"(?P<y_years>{_Y})(?:{_DASH}|\s(?:đến|tới|to|until|through)\s(?:năm\s)?)(?P<y2_years>{_Y})"
        r"(?![0-9_]|[.,/:\-–][0-9])",
        "year": rf"(?P<y_year>{_Y})(?![0-9_]|[.,/:][0-9])",
    }
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in alternatives.items()))


@cache
def worded() -> re.Pattern[str]:
    """Return the pattern for what begins with a month's name or with `tháng`."""
    vi, en = _month_forms("vi"), _month_forms("en")
    alternatives = {
        # December 25, 2025; Dec. 29 - Jan. 2; May 2025; June
        "mde": rf"(?P<m_mde>{en})\b{_ABBR}"
        rf"(?:(?:\s{{1,6}}|-)?(?:the\s)?(?P<d_mde>{_D}){_ORD}(?![0-9]|[:.,][0-9])"
        rf"(?:(?:{_DASH}|{_LIST_EN}\s(?:to|and|through|until)\s|\s?&\s?)(?:(?P<m2_mde>{en})\b{_ABBR}\s)?"
        rf"(?P<d2_mde>{_D}){_ORD}"
        rf"(?![0-9]|[:.,][0-9]))?(?:,?\s{{0,6}}(?:of\s)?(?P<y_mde>{_Y})(?![0-9_]))?"
        # March, 06/2018
        rf"|,\s(?P<d3_mde>{_D})/(?P<y3_mde>{_Y})(?![0-9_])"
        rf"|,?[\s-](?:of\s)?(?P<y2_mde>{_Y})(?![0-9_]))?",
        "thang": rf"(?:tháng|thang)\s?(?:(?P<m0_thang>{_M})(?:{_DASH}|\s?,\s?|\svà\s(?:tháng\s)?))?"
        rf"(?P<m_thang>{_M}(?![0-9]|[.,/-][0-9](?![0-9]{{3}}))|(?:{vi})(?!\w))"
        rf"(?:\s?[/.,\-–]?\s?(?:(?:năm|nam)\s)?(?P<y_thang>{_Y})(?![0-9_]))?",
    }
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in alternatives.items()))


@cache
def openings() -> re.Pattern[str]:
    """Return the pattern for the numbers in lower-cased text that may open a date.

    It begins with a digit, which lets the engine skip all other text; what follows the number is looked
    at before anything is tried.
    """
    months = "|".join(sorted({form[:3].lower() for form, lang, _ in table("months") if lang == "en"}))
    joins = r"\s?(?:[,&–—-]|(?:đến|tới|den|to|until|till|through|và|va|and|hay|hoặc)(?=\s))\s?"
    return re.compile(
        r"[0-9](?<![0-9_$€£#@=%°&\\][0-9])(?:[0-9]{3}(?<=(?:1[0-9]|2[01])[0-9]{2})(?![0-9_])|[0-9]?(?:"
        rf"(?=\s?[/.–—‑−-]\s?[0-9])|(?=[/.-][ivx])|(?=(?:st|nd|rd|th)?[\s-](?:of\s)?(?:{months}))"
        rf"|(?=\s?,?\s{{0,6}}th[áa]ng)|(?=(?:st|nd|rd|th)?{joins}(?:hết\s|the\s)?(?:ngày\s|ngay\s|hôm\s|mùng\s|mồng\s)?[0-9])))"
    )


@cache
def english_month() -> re.Pattern[str]:
    """Return the pattern for where an English month begins, as it is written, or `Q3 2025`."""
    names = sorted({form[:3] for form, lang, _ in table("months") if lang == "en"})
    return re.compile("|".join([*names, *(name.upper() for name in names), "Q[1-4] 2"]))


@cache
def weekday_stems() -> tuple[str, ...]:
    """Return the English weekdays without their `day`, in lower case."""
    return tuple(
        sorted(
            form[:-3].lower() for form, lang, _ in table("weekdays") if lang == "en" and form.endswith("day")
        )
    )


@cache
def quarters_en() -> re.Pattern[str]:
    """Return the pattern for what stands behind the number of `third quarter of 2025`."""
    return re.compile(
        rf"(first|second|third|fourth|last)\s(?:quarter|three\smonths)\s(?:of|in)\s({_Y})(?![0-9_])"
    )


@cache
def quarters() -> re.Pattern[str]:
    """Return the pattern for `quý I/2025`, `quý 3 năm 2024`, `Q3 2025`."""
    return re.compile(
        rf"(?:(?:quý|quí)\s|q)(?:(?P<n>[1-4])|(?P<r>i{{1,3}}|iv))(?!\w)(?:\s?[-/.,]?\s?(?:năm\s)?(?P<y>{_Y})(?![0-9_]))?"
    )


@cache
def clock_before() -> re.Pattern[str]:
    """Return the pattern for a time right in front of a day: `10:30, ngày `, `15h32 `."""
    return re.compile(rf"(?<![0-9:])({_TIME})[\s,|(–-]*(?:(?:ngày|sáng|trưa|chiều|tối|on)\s)*$")


@cache
def clock_after() -> re.Pattern[str]:
    """Return the pattern for a time right behind a day: `, 10:30 (GMT+7)`, ` lúc 15h32`."""
    return re.compile(rf"[\s,|–-]{{0,3}}(?:(?:lúc|at|luc)\s)?({_TIME}){_ZONE}(?![0-9])")
