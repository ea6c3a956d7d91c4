"""Which outlet carries whose text, and how much later; how much of a corpus is copies.

for flow in flows(copies(corpus)):
    print(flow.told)
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from math import inf
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.dedup.grouping.dates import span
from defcorpus.text.counted import counted

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus, Filters
    from defcorpus.dedup import Group

_DAY = 24 * 60  # minutes


@dataclass(frozen=True, slots=True)
class Flow:
    """How often one outlet has a text that another had earlier, on a day before or at an earlier hour.

    Where both have it of one day and not both say the hour, or a day is not known, nobody knows who was
    first: such texts are a flow of their own, with `days` None, between the two outlets in the order of their
    names.
    """

    source: str
    origin: str
    texts: int
    days: float | None  # the median of how much later; a part of a day where both say the hour
    ids: tuple[str, ...]  # of the articles of `source`

    @property
    def later(self) -> str:
        """How much later, in words."""
        if self.days is None:
            return "order unknown"
        days = _told(self.days)
        return days if self.texts == 1 else f"{days} (median)"

    @property
    def told(self) -> str:
        """The flow in a sentence: `vietnamplus.vn carries qdnd.vn 14 times, 1 day later (median)`."""
        if self.days is None:
            return f"{self.origin} and {self.source} share {counted(self.texts, 'text')}, order unknown"
        times = "once" if self.texts == 1 else f"{self.texts:,} times"
        return f"{self.source} carries {self.origin} {times}, {self.later}"


def _told(days: float) -> str:
    """Return a time in words.

    >>> _told(1), _told(2.5), _told(0.5), _told(1 / 96)
    ('1 day later', '2.5 days later', '12 hours later', '15 minutes later')
    """
    number, unit = (days, "day") if days >= 1 else (round(days * 24, 1), "hour")
    if number < 1:
        number, unit = round(days * _DAY), "minute"
    return f"{number:.3g} {unit}{'' if number == 1 else 's'} later"


@dataclass(frozen=True, slots=True)
class Tally:
    """How much of a corpus is copies. Recurring texts are none, and are counted apart."""

    articles: int  # that tell a story and could have been copies
    groups: int
    redundant: int  # articles that add nothing to one that is kept
    bytes: int  # of their files, or of their text where a file holds several articles
    recurring: int  # groups of texts that come again


class _Copy(NamedTuple):
    """An article of a group; the smallest was there first. Nothing here knows which of them is kept."""

    day: float  # an ordinal; infinite where the day is not known
    minute: float  # of that day; infinite where it is not known
    key: str
    source: str
    id: str


def flows(groups: Iterable[Group], digests: Collection[str] = ()) -> list[Flow]:
    """Return who carries whose texts, most often first: the Python call behind `dedup --flows`.

    Of each group the earliest article with a known outlet is the origin; another outlet counts once, with its
    earliest. `digests`, by id, carry nobody's text and are nobody's origin, nor do articles that hold the
    text of one group and are in another. Recurring texts are no copies and are passed over.
    """
    groups = list(groups)
    passed = {*digests, *_holders(groups)}
    found: defaultdict[tuple[str, str, bool], list[tuple[float, str]]] = defaultdict(list)
    for group in groups:
        earliest: dict[str, _Copy] = {}
        for each in sorted(_copies(group)) if not group.recurring else ():
            if each.id not in passed:
                earliest.setdefault(each.source, each)
        for each in list(earliest.values())[1:]:
            origin = next(iter(earliest.values()))
            later = _later(origin, each)
            one, other = (each, origin) if later or each.source > origin.source else (origin, each)
            found[one.source, other.source, later is not None].append((later or 0, one.id))
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


def _holders(groups: Iterable[Group]) -> Iterator[str]:
    """Yield the articles that hold the text of one group and are in another too."""
    times: Counter[str] = Counter()
    holding: set[str] = set()
    for group in groups:
        times.update((group.keep, *(member.id for member in group.members)))
        holding.update(member.id for member in group.members if member.relation == "contains")
    yield from (id_ for id_ in holding if times[id_] > 1)


def _later(origin: _Copy, other: _Copy) -> float | None:
    """Return by how many days, or by what part of one, a copy is later; None where nobody knows."""
    if origin.day < other.day < inf:
        return other.day - origin.day
    if origin.day == other.day < inf and origin.minute < other.minute < inf:
        return (other.minute - origin.minute) / _DAY
    return None


def _copies(group: Group) -> Iterator[_Copy]:
    if group.keep_source:
        yield _Copy(*_day(group.keep_date, group.keep_time), group.keep_key, group.keep_source, group.keep)
    for member in group.members:
        if member.source and member.relation != "recurring":
            yield _Copy(*_day(member.date, member.time), member.key, member.source, member.id)


def _day(date: str | None, time: str) -> tuple[float, float]:
    days = span(date)
    if not days or days[0] != days[1]:
        return inf, inf
    hour, _, minute = time.partition(":")
    return days[0], int(hour) * 60 + int(minute) if minute else inf


def tally(corpus: Corpus, groups: Iterable[Group], filters: Filters | None = None) -> Tally:
    """Return how much of the articles that `filters` let through is copies, as `copies` found them."""
    groups = list(groups)
    redundant = {member.id for group in groups for member in group.redundant}
    size = sum(corpus.sizes(corpus.numbers(sorted(redundant)).values()).values())
    recurring = sum(group.recurring for group in groups)
    articles = sum(corpus.told_by(filters).values())
    return Tally(articles, len(groups) - recurring, len(redundant), size, recurring)
