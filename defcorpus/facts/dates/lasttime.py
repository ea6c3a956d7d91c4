"""The year of a text that tells when it was before, or what just came out: `last met in November 2023`."""

from __future__ import annotations

import re
from functools import cache

from defcorpus.knowledge import table
from defcorpus.text import alternatives

_REACH = 70  # characters behind the words in which the year stands


def year_told(text: str) -> int | None:
    """Return the year in which a text was written, most likely: the one after that of the last time.

    A year is written with what was in another one. None where several years fit.

    >>> year_told("The ministers last met in Jakarta in November 2023.")
    2024
    >>> year_told("Khách được tặng cuốn Sách trắng vừa công bố năm 2019.")
    2019
    """
    low = text.replace("İ", "I").lower()
    years = {
        int(found["year"]) + after
        for role, after in (("last time", 1), ("just out", 0))
        for found in _told(role).finditer(low)
    }
    return years.pop() if len(years) == 1 else None


@cache
def _told(role: str) -> re.Pattern[str]:
    forms = alternatives(form.lower() for form, _, of in table("date_roles") if of == role)
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)[^.;\n]{{0,{_REACH}}}?(?<![\w.,])(?P<year>20\d\d)(?![\w–-])")
