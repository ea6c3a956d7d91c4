"""The ledger: what speaks for and against a pair, in bits that add up (Fellegi and Sunter 1969)."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from defcorpus.pairs import weights as w
from defcorpus.pairs.align import TRANSLATION, Alignment
from defcorpus.pairs.compare import (
    GROUP_OF,
    GROUPS,
    Prepared,
    Sums,
    compare,
    group_weights,
    respelt_bits,
    shared_bits,
)
from defcorpus.pairs.dates import lag_between
from defcorpus.pairs.model import Model
from defcorpus.pairs.people import may_be_one, name_terms, other_person
from defcorpus.pairs.records import Evidence, PersonKey

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_NAMED = 6  # words quoted in one line of the ledger


def prior(model: Model) -> float:
    """Return the weight before anything is read: the more articles, the less likely a given pair."""
    return -w.PRIOR_SLOPE * math.log2(max(1.0, sum(model.articles) / 2))


def raw_weight(vi: Prepared, en: Prepared, model: Model) -> float:
    """Return a pair's weight without its rivals: the sum of `ledger`, sooner."""
    sums = compare(vi, en)
    weight = prior(model) + w.CONSTANT + _length(vi, en)
    weight += sum(float(part.sum()) for part in _of_groups(vi, en, sums))
    lag = lag_between(vi.article, en.article, model)
    if lag is not None:
        weight += lag.weight
    return weight + sum(row.weight for row in _contradictions(vi, en, sums))


def ledger(vi: Prepared, en: Prepared, model: Model) -> list[Evidence]:
    """Return the lines for one pair, rivals apart. Rarer terms come first within a line."""
    sums = compare(vi, en)
    rows = [
        Evidence("prior", "", "", prior(model), f"{model.articles[0]} vi, {model.articles[1]} en articles")
    ]
    lag = lag_between(vi.article, en.article, model)
    if lag is not None:
        note = "same day" if not lag.days else f"{abs(lag.days)} day{'s' if abs(lag.days) > 1 else ''} apart"
        rows.append(Evidence("event date" if lag.event else "date", lag.vi, lag.en, lag.weight, note))
    rows += _group_rows(vi, en, sums)
    rows += _contradictions(vi, en, sums)
    rows.append(Evidence("length", f"{vi.article.words} words", f"{en.article.words} words", _length(vi, en)))
    rows.append(Evidence("calibration", "", "", w.CONSTANT))
    return rows


def _of_groups(vi: Prepared, en: Prepared, sums: Sums) -> tuple[Floats, Floats, Floats]:
    found = (np.array(part) for part in (sums.shared, sums.only_vi, sums.only_en))
    return group_weights((vi.length, en.length), *found)


def _length(vi: Prepared, en: Prepared) -> float:
    return -w.LENGTH_SLOPE * abs(math.log(vi.length / en.length))


def _contradictions(vi: Prepared, en: Prepared, sums: Sums) -> list[Evidence]:
    """Return what a counterpart would not do: name another guest or host, another number in its title."""
    rows = []
    if vi.article.people and en.article.people:
        for native, weight, note in (
            (False, w.OTHER_GUEST, "other guest"),
            (True, w.OTHER_HOST, "other host"),
        ):
            people = other_person(vi.article, en.article, sums.terms, sums.respelt, native=native)
            if people is not None:
                rows.append(Evidence("contradiction", people[0].name, people[1].name, weight, note))
    identifiers = _other_identifier(vi, en)
    if identifiers is not None:
        rows.append(Evidence("title", *identifiers, w.OTHER_IDENTIFIER, "other identifier"))
    numbers = _other_title_number(vi, en)
    if numbers is not None:
        rows.append(Evidence("title", *numbers, w.OTHER_TITLE_NUMBER, "other number"))
    return rows


def _other_identifier(vi: Prepared, en: Prepared) -> tuple[str, str] | None:
    one, two = vi.identifiers, en.identifiers
    for letters in sorted(one.keys() & two.keys()):
        if not one[letters].keys() & two[letters].keys():
            return min(one[letters].values()), min(two[letters].values())
    return None


def _other_title_number(vi: Prepared, en: Prepared) -> tuple[str, str] | None:
    """Return a number of each title where neither article has the other's."""
    one = [form for term, form in vi.title_numbers.items() if term not in en.bits]
    two = [form for term, form in en.title_numbers.items() if term not in vi.bits]
    return (one[0], two[0]) if one and two else None


def _group_rows(vi: Prepared, en: Prepared, sums: Sums) -> list[Evidence]:
    """Return for each group what is shared, what only one has, and for words a line for each person."""
    shared, against_vi, against_en = (part.tolist() for part in _of_groups(vi, en, sums))
    rows: list[Evidence] = []
    for group, name in enumerate(GROUPS):
        together = [term for term in sums.terms if GROUP_OF[term[0]] == group]
        rows += _shared_rows(vi, en, sums, together, name, shared[group])
        for side, other, weight in ((vi, en, against_vi[group]), (en, vi, against_en[group])):
            missing = {
                term: mass
                for term, mass in side.masses.items()
                if GROUP_OF[term[0]] == group and term not in other.bits
            }
            rows += _missing_rows(side, missing, name, weight)
    return rows


def _shared_rows(
    vi: Prepared, en: Prepared, sums: Sums, terms: list[str], name: str, weight: float
) -> list[Evidence]:
    """Divide a group's weight among its lines by their bits: a line a person, one for the other terms."""
    bits = {term: shared_bits(vi, en, term) for term in terms}
    parts: list[tuple[float, Evidence]] = []
    if name == "words":
        for person, other in sums.respelt:
            row = Evidence("people", person.name, other.name, 0.0, "spelt otherwise")
            parts.append((respelt_bits(vi, en, person, other), row))
        for person, written in _people_of(vi, en, sums):
            found = sum(bits.pop(term, 0.0) for term in name_terms(person))
            parts.append((found, Evidence("people", person.name, written, 0.0)))
    ranked = sorted(bits, key=lambda term: (-bits[term], term))
    parts.append((sum(bits.values()), Evidence(name, _quoted(vi, ranked), _quoted(en, ranked), 0.0)))
    total = sum(part for part, _ in parts)
    return [replace(row, weight=weight * part / total) for part, row in parts if part > 0.0]


def _people_of(vi: Prepared, en: Prepared, sums: Sums) -> list[tuple[PersonKey, str]]:
    """Return each person found in both articles, with the name as the English writes it."""
    respelt = {person for person, _ in sums.respelt}
    shared = set(sums.terms)
    found = []
    for person in vi.article.people:
        terms = sorted(set(name_terms(person)) & shared)
        if person in respelt or not terms:
            continue
        others = [other for other in en.article.people if set(terms) & set(name_terms(other))]
        same = next((other.name for other in others if may_be_one(person, other)), None)
        if same is not None or not others:  # `Ilham Aliyev` and `Heydar Aliyev` share no more than a word
            found.append((person, same or _quoted(en, terms)))
    return found


def _missing_rows(side: Prepared, missing: dict[str, float], name: str, weight: float) -> list[Evidence]:
    if weight > -0.0005 or not missing:
        return [Evidence(name, "", "", weight)] if abs(weight) > 1e-12 else []
    ranked = sorted((t for t in missing if missing[t] > 0), key=lambda term: (-missing[term], term))
    quoted = _quoted(side, ranked)
    vietnamese = side.article.lang == "vi"
    note = f"only in {side.article.lang}"
    return [Evidence(name, quoted if vietnamese else "", "" if vietnamese else quoted, weight, note)]


def sentences_row(vi: Prepared, en: Prepared, found: Alignment, weight: float) -> Evidence | None:
    """Return what the sentences side by side say of a pair that has `weight` without them.

    Other numbers, countries or days in the same sentence speak against it, the more the closer the texts are.
    """
    if found.other_bits:
        part = min(1.0, found.density / TRANSLATION) * found.other_bits / (found.other_bits + found.same_bits)
        against = w.OTHER_FACTS * part * (1.0 - math.exp(-found.other_bits / w.OTHER_FACTS_BITS))
        said = _quoted(vi, list(found.other_vi)), _quoted(en, list(found.other_en))
        return Evidence("contradiction", *said, against, "otherwise in the same sentence")
    if found.kind == "translation" and weight < w.SENTENCES_BELOW:
        one, two = (f"{some} of {all_} sentences" for some, all_ in (found.of_vi, found.of_en))
        return Evidence("sentences", one, two, w.SENTENCES, "side by side, in order")
    return None


def _quoted(side: Prepared, terms: list[str]) -> str:
    known, written = side.article.terms, side.article.forms
    places = ((term, bisect_left(known, term)) for term in terms)  # terms are sorted
    forms = list(dict.fromkeys(written[at] for term, at in places if at < len(known) and known[at] == term))
    rest = len(forms) - _NAMED
    return "; ".join(forms[:_NAMED]) + (f"; +{rest}" if rest > 0 else "")
