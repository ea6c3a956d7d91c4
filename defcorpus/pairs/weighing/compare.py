"""Two articles to what they share and what each lacks of the other: the sums under every ledger."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from defcorpus.pairs import weights as w
from defcorpus.pairs.features.encoded import terms_of, title_identifiers
from defcorpus.pairs.features.people import name_terms, respellings
from defcorpus.pairs.model import Model
from defcorpus.pairs.records import TITLE, Features, PersonKey
from defcorpus.pairs.weighing.weighed import GROUP_OF, GROUPS, groups_of, repeats, survival

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_TOPIC = GROUPS.index("terms")


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article with its terms weighed by a model."""

    article: Features
    bits: dict[str, float]  # how much a term says where it is shared
    masses: dict[str, float]  # how much it says where the other article lacks it
    counts: dict[str, int]
    forms: dict[str, str]  # as the article writes its terms
    totals: tuple[float, ...]  # of `masses`, by group
    identifiers: dict[str, dict[str, str]]  # of the title, by the letters they begin with
    title_numbers: dict[str, str]
    length: float  # in English words


def prepare(article: Features, model: Model) -> Prepared:
    """Weigh the terms of an article."""
    vietnamese = article.lang == "vi"
    hashes, kinds = terms_of(article)
    codes = np.frombuffer(kinds, np.uint8)
    counts, flags = (np.frombuffer(column, np.uint8) for column in (article.counts, article.flags))
    bits, frequency = model.looked_up(np.frombuffer(hashes, "<u8"), codes)
    survives = survival(codes, flags, frequency, vietnamese=vietnamese)
    rarity, found = bits.tolist(), (bits * survives * repeats()[counts]).tolist()
    totals = np.bincount(groups_of()[codes], found, len(GROUPS)).tolist()
    identifiers: dict[str, dict[str, str]] = {}
    for letters, term, form in title_identifiers(article):
        identifiers.setdefault(letters, {})[term] = form
    return Prepared(
        article,
        dict(zip(article.terms, rarity, strict=True)),
        {term: mass for term, mass in zip(article.terms, found, strict=True) if mass},
        dict(zip(article.terms, article.counts, strict=True)),
        dict(zip(article.terms, article.forms, strict=True)),
        tuple(totals),
        identifiers,
        _title_numbers(article),
        (article.words + 5) / (w.LENGTH_RATIO if vietnamese else 1.0),
    )


def _title_numbers(article: Features) -> dict[str, str]:
    terms = zip(article.terms, article.forms, article.flags, strict=True)
    return {term: form for term, form, flag in terms if flag & TITLE and term[0] == "n"}


@dataclass(frozen=True, slots=True)
class Sums:
    """Bits by group: shared, lacking in the English article, lacking in the Vietnamese one."""

    shared: tuple[float, ...]
    only_vi: tuple[float, ...]
    only_en: tuple[float, ...]
    terms: tuple[str, ...]
    respelt: tuple[tuple[PersonKey, PersonKey], ...] = ()  # people whose names are spelt otherwise


def compare(vi: Prepared, en: Prepared) -> Sums:
    """Add up what two articles share and what each lacks."""
    shared = [0.0] * len(GROUPS)
    only_vi, only_en = list(vi.totals), list(en.totals)
    fewer, more = (vi.bits, en.bits) if len(vi.bits) <= len(en.bits) else (en.bits, vi.bits)
    terms = tuple(term for term in fewer if term in more)  # in the order of the features: sums stay the same
    for term in terms:
        group = GROUP_OF[term[0]]
        shared[group] += shared_bits(vi, en, term)
        only_vi[group] -= vi.masses.get(term, 0.0)
        only_en[group] -= en.masses.get(term, 0.0)
    respelt = respellings(vi.article, en.article, terms) if vi.article.people and en.article.people else ()
    for one, two in respelt:
        shared[0] += respelt_bits(vi, en, one, two)
        only_vi[0] -= _name_mass(vi, one, en)
        only_en[0] -= _name_mass(en, two, vi)
    return Sums(tuple(shared), tuple(only_vi), tuple(only_en), terms, respelt)


def respelt_bits(vi: Prepared, en: Prepared, one: PersonKey, two: PersonKey) -> float:
    """Return what a name says that the two articles spell otherwise."""
    return w.FUZZY_SLOPE * max(_name_mass(vi, one, en), _name_mass(en, two, vi))


def _name_mass(side: Prepared, person: PersonKey, other: Prepared) -> float:
    """Return what a name's words say where the other article lacks them."""
    lacking = [term for term in name_terms(person) if term not in other.bits]
    return sum(side.masses.get(term, 0.0) for term in lacking)


def shared_bits(vi: Prepared, en: Prepared, term: str) -> float:
    """Return what one shared term says."""
    return vi.bits[term] * _repeats()[min(vi.counts[term], en.counts[term])]


@cache
def _repeats() -> list[float]:
    found: list[float] = repeats().tolist()
    return found


def group_weights(shared: Floats, only_vi: Floats, only_en: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """Return the weight of each group: shared, missing in English, missing in Vietnamese, other in each.

    Of one pair, sums have a number a group; of many, a row a pair. What both articles have otherwise speaks
    against them as far as they are `alike`: a text with other people and numbers in the same words is no
    counterpart, one that leaves some out may be.
    """
    slopes = _slopes()
    only_vi, only_en = np.maximum(0.0, only_vi), np.maximum(0.0, only_en)  # subtracting leaves a hair below
    near = alike(shared, only_vi, only_en)[..., None]
    return (
        slopes[0] * level(shared, slopes[1]),
        -slopes[2] * ((1.0 + only_vi) ** 0.25 - 1.0),
        -slopes[3] * ((1.0 + only_en) ** 0.25 - 1.0),
        -slopes[4] * level(np.minimum(only_vi, only_en), w.OTHER_CAP) * near,
    )


def level(bits: Floats, cap: Floats | float) -> Floats:
    """Let bits level off at `cap`."""
    levelled: Floats = bits * cap / (bits + cap)
    return levelled


def alike(shared: Floats, only_vi: Floats, only_en: Floats) -> Floats:
    """Return how much of the press's common terms in two articles is in both, 0 to 1 (a cosine)."""
    both = shared[..., _TOPIC]
    of_vi, of_en = (both + only[..., _TOPIC] + w.ALIKE_FROM for only in (only_vi, only_en))
    found: Floats = both / np.sqrt(of_vi * of_en)
    return found


def length_weight(vi: Floats, en: Floats) -> Floats:
    """Return what the lengths of two articles say, in English words."""
    return -w.LENGTH_SLOPE * np.abs(vi - en) / (vi + en)


@cache
def _slopes() -> Floats:
    found = [w.SLOPES[group] for group in GROUPS]
    return np.array([[s.shared, s.cap, s.missing_en, s.missing_vi, s.other] for s in found]).T
