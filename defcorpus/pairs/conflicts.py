"""What two articles say otherwise where their texts correspond: names, numbers, countries, days.

It is looked for in stretches that tell the same. What is told otherwise there is told by each of them without
the other's, and one of these two the other article has nowhere: `Israel` beside `Iraq`, `20 báo` beside `57
newspapers`. In translations that is rare: one in a hundred slips.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from defcorpus.pairs import weights as w
from defcorpus.pairs.compare import Prepared
from defcorpus.pairs.records import PersonKey
from defcorpus.pairs.stretches import Link, stretches
from defcorpus.pairs.told import YEAR, Part, both_told

KINDS = ("names", "numbers", "countries", "days")

_Found = tuple[float, Iterable[str], Iterable[str]]  # how much it counts, and terms of either article


@dataclass(frozen=True, slots=True)
class Conflicts:
    """In how many stretches something is said otherwise, by kind, and the terms said otherwise."""

    other: tuple[float, ...] = (0.0,) * len(KINDS)
    vi: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


def conflicts(
    vi: Prepared,
    en: Prepared,
    links: Sequence[Link],
    respelt: Iterable[tuple[PersonKey, PersonKey]] = (),
) -> Conflicts:
    """Return what two articles say otherwise around linked sentences.

    What one side leaves out is no contradiction. What it has nearly so (`Lourdes`, `Lourders`; `54 tỷ`,
    `$54`) is the same, nor does the day count that a page gives for itself.
    """
    left, right = both_told(vi, en, respelt)
    other = [0.0] * len(KINDS)
    found_vi: dict[str, None] = {}
    found_en: dict[str, None] = {}
    for of_vi, of_en in stretches(links, len(left.sentences), len(right.sentences)):
        one, two = Part(left, of_vi), Part(right, of_en)
        for kind, told_otherwise in enumerate((_names, _numbers, _countries, _days)):
            much, of_one, of_two = told_otherwise(one, two)
            if much:
                other[kind] += much
                found_vi.update(dict.fromkeys(sorted(of_one)))
                found_en.update(dict.fromkeys(sorted(of_two)))
    return Conflicts(tuple(other), tuple(found_vi), tuple(found_en))


def _names(one: Part, two: Part) -> _Found:
    left, right = ({t for t in part.terms & part.told.lone if t[0] == "w"} for part in (one, two))
    if left and right:
        return 1.0, left, right
    if not one.told.people and not two.told.people:
        return 0.0, (), ()
    of_one, of_two = one.people_not_in(two), two.people_not_in(one)
    known = one.told.strangers.isdisjoint(of_one) and two.told.strangers.isdisjoint(of_two)
    if known or not of_one or not of_two:
        return 0.0, (), ()
    return 1.0, set().union(*of_one), set().union(*of_two)


def _numbers(one: Part, two: Part) -> _Found:
    left, right = (
        {t for t in part.terms - other.terms if t[0] in "ni"} for part, other in ((one, two), (two, one))
    )
    lone = left & one.told.lone, right & two.told.lone
    if not any(lone):
        return 0.0, (), ()
    of_one, of_two = one.digits(), two.digits()
    left = lone[0] - _written(lone[0], of_two, two.numerals())
    right = lone[1] - _written(lone[1], of_one, one.numerals())
    if left and right:
        return 1.0, left, right
    if (left and _not_among(of_two, of_one)) or (right and _not_among(of_one, of_two)):
        return w.HALF_SAID, left, right
    return 0.0, (), ()


def _written(terms: Iterable[str], digits: Sequence[str], numerals: Collection[str]) -> set[str]:
    """Return the terms whose digits stand in a text, whatever divides them (`8 848`) or follows (`15m`)."""
    joined = "".join(digits)
    found = set()
    for term in terms:
        written = _figures(term)
        if (
            not written
            or written in numerals
            or (written in digits if len(written) == 1 else written in joined)
        ):
            found.add(term)
    return found


@lru_cache(maxsize=1 << 16)
def _figures(term: str) -> str:
    value = float(term[2:]) if term[0] == "n" else 0.5
    return re.sub(r"\D", "", f"{value:.0f}" if value == int(value) else term[2:])


def _not_among(digits: Sequence[str], others: Sequence[str]) -> bool:
    joined = "".join(others)
    some = (one for one in digits if not YEAR.fullmatch(one))
    return any(one not in others and (len(one) == 1 or one not in joined) for one in some)


def _countries(one: Part, two: Part) -> _Found:
    left, right = one.countries - two.countries, two.countries - one.countries
    if not left or not right:
        return 0.0, (), ()
    nowhere = [not left.isdisjoint(one.told.lone), not right.isdisjoint(two.told.lone)]
    unnamed = [not left <= two.told.all_countries, not right <= one.told.all_countries]
    if all(nowhere) or all(unnamed):
        return 1.0, left, right
    return w.HALF_SAID * any((*nowhere, *unnamed)), left, right


def _days(one: Part, two: Part) -> _Found:
    for length in (len("d:--12-25"), len("d:-w4")):  # a weekday is no other day of the month
        left, right = (
            {t for t in part.terms - other.terms if t[0] == "d" and len(t) == length and t != part.told.stamp}
            for part, other in ((one, two), (two, one))
        )
        if left and right and not (left.isdisjoint(one.told.lone) and right.isdisjoint(two.told.lone)):
            return 1.0, left, right
    return 0.0, (), ()
