"""Two tellings to a verdict: do they tell one event? Evidence in bits that adds up (Fellegi and Sunter 1969).

What they share and what tells them apart counts as much as was learnt (see :mod:`defcorpus.events.weights`);
nothing decides alone, but for what a person said and for two stories of one page.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from defcorpus.events.records import Reason, Telling, Verdict, in_words
from defcorpus.events.tellings.apart import told_apart
from defcorpus.events.tellings.lag import apart
from defcorpus.events.tellings.lexis import FIRST
from defcorpus.events.tellings.signs import AT_A_DISTANCE, Kind, Sign, kind_of, signs
from defcorpus.events.tellings.words import Vectors, cosine, in_common
from defcorpus.events.weights import BITS
from defcorpus.events.who.people import guests_of

_BACKGROUND, _PRIOR = 0.02, 100  # the share of tellings that name a country, and what it is worth in tellings
_RARE = 6.0  # bits that a country's rarity counts for at most
_SHOWN = 0.1  # a cosine from which on the words in common are told
_SOME = 0.25  # a cosine: beyond it more in common counts on a slope of its own
_MOST = 8.0  # bits for or against that the words of two languages count for
_PAIRED = 0.5
_GAIN: dict[Kind, float] = {"meeting": 7.0, "affair": 14.0, "news": 21.0}  # bits that words bring at most
_HOPELESS = -3.0  # bits: where facts leave no more hope than that, words are not compared
_CONTRARY = -2.0  # bits from which on something speaks against, and is not only missing
_VISIT = 7  # days between two reports beyond which a guest came twice

Weigh = Callable[[str, str], float]
"""(Vietnamese id, English id) to the score of the two as counterparts."""


@dataclass(frozen=True, slots=True)
class Field:
    """All tellings of a corpus, and what is counted over them."""

    tellings: tuple[Telling, ...]
    vectors: Vectors
    countries: Mapping[str, int]  # tellings that name each
    acts: Mapping[str, int]  # tellings of which each is one of the first acts
    places: Mapping[str, int]  # tellings that name each, by code
    visits: Mapping[str, int]  # how often each guest came, by key
    links: Mapping[tuple[str, str], float]  # scores of pairs, by (Vietnamese id, English id)
    weigh: Weigh | None = None  # what any two would score
    decided: Mapping[tuple[str, str], bool] | None = None  # by ids in order: whether a person calls them one


def field_of(
    tellings: Sequence[Telling],
    links: Mapping[tuple[str, str], float],
    weigh: Weigh | None = None,
    decided: Mapping[tuple[str, str], bool] | None = None,
) -> Field:
    """Return tellings with what is counted over them."""
    counts = Counter(country for telling in tellings for country in telling.countries)
    acts = Counter(act for telling in tellings for act in telling.acts[:FIRST])
    places = Counter(code for telling in tellings for code, _ in telling.places)
    visits = _visits(tellings)
    return Field(tuple(tellings), Vectors(tellings), counts, acts, places, visits, links, weigh, decided)


def judge(field: Field, at: int, to: int) -> Verdict:
    """Compare two tellings, by their places in the field."""
    one, two = field.tellings[at], field.tellings[to]
    if one.id == two.id:
        return Verdict(0.0, "stories of one page")
    said = said_of(field, at, to)
    if said is False:
        return Verdict(0.0, "not the same, by you")
    apart = "" if said else told_apart(one, two)
    if apart:
        return Verdict(0.0, apart)
    kind = kind_of(one, two)
    facts = _facts(field, one, two, kind)
    points = math.fsum(map(_bits_of, facts))
    contrary = any(_bits_of(sign) <= _CONTRARY for sign in facts if sign.kind != "prior")
    if said:
        points += BITS["by you: same"]
    if points + _GAIN[kind] >= _HOPELESS:
        points += math.fsum(map(_bits_of, _texts(field, at, to, kind)))
    return Verdict(points, formal=kind != "news" and contrary)


def explained(field: Field, at: int, to: int) -> str:
    """Return in words what speaks for and against two tellings being of one event."""
    found = [
        Reason(sign.kind, sign.words or sign.level, bits)
        for sign in all_signs(field, at, to)
        if (bits := _bits_of(sign))
    ]
    if said_of(field, at, to):
        found.append(Reason("by you", "the same event", BITS["by you: same"]))
    return in_words(found)


def _bits_of(sign: Sign) -> float:
    return BITS.get(sign.name, 0.0) * sign.amount


def said_of(field: Field, at: int, to: int) -> bool | None:
    """Return what a person said of two tellings: one event, none, or nothing."""
    if not field.decided:
        return None
    return field.decided.get(ordered(field.tellings[at].id, field.tellings[to].id))


def ordered(one: str, two: str) -> tuple[str, str]:
    """Return two ids in order."""
    return (one, two) if one < two else (two, one)


def all_signs(field: Field, at: int, to: int) -> list[Sign]:
    """Return all that speaks for and against two tellings being of one event."""
    one, two = field.tellings[at], field.tellings[to]
    kind = kind_of(one, two)
    return _facts(field, one, two, kind) + _texts(field, at, to, kind)


def _facts(field: Field, one: Telling, two: Telling, kind: Kind) -> list[Sign]:
    found = [Sign("prior", f"{kind}, {'one language' if one.lang == two.lang else 'two languages'}")]
    found += signs(one, two, kind)
    if kind == "meeting":
        found += _seldom(field, one, two)
    if kind != "news":
        found += _rarest(field, "act", field.acts, one.acts[:FIRST], two.acts[:FIRST])
    found += _rarest(field, "country", field.countries, one.countries, two.countries)
    places = [[code for code, _ in telling.places] for telling in (one, two)]
    return found + _rarest(field, "place", field.places, *places)


def _texts(field: Field, at: int, to: int, kind: Kind) -> list[Sign]:
    """Return what the words say, which takes longest to find out."""
    one, two = field.tellings[at], field.tellings[to]
    return _words(field, at, to, kind) if one.lang == two.lang else _across(field, one, two)


def _rarest(
    field: Field, kind: str, counts: Mapping[str, int], one: Sequence[str], two: Sequence[str]
) -> list[Sign]:
    """Return the rarest of what both leads name, by its bits."""
    both = {*one} & {*two}
    if not both:
        return []
    rarest = min(both, key=lambda code: (counts[code], code))
    share = (counts[rarest] + _BACKGROUND * _PRIOR) / (len(field.tellings) + _PRIOR)
    return [Sign(kind, "shared", rarest, min(1.0, -math.log2(share) / _RARE))]


def _seldom(field: Field, one: Telling, two: Telling) -> list[Sign]:
    """Return how seldom a guest that both have comes: one who came once was at few events.

    Days of one visit, and one edition of what is held, rule out all other visits.
    """
    both = guests_of(one, two)
    if both is None:
        return []
    times = max(field.visits.get(party.key, 1) for party in both[:2])
    if _of_one_visit(one, two):
        times = 1
    return [Sign("guest", "seldom there", "there once" if times == 1 else f"there {times} times", 1 / times)]


def _of_one_visit(one: Telling, two: Telling) -> bool:
    if {*one.editions} & {*two.editions} and {*one.acts[:FIRST]} & {*two.acts[:FIRST]}:
        return True
    if {*one.acts, *two.acts} & AT_A_DISTANCE:
        return False  # who calls on one day and writes on the next is on no visit
    known = all(t.day and t.day[0] != "-" and t.sure for t in (one, two))
    return known and apart(str(one.day), str(two.day)) <= _VISIT


def _visits(tellings: Sequence[Telling]) -> dict[str, int]:
    """Return how often each guest came, by key: days more than some apart are of two visits."""
    days: dict[str, set[int]] = {}
    for telling in tellings:
        day = telling.day if telling.day and telling.day[0] != "-" else telling.date
        if day:
            for party in telling.foreigners:
                days.setdefault(party.key, set()).add(date.fromisoformat(day).toordinal())
    return {
        key: 1 + sum(later - sooner > _VISIT for sooner, later in pairwise(sorted(found)))
        for key, found in days.items()
    }


def _words(field: Field, at: int, to: int, kind: Kind) -> list[Sign]:
    """Return what the words of two texts of one language have in common: little and more than that."""
    left, right = field.vectors.two(at, to)
    near = cosine(left, right)
    shown = in_common(left, right) if near >= _SHOWN else []
    words = f"{near:.2f} ({', '.join(shown)})" if shown else f"{near:.2f}"
    found = [Sign("text", f"{kind}, some", words, min(near, _SOME) / _SOME)]
    if near > _SOME and kind != "meeting":  # reports of meetings share formulas, whoever met
        found.append(Sign("text", f"{kind}, more", words, (near - _SOME) / (1 - _SOME)))
    return found


def _across(field: Field, one: Telling, two: Telling) -> list[Sign]:
    """Return what the words of two languages say: names, numbers, terms, as for counterparts."""
    vi, en = (one.id, two.id) if one.lang == "vi" else (two.id, one.id)
    linked = field.links.get((vi, en), 0.0)
    score = field.weigh(vi, en) if field.weigh is not None else linked
    found = []
    if linked >= _PAIRED:
        found.append(Sign("counterpart", "paired", f"{linked:.2f}"))
    digest = bool(one.story or two.story)  # of which the whole page is compared
    if score > 0.0 and not (digest and score < _PAIRED):
        bits = max(-_MOST, min(_MOST, _bits(score)))
        found.append(Sign("counterpart", "for" if bits > 0 else "against", f"{score:.2f}", abs(bits) / _MOST))
    return found


def _bits(score: float) -> float:
    bounded = min(1 - 1e-9, max(1e-9, score))
    return math.log2(bounded / (1 - bounded))
