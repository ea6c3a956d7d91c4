"""The words of a selection as numbers, one behind another: what lists, keywords and collocates count in.

Words are those that a search compares (:mod:`defcorpus.text.terms`): lower case in normal form, marks kept.
A text is an article's body, and its title where that stands on the page. It costs four bytes a word.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal

from defcorpus.text.sentences import sentences
from defcorpus.text.terms import spelled

if TYPE_CHECKING:
    import re

    import numpy as np
    from numpy.typing import NDArray

    from defcorpus.corpus import Corpus
    from defcorpus.corpus.records import PageText, Summary
    from defcorpus.report.features import Report

    Ints = NDArray[np.integer[Any]]

Unit = Literal["syllable", "word"]
UNITS: tuple[Unit, ...] = ("syllable", "word")

SENTENCE, PAUSE = 0, 1  # stand between words: the end of a sentence, a comma or the like
CAPITAL = 1  # the lowest bit of a word's number in the text: it begins with a capital letter
FIRST = 2  # number of the first word
JOIN = "_"
"""Stands between the syllables of a word of several."""
_TOGETHER = 200  # pages in memory at once
KEPT = 200_000  # different stretches between white spaces whose words are remembered


@dataclass(slots=True)
class Stream:
    """The words of one language's articles. `words[n]` is the word of number n."""

    words: list[str]
    tokens: Ints  # numbers of words, SENTENCE and PAUSE between them
    capitals: NDArray[np.bool_]  # beside `tokens`
    starts: Ints  # where each article begins in `tokens`, and the end
    articles: list[int]  # their numbers in the store

    @property
    def size(self) -> int:
        """How many words there are."""
        return int((self.tokens >= FIRST).sum())

    def frequencies(self) -> dict[str, int]:
        """Return how often each word stands."""
        import numpy as np

        counts = np.bincount(self.tokens, minlength=len(self.words)).tolist()
        return dict(zip(self.words[FIRST:], counts[FIRST:], strict=True))

    def sentences(self, article: int) -> list[list[str]]:
        """Return the words of an article, by its place among `articles`, sentence by sentence."""
        found: list[list[str]] = [[]]
        for number in self.tokens[self.starts[article] : self.starts[article + 1]].tolist():
            if number >= FIRST:
                found[-1].append(self.words[number])
            elif number == SENTENCE:
                found.append([])
        return found[:-1]

    @property
    def sizes(self) -> Ints:
        """How many words each article has."""
        import numpy as np

        counted = np.cumsum(self.tokens >= FIRST, dtype=np.int32)
        before = np.concatenate((np.zeros(1, np.int32), counted))
        return before[self.starts[1:]] - before[self.starts[:-1]]


def streams(corpus: Corpus, articles: Sequence[Summary], *, progress: Report = None) -> dict[str, Stream]:
    """Return the words of articles by language, those of most words first."""
    builders: dict[str, _Builder] = {}
    for number, lang, page in read_pages(corpus, articles, progress=progress):
        builders.setdefault(lang, _Builder()).add(number, page)
    made = {lang: builder.built() for lang, builder in sorted(builders.items())}
    return dict(sorted(made.items(), key=lambda one: (-len(one[1].tokens), one[0])))


def read_pages(
    corpus: Corpus, articles: Sequence[Summary], *, progress: Report = None
) -> Iterator[tuple[int, str, PageText]]:
    """Yield the number, language and page of articles, few of them in memory at a time."""
    from defcorpus.corpus.accounts import Progress

    for at in range(0, len(articles), _TOGETHER):
        if progress is not None:
            progress(Progress("counting", at, len(articles), "articles"))
        some = articles[at : at + _TOGETHER]
        pages = corpus.pages([article.number for article in some])
        for article in some:
            if article.number in pages:  # not removed by another process a moment ago
                yield article.number, article.lang, pages[article.number]


def stretches(page: PageText) -> list[tuple[int, int]]:
    """Return where the texts that are counted stand in a page: titles, then the body's parts."""
    titles = [(start, end) for role, start, end in page.segments if role == "title"]
    return titles + [(start, end) for role, start, end in page.segments if role == "body"]


class _Builder:
    """Numbers the words of articles as they come."""

    def __init__(self) -> None:
        self._numbers = Numbers()
        self._tokens = array("I")
        self._starts = array("Q")
        self._articles: list[int] = []

    def add(self, number: int, page: PageText) -> None:
        """Add one article."""
        self._articles.append(number)
        self._starts.append(len(self._tokens))
        if len(self._numbers) > KEPT:
            self._numbers.clear()
        known, add = self._numbers.__getitem__, self._tokens.extend
        for start, end in stretches(page):
            for begin, stop in sentences(page.text, start, end):
                add(chain.from_iterable(map(known, page.text[begin:stop].split())))
                self._tokens.append(SENTENCE)

    def built(self) -> Stream:
        """Return the stream of what was added."""
        import numpy as np

        coded = np.frombuffer(self._tokens, dtype=np.uint32).view(np.int32)
        starts = np.array([*self._starts, len(coded)], dtype=np.int64)
        return Stream(
            self._numbers.words, coded >> 1, (coded & CAPITAL).astype(np.bool_), starts, self._articles
        )


class Numbers(dict[str, tuple[int, ...]]):
    """What stands between two white spaces to the numbers of its words, pauses before and behind them."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ["", ""]
        self._numbers: dict[str, int] = {}

    def __missing__(self, token: str) -> tuple[int, ...]:
        found = tuple(self._coded(token))
        self[token] = found
        return found

    def _coded(self, token: str) -> Iterator[int]:
        inner = token.strip(_marks())
        if not inner:
            yield from (PAUSE << 1,) if any(mark in _PAUSES for mark in token) else ()
            return
        at = token.index(inner)
        if _pauses(token[:at]):
            yield PAUSE << 1
        for at_piece, piece in enumerate(_inner_pause().split(inner)):
            if at_piece:
                yield PAUSE << 1
            for nth, word in enumerate(spelled(piece)[0].split()):
                yield self._number(word) << 1 | (CAPITAL if not nth and piece[:1].isupper() else 0)
        if _pauses(token[at + len(inner) :]):
            yield PAUSE << 1

    def _number(self, word: str) -> int:
        known = self._numbers.get(word)
        if known is None:
            known = self._numbers[word] = len(self.words)
            self.words.append(word)
        return known


_PAUSES = frozenset(".,;:!?…()[]{}\"'“”‘’«»–—-/|•*")


def _pauses(marks: str) -> bool:
    return any(mark in _PAUSES for mark in marks)


@cache
def _marks() -> str:
    return "".join(sorted(_PAUSES)) + "%$#&+=<>~^_`\\@"


@cache
def _inner_pause() -> re.Pattern[str]:
    import re

    return re.compile(r"[/–—|]")


def renumbered(stream: Stream, names: Iterable[str]) -> Stream:
    """Return the stream with other names for its words, by number; equal names become one word."""
    import numpy as np

    numbers: dict[str, int] = {}
    words = ["", ""]
    new = np.zeros(len(stream.words), dtype=np.int32)
    new[PAUSE] = PAUSE
    for at, name in enumerate(names):
        if at < FIRST:
            continue
        if name not in numbers:
            numbers[name] = len(words)
            words.append(name)
        new[at] = numbers[name]
    return Stream(words, new[stream.tokens], stream.capitals, stream.starts, stream.articles)


def folded(stream: Stream) -> Stream:
    """Return the stream without marks."""
    from defcorpus.text.fold import fold

    return renumbered(stream, (fold(word) for word in stream.words))


def without_pauses(stream: Stream) -> Stream:
    """Return the stream with nothing between the words of a sentence."""
    import numpy as np

    kept = stream.tokens != PAUSE
    before = np.concatenate((np.zeros(1, np.int32), np.cumsum(kept, dtype=np.int32)))
    return Stream(
        stream.words,
        stream.tokens[kept],
        stream.capitals[kept],
        before[stream.starts],
        stream.articles,
    )
