"""The stories of a digest, each held against articles of the other language as a text of its own.

A digest names other guests than its counterparts do, and much else: as a whole it is the counterpart of none
of them, or of one at most. A story of it is one, where the other article names its guest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from defcorpus.article import Article, Story
from defcorpus.pairs import weights as w
from defcorpus.pairs.features.articles import Listed
from defcorpus.pairs.features.making import features
from defcorpus.pairs.features.people import is_found, respellings
from defcorpus.pairs.linking.field import Field
from defcorpus.pairs.linking.reader import Reader
from defcorpus.pairs.model import Model
from defcorpus.pairs.records import Evidence, Features, Link, Options, Pair
from defcorpus.pairs.shown import pair_of

_READ = ("body", "caption")


def story_features(article: Article) -> Iterator[tuple[str, Features]]:
    """Yield what is kept of each story of a digest that names a guest, under the digest's id and key.

    Before it stands which one it is: `story 2 of 3`.
    """
    for number, story in enumerate(article.stories, 1):
        part = _alone(article, story)
        if any(not person.native for person in part.people):
            note = f"story {number} of {len(article.stories)}"
            yield note, replace(features(part), id=article.id, key=article.page.key)


def _alone(article: Article, story: Story) -> Article:
    """Return a story as an article without a title."""
    segments = tuple(
        replace(one, start=max(one.start, story.start), end=min(one.end, story.end))
        for one in article.page.segments
        if one.role in _READ and one.start < story.end and story.start < one.end
    )
    text = article.page.text
    return replace(
        article,
        page=replace(article.page, segments=segments),
        title=replace(article.title, text="", derived=True, start=0, end=0),
        event_date=story.event_date or article.event_date,
        people=tuple(person for person in article.people if person.key in story.people),
        countries=story.countries,
        facts=tuple(fact for fact in article.facts if story.start <= fact.start < story.end),
        words=sum(len(text[one.start : one.end].split()) for one in segments),
        stories=(),
    )


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
