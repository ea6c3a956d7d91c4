"""Collocates: which words stand beside a word more often than by chance.

with Corpus.open(["news"]) as corpus:
    for row in collocates(corpus, "quốc phòng", window=3).rows:
        print(row.form, row.left, row.right, row.log_dice)

A window does not cross the end of a sentence. Every place of the text counts once, for the hit that is
nearest to it. The table of association is that of Evert (2008, surface cooccurrence): all places in windows
against all words of the articles of that language, hits left out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.corpus.records import Filters
from defcorpus.errors import QueryError, UsageError
from defcorpus.report.syllables.stream import JOIN, Stream, stretches
from defcorpus.report.wording.lists import Counting, check, function_words, matcher, read
from defcorpus.report.wording.measures import association, log_dice, mutual_information, t_score
from defcorpus.search import joined, matching, parse
from defcorpus.search.nodes import All, Either, Node, Phrase
from defcorpus.text.sentences import sentences
from defcorpus.text.terms import spelled

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.report.features import Report
    from defcorpus.search import Match, Query

MEASURES = ("log-likelihood", "mi", "log-dice", "t-score", "frequency")
"""What collocates can be sorted by."""
MOST = 50  # words of a window on either side

_ALL = Filters()


class Collocate(NamedTuple):
    """A word that stands beside the hits."""

    form: str
    lang: str
    together: int  # places beside a hit
    left: int  # of them, in front of it
    right: int
    frequency: int  # in all the articles looked at
    expected: float  # places beside a hit, by chance
    log_likelihood: float  # Dunning 1993; below 0 where it stands there less often than by chance
    mutual_information: float  # Church and Hanks 1990
    log_dice: float  # Rychlý 2008
    t_score: float  # Church et al. 1991
    articles: int  # in which it stands beside a hit


class Collocates(NamedTuple):
    """Collocates, and what they were counted in."""

    rows: tuple[Collocate, ...]
    hits: dict[str, int]  # by language
    articles: dict[str, int]  # that have hits
    sizes: dict[str, int]  # words of all articles looked at


def collocates(
    corpus: Corpus,
    term: str,
    filters: Filters = _ALL,
    counting: Counting = Counting(least=3),  # noqa: B008 - an immutable record
    *,
    window: int | None = 5,
    by: str = "log-likelihood",
    without: Collection[int] = (),
    progress: Report = None,
) -> Collocates:
    """Return what stands beside `term`, which is of the query language; several plain words are a phrase.

    `window` is how many words on either side; None: the whole sentence. Typed with marks, a term is found as
    typed; without, in all its spellings. QueryError for a term that cannot be read, UsageError for a measure
    that is none. Articles numbered in `without` are left out.
    """
    check(counting)
    if by not in MEASURES:
        raise UsageError(f"There is no measure {by!r}.", f"Sort by one of: {', '.join(MEASURES)}.")
    if window is not None and not 1 <= window <= MOST:
        raise UsageError(f"A window has from 1 to {MOST} words on either side, not {window}.")
    asked = meant(term)
    found = read(corpus, corpus.select(filters, without=without), counting, progress)
    beside = {lang: _Beside(stream) for lang, stream in found.items()}
    for match in matching(corpus, asked, filters, exact=asked.marked):
        if match.summary.number not in without and match.summary.lang in beside:
            beside[match.summary.lang].add(match, window)
    met = {lang: one for lang, one in beside.items() if one.hits}
    rows = [row for lang, one in met.items() for row in _rows(lang, one, counting)]
    rows.sort(key=lambda row: (-_ORDERS[by](row), -row.together, row.form, row.lang))
    return Collocates(
        tuple(rows),
        {lang: one.hits for lang, one in met.items()},
        {lang: one.articles for lang, one in met.items()},
        {lang: found[lang].size for lang in met},
    )


_ORDERS: dict[str, Callable[[Collocate], float]] = {
    "log-likelihood": lambda row: row.log_likelihood,
    "mi": lambda row: row.mutual_information,
    "log-dice": lambda row: row.log_dice,
    "t-score": lambda row: row.t_score,
    "frequency": lambda row: row.together,
}


def meant(term: str) -> Query:
    """Return the query for a term: words without signs stand side by side.

    QueryError for none, and for what asks for more than one thing at a time.
    """
    asked = parse(term)
    root = asked.root
    if isinstance(root, All) and not root.without:
        words = [node.words for node in root.nodes if isinstance(node, Phrase) and not node.title]
        if len(words) == len(root.nodes) and all(len(word) == 1 for word in words):
            asked = asked._replace(root=Phrase(tuple(word for one in words for word in one)))
    if not asked.phrases:
        raise QueryError("No word is asked for here", term, 0, "Filters are options; name a word.")
    if not _is_term(asked.root):
        raise QueryError("This is no one term", term, 0, _MAY_BE)
    return asked


_MAY_BE = (
    "A TERM is a word (begin*, misspeld~) or several side by side, or some with OR between, those of several "
    'words between quotation marks: \'"hợp tác" OR "giao lưu"\'. Filters are options.'
)


def _is_term(node: Node) -> bool:
    """Say whether a node is a word, a phrase, or one of several."""
    if isinstance(node, Either):
        return all(map(_is_term, node.nodes))
    if isinstance(node, All):
        return len(node.nodes) == 1 and not node.without and _is_term(node.nodes[0])
    return isinstance(node, Phrase) and not node.title


@dataclass(slots=True)
class _Beside:
    """What stands beside the hits of one language."""

    stream: Stream
    hits: int = 0
    articles: int = 0
    places: int = 0  # beside hits
    own: Counter[str] = field(default_factory=Counter)  # words of the hits themselves
    left: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    spread: Counter[str] = field(default_factory=Counter)  # articles
    _at: dict[int, int] = field(default_factory=dict)  # which article of the stream has a number

    def __post_init__(self) -> None:
        self._at = {number: at for at, number in enumerate(self.stream.articles)}

    def add(self, match: Match, window: int | None) -> None:
        """Add the hits of one article."""
        if match.summary.number not in self._at:  # came a moment ago
            return
        here: set[str] = set()
        found = False
        for words, hits in self._sentences(match):
            found = True
            self.hits += len(hits)
            for start, end in hits:
                self.own.update(words[start:end])
            for word, before in _places(words, hits, window):
                (self.left if before else self.right)[word] += 1
                self.places += 1
                here.add(word)
        self.articles += found
        self.spread.update(here)

    def _sentences(self, match: Match) -> Iterator[tuple[list[str], list[tuple[int, int]]]]:
        """Yield the words of each sentence that has hits, and where in these the hits are, half-open."""
        page = match.page
        hits = joined(page.text, match.spans)
        starts = [start for start, _ in hits]
        told = self.stream.sentences(self._at[match.summary.number])
        spans = (span for at in stretches(page) for span in sentences(page.text, *at))
        for (begin, stop), words in zip(spans, told, strict=True):
            inside = [hit for hit in hits[bisect_left(starts, begin) :] if hit[1] <= stop]
            if not inside:
                continue
            # Words are counted in syllables as the text has them; a word may hold several.
            ends = list(accumulate(word.count(JOIN) + 1 for word in words))
            places: list[tuple[int, int]] = []
            for start, end in inside:
                first = len(spelled(page.text[begin:start])[0].split())
                last = first + len(spelled(page.text[start:end])[0].split())
                place = bisect_right(ends, first), bisect_left(ends, last) + 1
                if not places or place[0] >= places[-1][1]:
                    places.append(place)
            yield words, places


def _places(
    words: Sequence[str], hits: Sequence[tuple[int, int]], window: int | None
) -> Iterator[tuple[str, bool]]:
    """Yield each word beside a hit, and whether it stands in front of the nearest one."""
    reach = window or len(words)
    for nth, (start, end) in enumerate(hits):
        before = hits[nth - 1][1] if nth else 0
        gap = start - before
        # Between two hits the first half is behind the one, the rest in front of the other.
        for at in range(before if not nth else before + (gap + 1) // 2, start):
            if start - at <= reach:
                yield words[at], True
        following = hits[nth + 1][0] if nth + 1 < len(hits) else len(words)
        half = end + (following - end + 1) // 2 if nth + 1 < len(hits) else following
        for at in range(end, half):
            if at - end < reach:
                yield words[at], False


def _rows(lang: str, found: _Beside, counting: Counting) -> Iterator[Collocate]:
    fits = matcher(counting.match)
    empty = function_words(lang, folded=counting.fold) if not counting.function_words else frozenset[str]()
    frequency = found.stream.frequencies()
    size = found.stream.size - found.own.total()
    for word in found.left.keys() | found.right.keys():
        left, right = found.left[word], found.right[word]
        together = left + right
        if together < counting.least or found.spread[word] < counting.least_articles:
            continue
        if word in empty or not fits(word):
            continue
        table = together, found.places, frequency[word] - found.own[word], size
        yield Collocate(
            word, lang, together, left, right, frequency[word],
            table[1] * table[2] / size, association(*table), mutual_information(*table),
            log_dice(together, found.hits, table[2]), t_score(*table), found.spread[word],
        )  # fmt: skip
