"""What two aligned texts say differently: dates, names and numbers that stand in each other's place.

Templates (weekly prices, communiqués, advisories) are filled in anew, copies are not: what counts is a fact
that stands in the slot of another. Words are characters here, see :mod:`defcorpus.dedup.align`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from defcorpus.dedup.tokens import NAME, NUMBER, OTHER

if TYPE_CHECKING:
    from defcorpus.dedup.align import Runs, Words

_OFTEN = 3
_WIDE = 12  # words that fill a slot at most: more is a passage, or the chrome of two pages
_SLACK = 2  # words by which the longer of two slots may be more than twice the other
_LEAD = 60  # words in which a report gives its day

Slot = tuple[int, int]  # the run it follows, and what kind of word fills it
Day = tuple[int, int]  # of a month, the smaller number first: 5/6 may be the fifth or the sixth


@dataclass(frozen=True, slots=True)
class Facts:
    """What became of the names and numbers of the shorter of two texts."""

    kept: int = 0  # distinct ones in the stretch that the longer has too
    replaced: tuple[int, ...] = ()  # for each in whose place another stands, how often the shorter has it
    same_day: bool | None = None  # whether the day that one gives in its lead is in the other's; None: no day
    only: int | None = None  # what differs where nothing but facts does: names only, or numbers


def read_facts(short: Words, long: Words, runs: Runs, *, part: bool = False) -> Facts:
    """Compare the facts of two texts with at least one run in common.

    Of a `part` nothing behind the last run is compared: there the longer goes on with something else.
    A plain word that stands at least `_OFTEN` times and is replaced each time is a slot's filling too.
    """
    facts = _by_kind(short)
    kept = sum(word in long.text for word in facts)
    lost = _repeated(short.text, long.text)
    lost |= {word: kind for word, kind in facts.items() if word not in long.text}
    if not lost:
        return Facts(kept)
    others = _repeated(long.text, short.text) | _by_kind(long)
    foreign = {word: kind for word, kind in others.items() if word not in short.text}
    even = _even(short, long, runs)
    if part:
        even[-1] = False
    taken = {slot for _, slot in _slots(long.text, foreign, runs[:, 1].tolist(), runs[:, 2].tolist())}
    replaced = {
        word
        for word, slot in _slots(short.text, lost, runs[:, 0].tolist(), runs[:, 2].tolist())
        if slot in taken and even[slot[0]]
    }
    times = tuple(sorted(short.text.count(word) for word in replaced))
    only = None
    if replaced and _only_facts(short, long, runs):
        numbers = NUMBER in {lost[word] for word in replaced}
        only = NAME if not numbers else NUMBER if len(short) == len(long) else None  # 1.500 is 1500
    return Facts(kept, times, _same_day(short, long, runs), only)


def _by_kind(words: Words) -> dict[str, int]:
    """Return the distinct names and numbers with their kind."""
    import numpy as np

    return {words.text[at]: int(words.kinds[at]) for at in np.flatnonzero(words.kinds != OTHER).tolist()}


def _repeated(text: str, other: str) -> dict[str, int]:
    """Return the words, as plain ones, that `text` has often and `other` not at all."""
    return {word: OTHER for word in _often(text) if word not in other}


@lru_cache(maxsize=256)  # pairs of one text follow each other
def _often(text: str) -> list[str]:
    import numpy as np

    words = np.sort(np.frombuffer(text.encode("utf-32-le"), "<u4"))
    last = words[_OFTEN - 1 :] == words[: 1 - _OFTEN]
    last[:-1] &= words[_OFTEN:] != words[_OFTEN - 1 : -1]
    return list(words[_OFTEN - 1 :][last].tobytes().decode("utf-32-le"))


def _even(short: Words, long: Words, runs: Runs) -> list[bool]:
    """Say of what stands before each run, and behind the last, whether it is about as wide in both.

    A name stands in the place of a name, not in that of a passage that an editor put in or left out.
    """
    import numpy as np

    ends = np.concatenate(([[0, 0]], runs[:, :2] + runs[:, 2:]))
    gaps = np.concatenate((runs[:, :2], [[len(short), len(long)]])) - ends
    narrow, wide = gaps.min(axis=1), gaps.max(axis=1)
    even: list[bool] = (wide <= np.minimum(2 * narrow + _SLACK, _WIDE)).tolist()
    return even


def _slots(
    text: str, wanted: dict[str, int], begins: list[int], sizes: list[int]
) -> Iterator[tuple[str, Slot]]:
    """Yield the wanted words in and near the runs, each with its slot."""
    low, high = begins[0] - _WIDE, begins[-1] + sizes[-1] + _WIDE
    for word, kind in wanted.items():
        at = text.find(word)
        while at >= 0:
            if low <= at < high:
                yield word, (bisect_right(begins, at), kind)
            at = text.find(word, at + 1)


def _only_facts(short: Words, long: Words, runs: Runs) -> bool:
    """Say whether all that differs are facts, but for a word at the edge that does not count as matched."""
    import numpy as np

    for words, column in ((short, 0), (long, 1)):
        plain = words.kinds == OTHER
        steps = np.zeros(len(plain) + 1, np.int64)
        np.add.at(steps, runs[:, column], 1)
        np.add.at(steps, runs[:, column] + runs[:, 2], -1)
        if int((plain & (np.cumsum(steps[:-1]) == 0)).sum()) > 1:
            return False
    return True


def _same_day(short: Words, long: Words, runs: Runs) -> bool | None:
    """Say whether the first day that one of the two gives in its lead is given in the other's lead too.

    The lead begins about where the two begin to agree: what stands above may be chrome. Behind it a bulletin
    speaks of the day before.
    """
    leads = (
        [(at, day) for at, day in _days(words) if at >= int(runs[0, column]) - _WIDE]
        for column, words in enumerate((short, long))
    )
    ends = (runs[0, :2] + _LEAD).tolist()
    one, other = ([day for at, day in found if at < end] for found, end in zip(leads, ends, strict=True))
    return one[0] in other or other[0] in one if one and other else None


def _days(words: Words) -> Iterator[tuple[int, Day]]:
    """Yield the days of months and where they stand: `4/2`, `4 tháng 2`, `4 February`, `February 4`."""
    import numpy as np

    numbers, months, month_word = _date_words()
    text = words.text
    for at in np.flatnonzero(words.kinds == NUMBER).tolist():
        day = numbers.get(text[at])
        if day is None:
            continue
        behind = at + 2 if text[at + 1 : at + 2] == month_word else at + 1
        after = text[behind : behind + 1]
        month = months.get(after) or months.get(text[max(at - 1, 0)]) or numbers.get(after)
        if month is not None and min(month, day) <= 12 and month <= 31:
            yield at, (min(day, month), max(day, month))


@cache
def _date_words() -> tuple[dict[str, int], dict[str, int], str]:
    """Return the words for days and months, as numbers, and that for `month`, as :class:`Words` has them."""
    from defcorpus.dedup.align import read_words
    from defcorpus.knowledge import table

    numbers = [*range(1, 32), *range(1, 10)]
    written = read_words([*map(str, range(1, 32)), *(f"0{number}" for number in range(1, 10))])
    names = [(form, int(month)) for form, lang, month in table("months") if lang == "en" and " " not in form]
    months = read_words([form for form, _ in names])
    (month_word,) = read_words(["tháng"])
    return (
        {words.text: number for words, number in zip(written, numbers, strict=True)},
        {words.text: month for words, (_, month) in zip(months, names, strict=True) if len(words) == 1},
        month_word.text,
    )
