"""Which outlet carries whose text, and how much later; how much of a corpus is copies.

for flow in flows(copies(corpus)):
    print(flow.source, "carries", flow.origin, flow.texts, "times,", flow.days, "days later")
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from defcorpus.dedup.dates import span
from defcorpus.report.features import told

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus, Filters
    from defcorpus.dedup import Group


@dataclass(frozen=True, slots=True)
class Flow:
    """How often one outlet has a text that another had before it, or that is kept as the other's.

    `days` is the median of how much later, over the `dated` texts of which both days are known.
    """

    source: str
    origin: str
    texts: int
    days: float | None
    dated: int
    same_day: int  # of these, texts that both have of one day: who was first is not known
    ids: tuple[str, ...]  # of the articles of `source`, by id

    @property
    def later(self) -> str:
        """How much later in words: `1 day later (median)`; empty where no days are known."""
        if self.days is None:
            return ""
        if not self.days:
            return "the same day" if self.dated == 1 else "the same day (median)"
        days = f"{self.days:g} day{'' if self.days == 1 else 's'} later"
        return days if self.dated == 1 else f"{days} (median)"


@dataclass(frozen=True, slots=True)
class Tally:
    """How much of a corpus is copies. Recurring texts are none, and are counted apart."""

    articles: int  # that tell a story and could have been copies
    groups: int
    redundant: int  # articles that add nothing to one that is kept
    bytes: int  # of their files, or of their text where a file holds several articles
    recurring: int  # groups of texts that come again


@dataclass(frozen=True, slots=True)
class _Copy:
    """An article of a group: its outlet, the days it may be of, whether it is the one kept."""

    source: str
    days: tuple[int, int] | None
    kept: bool
    key: str
    id: str

    @property
    def age(self) -> tuple[float, bool, str]:
        """The sort key of who had it first; what is dated vaguely counts by its last possible day."""
        return (self.days[1] if self.days else float("inf"), not self.kept, self.key)


def flows(groups: Iterable[Group]) -> list[Flow]:
    """Return who carries whose texts, most often first.

    Of each group the earliest article with a known outlet is the origin, on one day the one that is kept;
    another outlet counts once a group, with its earliest. Recurring texts are no copies and are passed over.
    """
    ids: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    lags: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for group in groups:
        found = sorted(_copies(group), key=lambda each: each.age) if not group.recurring else []
        carried: set[str] = set()
        for each in found:
            origin = found[0]
            if each.source == origin.source or each.source in carried:
                continue
            carried.add(each.source)
            ids[each.source, origin.source].append(each.id)
            if each.days and origin.days and each.days[0] == each.days[1] and len(set(origin.days)) == 1:
                lags[each.source, origin.source].append(each.days[0] - origin.days[0])
    return sorted(
        (
            Flow(
                source,
                origin,
                len(ids[source, origin]),
                float(median(days)) if (days := lags[source, origin]) else None,
                len(days),
                days.count(0),
                tuple(sorted(ids[source, origin])),
            )
            for source, origin in list(ids)
        ),
        key=lambda flow: (-flow.texts, flow.source, flow.origin),
    )


def _copies(group: Group) -> Iterable[_Copy]:
    if group.keep_source:
        yield _Copy(group.keep_source, span(group.keep_date), True, group.keep_key, group.keep)
    for member in group.members:
        if member.source:
            yield _Copy(member.source, span(member.date), False, member.key, member.id)


def tally(corpus: Corpus, groups: Iterable[Group], filters: Filters | None = None) -> Tally:
    """Return how much of the articles that `filters` let through is copies, as `copies` found them."""
    articles = told(corpus, filters)
    groups = list(groups)
    redundant = {member.id for group in groups for member in group.redundant}
    size = sum(corpus.sizes(n for n, article in articles.items() if article.id in redundant).values())
    recurring = sum(group.recurring for group in groups)
    return Tally(len(articles), len(groups) - recurring, len(redundant), size, recurring)
