"""Frequency lists: the one call behind `defcorpus words`.

with Corpus.open(["news"]) as corpus:
    for row in word_list(corpus, Filters(langs=("vi",)), Counting(length=2, least=5)).rows:
        print(row.form, row.frequency, row.dispersion)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.corpus.records import Filters
from defcorpus.errors import UsageError
from defcorpus.knowledge import table
from defcorpus.report.syllables.stream import UNITS, Stream, Unit, folded, streams, without_pauses
from defcorpus.report.wording.measures import per_million
from defcorpus.text.fold import fold

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.corpus.records import Summary
    from defcorpus.report.features import Report
    from defcorpus.report.wording.grams import Grams

SORTS = ("frequency", "articles", "dispersion", "word")
"""What a list can be sorted by."""

_ALL = Filters()


class Counting(NamedTuple):
    """What is counted."""

    unit: Unit = "syllable"
    """`syllable`: what stands between two blanks or marks, in every language. `word`: in Vietnamese,
    compounds and names are one word (`quốc_phòng`), see `defcorpus.report.syllables.segmenting`."""
    length: int = 1  # words of a run; runs do not cross the end of a sentence
    fold: bool = False  # without marks
    function_words: bool = True  # without them, runs that begin or end with one are left out
    match: str | None = None  # a beginning (`quốc*`) or a regular expression
    least: int = 1  # times
    least_articles: int = 1


class WordRow(NamedTuple):
    """One word, or run of words, of one language."""

    form: str
    lang: str
    frequency: int
    per_million: float  # of the words of this language
    articles: int  # that have it
    dispersion: float
    """DP, the deviation of proportions (Gries 2008; normalised, Lijffijt and Gries 2012), over articles: 0
    where it is spread as evenly as the text is, 1 where it is all in one place."""


class WordList(NamedTuple):
    """The words of a selection, and how much text that is."""

    rows: tuple[WordRow, ...]
    sizes: dict[str, int]  # words by language, those of most words first
    articles: dict[str, int]  # articles by language


def word_list(
    corpus: Corpus,
    filters: Filters = _ALL,
    counting: Counting = Counting(),  # noqa: B008 - an immutable record
    *,
    sort: str = "frequency",
    without: Collection[int] = (),
    progress: Report = None,
) -> WordList:
    """Count the words of the articles that `filters` let through; each language by itself.

    `without` are numbers to leave out, as those of copies. Equal ones are in the order of their spelling.
    UsageError for what cannot be meant.
    """
    check(counting)
    if sort not in SORTS:
        raise UsageError(f"There is no order {sort!r}.", f"Sort by one of: {', '.join(SORTS)}.")
    articles = corpus.select(filters, without=without)
    if counting.length == 1 and counting.unit == "syllable":
        return _single(corpus, articles, counting, sort, progress)
    found = read(corpus, articles, counting, progress)
    rows = [row for lang, stream in found.items() for row in _rows(lang, stream, counting)]
    rows.sort(key=_ORDERS[sort])
    return WordList(
        tuple(rows),
        {lang: stream.size for lang, stream in found.items()},
        {lang: len(stream.articles) for lang, stream in found.items()},
    )


def _single(
    corpus: Corpus, articles: Sequence[Summary], counting: Counting, sort: str, progress: Report
) -> WordList:
    """Return the list of single words, for which no text needs to be held."""
    from defcorpus.report.wording.tally import tallies

    found = tallies(corpus, articles, folded=counting.fold, progress=progress)
    fits = matcher(counting.match)
    rows = []
    for lang, tally in found.items():
        size = tally.size
        empty = _left_out(lang, counting)
        rows += [
            WordRow(form, lang, frequency, per_million(frequency, size), having, dispersion)
            for form, frequency, having, dispersion in tally.counted()
            if frequency >= counting.least
            and having >= counting.least_articles
            and form not in empty
            and fits(form)
        ]
    rows.sort(key=_ORDERS[sort])
    return WordList(
        tuple(rows),
        {lang: tally.size for lang, tally in found.items()},
        {lang: tally.articles for lang, tally in found.items()},
    )


_ORDERS: dict[str, Callable[[WordRow], tuple[float | str, ...]]] = {
    "frequency": lambda row: (-row.frequency, row.form, row.lang),
    "articles": lambda row: (-row.articles, -row.frequency, row.form, row.lang),
    "dispersion": lambda row: (row.dispersion, -row.frequency, row.form, row.lang),
    "word": lambda row: (fold(row.form), row.form, row.lang),
}


def check(counting: Counting) -> None:
    """Raise UsageError for what cannot be counted."""
    from defcorpus.report.wording.grams import MOST

    if counting.unit not in UNITS:
        raise UsageError(f"There is no unit {counting.unit!r}.", f"Count one of: {', '.join(UNITS)}.")
    if not 1 <= counting.length <= MOST:
        raise UsageError(f"A run has from 1 to {MOST} words, not {counting.length}.")
    matcher(counting.match)


def read(
    corpus: Corpus, articles: Sequence[Summary], counting: Counting, progress: Report
) -> dict[str, Stream]:
    """Return the words of articles by language, in the unit that is counted."""
    found = streams(corpus, articles, progress=progress)
    # One by one: what a stream was made of is not held beside it.
    return {lang: prepared(found.pop(lang), lang, counting) for lang in list(found)}


def prepared(stream: Stream, lang: str, counting: Counting) -> Stream:
    """Return a stream in the unit that is counted."""
    if counting.unit == "word" and lang == "vi":
        from defcorpus.report.syllables.segmenting import segmented

        stream = segmented(stream)
    if counting.fold:
        stream = folded(stream)
    return without_pauses(stream)


def _rows(lang: str, stream: Stream, counting: Counting) -> list[WordRow]:
    from defcorpus.report.wording.grams import grams

    found = grams(stream, counting.length, counting.least)
    size = stream.size
    return [
        WordRow(
            form,
            lang,
            int(found.counts[at]),
            per_million(int(found.counts[at]), size),
            int(found.articles[at]),
            float(found.dispersion[at]),
        )
        for at, form in kept(found, lang, counting)
    ]


def kept(found: Grams, lang: str, counting: Counting) -> list[tuple[int, str]]:
    """Return which kinds are wanted, by their places, each as written."""
    fits = matcher(counting.match)
    empty = _left_out(lang, counting)
    words = found.stream.words
    rows = []
    for at, kind in enumerate(found.kinds.tolist()):
        if found.articles[at] < counting.least_articles:
            continue
        if words[kind[0]] in empty or words[kind[-1]] in empty:
            continue
        form = " ".join([words[number] for number in kind])
        if fits(form):
            rows.append((at, form))
    return rows


def _left_out(lang: str, counting: Counting) -> frozenset[str]:
    return frozenset() if counting.function_words else function_words(lang, folded=counting.fold)


def function_words(lang: str, *, folded: bool = False) -> frozenset[str]:
    """Return the words that carry grammar and little else."""
    forms = [form for form, of in table("function_words") if of == lang]
    if lang == "en":
        forms += ["s", "t"]  # of `country's` and `don't`
    if lang == "vi":
        forms += [form.replace(" ", "_") for (form,) in table("compounds")]
    return frozenset(map(fold, forms) if folded else forms)


def matcher(pattern: str | None) -> Callable[[str], bool]:
    """Return what says whether a form is wanted. UsageError for a pattern that cannot be read.

    `quốc*` is a beginning; all else is a regular expression, found anywhere in the form. Typed without marks
    it also finds forms with them.
    """
    if pattern is None:
        return lambda _: True
    plain = pattern.isascii()
    beginning = pattern.lower().removesuffix("*")
    if pattern.endswith("*") and beginning and all(part.isalnum() for part in re.split(r"[ _]", beginning)):
        wanted = re.compile(re.escape(beginning)).match
    else:
        try:
            wanted = re.compile(pattern, re.IGNORECASE).search
        except re.error as error:
            raise UsageError(
                f"--match {pattern!r} cannot be read: {error}",
                "write a beginning (quốc*) or a regular expression",
            ) from None
    return lambda form: wanted(form) is not None or (plain and wanted(fold(form)) is not None)
