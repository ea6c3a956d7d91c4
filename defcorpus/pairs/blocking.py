"""Which pairs are looked at: a sieve over shared terms and dates, and the best few for each article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from defcorpus.pairs.compare import Prepared, repeated
from defcorpus.pairs.model import day_number
from defcorpus.pairs.records import Options

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

CAPPED = 2.0  # terms that say less than this many bits bring no candidates; they still count for those found
_SMOOTH = 20.0  # bits


def candidates(
    vi: Sequence[Prepared], en: Sequence[Prepared], options: Options
) -> tuple[list[tuple[int, int]], dict[str, int]]:
    """Return the pairs to look at closely, as sorted indices, and how many comparisons each rule made.

    An article's candidates share a term that is not frequent, or lie within the window of dates. Of these the
    sieve keeps the best `options.candidates` for each article of either side.
    """
    counts = {"shared terms": 0, "dates": 0, "capped terms": 0, "compared": 0}
    if not vi or not en:
        return [], counts
    found = _kept(vi, en, options, counts, count=True)
    found |= {(one, two) for two, one in _kept(en, vi, options, counts, count=False)}
    counts["compared"] = len(found)
    return sorted(found), counts


def _kept(
    left: Sequence[Prepared],
    right: Sequence[Prepared],
    options: Options,
    counts: dict[str, int],
    *,
    count: bool,
) -> set[tuple[int, int]]:
    """Return (index in `left`, index in `right`) of each left article's best candidates."""
    import numpy as np

    postings, masses = _postings(left, right, counts if count else None)
    by_day = _by_day(right)
    kept: set[tuple[int, int]] = set()
    for at, article in enumerate(left):
        terms = [term for term in article.bits if term in postings]
        score: Floats = np.zeros(len(right))
        mass = 0.0
        if terms:
            weights = [article.bits[term] * repeated(article.counts[term]) for term in terms]
            lists = [postings[term] for term in terms]
            where = np.concatenate(lists)
            parts = np.repeat(np.array(weights), [len(one) for one in lists])
            score = np.bincount(where, parts, len(right)).astype(np.float64)
            mass = sum(weights)
        near = _near(article, by_day, options.window)
        if count:
            counts["shared terms"] += int(np.count_nonzero(score))
            counts["dates"] += len(near)
        score[near] += 6.0
        rank = score * score / (np.minimum(mass, masses) + _SMOOTH)
        kept |= {(at, other) for other in _best(rank, options.candidates)}
    return kept


def _best(rank: Floats, most: int) -> list[int]:
    """Return the positions of the highest positive values; of equal ones the first."""
    import numpy as np

    at = np.flatnonzero(rank > 0)
    if len(at) > most:
        least = np.partition(rank[at], len(at) - most)[len(at) - most]
        at = at[rank[at] >= least]
    return [int(one) for one in at[np.argsort(-rank[at], kind="stable")][:most]]


def _postings(
    left: Sequence[Prepared], right: Sequence[Prepared], counts: dict[str, int] | None
) -> tuple[dict[str, Ints], Floats]:
    """Return the right articles with each term both sides have, and each one's bits in such terms."""
    import numpy as np

    lists: dict[str, list[int]] = {}
    masses = np.zeros(len(right))
    other = {term for article in left for term in article.bits}
    for at, article in enumerate(right):
        for term, bits in article.bits.items():
            if term not in other:
                continue
            if bits >= CAPPED:
                lists.setdefault(term, []).append(at)
                masses[at] += bits * repeated(article.counts[term])
            elif counts is not None:
                counts["capped terms"] += 1
    return {term: np.array(found, dtype=np.int64) for term, found in lists.items()}, masses


def _by_day(articles: Sequence[Prepared]) -> list[tuple[int, int]]:
    """Return (day, position) for each date of each article, in order."""
    return sorted(
        (day_number(str(iso)), at)
        for at, article in enumerate(articles)
        for iso in {article.article.date, article.article.event_date} - {None}
    )


def _near(article: Prepared, by_day: Sequence[tuple[int, int]], window: int) -> list[int]:
    """Return the other side's articles dated within `window` days, by the page's date or the event's."""
    found: set[int] = set()
    for iso in {article.article.date, article.article.event_date} - {None}:
        day = day_number(str(iso))
        first = bisect_left(by_day, (day - window, 0))
        behind = bisect_left(by_day, (day + window + 1, 0))
        found.update(at for _, at in by_day[first:behind])
    return sorted(found)
