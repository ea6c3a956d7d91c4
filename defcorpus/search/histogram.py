"""How many articles and hits a query finds by month, outlet, person …, and in how large a corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple, get_args

from defcorpus.corpus.records import Summary

By = Literal["month", "year", "source", "person", "country", "lang", "kind"]
GROUPS: tuple[By, ...] = get_args(By)
TIMES = ("month", "year")

UNDATED = "undated"
NONE = "none"

Values = Callable[[Summary], Iterable[str]]


class Bar(NamedTuple):
    """What was found in the articles that share one value."""

    value: str  # `2025-12`, an outlet, a name, a code; `undated`, `none` where there is nothing
    articles: int
    hits: int | None = None  # where hits were counted
    of_articles: int | None = None  # of the corpus, where it was counted: every article of this value,
    of_words: int | None = None  # and their words; in Vietnamese, syllables

    @property
    def per_thousand(self) -> float | None:
        """Articles found for every 1,000 of the corpus."""
        return 1_000 * self.articles / self.of_articles if self.of_articles else None

    @property
    def per_million(self) -> float | None:
        """Hits for every million words of the corpus."""
        return 1_000_000 * self.hits / self.of_words if self.of_words and self.hits is not None else None


def histogram(
    found: Iterable[tuple[Summary, int | None]],
    by: By,
    *,
    corpus: Iterable[Summary] | None = None,
    values: Values | None = None,
) -> list[Bar]:
    """Count articles, and hits where every article comes with their number, by each value of `by`.

    Months and years are those of the event where it is known, in order, those without hits between the first
    and the last as zero, the undated last; all else by number. An article that names several people or
    countries counts for each. `corpus` are the articles that figures are relative to. `values` says what an
    article counts for in place of its own fields: names that mean one person are one that way.
    """
    of = values or _VALUES[by]
    articles: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    counted = True
    for article, number in found:
        counted = counted and number is not None
        for value in of(article):
            articles[value] += 1
            hits[value] += number or 0
    whole = _whole(corpus, of) if corpus is not None else None
    order = (
        _times(articles, by) if by in TIMES else sorted(articles, key=lambda value: (-articles[value], value))
    )
    if counted and by not in TIMES:
        order = sorted(order, key=lambda value: (-hits[value], -articles[value], value))
    return [
        Bar(
            value,
            articles[value],
            hits[value] if counted else None,
            *((None, None) if whole is None else (whole[0][value], whole[1][value])),
        )
        for value in order
    ]


def _whole(corpus: Iterable[Summary], of: Values) -> tuple[Counter[str], Counter[str]]:
    articles: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for article in corpus:
        for value in of(article):
            articles[value] += 1
            words[value] += article.words
    return articles, words


def _times(found: Iterable[str], by: str) -> list[str]:
    """Return the months or years from the first to the last, those that nothing was found in too."""
    dated = {value for value in found if value != UNDATED}
    whole = sorted(value for value in dated if by == "year" or len(value) > 4)
    between = set(_between(whole[0], whole[-1])) if whole else set()
    return [*sorted(dated | between), *([UNDATED] if UNDATED in set(found) else [])]


def _between(first: str, last: str) -> Iterator[str]:
    if len(first) == 4:
        yield from (f"{year:04}" for year in range(int(first), int(last) + 1))
        return
    begin, end = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (first, last))
    yield from (f"{number // 12:04}-{number % 12 + 1:02}" for number in range(begin, end + 1))


def _time(length: int) -> Values:
    def value(article: Summary) -> Iterable[str]:
        day = article.event_date or article.date
        return (day[:length],) if day else (UNDATED,)

    return value


_VALUES: dict[By, Values] = {
    "month": _time(7),
    "year": _time(4),
    "source": lambda article: (article.source or NONE,),
    "person": lambda article: article.people or (NONE,),
    "country": lambda article: article.countries or (NONE,),
    "lang": lambda article: (article.lang,),
    "kind": lambda article: (article.kind,),
}
