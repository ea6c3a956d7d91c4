"""The ledger: what speaks for and against a pair, in bits that add up (Fellegi and Sunter 1969)."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from defcorpus.pairs import weights as w
from defcorpus.pairs.features.people import (
    lacking_host,
    may_be_one,
    name_terms,
    other_person,
    same_meeting,
)
from defcorpus.pairs.model import Model
from defcorpus.pairs.records import Evidence, PersonKey
from defcorpus.pairs.sentences.align import Alignment
from defcorpus.pairs.weighing.compare import (
    Prepared,
    Sums,
    alike,
    compare,
    group_weights,
    length_weight,
    respelt_bits,
    shared_bits,
)
from defcorpus.pairs.weighing.conflicts import KINDS, Conflicts
from defcorpus.pairs.weighing.dates import in_words, lag_between
from defcorpus.pairs.weighing.occasions import other_occasion
from defcorpus.pairs.weighing.weighed import GROUP_OF, GROUPS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

OTHERWISE = "otherwise in the same sentence"
_NAMED = 6  # words quoted in one line of the ledger


def prior(model: Model) -> float:
    """Return the weight before anything is read: the more articles, the less likely a given pair."""
    return -w.PRIOR_SLOPE * math.log2(max(1.0, sum(model.articles) / 2))


def raw_weight(vi: Prepared, en: Prepared, model: Model) -> float:
    """Return a pair's weight without its rivals: the sum of `ledger`, sooner."""
    lag = lag_between(vi.article, en.article, model)
    return undated_weight(vi, en, model) + (0.0 if lag is None else lag.weight)


def undated_weight(vi: Prepared, en: Prepared, model: Model) -> float:
    """Return a pair's weight without its rivals, but for its days."""
    sums = compare(vi, en)
    weight = prior(model) + w.CONSTANT + _length(vi, en)
    weight += sum(float(part.sum()) for part in group_weights(*_arrays(sums)))
    return weight + sum(row.weight for row in _contradictions(vi, en, sums))


def ledger(vi: Prepared, en: Prepared, model: Model) -> list[Evidence]:
    """Return the lines for one pair, rivals apart. Rarer terms come first within a line."""
    sums = compare(vi, en)
    rows = [
        Evidence("prior", "", "", prior(model), f"{model.articles[0]} vi, {model.articles[1]} en articles")
    ]
    lag = lag_between(vi.article, en.article, model)
    if lag is not None:
        kind = "date" if lag.kind == "date" else "event date"
        rows.append(Evidence(kind, lag.vi, lag.en, lag.weight, in_words(lag)))
    rows += _group_rows(vi, en, sums)
    rows += _contradictions(vi, en, sums)
    rows.append(Evidence("length", f"{vi.article.words} words", f"{en.article.words} words", _length(vi, en)))
    return rows


def _arrays(sums: Sums) -> tuple[Floats, Floats, Floats]:
    return np.array(sums.shared), np.array(sums.only_vi), np.array(sums.only_en)


def _length(vi: Prepared, en: Prepared) -> float:
    return float(length_weight(np.array(vi.length), np.array(en.length)))


def _contradictions(vi: Prepared, en: Prepared, sums: Sums) -> list[Evidence]:
    """Return what a counterpart would not do: name another guest or host, another number in its title."""
    rows = []
    if vi.article.people and en.article.people:
        near = float(alike(*_arrays(sums)))
        for native, (least, more), note in (
            (False, w.OTHER_GUEST, "other guest"),
            (True, w.OTHER_HOST, "other host"),
        ):
            people = other_person(vi.article, en.article, sums.terms, sums.respelt, native=native)
            if people is not None:
                rows.append(
                    Evidence("contradiction", people[0].name, people[1].name, least + more * near, note)
                )
        lacking = lacking_host(vi.article, en.article, sums.terms)
        if lacking is not None:
            rows.append(Evidence("contradiction", *lacking, w.LACKING_HOST, "host whom the other has not"))
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
    rows: list[Evidence] = []
    weights = np.stack(group_weights(*_arrays(sums)), axis=1).tolist()
    shared = _by_group(sums.terms)
    lone = _by_group(vi.masses.keys() - en.bits.keys()), _by_group(en.masses.keys() - vi.bits.keys())
    for group, (name, found) in enumerate(zip(GROUPS, weights, strict=True)):
        rows += _shared_rows(vi, en, sums, shared[group], name, found[0])
        only = _heaviest(vi, lone[0][group]), _heaviest(en, lone[1][group])
        rows.append(Evidence(name, only[0], "", found[1], "only in vi"))
        rows.append(Evidence(name, "", only[1], found[2], "only in en"))
        rows.append(Evidence(name, *only, found[3], "other in each"))
    return [row for row in rows if abs(row.weight) > 1e-12]


def _by_group(terms: Iterable[str]) -> list[list[str]]:
    found: list[list[str]] = [[] for _ in GROUPS]
    for term in terms:
        found[GROUP_OF[term[0]]].append(term)
    return found


def _heaviest(side: Prepared, terms: list[str]) -> str:
    """Quote terms of one article, what says most first."""
    return _quoted(side, sorted(terms, key=lambda term: (-side.masses[term], term)))


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


def aligned_bits(found: Alignment) -> float:
    """Return what sentences side by side say, whatever they say otherwise."""
    return w.ALIGNED * min(1.0, found.closeness / w.ALIGNED_FROM)


def sentence_rows(
    vi: Prepared,
    en: Prepared,
    found: Alignment,
    said: Conflicts,
    respelt: Collection[tuple[PersonKey, PersonKey]] = (),
) -> list[Evidence]:
    """Return what sentences side by side say.

    Other names, numbers, countries or days where the texts correspond speak against a pair, the more the
    closer the texts are; one thing alone that is no name does so in texts that are very close, for two
    reports count a crew or a gift otherwise. Where another guest, host, edition or occasion is named,
    sentences alike say less: they are formulas.
    """
    shared = vi.bits.keys() & en.bits.keys()
    people = [
        other_person(vi.article, en.article, shared, respelt, native=native) for native in (False, True)
    ]
    occasion = other_occasion(vi.article, en.article)
    another = any(people) or occasion is not None or _other_identifier(vi, en) is not None
    aligned = aligned_bits(found) * (w.ALIGNED_OTHERS if another else 1.0)
    one, two = (f"{some} of {all_} sentences" for some, all_ in (found.of_vi, found.of_en))
    rows = [Evidence("sentences", one, two, aligned, "side by side, in order")]
    lone = sum(said.other) <= 1.0 and not said.other[KINDS.index("names")]
    bounds = w.CLOSE_LONE if lone else w.CLOSE
    close = _between(found.closeness, bounds) * _between(found.share, w.CLOSE_SHARE)
    against = w.SAID_MOST * math.expm1(sum(map(_told_otherwise, KINDS, said.other)) / w.SAID_MOST)
    if same_meeting(vi.article, en.article, shared):
        against *= w.OTHER_AT_MEETING
    words = _quoted(vi, list(said.vi)), _quoted(en, list(said.en))
    rows.append(Evidence("contradiction", *words, close * against, OTHERWISE))
    rows += [occasion] if occasion is not None else []
    return [row for row in rows if row.weight]


def bounded(rows: list[Evidence]) -> list[Evidence]:
    """Return a ledger in which a pair that tells something otherwise, in full, is likely at most.

    A form that was filled in anew has all else alike: that it has much more says nothing for it.
    """
    over = math.fsum(row.weight for row in rows) - w.OTHERWISE_AT_MOST
    return [
        replace(row, weight=row.weight - over)
        if over > 0.0 and row.note == OTHERWISE and row.weight <= w.OTHERWISE_IN_FULL
        else row
        for row in rows
    ]


def _told_otherwise(kind: str, times: float) -> float:
    """Return what a kind of contradictions says: one that comes again says less each time."""
    again: float = w.SAID_AGAIN**times
    return w.SAID_OTHERWISE[kind] * (1.0 - again) / (1.0 - w.SAID_AGAIN)


def _between(value: float, bounds: tuple[float, float]) -> float:
    """Return how far a value is on its way from the one bound to the other, 0 to 1."""
    return min(1.0, max(0.0, (value - bounds[0]) / (bounds[1] - bounds[0])))


def _quoted(side: Prepared, terms: list[str]) -> str:
    forms = list(dict.fromkeys(side.forms[term] for term in terms if term in side.forms))
    rest = len(forms) - _NAMED
    return "; ".join(forms[:_NAMED]) + (f"; +{rest}" if rest > 0 else "")
