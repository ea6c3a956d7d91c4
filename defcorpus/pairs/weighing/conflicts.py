"""What two articles say otherwise where their texts correspond: names, numbers, countries, days.

It is looked for in stretches that tell the same. What is told otherwise there is told by each of them without
the other's, and one of these two the other article has nowhere: `Israel` beside `Iraq`, `20 báo` beside `57
newspapers`. In translations that is rare: one in a hundred slips.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from defcorpus.pairs import weights as w
from defcorpus.pairs.records import PersonKey
from defcorpus.pairs.weighing.compare import Prepared
from defcorpus.pairs.weighing.stretches import Link, stretches
from defcorpus.pairs.weighing.told import YEAR, Part, Told, both_told

KINDS = ("names", "numbers", "countries", "days")

_HUNDREDS = 100.0
_ROUNDED = 0.1  # of a round number that what it stands for may be off

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
    days: tuple[set[str], set[str]] = set(), set()
    asked = _possible(left, right)
    for of_vi, of_en in stretches(links, len(left.words), len(right.words)) if asked else ():
        one, two = Part(left, of_vi), Part(right, of_en)
        for kind, told_otherwise in asked:
            much, of_one, of_two = told_otherwise(one, two)
            if much and not (told_otherwise is _days and _again(days, of_one, of_two)):
                other[kind] += much
                found_vi.update(dict.fromkeys(sorted(of_one)))
                found_en.update(dict.fromkeys(sorted(of_two)))
    return Conflicts(tuple(other), tuple(found_vi), tuple(found_en))


def _again(known: tuple[set[str], set[str]], one: Iterable[str], two: Iterable[str]) -> bool:
    """Say whether a day of these was told otherwise before; note them.

    A text comes back to the day of an earlier meeting, which is one fact. A name that is told otherwise
    throughout is the story's own, and no slip.
    """
    both = list(zip(known, (set(one), set(two)), strict=True))
    found = any(not before.isdisjoint(some) for before, some in both)
    for before, some in both:
        before |= some
    return found


def _possible(one: Told, two: Told) -> list[tuple[int, Callable[[Part, Part], _Found]]]:
    """Return what finds the kinds of contradictions that there may be at all."""
    there = (
        (one.lone["w"] and two.lone["w"]) or one.strangers or two.strangers,
        one.lone["ni"] or two.lone["ni"],
        one.all_countries and two.all_countries and one.all_countries != two.all_countries,
        one.lone["d"] or two.lone["d"],
    )
    finding = enumerate((_names, _numbers, _countries, _days))
    return [one for one, some in zip(finding, there, strict=True) if some]


def _names(one: Part, two: Part) -> _Found:
    left, right = (part.terms & part.told.lone["w"] for part in (one, two))
    left, right = (
        _of_one_sort(one.sorts(left), two.sorts(right)),
        _of_one_sort(two.sorts(right), one.sorts(left)),
    )
    if left and right:
        return 1.0, left, right
    if not one.told.strangers and not two.told.strangers:
        return 0.0, (), ()
    of_one, of_two = one.people_not_in(two), two.people_not_in(one)
    nobody = bool(of_one) and not of_two
    if nobody:
        of_two = two.names_of_nobody()
    unknown = [part.told.strangers.intersection(of) for part, of in ((one, of_one), (two, of_two))]
    if not any(unknown) or not of_one or not of_two:
        return 0.0, (), ()
    led = any(part.told.leaders & some for part, some in zip((one, two), unknown, strict=True))
    # Else somebody is named in passing, or what stands in a person's stead may be none.
    much = 1.0 if not nobody and (all(unknown) or led) else w.HALF_SAID
    return much, set().union(*of_one), set().union(*of_two)


def _of_one_sort(sorts: dict[str, set[str]], others: dict[str, set[str]]) -> set[str]:
    """Return the words that may stand for what others do: no town or body is named in a person's stead."""
    return {
        term
        for sort, terms in sorts.items()
        if any("other" in (sort, other) or sort == other for other in others)
        for term in terms
    }


def _numbers(one: Part, two: Part) -> _Found:
    left, right = (part.terms & part.told.lone["ni"] for part in (one, two))
    if not left and not right:
        return 0.0, (), ()
    of_one, of_two = one.digits(), two.digits()
    left, right = left - _written(left, of_two, two), right - _written(right, of_one, one)
    left, right = left - _about(left, right), right - _about(right, left)
    for kind in "in":  # a ship's number stands in no other number's stead, and may be left out
        names, others = ({term for term in terms if term[0] == kind} for terms in (left, right))
        if names and others:
            return 1.0, names, others
    left, right = ({term for term in terms if term[0] == "n"} for terms in (left, right))
    of_one, of_two = _plain(of_one, one), _plain(of_two, two)
    if (left and _not_among(of_two, of_one)) or (right and _not_among(of_one, of_two)):
        return w.HALF_SAID, left, right
    return 0.0, (), ()


def _about(terms: Collection[str], others: Collection[str]) -> set[str]:
    """Return the numbers that one of the others rounds, or that round one: 412, `more than 400`."""
    numbers = [term for term in others if term[0] == "n"]
    return {
        term
        for term in terms
        if term[0] == "n" and any(_rounds(term, other) or _rounds(other, term) for other in numbers)
    }


@lru_cache(maxsize=1 << 14)
def _rounds(term: str, other: str) -> bool:
    """Say whether a number of hundreds or more is one, of more digits, in round figures."""
    one, two = float(term[2:]), float(other[2:])
    step = 10.0 ** (len(f"{one:.0f}") - 1) / 2  # half of what its first digit counts
    return one >= _HUNDREDS and one % step == 0 and two % step != 0 and abs(one - two) <= _ROUNDED * one


def _plain(digits: Sequence[str], part: Part) -> list[str]:
    """Return digits without those of ships, aircraft and files."""
    named = {_figures(term) for term in part.terms if term[0] == "i"}
    return [written for written in digits if written not in named]


def _written(terms: Collection[str], digits: Sequence[str], part: Part) -> set[str]:
    """Return the terms whose digits stand in a stretch, whatever divides them or follows (`15m`)."""
    joined = "".join(digits)
    numerals = part.numerals() if terms else set()
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
    nowhere = [not left.isdisjoint(one.told.lone["c"]), not right.isdisjoint(two.told.lone["c"])]
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
        lone = not (left.isdisjoint(one.told.lone["d"]) and right.isdisjoint(two.told.lone["d"]))
        if left and right and lone:
            return 1.0, left, right
    return 0.0, (), ()
