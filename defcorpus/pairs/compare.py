"""Two articles to what they share and what each lacks of the other: the sums under every ledger."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from defcorpus.pairs import weights as w
from defcorpus.pairs.model import Model
from defcorpus.pairs.people import name_terms, respellings
from defcorpus.pairs.records import CAPITAL, FOREIGN, TITLE, Features, PersonKey

GROUPS = ("words", "numbers", "terms", "days", "countries")
GROUP_OF = {"f": 2, "w": 0, "i": 1, "n": 1, "g": 2, "d": 3, "c": 4}
_SLOPES = tuple(w.SLOPES[group] for group in GROUPS)


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article with its terms weighed by a model."""

    article: Features
    bits: dict[str, float]  # how much a term says where it is shared
    masses: dict[str, float]  # how much it says where the other article lacks it
    counts: dict[str, int]
    totals: tuple[float, ...]  # of `masses`, by group
    identifiers: dict[str, dict[str, str]]  # of the title, by the letters they begin with
    title_numbers: dict[str, str]
    length: float  # in English words


def prepare(article: Features, model: Model) -> Prepared:
    """Weigh the terms of an article."""
    bits: dict[str, float] = {}
    masses: dict[str, float] = {}
    counts: dict[str, int] = {}
    totals = [0.0] * len(GROUPS)
    vietnamese = article.lang == "vi"
    for term, count, flag in zip(article.terms, article.counts, article.flags, strict=True):
        rarity = model.bits(term)
        bits[term] = rarity
        counts[term] = count
        survives = _survival(term, flag, vietnamese, model)
        if survives:
            mass = rarity * survives * repeated(count)
            masses[term] = mass
            totals[GROUP_OF[term[0]]] += mass
    length = (article.words + 5) / (w.LENGTH_RATIO if vietnamese else 1.0)
    return Prepared(
        article,
        bits,
        masses,
        counts,
        tuple(totals),
        _title_identifiers(article),
        _title_numbers(article),
        length,
    )


def _title_identifiers(article: Features) -> dict[str, dict[str, str]]:
    """Return for example ``{"dsa": {"i:dsa-3293-1": "DSA-3293-1"}}``."""
    found: dict[str, dict[str, str]] = {}
    for term, form, flag in zip(article.terms, article.forms, article.flags, strict=True):
        letters = re.match(r"i:([a-z]+)[-.]?\d", term) if flag & TITLE and term[0] == "i" else None
        if letters is not None:
            found.setdefault(letters[1], {})[term] = form
    return found


def _title_numbers(article: Features) -> dict[str, str]:
    terms = zip(article.terms, article.forms, article.flags, strict=True)
    return {term: form for term, form, flag in terms if flag & TITLE and term[0] == "n"}


def repeated(count: int) -> float:
    """Return how much more a term says that is mentioned more than once."""
    return 1.0 if count == 1 else 1.0 + 0.5 * math.log2(count)


def _survival(term: str, flag: int, vietnamese: bool, model: Model) -> float:
    """Return the chance that a translation keeps the term's letters."""
    if term[0] != "w":
        return 1.0
    vi, en, capital = model.frequencies.get(term, (0, 0, 0))
    if vietnamese:
        kept = min(1.0, (en + 1) / (vi + 1))
        if flag & FOREIGN:
            return kept
        return 0.3 * kept if en else 0.0
    if not flag & CAPITAL:
        return 0.0
    # A word that also occurs in lower case is no name.
    kept = min(1.0, (vi + 1) / (en + 1)) * (capital / en if en else 1.0) ** 2
    return (0.7 if flag & FOREIGN else 0.3) * kept


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
    return vi.bits[term] * repeated(min(vi.counts[term], en.counts[term]))


def level(bits: float, cap: float) -> float:
    """Let bits level off at `cap`."""
    return cap * (1.0 - math.exp(-max(0.0, bits) / cap))


def group_weights(vi: Prepared, en: Prepared, sums: Sums) -> tuple[list[float], list[float], list[float]]:
    """Return the weight of each group: shared, missing in English, missing in Vietnamese."""
    shorter_vi = vi.length <= en.length
    scale = min(vi.length, en.length) / max(vi.length, en.length)
    shared, against_vi, against_en = [], [], []
    for group, slope in enumerate(_SLOPES):
        short, long = slope.missing_short, slope.missing_long
        shared.append(slope.shared * level(sums.shared[group], slope.cap))
        of_vi, of_en = sums.only_vi[group], sums.only_en[group]
        if shorter_vi:
            against_vi.append(-short * level(of_vi, slope.cap))
            against_en.append(-long * level(of_en * scale, slope.cap))
        else:
            against_vi.append(-long * level(of_vi * scale, slope.cap))
            against_en.append(-short * level(of_en, slope.cap))
    return shared, against_vi, against_en
