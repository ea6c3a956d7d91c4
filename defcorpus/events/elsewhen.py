"""Places of another time: where a session before was held, where two last met, where they will meet again."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from defcorpus.events.phrases import phrases
from defcorpus.mentions.editions import edition_pattern, number_of

_BEHIND = 60  # characters behind a place in which its clause says that it was another time
_BESIDE = 2  # editions before the one that is told, of which a report speaks


def is_of_another_time(text: str, start: int, end: int, editions: Collection[int]) -> bool:
    """Say whether the clause of a place is of another meeting than the one told.

    It says so (`the two last met in`, `kỳ họp trước tại`), or names the edition before (`editions` are those
    of the title and the lead, the one told first): `biên bản phiên họp lần thứ 23 tại Mát-xcơ-va`.

    >>> is_of_another_time("The two had last met in Vientiane.", 24, 33, ())
    True
    >>> is_of_another_time("minutes of the 23rd session in Moscow", 31, 37, (24,))
    True
    """
    begin = max(text.rfind(stop, 0, start) for stop in (". ", "; ", "\n", "! ", "? ")) + 1
    front = text[begin:start].lower()
    if _other().search(front) is not None:
        return True
    if not editions:
        return False
    first = next(iter(editions))
    numbers = [number_of(hit, lang) for lang in ("vi", "en") for hit in edition_pattern(lang).finditer(front)]
    return bool(numbers) and all(first - _BESIDE <= number < first for number in numbers)


@cache
def _other() -> re.Pattern[str]:
    return re.compile(phrases("another time"))
