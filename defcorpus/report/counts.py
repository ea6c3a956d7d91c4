"""How many articles by language, month, country, person and outlet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from defcorpus.report.naming.namings import Naming
from defcorpus.report.naming.people import people

if TYPE_CHECKING:
    from defcorpus.corpus.records import Summary


@dataclass(frozen=True, slots=True)
class Count:
    """The articles that share one value."""

    by: str  # one of GROUPS
    value: str  # a code, `2025-12`, a name; `undated`, `none` where there is nothing
    articles: int
    share: float  # of all articles; those of countries and people add up to more than 1


UNDATED = "undated"
"""The month of what has no date."""


def _month(article: Summary) -> tuple[str, ...]:
    day = article.event_date or article.date
    return (day[:7],) if day else (UNDATED,)


VALUES: dict[str, Callable[[Summary], tuple[str, ...]]] = {
    "lang": lambda article: (article.lang,),
    "month": _month,
    "country": lambda article: article.countries or ("none",),
    "source": lambda article: (article.source or "none",),
}
GROUPS = ("lang", "month", "country", "person", "source")


def stats(
    articles: Sequence[Summary], namings: Iterable[Naming] = (), by: Sequence[str] = GROUPS
) -> list[Count]:
    """Count articles by each of `by`: months in order, all else by number, then by value."""
    counts: list[Count] = []
    for group in by:
        if group == "person":
            found = [(row.name, row.articles) for row in people(namings)]
        else:
            values = VALUES[group]
            tally = Counter(value for article in articles for value in values(article))
            in_order = group == "month"
            found = sorted(tally.items(), key=lambda pair: (0 if in_order else -pair[1], pair[0]))
        counts += [Count(group, value, number, number / len(articles)) for value, number in found]
    return counts
