"""How much of a corpus has a counterpart in the other language, by outlet, month, country; how much later.

with Corpus.open(["news"]) as corpus:
    for row in translated(corpus.select(), counterparts(corpus), ("source",)):
        print(row.value, row.share, row.lag)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING

from defcorpus.article import STORYLESS
from defcorpus.report.counts import UNDATED, VALUES

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.corpus.records import Summary
    from defcorpus.report.features import Report

GROUPS = ("lang", "month", "country", "source")
_DAY = len("2025-12-25")


@dataclass(frozen=True, slots=True)
class Translated:
    """The articles that share one value, and how many of them have a counterpart."""

    by: str  # one of GROUPS
    value: str  # a code, `2025-12`, an outlet; `undated`, `none` where there is nothing
    articles: int  # Vietnamese and English ones that tell a story
    paired: int
    share: float  # of these articles
    lag: float | None  # median days by which they appeared after their counterpart; below 0: before it
    least: int | None  # the lowest such number of days
    most: int | None
    dated: int  # pairs of which both days are known


def counterparts(corpus: Corpus, *, progress: Report = None) -> dict[str, str]:
    """Return each article's counterpart by id; a copy has that of the text it is a copy of."""
    from defcorpus.report.copying.unique import copies_of
    from defcorpus.report.matching.matches import paired

    pairs = paired(corpus, progress=progress).pairs
    found = {one: other for pair in pairs for one, other in ((pair.vi, pair.en), (pair.en, pair.vi))}
    for kept, copies in copies_of(corpus, progress=progress).items():
        theirs = next((found[id_] for id_ in (kept, *copies) if id_ in found), None)
        if theirs is not None:
            for id_ in (kept, *copies):
                found.setdefault(id_, theirs)
    return found


def translated(
    articles: Sequence[Summary],
    pairs: Mapping[str, str],
    by: Sequence[str] = GROUPS,
    days: Mapping[str, str | None] | None = None,
) -> list[Translated]:
    """Count articles and their counterparts by each of `by`: months in order, all else by number.

    `days` gives the day of publication by id where counterparts are not among `articles`.
    """
    told = [one for one in articles if one.lang in ("vi", "en") and one.kind not in STORYLESS]
    days = {one.id: one.date for one in articles} if days is None else days
    rows: list[Translated] = []
    for group in by:
        values: dict[str, list[Summary]] = {}
        for article in told:
            for value in VALUES[group](article):
                values.setdefault(value, []).append(article)
        found = [_row(group, value, some, pairs, days) for value, some in values.items()]
        in_order = group == "month"
        rows += sorted(found, key=lambda row: (0 if in_order else -row.articles, row.value))
    return rows


def first(rows: Sequence[Translated], most: int) -> list[Translated]:
    """Return at most so many rows of each kind: the first, and of months the last and what has none."""
    found: list[Translated] = []
    for by, group in groupby(rows, key=lambda row: row.by):
        of_kind = list(group)
        if by == "month":
            months = [row for row in of_kind if row.value != UNDATED]
            found += months[-most:] + [row for row in of_kind if row.value == UNDATED]
        else:
            found += of_kind[:most]
    return found


def _row(
    by: str, value: str, some: Sequence[Summary], pairs: Mapping[str, str], days: Mapping[str, str | None]
) -> Translated:
    with_one = [article for article in some if article.id in pairs]
    lags = [
        _apart(article.date, other)
        for article in with_one
        if article.date and (other := days.get(pairs[article.id])) and len(article.date) == len(other) == _DAY
    ]
    return Translated(
        by, value, len(some), len(with_one), len(with_one) / len(some),
        float(median(lags)) if lags else None, min(lags, default=None), max(lags, default=None), len(lags),
    )  # fmt: skip


def _apart(one: str, other: str) -> int:
    return (date.fromisoformat(one) - date.fromisoformat(other)).days
