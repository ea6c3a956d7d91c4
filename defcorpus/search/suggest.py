"""Did you mean: what a query that finds nothing was perhaps meant for, with the count of what would be found.

Asked of the index itself: every word that is one letter off is looked up, some hundred look-ups of a
microsecond each, so that no list of words has to be kept beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from defcorpus.corpus.selecting.entries import PAIRS
from defcorpus.errors import QueryError
from defcorpus.search.compiled import frequent_pairs
from defcorpus.search.fitting import fits
from defcorpus.search.leaves import expression
from defcorpus.search.loosened import Weighted, loosened
from defcorpus.search.nodes import All, Phrase, Query, Word
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
_FEW = 5  # that are counted first
_PROBED = 24  # words that may stand at one place of a phrase
_MANY = 1 << 40
_BESIDE = 0.01
"""Share of a word's articles in which it stands beside another, about: to tell what is worth a try."""
_FAR = 3.0
"""How much likelier than other slips the first must be for nothing more to be said."""


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
    far = _FAR if len(spots) > 1 else _MANY  # what stands beside a word tells more than its slip
    for texts in _corrected(query, spots, index, near):
        if found := _counted(texts, index, limit, far=far):
            return found
    for texts in loosened(query, spots, index.searcher, near):
        if found := _counted(texts, index, limit):
            return found
    return []


def _as_keyed(text: str, spots: list[Spot]) -> str | None:
    """Return the query with all words that are Telex or VNI keys as these write them."""
    made = [(spot, syllable) for spot in spots if (syllable := keyed(text[spot.start : spot.end]))]
    return replaced(text, made) if made else None


def _corrected(query: Query, spots: list[Spot], index: Index, near: Near) -> Iterator[Weighted]:
    """Yield ways to put misspelt words right, the likeliest together, each with its slips' weight.

    The last are words that stand there in some article, which takes longer to find than a few tries.
    """
    unknown = [spot for spot in spots if not is_known(index.searcher, spot.folded)]
    if len(unknown) == 2:
        first, second = (near(spot.folded)[:_BOTH] for spot in unknown)
        yield [
            (
                replaced(query.text, [(unknown[0], one.word), (unknown[1], other.word)]),
                one.weight * other.weight,
            )
            for one in first
            for other in second
        ]
    if len(unknown) > 1:
        return
    apart = [
        (replaced(query.text, [(spot, parts)]), LEFT_OUT)
        for spot in unknown
        for parts in divided(index.searcher, spot.folded)[:1]
    ]
    fitting = [(spot, _fitting(query, spot, near(spot.folded), index)) for spot in unknown or spots]
    ways = [(way, spot) for spot, each in fitting for way in each[:_TRIED]]
    ways.sort(key=lambda each: (-each[0].likely, each[1], each[0].word))
    texts = [(replaced(query.text, [(spot, way.word)]), way.weight) for way, spot in ways[:_TRIED]]
    yield apart + texts[:_FEW]
    yield texts[_FEW:]
    yield [
        (replaced(query.text, [(spot, way.word)]), way.weight)
        for spot, each in fitting
        for way in _standing(query, spot, each[:_PROBED], index)
    ]


def _place(query: Query, spot: Spot) -> tuple[Sequence[Word], int] | None:
    """Return a phrase's words and which of them a spot is; None where the query is no plain phrase."""
    root = query.root
    if not isinstance(root, Phrase) or len(root.words) < 2 or not all(word.plain for word in root.words):
        return None
    return next(((root.words, at) for at, word in enumerate(root.words) if word.folded == spot.folded), None)


def _fitting(query: Query, spot: Spot, ways: list[Way], index: Index) -> list[Way]:
    """Return those of the words for a spot that may stand there, the likeliest first.

    In a phrase the words beside it count too.
    """
    place = _place(query, spot)
    if place is None or not index.bodies:
        return ways
    words, at = place
    left, right = words[max(0, at - 1) : at], words[at + 1 : at + 2]
    found = []
    for way in ways:
        expected = _expected_beside([*left, Word(way.word, way.word), *right], index)
        if expected:
            found.append(way._replace(likely=way.weight * expected**PRIOR))
    return sorted(found, key=lambda way: (-way.likely, way.word))


def _standing(query: Query, spot: Spot, ways: Sequence[Way], index: Index) -> list[Way]:
    """Return some of the words that do stand at this place of a phrase, as a few articles have it."""
    place = _place(query, spot)
    if place is None or not ways:
        return []
    words, at = place
    meant = {way.word: way for way in ways}
    there = [expression(word, exact=False) for word in words]
    there[at] = f"({'|'.join(sorted(meant))})"
    found = set()
    for terms in index.peek(there, at):
        for start in range(len(terms) - len(words) + 1):
            if terms[start + at] in meant and all(
                fits(word, terms[start + n]) for n, word in enumerate(words) if n != at
            ):
                found.add(terms[start + at])
    return [meant[word] for word in sorted(found)]


def _counted(texts: Weighted, index: Index, limit: int, *, far: float = _MANY) -> list[Suggestion]:
    """Return those that find something, the likeliest first: by what was slipped and by what is found.

    What is not expected to come among the first is not counted, nor what is `far` less likely than the first.
    """
    tries: list[tuple[float, int, float, Query]] = []
    for order, (text, weight) in enumerate(dict(texts).items()):
        try:
            query = parse(text)
        except QueryError:
            continue
        tries.append((-weight * _expected(query, index) ** PRIOR, order, weight, query))
    found: list[tuple[float, int, Suggestion]] = []
    for best, order, weight, query in sorted(tries, key=lambda each: each[:2]):
        if found and (found[0][0] < far * best or (len(found) >= limit and found[limit - 1][0] < best)):
            break
        if number := index.count(query):
            found = sorted([*found, (-weight * number**PRIOR, order, Suggestion(query.text, number))])
    return [each for *_, each in found[:limit]]


def _expected(query: Query, index: Index) -> float:
    """Return in about how many articles a query finds something, by its rarest words and phrases."""
    nodes = query.root.nodes if isinstance(query.root, All) else (query.root,)
    phrases = [[word for word in node.words if word.plain] for node in nodes if isinstance(node, Phrase)]
    if not index.bodies:
        return _MANY
    return min((_expected_beside(words, index) for words in phrases if words), default=_MANY)


def _expected_beside(words: Sequence[Word], index: Index) -> float:
    """Return in about how many articles words stand side by side.

    Of two frequent words the index knows it; of others a share of their articles is taken for it.
    """
    count = index.searcher.doc_freq
    most = min([sum(frequency(index.searcher, form) for form in (word.folded, *word.also)) for word in words])
    pairs = [int(count(PAIRS, pair)) for pair in frequent_pairs(pairwise(words), exact=False)]
    return min([most, *pairs]) * (1.0 if len(pairs) == len(words) - 1 else _BESIDE)
