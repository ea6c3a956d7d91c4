"""Did you mean: what a query that finds nothing was perhaps meant for, with the count of what would be found.

Asked of the index itself: every word that is one letter off is looked up, some hundred look-ups of a
microsecond each, so that no list of words has to be kept beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from defcorpus.errors import QueryError
from defcorpus.search.fitting import fits
from defcorpus.search.leaves import expression
from defcorpus.search.loosened import loosened
from defcorpus.search.nodes import All, Phrase, Query
from defcorpus.search.query import parse
from defcorpus.search.slips import LEFT_OUT, PRIOR, Way, close, divided, frequency, is_known
from defcorpus.search.spots import Spot, replaced, spots_of
from defcorpus.text.keyed import keyed
from defcorpus.tuples import NamedTuple

if TYPE_CHECKING:
    import tantivy

    Near = Callable[[str], list[Way]]

_TRIED = 16  # rewritten queries that are counted
_BOTH = 3  # spellings of each word where two are misspelt
_FEW = 5  # that are counted before a phrase is looked at more closely
_PROBED = 24  # words that may stand at one place of a phrase
_MANY = 1 << 40


class Index(NamedTuple):
    """What is asked of a corpus."""

    searcher: tantivy.Searcher
    count: Callable[[Query], int]
    peek: Callable[[Sequence[str], int], Sequence[Sequence[str]]]
    """The folded terms of a few articles that have a phrase, given as an expression for each word and the
    place where there are several."""
    bodies: bool = True  # only bodies and titles are searched


class Suggestion(NamedTuple):
    """Another query, and how many articles it finds."""

    query: str
    articles: int


def suggestions(query: Query, index: Index, limit: int = 3) -> list[Suggestion]:
    """Return what `query`, which finds nothing, was perhaps meant for, the best first."""
    spots = spots_of(query)
    if (typed := _as_keyed(query.text, spots)) and (found := _counted([(typed, 1.0)], index, limit)):
        return found
    near = cache(lambda folded: close(index.searcher, folded))
    for probing in (False, True):
        if found := _counted(_corrected(query, spots, index, near, probing=probing), index, limit):
            return found
    for texts in loosened(query, spots, index.searcher, near):
        if found := _counted(texts, index, limit):
            return found
    return []


def _as_keyed(text: str, spots: list[Spot]) -> str | None:
    """Return the query with all words that are Telex or VNI keys as these write them."""
    made = [(spot, syllable) for spot in spots if (syllable := keyed(text[spot.start : spot.end]))]
    return replaced(text, made) if made else None


def _corrected(
    query: Query, spots: list[Spot], index: Index, near: Near, *, probing: bool
) -> Iterator[tuple[str, float]]:
    """Yield the query with misspelt words put right, each with the slips' weight; the likeliest first.

    With `probing`, words are looked for that stand there in some article: longer than a few tries.
    """
    unknown = [spot for spot in spots if not is_known(index.searcher, spot.folded)]
    if len(unknown) > 2:
        return
    if len(unknown) == 2:
        first, second = (near(spot.folded)[:_BOTH] for spot in unknown)
        for one in first:
            for other in second:
                both = [(unknown[0], one.word), (unknown[1], other.word)]
                yield replaced(query.text, both), one.weight * other.weight
        return
    for spot in unknown:
        for parts in divided(index.searcher, spot.folded)[:1]:
            yield replaced(query.text, [(spot, parts)]), LEFT_OUT
    ways = [
        (way, spot)
        for spot in unknown or spots
        for way in _fitting(query, spot, near(spot.folded), index, probing=probing)
    ]
    ways.sort(key=lambda each: (-each[0].likely, each[1], each[0].word))
    for way, spot in ways[: _TRIED if probing else _FEW]:
        yield replaced(query.text, [(spot, way.word)]), way.weight


def _fitting(query: Query, spot: Spot, ways: list[Way], index: Index, *, probing: bool) -> list[Way]:
    """Return those of the words for a spot that may stand there: in a phrase only those that do somewhere."""
    root = query.root
    is_phrase = isinstance(root, Phrase) and len(root.words) > 1 and all(word.plain for word in root.words)
    if not probing or not is_phrase:
        return ways[:_TRIED]
    assert isinstance(root, Phrase)
    places = [at for at, word in enumerate(root.words) if word.folded == spot.folded]
    there = {way.word: way for way in ways[:_PROBED]}
    if not places or not there:
        return []
    return [there[word] for word in sorted(_standing(root, places[0], there, index))]


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


def _counted(texts: Iterable[tuple[str, float]], index: Index, limit: int) -> list[Suggestion]:
    """Return those that find something, the likeliest first: by what was slipped and by what is found.

    What cannot come among the first, were it found wherever its rarest word is, is not counted.
    """
    tries: list[tuple[float, int, float, Query]] = []
    for order, (text, weight) in enumerate(dict(texts).items()):
        try:
            query = parse(text)
        except QueryError:
            continue
        tries.append((-weight * _most(query, index) ** PRIOR, order, weight, query))
    found: list[tuple[float, int, Suggestion]] = []
    for best, order, weight, query in sorted(tries, key=lambda each: each[:2]):
        if len(found) >= limit and found[limit - 1][0] < best:
            break
        if number := index.count(query):
            found = sorted([*found, (-weight * number**PRIOR, order, Suggestion(query.text, number))])
    return [each for *_, each in found[:limit]]


def _most(query: Query, index: Index) -> int:
    """Return how many articles a query finds at most: as many as have the rarest of its words."""
    nodes = query.root.nodes if isinstance(query.root, All) else (query.root,)
    words = [word for node in nodes if isinstance(node, Phrase) for word in node.words if word.plain]
    if not words or not index.bodies:
        return _MANY
    return min(sum(frequency(index.searcher, form) for form in (word.folded, *word.also)) for word in words)
