"""Did you mean: what a query that finds nothing was perhaps meant for, with the count of what would be found.

Asked of the index itself: every word that is one letter off is looked up, some hundred look-ups of a
microsecond each, so that no list of words has to be kept beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.errors import QueryError
from defcorpus.search.fitting import fits
from defcorpus.search.leaves import expression
from defcorpus.search.nodes import Phrase, Query
from defcorpus.search.query import parse
from defcorpus.search.spelling import variants
from defcorpus.text.keyed import keyed
from defcorpus.text.terms import term
from defcorpus.text.words import words

if TYPE_CHECKING:
    import tantivy

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MOST_WORDS = 8  # of a query that are looked at
_TRIED = 16  # rewritten queries that are counted
_BOTH = 3  # spellings of each word where two are misspelt
_PRIOR = 0.5  # power of a word's count: rare names are asked for more often than they are written
_SWAPPED, _LEFT_OUT, _DOUBLED = 10.0, 8.0, 8.0
"""How much likelier these slips are than one given letter for another: there are few ways to make them, and
some 650 to hit a wrong key (Kernighan, Church and Gale 1990 weigh slips by how often each is made)."""

_FEW = 5  # that are counted before a phrase is looked at more closely
_PROBED = 24  # words that may stand at one place of a phrase
_ROUNDS = 2  # times that a few articles are looked at for them

Count = Callable[[Query], int]


class Index(NamedTuple):
    """What is asked of a corpus."""

    searcher: tantivy.Searcher
    count: Callable[[Query], int]
    peek: Callable[[Sequence[str], int], Sequence[Sequence[str]]]
    """The folded terms of a few articles that have a phrase, given as an expression for each word and the
    place where there are several."""


class Suggestion(NamedTuple):
    """Another query, and how many articles it finds."""

    query: str
    articles: int


class Spot(NamedTuple):
    """A word of a query: where it stands in its text, and its spelling without marks."""

    start: int
    end: int
    folded: str


def suggestions(query: Query, index: Index, limit: int = 3) -> list[Suggestion]:
    """Return what `query`, which finds nothing, was perhaps meant for, the best first."""
    spots = _spots(query)
    if (typed := _as_keyed(query.text, spots)) and (found := _counted([(typed, 1.0)], index.count)):
        return found
    found = _counted(_corrected(query, spots, index, probing=False), index.count)
    if not found:
        found = _counted(_corrected(query, spots, index, probing=True), index.count)
    if not found:
        less = ((text, 1.0) for text in _loosened(query, spots, index.searcher))
        found = _counted(less, index.count)
    return found[:limit]


def _spots(query: Query) -> list[Spot]:
    """Return the words asked for that are neither begun nor fuzzy, in order."""
    wanted = {word.exact for phrase in query.phrases for word in phrase.words if word.plain}
    found = []
    for start, end in words(query.text)[: 4 * _MOST_WORDS]:
        exact, folded = term(query.text[start:end])
        if exact in wanted:
            found.append(Spot(start, end, folded))
    return found[:_MOST_WORDS]


def _as_keyed(text: str, spots: list[Spot]) -> str | None:
    """Return the query with all words that are Telex or VNI keys as these write them."""
    made = [(spot, syllable) for spot in spots if (syllable := keyed(text[spot.start : spot.end]))]
    return _replaced(text, made) if made else None


def _corrected(
    query: Query, spots: list[Spot], index: Index, *, probing: bool
) -> Iterator[tuple[str, float]]:
    """Yield the query with misspelt words put right, each with the slips' weight; the likeliest first.

    With `probing`, words are looked for that stand there in some article: longer than a few tries.
    """
    unknown = [spot for spot in spots if not _is_known(index.searcher, spot.folded)]
    if len(unknown) > 2:
        return
    if len(unknown) == 2:
        first, second = (close(index.searcher, spot.folded)[:_BOTH] for spot in unknown)
        for one in first:
            for other in second:
                both = [(unknown[0], one.word), (unknown[1], other.word)]
                yield _replaced(query.text, both), one.weight * other.weight
        return
    for spot in unknown:
        for parts in divided(index.searcher, spot.folded)[:1]:
            yield _replaced(query.text, [(spot, parts)]), _LEFT_OUT
    ways = [
        (way, spot)
        for spot in unknown or spots
        for way in _fitting(query, spot, close(index.searcher, spot.folded), index, probing=probing)
    ]
    ways.sort(key=lambda each: (-each[0].likely, each[1], each[0].word))
    for way, spot in ways[: _TRIED if probing else _FEW]:
        yield _replaced(query.text, [(spot, way.word)]), way.weight


def _fitting(query: Query, spot: Spot, ways: list[Way], index: Index, *, probing: bool) -> list[Way]:
    """Return those of the words for a spot that may stand there: in a phrase only those that do somewhere."""
    root = query.root
    is_phrase = isinstance(root, Phrase) and len(root.words) > 1 and all(word.plain for word in root.words)
    if not probing or not is_phrase:
        return ways[:_TRIED]
    assert isinstance(root, Phrase)
    places = [at for at, word in enumerate(root.words) if word.folded == spot.folded]
    left = {way.word: way for way in ways[:_PROBED]}
    found: list[Way] = []
    for at in places[:1]:
        for _ in range(_ROUNDS):
            there = _standing(root, at, left, index) if left else set()
            if not there:
                break
            found += [left.pop(word) for word in sorted(there)]
    return found


def _standing(phrase: Phrase, at: int, ways: Collection[str], index: Index) -> set[str]:
    """Return some of the words that do stand at this place of the phrase, as a few articles have it."""
    words = phrase.words
    there = [expression(word, exact=False) for word in words]
    there[at] = f"({'|'.join(sorted(ways))})"
    found = set()
    for terms in index.peek(there, at):
        for start in range(len(terms) - len(words) + 1):
            if terms[start + at] in ways and all(
                fits(word, terms[start + n]) for n, word in enumerate(words) if n != at
            ):
                found.add(terms[start + at])
    return found


def _is_known(searcher: tantivy.Searcher, folded: str) -> bool:
    return any(frequency(searcher, word) for word in (folded, *variants(folded)))


def frequency(searcher: tantivy.Searcher, folded: str) -> int:
    """Return in how many articles a word stands."""
    return int(searcher.doc_freq("body_folded", folded))


class Way(NamedTuple):
    """A word that was perhaps meant."""

    word: str
    weight: float  # of the slip that makes the other of it
    likely: float  # the slip's weight and the word's count together


def close(searcher: tantivy.Searcher, folded: str) -> list[Way]:
    """Return the index's words one letter off, each with how likely it was meant, the likeliest first."""
    found: dict[str, Way] = {}
    doc_freq = searcher.doc_freq
    for weight, candidates in _slips(folded):
        for word in candidates:
            if word not in found and (count := doc_freq("body_folded", word)):
                found[word] = Way(word, weight, weight * count**_PRIOR)
    found.pop(folded, None)
    return sorted(found.values(), key=lambda way: (-way.likely, way.word))


def _slips(word: str) -> Iterator[tuple[float, set[str]]]:
    """Yield the words that one slip makes this one of, by kind, each kind with its weight."""
    letters = _LETTERS + ("0123456789" if any(map(str.isdigit, word)) else "")
    splits = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    yield _SWAPPED, {a + b[1] + b[0] + b[2:] for a, b in splits if len(b) > 1}
    yield _LEFT_OUT, {a + letter + b for a, b in splits for letter in letters}
    yield _DOUBLED, {a + b[1:] for a, b in splits if a and b and a[-1] == b[0]}
    yield 1.0, {a + b[1:] for a, b in splits if b and len(word) > 1}
    yield 1.0, {a + letter + b[1:] for a, b in splits if b for letter in letters}


def divided(searcher: tantivy.Searcher, folded: str) -> list[str]:
    """Return the ways to read a word as two that are both there, the likeliest first: `quocphong`."""
    found = []
    for at in range(2, len(folded) - 1):
        counts = [frequency(searcher, part) for part in (folded[:at], folded[at:])]
        if all(counts):
            found.append((min(counts), f'"{folded[:at]} {folded[at:]}"'))
    return [text for _, text in sorted(found, reverse=True)]


def _loosened(query: Query, spots: list[Spot], searcher: tantivy.Searcher) -> Iterator[str]:
    """Yield the query asking for less: its words apart, then without the rarest word."""
    if any(len(phrase.words) > 1 for phrase in query.phrases) and len(spots) > 1:
        yield " ".join(query.text[spot.start : spot.end] for spot in spots)
    if len(spots) > 1:
        for rare in sorted(spots, key=lambda spot: (frequency(searcher, spot.folded), spot))[:2]:
            yield " ".join(query.text[spot.start : spot.end] for spot in spots if spot is not rare)


def _replaced(text: str, changes: Iterable[tuple[Spot, str]]) -> str:
    for spot, word in sorted(changes, reverse=True):
        before, behind = text[: spot.start], text[spot.end :]
        if word.startswith('"') and (before.count('"') % 2 or before[-1:] in {"-", ":"}):
            word = word.strip('"')  # inside a phrase two words need no quotation marks of their own
        text = before + word + behind
    return text


def _counted(texts: Iterable[tuple[str, float]], count: Callable[[Query], int]) -> list[Suggestion]:
    """Return those that find something, the likeliest first: by what was slipped and by what is found."""
    found = []
    for text, weight in dict(texts).items():
        try:
            number = count(parse(text))
        except QueryError:
            continue
        if number:
            found.append((weight * number**_PRIOR, Suggestion(text, number)))
    return [each for _, each in sorted(found, key=lambda row: -row[0])]
