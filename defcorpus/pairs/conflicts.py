"""What two articles say otherwise in sentences that stand side by side: names, numbers, days, countries."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from defcorpus.pairs import weights as w
from defcorpus.pairs.compare import Prepared
from defcorpus.pairs.people import name_terms
from defcorpus.pairs.records import PersonKey, Sentence
from defcorpus.pairs.weighed import repeats

KINDS = ("names", "numbers", "countries", "days", "months", "weekdays")
_KIND_OF = {"w": 0, "n": 1, "i": 1, "c": 2, "d": 3}
_DAYS = {len("d:--12-25"): 3, len("d:--12"): 4, len("d:-w4"): 5}  # a weekday is no other day of the month

_YEAR = re.compile(r"n:(19|20)\d\d")
_LEAST_NAME = len("w:owen")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Conflicts:
    """Bits of what is said otherwise and of what is said alike, by kind, and the terms said otherwise."""

    other: tuple[float, ...] = (0.0,) * len(KINDS)
    same: tuple[float, ...] = (0.0,) * len(KINDS)
    vi: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


def conflicts(
    vi: Prepared,
    en: Prepared,
    links: Iterable[tuple[Span, Span]],
    respelt: Iterable[tuple[PersonKey, PersonKey]] = (),
) -> Conflicts:
    """Return what linked sentences say otherwise.

    Of each link the lesser of both sides' bits counts: what one side leaves out is no contradiction. What
    the other article has anywhere, or nearly so (`Lourdes`, `Lourders`; `54 tỷ`, `$54`), is none either.
    """
    known = {term for pair in respelt for person in pair for term in name_terms(person)}
    lone_vi, lone_en = _lone(vi, en, known), _lone(en, vi, known)
    lone_vi, lone_en = _without_near(lone_vi, lone_en), _without_near(lone_en, lone_vi)
    left, right = vi.article.sentences(), en.article.sentences()
    other, same = [0.0] * len(KINDS), [0.0] * len(KINDS)
    found_vi: dict[str, None] = {}
    found_en: dict[str, None] = {}
    for of_vi, of_en in links:
        one, two = _terms(vi, left[slice(*of_vi)]), _terms(en, right[slice(*of_en)])
        for term in one & two:
            same[_kind_of(term)] += vi.bits[term]
        for kind in range(len(KINDS)):
            only_vi = sorted(term for term in one & lone_vi if _kind_of(term) == kind)
            only_en = sorted(term for term in two & lone_en if _kind_of(term) == kind)
            if only_vi and only_en:
                part = w.OTHER_DAY if KINDS[kind] == "days" else 1.0
                other[kind] += part * min(_mass(vi, only_vi), _mass(en, only_en))
                found_vi.update(dict.fromkeys(only_vi))
                found_en.update(dict.fromkeys(only_en))
    return Conflicts(tuple(other), tuple(round(bits, 9) for bits in same), tuple(found_vi), tuple(found_en))


def _terms(side: Prepared, sentences: Sequence[Sentence]) -> set[str]:
    known = side.article.terms
    return {known[at] for sentence in sentences for at in sentence.terms if known[at][0] in _KIND_OF}


def _kind_of(term: str) -> int:
    return _DAYS[len(term)] if term[0] == "d" else _KIND_OF[term[0]]


def _mass(side: Prepared, terms: Sequence[str]) -> float:
    return sum(side.masses[term] / float(repeats()[side.counts[term]]) for term in terms)


def _lone(side: Prepared, other: Prepared, known: Collection[str]) -> set[str]:
    """Return what the other article has not; of words those that may be names, and no years.

    In Vietnamese a word in Latin letters that is no syllable mostly is one, unless it is short: a piece of a
    name written by sound (`A-đri-an`). A year may be `this year` in the other language.
    """
    vietnamese = side.article.lang == "vi"
    named, parts = _named(side), _parts(side, other)
    found = {t for t in side.masses if t[0] in _KIND_OF and t not in other.bits and t not in known}
    found = {t for t in found if not _YEAR.fullmatch(t)}
    names = named | {t for t in found if vietnamese and len(t) >= _LEAST_NAME}
    return {t for t in found if t[0] != "w" or (t in names and t not in parts)}


def _named(side: Prepared) -> set[str]:
    return {term for person in side.article.people for term in name_terms(person)}


def _parts(side: Prepared, other: Prepared) -> set[str]:
    """Return the words of names that the other article has, as it may join them: `Minh`, of `Minh Quang`."""
    return {
        term
        for person in side.article.people
        if any(joined in other.bits for joined in name_terms(person))
        for term in name_terms(person)
    }


def _without_near(terms: set[str], others: set[str]) -> set[str]:
    by_kind: dict[str, list[str]] = {}
    for other in sorted(others):
        by_kind.setdefault(_bucket(other), []).append(other)
    return {term for term in terms if not any(_near(term, other) for other in by_kind.get(_bucket(term), ()))}


def _bucket(term: str) -> str:
    """Return what two terms that may be nearly alike have in common."""
    return term[:3] if term[0] == "w" else "n" if term[0] in "ni" else term


@lru_cache(maxsize=1 << 18)
def _near(one: str, two: str) -> bool:
    """Say whether two terms are one thing written otherwise."""
    if one[0] == "w":
        if one[:6] == two[:6]:
            return True
        from rapidfuzz import fuzz

        return float(fuzz.ratio(one[2:], two[2:])) >= w.NEAR_NAME
    if one[0] not in "ni":
        return True  # of one bucket, so the same
    left, right = sorted((_digits(one), _digits(two)), key=len)
    if not left or left == right:
        return left == right
    if one[0] == two[0] == "n":
        close = right.startswith(left) or right.endswith(left)
        return len(left) > 1 and close and len(right) - len(left) <= len("00")
    return len(left) > 1 and left in right


@lru_cache(maxsize=1 << 18)
def _digits(term: str) -> str:
    """Return the digits that count: `54` of 54 billion, `297` of `mig-29-7`."""
    if term[0] == "n":
        value = float(term[2:])
        written = f"{value:.0f}" if value == int(value) else term[2:]
        return re.sub(r"\D", "", written).strip("0")
    return re.sub(r"\D", "", term).strip("0")
