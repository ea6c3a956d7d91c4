"""Did you mean: what a query that finds nothing was perhaps meant for, with the count of what would be found.

Asked of the index itself: every word that is one letter off is looked up, some hundred look-ups of a
microsecond each, so that no list of words has to be kept beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.errors import QueryError
from defcorpus.search.nodes import Phrase, Query
from defcorpus.search.query import parse
from defcorpus.text.keyed import keyed
from defcorpus.text.terms import term
from defcorpus.text.words import words

if TYPE_CHECKING:
    import tantivy

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MOST_WORDS = 8  # of a query that are looked at
_TRIED = 16  # rewritten queries that are counted
_BOTH = 3  # spellings of each word where two are misspelt
_SWAPPED = 3.0
"""How much likelier than another slip two letters swapped are: there are few ways to swap, many to miss."""

_PROBED = 80  # words that may stand at one place of a phrase
_ROUNDS = 4  # times that a few articles are looked at for them

Count = Callable[[Query], int]


class Index(NamedTuple):
    """What is asked of a corpus."""

    searcher: tantivy.Searcher
    count: Callable[[Query], int]
    peek: Callable[[Sequence[str]], Sequence[Sequence[str]]]
    """The folded terms of a few articles that have a phrase, given as an expression for each word."""


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
    if (typed := _as_keyed(query.text, spots)) and (found := _counted([typed], index.count)):
        return found
    found = _counted(_corrected(query, spots, index), index.count)
    if not found:
        found = _counted(_loosened(query, spots, index.searcher), index.count)
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


def _corrected(query: Query, spots: list[Spot], index: Index) -> Iterator[str]:
    """Yield the query with misspelt words put right, the likeliest first."""
    unknown = [spot for spot in spots if not frequency(index.searcher, spot.folded)]
    if len(unknown) > 2:
        return
    if len(unknown) == 2:
        first, second = ([word for word, _ in close(index.searcher, spot.folded)[:_BOTH]] for spot in unknown)
        for one in first:
            for other in second:
                yield _replaced(query.text, [(unknown[0], one), (unknown[1], other)])
        return
    for spot in unknown:
        yield from (
            _replaced(query.text, [(spot, parts)]) for parts in divided(index.searcher, spot.folded)[:1]
        )
    ways = [
        (likely, spot, word)
        for spot in unknown or spots
        for word, likely in _fitting(query, spot, close(index.searcher, spot.folded), index)
    ]
    ways.sort(key=lambda way: (-way[0], way[1], way[2]))
    for _, spot, word in ways[:_TRIED]:
        yield _replaced(query.text, [(spot, word)])


def _fitting(
    query: Query, spot: Spot, ways: list[tuple[str, float]], index: Index
) -> list[tuple[str, float]]:
    """Return those of the words for a spot that may stand there: in a phrase only those that do somewhere."""
    root = query.root
    if not isinstance(root, Phrase) or len(root.words) == 1 or not all(word.plain for word in root.words):
        return ways[:_TRIED]
    places = [at for at, word in enumerate(root.words) if word.folded == spot.folded]
    left = dict(ways[:_PROBED])
    found: list[tuple[str, float]] = []
    for at in places[:1]:
        for _ in range(_ROUNDS):
            there = _standing(root, at, left, index) if left else set()
            if not there:
                break
            found += [(word, left.pop(word)) for word in sorted(there)]
    return found


def _standing(phrase: Phrase, at: int, ways: Mapping[str, float], index: Index) -> set[str]:
    """Return some of the words that do stand at this place of the phrase, as a few articles have it."""
    words = [word.folded for word in phrase.words]
    patterns = [*words[:at], f"({'|'.join(sorted(ways))})", *words[at + 1 :]]
    found = set()
    for terms in index.peek(patterns):
        for start in range(len(terms) - len(words) + 1):
            if terms[start + at] in ways and all(
                terms[start + n] == word for n, word in enumerate(words) if n != at
            ):
                found.add(terms[start + at])
    return found


def frequency(searcher: tantivy.Searcher, folded: str) -> int:
    """Return in how many articles a word stands."""
    return int(searcher.doc_freq("body_folded", folded))


def close(searcher: tantivy.Searcher, folded: str) -> list[tuple[str, float]]:
    """Return the index's words one letter off, each with how likely it was meant, the likeliest first."""
    found: dict[str, float] = {}
    doc_freq = searcher.doc_freq
    for weight, candidates in ((_SWAPPED, _swapped(folded)), (1.0, _edited(folded))):
        for word in candidates:
            if word not in found and (count := doc_freq("body_folded", word)):
                found[word] = weight * count
    found.pop(folded, None)
    return sorted(found.items(), key=lambda row: (-row[1], row[0]))


def _swapped(word: str) -> set[str]:
    return {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}


def _edited(word: str) -> set[str]:
    """Return what is one letter less, other or more."""
    letters = _LETTERS + ("0123456789" if any(map(str.isdigit, word)) else "")
    splits = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {a + b[1:] for a, b in splits if b}
    found |= {a + letter + b[1:] for a, b in splits if b for letter in letters}
    found |= {a + letter + b for a, b in splits for letter in letters}
    found.discard("")
    return found


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


def _counted(texts: Iterable[str], count: Count) -> list[Suggestion]:
    """Return those that find something, most first."""
    found = []
    for text in dict.fromkeys(texts):
        try:
            number = count(parse(text))
        except QueryError:
            continue
        if number:
            found.append(Suggestion(text, number))
    return sorted(found, key=lambda each: -each.articles)
