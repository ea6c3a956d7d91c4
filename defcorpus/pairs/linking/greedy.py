"""Competitive linking: best first, each article once, rivals counted.

Melamed 2000 (Models of translational equivalence) links greedily by score; so the link taken is always the
best left for both its articles. What its best rival scores becomes a line of its ledger. Another report of
the same story in the same language is no rival.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import islice

from defcorpus.pairs import weights as w
from defcorpus.pairs.candidates.hopes import Hopes
from defcorpus.pairs.linking.field import Field
from defcorpus.pairs.linking.rivals import LOOKED_AT
from defcorpus.pairs.records import Link, Report, silent

_TOGETHER = 512  # hopes that are read together


Take = Callable[[int, Link, "Link | None"], object]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The links that were made with their best rivals, best first, and the link of each article."""

    links: tuple[tuple[Link, Link | None], ...]
    of_vi: dict[int, Link]
    of_en: dict[int, Link]
    places: tuple[int, ...]  # of the links among the hopes


def choose(
    field: Field, hopes: Hopes, least: float, report: Report = silent, take: Take = lambda *_: None
) -> Chosen:
    """Link best first what reaches `least`; what sentences say is noted where it was not known.

    `take` is given the place, the link and its best rival of each, as long as its articles are at hand.
    """
    made: list[tuple[Link, Link | None]] = []
    found: list[int] = []
    of_vi: dict[int, Link] = {}
    of_en: dict[int, Link] = {}
    for begin in range(0, len(hopes), _TOGETHER):
        report(begin, len(hopes))
        some = range(begin, min(begin + _TOGETHER, len(hopes)))
        places = _chosen_among(field, hopes, some, least, of_vi, of_en)
        for at, (link, rival) in zip(places, hopes.links(places), strict=True):
            of_vi[link.vi] = of_en[link.en] = link
            take(at, link, rival)
            made.append((link, rival))
        found += places
    return Chosen(tuple(made), of_vi, of_en, tuple(found))


def _chosen_among(
    field: Field, hopes: Hopes, some: range, least: float, of_vi: Collection[int], of_en: Collection[int]
) -> list[int]:
    """Return the places of those among some hopes that are linked, of articles not linked before."""
    pairs = hopes.pairs[some.start : some.stop].tolist()
    open_ = [at for at, (vi, en) in zip(some, pairs, strict=True) if vi not in of_vi and en not in of_en]
    new = hopes.sentences[open_] != hopes.sentences[open_]  # nobody looked at them
    if new.any():
        field.reader.ahead(hopes.pairs[open_][new], hopes.words[open_][new])
    taken: tuple[set[int], set[int]] = set(), set()
    places = []
    columns = (hopes.pairs, hopes.ahead, hopes.sentences)
    rows = zip(open_, *(column[open_].tolist() for column in columns), strict=True)
    for at, (vi, en), ahead, sentences in rows:
        if vi in taken[0] or en in taken[1]:
            continue
        if sentences != sentences:
            sentences = hopes.sentences[at] = field.reader.said_of(hopes.link(at), least - ahead)
        if ahead + sentences >= least:
            taken[0].add(vi)
            taken[1].add(en)
            places.append(at)
    return places


def rival_of(field: Field, link: Link) -> Link | None:
    """Return the best other candidate of either article that tells another story."""
    others = sorted(
        (
            other
            for at, vietnamese in ((link.vi, True), (link.en, False))
            for other in islice(field.of(at, vietnamese=vietnamese), LOOKED_AT)
            if other != link
        ),
        key=lambda other: other.order,
    )
    for other in others:
        if other.weight <= link.weight - w.MARGIN_CAP or not another_telling(field, link, other):
            return other
    return None


def another_telling(field: Field, link: Link, other: Link) -> bool:
    """Say whether a candidate of one of a link's articles tells the story of the link's other one."""
    if other.vi == link.vi:
        return field.reader.same_story(link.en, other.en, vietnamese=False)
    return field.reader.same_story(link.vi, other.vi, vietnamese=True)
