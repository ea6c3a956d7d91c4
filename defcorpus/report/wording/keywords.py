"""Keywords: what one selection of articles says more, or less, than another.

with Corpus.open(["news"]) as corpus:
    army = corpus.select(Filters(sources=("qdnd.vn",)))
    other = corpus.select(Filters(sources=("vietnamplus.vn",)))
    for row in keywords((corpus, army), (corpus, other)).rows:
        print(row.form, row.log_likelihood, row.log_ratio)
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.corpus.records import Filters
from defcorpus.errors import UsageError
from defcorpus.report.wording.lists import Counting, check, function_words, matcher, read
from defcorpus.report.wording.measures import (
    CRITICAL,
    keyness,
    log_ratio,
    per_million,
    percent_difference,
)

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.corpus.records import Summary
    from defcorpus.report.features import Report
    from defcorpus.report.wording.grams import Grams

    Selection = tuple[Corpus, Sequence[Summary]]

_ALL = Filters()

SORTS = ("log-likelihood", "log-ratio", "frequency")
"""What keywords can be sorted by."""


class Keyword(NamedTuple):
    """A word, or run of words, that one selection has more of than the other."""

    form: str
    lang: str
    key: str  # `+`: more in the selection; `-`: less
    frequency: int
    other_frequency: int
    per_million: float
    other_per_million: float
    log_likelihood: float  # G2 (Rayson and Garside 2000)
    log_ratio: float  # log2 of how many times as frequent; half an occurrence stands for none (Hardie 2014)
    difference: float | None  # %DIFF (Gabrielatos and Marchi 2012); none where the other has none
    articles: int  # of the selection
    other_articles: int
    dispersion: float  # DP (Gries 2008) over the articles of the selection that has more of it


class Keywords(NamedTuple):
    """Keywords, and how much text both selections are."""

    rows: tuple[Keyword, ...]
    sizes: dict[str, int]  # words by language
    other_sizes: dict[str, int]
    articles: dict[str, int]
    other_articles: dict[str, int]


def keywords(
    selection: Selection,
    other: Selection,
    counting: Counting = Counting(least=3, least_articles=2),  # noqa: B008 - an immutable record
    *,
    least: float = CRITICAL,
    sort: str = "log-likelihood",
    progress: Report = None,
) -> Keywords:
    """Compare the words of two selections, language by language; those that are more go first.

    Of `counting`, the least number of times and articles are asked of the selection that has more of a word.
    `least` is the log-likelihood that a keyword has at least: 15.13 is reached by chance once in 10,000.
    """
    check(counting)
    if sort not in SORTS:
        raise UsageError(f"There is no order {sort!r}.", f"Sort by one of: {', '.join(SORTS)}.")
    mine = read(*selection, counting, progress)
    theirs = read(*other, counting, progress)
    rows: list[Keyword] = []
    from defcorpus.report.wording.grams import grams

    for lang in mine:
        if lang in theirs:
            # A keyword's side must have it often enough; the other may have it once.
            sides = tuple(_Side.of(grams(found[lang], counting.length)) for found in (mine, theirs))
            rows += _compared(lang, sides[0], sides[1], counting, least)
    rows.sort(key=lambda row: (row.key, *_ORDERS[sort](row), row.form, row.lang))
    return Keywords(
        tuple(rows),
        {lang: stream.size for lang, stream in mine.items()},
        {lang: stream.size for lang, stream in theirs.items()},
        {lang: len(stream.articles) for lang, stream in mine.items()},
        {lang: len(stream.articles) for lang, stream in theirs.items()},
    )


def fitting(
    corpus: Corpus, filters: Filters = _ALL, query: str | None = None, *, without: Collection[int] = ()
) -> list[Summary]:
    """Return the articles that the filters let through and, where there is one, a query finds; by date.

    QueryError for a query that cannot be read. `without` are numbers to leave out.
    """
    some = corpus.select(filters, without=without)
    if query is None:
        return some
    from defcorpus.search import search

    hits = search(corpus, query, filters, limit=None, snippets=False).hits
    found = {hit.summary.number for hit in hits}
    return [article for article in some if article.number in found]


_ORDERS: dict[str, Callable[[Keyword], tuple[float, ...]]] = {
    "log-likelihood": lambda row: (-row.log_likelihood, -abs(row.log_ratio)),
    "log-ratio": lambda row: (-abs(row.log_ratio), -row.log_likelihood),
    "frequency": lambda row: (-max(row.frequency, row.other_frequency), -row.log_likelihood),
}


@dataclass(frozen=True, slots=True)
class _Side:
    """The kinds of one selection by their form: times, articles, dispersion."""

    size: int
    kinds: dict[str, tuple[int, int, float]]

    @classmethod
    def of(cls, found: Grams) -> _Side:
        words = found.stream.words
        rows = zip(
            found.kinds.tolist(),
            found.counts.tolist(),
            found.articles.tolist(),
            found.dispersion.tolist(),
            strict=True,
        )
        return cls(
            found.stream.size,
            {" ".join([words[n] for n in kind]): (count, spread, dp) for kind, count, spread, dp in rows},
        )


_NOTHING = (0, 0, 0.0)


def _compared(lang: str, mine: _Side, theirs: _Side, counting: Counting, least: float) -> list[Keyword]:
    if not mine.size or not theirs.size:
        return []
    fits = matcher(counting.match)
    empty = function_words(lang, folded=counting.fold) if not counting.function_words else frozenset[str]()
    rows = []
    for form in mine.kinds.keys() | theirs.kinds.keys():
        count, articles, spread = mine.kinds.get(form, _NOTHING)
        other, other_articles, other_spread = theirs.kinds.get(form, _NOTHING)
        weight = keyness(count, mine.size, other, theirs.size)
        more = weight > 0
        if abs(weight) < least or (count if more else other) < counting.least:
            continue
        if (articles if more else other_articles) < counting.least_articles:
            continue
        ends = form.split(" ")
        if ends[0] in empty or ends[-1] in empty or not fits(form):
            continue
        sizes = count, mine.size, other, theirs.size
        rows.append(
            Keyword(
                form, lang, "+" if more else "-", count, other,
                per_million(count, mine.size), per_million(other, theirs.size),
                abs(weight), log_ratio(*sizes), percent_difference(*sizes),
                articles, other_articles, spread if more else other_spread,
            )
        )  # fmt: skip
    return rows
