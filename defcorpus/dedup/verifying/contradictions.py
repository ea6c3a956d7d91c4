"""What two aligned texts say differently: dates, names and numbers that stand in each other's place.

Templates (weekly prices, communiqués, advisories) are filled in anew, copies are not: what counts is a fact
that stands in the slot of another. Many pairs are compared at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from defcorpus.dedup.texts.entries import Entries
from defcorpus.dedup.texts.postings import held, pack
from defcorpus.dedup.texts.tokens import LOOSE, NAME, NUMBER, OTHER
from defcorpus.dedup.texts.words import Words
from defcorpus.dedup.verifying.days import Day, days_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from defcorpus.dedup.texts.postings import I64, U64
    from defcorpus.dedup.verifying.align import Runs

    Bools = NDArray[np.bool_]

_WIDE = 12  # words that fill a slot at most: more is a passage, or the chrome of two pages
_SLACK = 2  # words by which the longer of two slots may be more than twice the other
_LEAD = 60  # words in which a report gives its day


@dataclass(frozen=True, slots=True)
class Facts:
    """What became of the names and numbers of the shorter of two texts."""

    kept: int = 0  # distinct ones in the stretch that the longer has too
    replaced: tuple[int, ...] = ()  # for each in whose place another stands, how often the shorter has it
    same_day: bool | None = None  # whether the day that one gives in its lead is in the other's; None: no day
    only: int | None = None  # what differs where nothing but facts does: names only, or numbers


def read_facts(words: Words, short: I64, long: I64, runs: Runs, part: Bools) -> list[Facts]:
    """Compare the facts of pairs of texts, each with at least one of `runs`, which name them by their place.

    Of a `part` nothing behind the last run is compared: there the longer goes on with something else.
    A plain word that stands at least `OFTEN` times and is replaced each time is a slot's filling too.
    """
    entries = Entries.of(words)
    slots = _Slots(words, entries, short, long, runs, part)
    owner, lost = entries.telling(short)
    there = entries.held(lost, long[owner])
    kept = np.bincount(owner[there & (entries.kinds[lost] != OTHER)], minlength=len(short)).tolist()
    gone = ~there & (entries.kinds[lost] != LOOSE)
    owner, lost = owner[gone], lost[gone]
    some = np.unique(owner)
    of, foreign = entries.telling(long[some])
    of = some[of]
    away = ~entries.held(foreign, short[of]) & (entries.kinds[foreign] != LOOSE)
    taken, _ = slots.of(of[away], foreign[away], of_long=True)
    here, which = slots.of(owner, lost, of_long=False)
    gone = np.unique(which[held(here, np.unique(taken))])
    owner, lost = owner[gone], lost[gone]
    order = np.lexsort((entries.counts[lost], owner))
    owner, lost = owner[order], lost[order]
    times, numbers = entries.counts[lost].tolist(), entries.kinds[lost] == NUMBER
    cuts = np.searchsorted(owner, np.arange(len(short) + 1)).tolist()
    numbered = np.zeros(len(short), np.bool_)
    numbered[owner[numbers]] = True
    only = _only(words, short, long, runs, numbered)
    same_day = _same_day(words, short, long, runs, some)
    return [
        Facts(kept[at], tuple(times[a:b]), same_day.get(at), only[at] if a < b else None)
        for at, (a, b) in enumerate(pairwise(cuts))
    ]


def changed(words: Words, short: I64, runs: Runs) -> list[float]:
    """Return the share of plain words changed between the first and the last run, never quite none.

    Of a pair without runs it is 0.5, which says nothing.
    """
    plain = _plain(words)
    begins = words.bounds[short[runs.pair]] + runs.short
    ends = begins + runs.size
    kept = runs.sums(plain[ends] - plain[begins], len(short))
    bounds = np.searchsorted(runs.pair, np.arange(len(short) + 1))
    there = np.zeros(len(short), np.int64)
    some = np.diff(bounds) > 0
    there[some] = plain[ends[bounds[1:][some] - 1]] - plain[begins[bounds[:-1][some]]]
    found: list[float] = ((there - kept + 1) / (there + 2)).tolist()  # Laplace's rule of succession
    return found


def _plain(words: Words) -> I64:
    """Return how many plain words stand before each word, and before the end."""
    return np.concatenate(([0], np.cumsum(words.kinds == OTHER)))


class _Slots:
    """What stands before each run of each pair, and behind the last, as places for facts."""

    def __init__(
        self, words: Words, entries: Entries, short: I64, long: I64, runs: Runs, part: Bools
    ) -> None:
        self._words, self._entries, self._runs = words, entries, runs
        self._texts = short, long
        self._bounds = np.searchsorted(runs.pair, np.arange(len(short) + 1))
        self._even = self._about_as_wide()
        self._even[(self._bounds[1:] + np.arange(len(short)))[part]] = False

    def _about_as_wide(self) -> Bools:
        """Say of each slot whether it is about as wide in both.

        A name stands in the place of a name, not in that of a passage that an editor put in or left out.
        """
        runs, first, last = self._runs, self._bounds[:-1], self._bounds[1:]
        gaps = []
        for texts, begins in zip(self._texts, (runs.short, runs.long), strict=True):
            ends = np.insert(begins, last, self._words.sizes[texts])
            gaps.append(ends - np.insert(begins + runs.size, first, 0))
        narrow, wide = np.minimum(*gaps), np.maximum(*gaps)
        found: Bools = wide <= np.minimum(2 * narrow + _SLACK, _WIDE)
        return found

    def of(self, pairs: I64, entries: I64, *, of_long: bool) -> tuple[U64, I64]:
        """Return the slots of these entries of one of the texts of each pair: where they stand in the text.

        Each is one number with the kind of the entry; beside it the place of the entry among those given.
        Only slots about as wide in both are named, in and near the runs.
        """
        runs, texts = self._runs, self._texts[of_long]
        begins = runs.long if of_long else runs.short
        which, at = self._entries.places(entries)
        pair = pairs[which]
        at -= self._words.bounds[texts[pair]]
        last = self._bounds[pair + 1] - 1
        near = at >= begins[self._bounds[pair]] - _WIDE
        near &= at < begins[last] + runs.size[last] + _WIDE
        which, at, pair = which[near], at[near], pair[near]
        slot = np.searchsorted(pack(runs.pair, begins), pack(pair, at), "right") + pair
        even = self._even[slot]
        which = which[even]
        return pack(slot[even], self._entries.kinds[entries[which]]), which


def _only(words: Words, short: I64, long: I64, runs: Runs, numbered: Bools) -> list[int | None]:
    """Return what differs where facts alone do, but for a word at the edge that does not count as matched.

    Those are names, or numbers too where `numbered` says so.
    """
    plain = _plain(words)
    alone = np.ones(len(short), np.bool_)
    for texts, begins in ((short, runs.short), (long, runs.long)):
        at = words.bounds[texts[runs.pair]] + begins
        inside = runs.sums(plain[at + runs.size] - plain[at], len(short))
        alone &= plain[words.bounds[texts + 1]] - plain[words.bounds[texts]] - inside <= 1
    as_long = words.sizes[short] == words.sizes[long]  # 1.500 is 1500
    return [
        (NUMBER if long_too else None) if number else NAME if all_ else None
        for all_, number, long_too in zip(
            alone.tolist(), (numbered & alone).tolist(), (as_long & alone).tolist(), strict=True
        )
    ]


def _same_day(words: Words, short: I64, long: I64, runs: Runs, some: I64) -> dict[int, bool]:
    """Say whether the first day that one of the two gives in its lead is given in the other's lead too.

    Days of an earlier year than the latest named there do not count: what is remembered on a day is the same
    every year. The lead begins about where the two begin to agree: what stands above may be chrome. Behind
    it a bulletin speaks of the day before. A pair without a day in either lead is left out, and one that is
    not in `some`.
    """
    days = days_of(words)
    first = np.searchsorted(runs.pair, some)
    found = {}
    columns = (some, short[some], long[some], runs.short[first], runs.long[first])
    for at, one, two, begin, start in zip(*(column.tolist() for column in columns), strict=True):
        if one in days and two in days:
            here = _latest(day for place, day in days[one] if begin - _WIDE <= place < begin + _LEAD)
            there = _latest(day for place, day in days[two] if start - _WIDE <= place < start + _LEAD)
            if here and there:
                found[at] = any(map(here[0].may_be, there)) or any(map(there[0].may_be, here))
    return found


def _latest(days: Iterable[Day]) -> list[Day]:
    """Return the days of the latest year that is named, and those without a year."""
    found = list(days)
    year = max((day.year for day in found), default=0)
    return [day for day in found if day.year in (0, year)]
