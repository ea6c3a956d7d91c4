"""Which outlet carries whose text, and how much later; how much of a corpus is copies.

for flow in flows(copies(corpus)):
    print(flow.told)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import inf
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.dedup.dates import span
from defcorpus.text.counted import counted

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus, Filters
    from defcorpus.dedup import Group


@dataclass(frozen=True, slots=True)
class Flow:
    """How often one outlet has a text that another had on an earlier day.

    Where both have it of one day, or a day is not known, nobody knows who was first: such texts are a flow of
    their own, with `days` None, between the two outlets in the order of their names.
    """

    source: str
    origin: str
    texts: int
    days: float | None  # the median of how much later
    ids: tuple[str, ...]  # of the articles of `source`

    @property
    def later(self) -> str:
        """How much later, in words."""
        if self.days is None:
            return "order unknown"
        days = f"{self.days:g} day{'' if self.days == 1 else 's'} later"
        return days if self.texts == 1 else f"{days} (median)"

    @property
    def told(self) -> str:
        """The flow in a sentence: `vietnamplus.vn carries qdnd.vn 14 times, 1 day later (median)`."""
        if self.days is None:
            return f"{self.origin} and {self.source} share {counted(self.texts, 'text')}, order unknown"
        times = "once" if self.texts == 1 else f"{self.texts:,} times"
        return f"{self.source} carries {self.origin} {times}, {self.later}"


@dataclass(frozen=True, slots=True)
class Tally:
    """How much of a corpus is copies. Recurring texts are none, and are counted apart."""

    articles: int  # that tell a story and could have been copies
    groups: int
    redundant: int  # articles that add nothing to one that is kept
    bytes: int  # of their files, or of their text where a file holds several articles
    recurring: int  # groups of texts that come again


class _Copy(NamedTuple):
    """An article of a group; the smallest was there first."""

    day: float  # an ordinal; infinite where the day is not known
    other: bool  # than the one kept
    key: str
    source: str
    id: str


def flows(groups: Iterable[Group]) -> list[Flow]:
    """Return who carries whose texts, most often first: the Python call behind `dedup --flows`.

    Of each group the earliest article with a known outlet is the origin; another outlet counts once, with its
    earliest. Recurring texts are no copies and are passed over.
    """
    found: defaultdict[tuple[str, str, bool], list[tuple[float, str]]] = defaultdict(list)
    for group in groups:
        earliest: dict[str, _Copy] = {}
        for each in sorted(_copies(group)) if not group.recurring else ():
            earliest.setdefault(each.source, each)
        for each in list(earliest.values())[1:]:
            origin = next(iter(earliest.values()))
            known = origin.day < each.day < inf
            one, other = (each, origin) if known or each.source > origin.source else (origin, each)
            found[one.source, other.source, known].append((each.day - origin.day if known else 0, one.id))
    return sorted(
        (
            Flow(
                source,
                name,
                len(texts),
                float(median(days for days, _ in texts)) if known else None,
                tuple(sorted(id_ for _, id_ in texts)),
            )
            for (source, name, known), texts in found.items()
        ),
        key=lambda flow: (flow.days is None, -flow.texts, flow.source, flow.origin),
    )


def _copies(group: Group) -> Iterator[_Copy]:
    if group.keep_source:
        yield _Copy(_day(group.keep_date), False, group.keep_key, group.keep_source, group.keep)
    for member in group.members:
        if member.source:
            yield _Copy(_day(member.date), True, member.key, member.source, member.id)


def _day(date: str | None) -> float:
    days = span(date)
    return days[0] if days and days[0] == days[1] else inf


def tally(corpus: Corpus, groups: Iterable[Group], filters: Filters | None = None) -> Tally:
    """Return how much of the articles that `filters` let through is copies, as `copies` found them."""
    groups = list(groups)
    redundant = {member.id for group in groups for member in group.redundant}
    size = sum(corpus.sizes(corpus.numbers(sorted(redundant)).values()).values())
    recurring = sum(group.recurring for group in groups)
    articles = sum(corpus.told_by(filters).values())
    return Tally(articles, len(groups) - recurring, len(redundant), size, recurring)
