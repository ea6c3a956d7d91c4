"""The stories of a digest, each held against articles of the other language as a text of its own.

A digest names other guests than its counterparts do, and much else: as a whole it is the counterpart of none
of them, or of one at most. A story of it is one, where the other article names its guest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from defcorpus.article import Article
from defcorpus.facts.stories.alone import alone
from defcorpus.pairs import weights as w
from defcorpus.pairs.candidates.standing import Standing
from defcorpus.pairs.features.articles import Listed
from defcorpus.pairs.features.making import features
from defcorpus.pairs.features.people import is_found, respellings
from defcorpus.pairs.linking.field import Field
from defcorpus.pairs.linking.reader import Reader
from defcorpus.pairs.model import Model
from defcorpus.pairs.records import Evidence, Features, Link, Options, Pair
from defcorpus.pairs.result import Result
from defcorpus.pairs.retold import with_retold
from defcorpus.pairs.shown import pair_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    I64 = NDArray[np.int64]
    Whole = NDArray[np.integer[Any]]


class Told(NamedTuple):
    """A pair that a story makes, and the places of its articles among those of their language."""

    pair: Pair
    vi: int
    en: int


def with_stories(
    result: Result, articles: Iterable[Article], reader: Reader, found: Standing, options: Options
) -> Result:
    """Return a result with the pairs that the stories of digests make with their candidates.

    `articles` are those of the result; those that are digests are read.
    """
    digests = {(one.page.key, one.id): one for one in articles if one.stories}
    sides = reader.vi, reader.en
    names = [[(side[at].key, side[at].id) for at in range(len(side))] for side in sides]
    places = [[at for at, name in enumerate(some) if name in digests] for some in names]
    told = []
    for side, other in ((0, 1), (1, 0)):
        for at, some in candidates_of(found.pairs, side, places[side]):
            beside = {sides[other].id_of(place): place for place in some.tolist()}
            read = [sides[other][place] for place in beside.values()]
            made = counterparts(story_features(digests[names[side][at]]), read, reader.model, options)
            told += [
                Told(pair, beside[pair.vi], at) if side else Told(pair, at, beside[pair.en]) for pair in made
            ]
    return with_told(result, once(told), places, options)


def candidates_of(pairs: Whole, side: int, digests: Collection[int]) -> Iterator[tuple[int, Whole]]:
    """Yield the place of each digest of a language that has candidates, and the places of these, ascending.

    `pairs` are all candidates, rows of two places; `side` is 0 for Vietnamese digests, 1 for English ones.
    """
    places = np.array(sorted(digests), np.int64)
    pairs = pairs[np.isin(pairs[:, side], places)]
    pairs = pairs[np.lexsort((pairs[:, 1 - side], pairs[:, side]))]
    bounds = np.searchsorted(pairs[:, side], np.stack((places, places + 1)))
    for at, begin, end in zip(places.tolist(), *bounds.tolist(), strict=True):
        if end > begin:
            yield at, pairs[begin:end, 1 - side]


def once(told: Iterable[Told]) -> list[Told]:
    """Return each pair once: of two digests each may have a story that the other tells."""
    best: dict[tuple[int, int], Told] = {}
    for one in told:
        before = best.get((one.vi, one.en))
        if before is None or before.pair.weight < one.pair.weight:
            best[one.vi, one.en] = one
    return list(best.values())


def with_told(
    result: Result, told: Iterable[Told], digests: Sequence[Collection[int]], options: Options
) -> Result:
    """Return a result with pairs that stories make; `digests` are the places of digests in either language.

    Two digests that are a pair as they stand are not that of a story.
    """
    vi, en = map(set, digests)
    known = {(pair.vi, pair.en) for pair in result.pairs}
    new = [one for one in told if not (one.vi in vi and one.en in en and (one.pair.vi, one.pair.en) in known)]
    new.sort(key=lambda one: (-one.pair.weight, one.vi, one.en))
    return with_retold(result, [one.pair for one in new], every=options.every)


def story_features(article: Article) -> Iterator[tuple[str, Features]]:
    """Yield what is kept of each story of a digest that names a guest, under the digest's id and key.

    Before it stands which one it is: `story 2 of 3`.
    """
    for number, story in enumerate(article.stories, 1):
        part = alone(article, story)
        if any(not person.native for person in part.people):
            note = f"story {number} of {len(article.stories)}"
            yield note, replace(features(part), id=article.id, key=article.page.key)


def counterparts(
    stories: Iterable[tuple[str, Features]], others: Sequence[Features], model: Model, options: Options
) -> list[Pair]:
    """Return the pairs that the stories of one digest make with articles of the other language."""
    return [pair for pair in nearest(stories, others, model, options) if pair.status == "paired"]


def nearest(
    stories: Iterable[tuple[str, Features]], others: Sequence[Features], model: Model, options: Options
) -> list[Pair]:
    """Return the story of one digest that is nearest to each of some articles, where one names its guest.

    An article is the counterpart of the digest once, by the story that is nearest to it. Of several
    counterparts of a story each is as much less likely as it lies behind the best, as in `further`.
    """
    best: dict[str, Pair] = {}
    for note, story in stories:
        vietnamese = story.lang == "vi"
        some = [other for other in others if _names_guest(story, other)]
        sides = ([story], some) if vietnamese else (some, [story])
        reader = Reader(Listed(sides[0]), Listed(sides[1]), model)
        places = [(0, at) if vietnamese else (at, 0) for at in range(len(some))]
        weights = np.array([reader.weight(*place) for place in places])
        field = Field(reader, np.array(places, np.int64).reshape(-1, 2), weights)
        for link in field.best(-np.inf):
            pair = _told(field, link, float(field.weights.max()), note, options)
            other = pair.en if vietnamese else pair.vi
            if other not in best or best[other].weight < pair.weight:
                best[other] = pair
    return [best[other] for other in sorted(best)]


def _told(field: Field, link: Link, first: float, note: str, options: Options) -> Pair:
    behind = w.MARGIN_AHEAD * (link.weight - first)
    pair = pair_of(field, link, None, options, Evidence("margin", "", "", behind, note))
    return replace(pair, story=note)


def _names_guest(story: Features, other: Features) -> bool:
    """Say whether an article names the guest of a story, spelt so or otherwise."""
    shared = {*story.terms} & {*other.terms}
    both = (story, other) if story.lang == "vi" else (other, story)
    respelt = {person for pair in respellings(*both, shared) for person in pair}
    guests = (person for person in story.people if not person.native)
    return any(is_found(person, shared) or person in respelt for person in guests)
