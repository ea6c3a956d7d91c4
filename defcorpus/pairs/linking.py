"""Competitive linking: best first, each article once, rivals counted.

Melamed 2000 (Models of translational equivalence) links greedily by score; so the link taken is always the
best left for both its articles. What its best rival scores becomes a line of its ledger. Another report of
the same story in the same language is no rival.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from defcorpus.pairs import weights as w
from defcorpus.pairs.field import Field
from defcorpus.pairs.hopes import Hopes
from defcorpus.pairs.records import Link, Report, silent
from defcorpus.pairs.rivals import LOOKED_AT

_SAID = 64  # links between two words of how far it has come


@dataclass(frozen=True, slots=True)
class Chosen:
    """The links that were made with their best rivals, best first, and the link of each article."""

    links: tuple[tuple[Link, Link | None], ...]
    of_vi: dict[int, Link]
    of_en: dict[int, Link]
    places: tuple[int, ...]  # of the links among the hopes


def choose(field: Field, hopes: Hopes, least: float, report: Report = silent) -> Chosen:
    """Link best first what reaches `least`; what sentences say is noted where it was not known."""
    of_vi: set[int] = set()
    of_en: set[int] = set()
    places = []
    rows = zip(*hopes.pairs.T.tolist(), hopes.ahead.tolist(), hopes.sentences.tolist(), strict=True)
    for at, (vi, en, ahead, sentences) in enumerate(rows):
        if not at % _SAID:
            report(at, len(hopes))
        if vi in of_vi or en in of_en:
            continue
        if sentences != sentences:  # nobody looked at them
            sentences = hopes.sentences[at] = field.reader.said_of(hopes.link(at), least - ahead)
        if ahead + sentences >= least:
            of_vi.add(vi)
            of_en.add(en)
            places.append(at)
    made = tuple(hopes.links(places))
    links = [link for link, _ in made]
    return Chosen(made, {link.vi: link for link in links}, {link.en: link for link in links}, tuple(places))


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
