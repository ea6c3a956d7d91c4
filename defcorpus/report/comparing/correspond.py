"""Which sentences of two articles say the same: by what they name, wherever they stand.

Links are made best first, each sentence once; a sentence left over joins its neighbour's link where both are
one long sentence of the other article; what is left between two links, as many on either side, is linked by
its place. Freshly written reports order their sentences otherwise: nothing asks for one order but the last.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from defcorpus.article import Article
from defcorpus.report.comparing.people import same_people
from defcorpus.report.comparing.records import Link, Sentence
from defcorpus.report.comparing.sentences import sentences_of, signals

LEAST = 0.22  # of what two sentences name, weighed, they share this much
LEAST_OF_WORDS = 0.4  # likewise where all words count: two of one language
_JOINED = 0.30  # likewise for a sentence that joins a link
_NEAR = 0.15  # what standing at the same place is worth
_KINDS = {"f": 0.4, "c": 0.5, "g": 1.0, "w": 1.0, "P": 1.2, "n": 1.5, "d": 1.5, "o": 1.0, "p": 1.0}
_LENGTHS = 3.0  # by so much one of two sentences linked by place alone may be longer
_AGAINST = frozenset("nd")  # kinds of what two sentences linked by place alone do not name otherwise


def correspondences(one: Article, other: Article) -> tuple[Link, ...]:
    """Return the links between the sentences of captions and body, in the order of the one.

    Places count in :func:`defcorpus.report.comparing.sentences.sentences_of`.
    """
    ours, theirs = sentences_of(one), sentences_of(other)
    least = LEAST_OF_WORDS if one.lang.code == other.lang.code else LEAST
    return linked((ours, theirs), named_in(one, other), least)


def named_in(
    one: Article, other: Article, parts: tuple[Sequence[Sentence], Sequence[Sentence]] | None = None
) -> tuple[list[set[str]], list[set[str]]]:
    """Return what each sentence of two articles, or each of these parts, names under keys that both share."""
    ours, theirs = parts or (sentences_of(one), sentences_of(other))
    people = {}
    for left, right in same_people(one, other):
        people[right.key] = left.key
    same = one.lang.code == other.lang.code
    return signals(one, ours, {}, words_too=same), signals(other, theirs, people, words_too=same)


def linked(
    sentences: tuple[Sequence[Sentence], Sequence[Sentence]],
    named: tuple[Sequence[set[str]], Sequence[set[str]]],
    least: float = LEAST,
) -> tuple[Link, ...]:
    """Return the links between sentences, given what each names and how much of it they have to share."""
    likeness = _likeness(*named)
    weights = _weights(*named)
    links = _best(sentences, likeness, least)
    links = _joined(links, named, weights)
    links += _by_place(links, sentences, named)
    return tuple(sorted(links, key=lambda link: (link.one, link.other)))


def _weights(one: Sequence[set[str]], other: Sequence[set[str]]) -> dict[str, float]:
    """Return how much each signal tells: the more, the fewer sentences name it (inverse frequency)."""
    count = Counter(key for side in (one, other) for keys in side for key in keys)
    total = len(one) + len(other)
    return {key: _KINDS[key[0]] * math.log2(1 + total / times) for key, times in count.items()}


def _share(left: set[str], right: set[str], weights: Mapping[str, float]) -> float:
    """Return the weighed share of what either names that both do (Dice 1945)."""
    total = math.fsum(sorted(weights[key] for side in (left, right) for key in side))
    return 2 * math.fsum(sorted(weights[key] for key in left & right)) / total if total else 0.0


def _likeness(one: Sequence[set[str]], other: Sequence[set[str]]) -> dict[tuple[int, int], float]:
    weights = _weights(one, other)
    totals = [[math.fsum(sorted(map(weights.__getitem__, keys))) for keys in side] for side in (one, other)]
    named: dict[str, list[int]] = {}
    for j, right in enumerate(other):
        for key in right:
            named.setdefault(key, []).append(j)
    found: dict[tuple[int, int], float] = {}
    for i, left in enumerate(one):
        shared: dict[int, float] = {}
        for key in sorted(left):
            for j in named.get(key, ()):
                shared[j] = shared.get(j, 0.0) + weights[key]
        for j, weight in shared.items():
            found[i, j] = min(1.0, 2 * weight / (totals[0][i] + totals[1][j]))
    return found


def _best(
    sentences: tuple[Sequence[Sentence], Sequence[Sentence]],
    likeness: Mapping[tuple[int, int], float],
    least: float,
) -> list[Link]:
    """Link best first, each sentence once; where two are equally good, those at the same place."""
    places = tuple(_places(side) for side in sentences)

    def score(pair: tuple[int, int]) -> float:
        return likeness[pair] + _NEAR * (1 - abs(places[0][pair[0]] - places[1][pair[1]]))

    links: list[Link] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for i, j in sorted(likeness, key=lambda pair: (-score(pair), pair)):
        if likeness[i, j] >= least and i not in taken[0] and j not in taken[1]:
            links.append(Link((i,), (j,), round(likeness[i, j], 4)))
            taken[0].add(i)
            taken[1].add(j)
    return links


def _places(sentences: Sequence[Sentence]) -> list[float]:
    """Return where each sentence stands, from 0 to 1."""
    last = max(1, len(sentences) - 1)
    return [at / last for at in range(len(sentences))]


def _joined(
    links: list[Link],
    named: tuple[Sequence[set[str]], Sequence[set[str]]],
    weights: Mapping[str, float],
) -> list[Link]:
    """Let a sentence left over join its neighbour's link where that makes the link no worse."""
    for side in (0, 1):
        taken = {at for link in links for at in (link.other if side else link.one)}
        for at in range(len(named[side])):
            if at in taken:
                continue
            best = max(
                (grown for link in links if (grown := _grown(link, at, side, named, weights)) is not None),
                key=lambda pair: (pair[1].score, pair[0].one),
                default=None,
            )
            if best is not None:
                links[links.index(best[0])] = best[1]
                taken.add(at)
    return links


def _grown(
    link: Link,
    at: int,
    side: int,
    named: tuple[Sequence[set[str]], Sequence[set[str]]],
    weights: Mapping[str, float],
) -> tuple[Link, Link] | None:
    """Return a link and the one it becomes with one more sentence, where this speaks for it."""
    own, facing = (link.other, link.one) if side else (link.one, link.other)
    if len(facing) > 1 or not (at + 1 in own or at - 1 in own):
        return None
    there = set().union(*(named[1 - side][place] for place in facing))
    before = set().union(*(named[side][place] for place in own))
    score = _share(before | named[side][at], there, weights)
    if score < max(_JOINED, link.score) or not (named[side][at] & there) - before:
        return None
    grown = tuple(sorted((*own, at)))
    return link, Link(link.one if side else grown, grown if side else link.other, round(score, 4))


def _by_place(
    links: Sequence[Link],
    sentences: tuple[Sequence[Sentence], Sequence[Sentence]],
    named: tuple[Sequence[set[str]], Sequence[set[str]]],
) -> list[Link]:
    """Link what is left between two links that follow each other in both, as many on either side."""
    ends = [(-1, -1), *_in_order(links), (len(sentences[0]), len(sentences[1]))]
    taken = {at for link in links for at in link.one}, {at for link in links for at in link.other}
    found: list[Link] = []
    for (a, b), (c, d) in pairwise(ends):
        left = [at for at in range(a + 1, c) if at not in taken[0] and sentences[0][at].role == "body"]
        right = [at for at in range(b + 1, d) if at not in taken[1] and sentences[1][at].role == "body"]
        if len(left) != len(right) or not links:
            continue
        for i, j in zip(left, right, strict=True):
            if _may_be_one(sentences[0][i], sentences[1][j], named[0][i], named[1][j]):
                found.append(Link((i,), (j,), 0.0))
    return found


def _in_order(links: Sequence[Link]) -> list[tuple[int, int]]:
    """Return the ends of the longest chain of links that are in one order in both articles."""
    ordered = sorted((link.one[-1], link.other[-1]) for link in links)
    best: list[list[tuple[int, int]]] = []
    for place in ordered:
        before = max((chain for chain in best if chain[-1][1] < place[1]), key=len, default=[])
        best.append([*before, place])
    return max(best, key=len, default=[])


def _may_be_one(left: Sentence, right: Sentence, one: set[str], other: set[str]) -> bool:
    """Say whether two sentences at one place may be one: of like length, no number or day against another."""
    sizes = sorted((len(left.text), len(right.text)))
    if sizes[0] * _LENGTHS < sizes[1]:
        return False
    for kind in _AGAINST:
        mine, theirs = ({key for key in keys if key[0] == kind} for keys in (one, other))
        if mine and theirs and not mine & theirs:
            return False
    return True
