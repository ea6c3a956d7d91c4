"""Whether what one article names is told by the other in other words; then it is no difference."""

from __future__ import annotations

import re
from collections.abc import Collection

from defcorpus.article import Person
from defcorpus.report.comparing import naming
from defcorpus.report.comparing.numbers import Number, same_number
from defcorpus.report.comparing.quoting import Mention, Reader

ELSEWHERE = re.compile(
    r"giờ địa phương|giờ Việt Nam|giờ Hà Nội|local time|Vietnam time|Hanoi time", re.IGNORECASE
)
"""What says that a day is that of another part of the world."""
_HOME = "VN"
_HOURS = 24
_WHOLE = 100  # percent
ALL = re.compile(r"(?<!\w)(?:tất cả|toàn bộ|toàn thể|all|every|whole|entire)(?!\w)", re.IGNORECASE)
"""What says the whole of something in words."""
_YEAR, _DAY = len("2025"), len("2025-12-25")


def person_told(mention: Mention, there: Reader, others: Collection[str] = ()) -> bool:
    """Say whether someone is named there, however spelt; not as one of `others`, whom both name."""
    person = mention.about
    return isinstance(person, Person) and there.saying.person(person, others)


def day_told(mention: Mention, there: Reader) -> bool:
    """Say whether a date is told there: by a weekday, a month, the other calendar, or from elsewhere."""
    near = ELSEWHERE.search(there.saying.text) and any(
        value[:7] == mention.key[:7] and abs(int(value[8:] or 0) - int(mention.key[8:] or 0)) == 1
        for value in there.saying.days
        if len(value) == len(mention.key) == _DAY
    )
    ends = mention.key.split("/")
    if not any(map(str.isdigit, mention.shown.partition(" (")[0])):
        return True  # `this week`, `on Tuesday`: a day by reckoning, that may be wrong
    if (
        len(ends) > 1
        and all(len(end) == _YEAR for end in ends)
        and any(there.saying.day(end) or there.saying.year(end) for end in ends)
    ):
        return True  # `mùa khô 2024-2025`, `this dry season`
    is_written = mention.key[:_YEAR] in mention.shown.partition(" (")[0]
    if not is_written and any(value[-5:] == mention.key[-5:] for value in there.saying.days):
        return True  # its year is inferred, and may be wrong
    return bool(near) or all(map(there.saying.day, ends)) or there.saying.relative(mention.shown)


def number_told(mention: Mention, there: Reader) -> bool:
    """Say whether a number stands there, whatever is counted, but for one of another currency."""
    number = number_of(mention)
    figures = map(number_of, naming.figures(there.article, there.sentences))
    there_too = [each for each in figures if each.value == number.value]
    if any(not same_number(number, each) for each in there_too):
        return False  # of another currency
    days = number.value / _HOURS if number.unit == "hour" and number.value % _HOURS == 0 else number.value
    if number.unit == "%" and number.value == _WHOLE and ALL.search(there.saying.text):
        return True
    return there.saying.value(number.value) or there.saying.value(days)


def country_told(mention: Mention, there: Reader) -> bool:
    """Say whether a country is named there in any form; Việt Nam always is."""
    if not mention.about or there.saying.sounds(mention.shown):
        return True
    return (
        mention.key == _HOME
        or mention.key in naming.also_countries(there.saying.article)
        or (there.saying.country(mention.key))
    )


def place_told(mention: Mention, there: Reader) -> bool:
    """Say whether a place is named there."""
    return (
        mention.key in naming.also_sites(there.saying.article)
        or there.saying.words(mention.shown)
        or (there.saying.sounds(mention.shown))
    )


def number_of(mention: Mention) -> Number:
    """Return the number that is mentioned."""
    assert isinstance(mention.about, Number)
    return mention.about
