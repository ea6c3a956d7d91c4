"""The weights of many pairs at once, without their rivals: what `evidence.ledger` adds up, by joining terms.

What names spelt otherwise in the two articles say needs the names themselves: it is asked for only where a
pair could come so far that it matters.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from defcorpus.pairs import weights as w
from defcorpus.pairs.features.columns import distinct, spread
from defcorpus.pairs.features.encoded import ALSO, CODES, FOREIGN_PEOPLE, GUEST, HOST, PEOPLE
from defcorpus.pairs.records import TITLE, Report, silent
from defcorpus.pairs.weighing.compare import alike, group_weights, length_weight
from defcorpus.pairs.weighing.dates import Lags
from defcorpus.pairs.weighing.evidence import prior
from defcorpus.pairs.weighing.namesakes import may_be_respelt
from defcorpus.pairs.weighing.weighed import GROUPS, Terms, Weighed, groups_of, masses, repeats

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from defcorpus.pairs.model import Model

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    I64 = NDArray[np.int64]
    Whole = NDArray[np.integer[Any]]

_ROWS = 64  # articles whose pairs are joined at once: their table fits into a processor's cache
_NUMBER = CODES.index("n")
_MOST_OF_DAYS = 7.0  # bits that days say at most, whatever lags a corpus teaches

Exact = Callable[[int, int], float | None]


@dataclass(frozen=True, slots=True)
class Sums:
    """What pairs share and what each side lacks, in bits by group; how much of what tells them apart."""

    shared: Floats  # shape (pairs, groups)
    only_vi: Floats
    only_en: Floats
    guests: I64  # shape (pairs, sides): words of the side's leading guest that the other has
    hosts: I64
    numbers: I64  # numbers of the side's title that the other has


def pair_weights(
    vi: Weighed,
    en: Weighed,
    terms: Terms,
    pairs: Whole,
    exact: Exact,
    least: float,
    *,
    enough: float = np.inf,
) -> Floats:
    """Return the weights of pairs, without their rivals: `undated_weights` and `of_days`."""
    days = of_days(vi, en, terms.model, pairs)
    return undated_weights(vi, en, terms, pairs, exact, least, enough=enough) + days


def of_days(vi: Weighed, en: Weighed, model: Model, pairs: Whole) -> Floats:
    """Return what the days of pairs say, by the lags of a model."""
    one, two = vi.columns, en.columns
    at, to = _rows_of(vi, en, pairs).T
    return Lags.of(model).weights(
        (one.days[at], one.events[at], one.told[at]), (two.days[to], two.events[to], two.told[to])
    )


def undated_weights(
    vi: Weighed,
    en: Weighed,
    terms: Terms,
    pairs: Whole,
    exact: Exact,
    least: float,
    report: Report = silent,
    *,
    enough: float = np.inf,
) -> Floats:
    """Return the weights of pairs but for their rivals and days. `pairs` has sorted rows of two indices.

    `exact` tells the same of one pair with names that are spelt otherwise, None where there are none; it is
    asked for where that and days could bring a pair to `least`, and not where it has `enough` without names.
    """
    found, most = np.empty(len(pairs)), np.empty(len(pairs))
    rows = _rows_of(vi, en, pairs)
    # Those with more terms are looked up, for those with fewer.
    tabled = int(len(vi.terms) * len(en) < len(en.terms) * len(vi))
    order = np.argsort(rows[:, 1], kind="stable") if tabled else np.arange(len(rows))
    firsts = np.flatnonzero(np.diff(rows[order, tabled], prepend=-1))[::_ROWS].tolist()
    slots = np.full(len(terms.bits), -1, np.int32)
    before = prior(terms.model) + w.CONSTANT
    for begin, end in pairwise([*firsts, len(pairs)]):
        report(begin, len(pairs))
        some = order[begin:end]
        sums = _sums((vi, en), terms, rows[some], tabled, slots)
        found[some], most[some] = _weights(vi, en, rows[some], sums, before)
    asked = np.flatnonzero((most + _MOST_OF_DAYS >= least) & (found - _MOST_OF_DAYS < enough))
    asked = asked[may_be_respelt(vi.columns, en.columns, rows[asked])]
    for at in asked.tolist():
        weight = exact(*pairs[at].tolist())
        if weight is not None:
            found[at] = weight
    return found


def _rows_of(vi: Weighed, en: Weighed, pairs: Whole) -> Whole:
    """Return the rows of pairs of articles."""
    if vi.order is None and en.order is None:
        return pairs
    return np.stack((vi.rows(pairs[:, 0]), en.rows(pairs[:, 1])), axis=1)


def _weights(vi: Weighed, en: Weighed, pairs: Whole, sums: Sums, before: float) -> tuple[Floats, Floats]:
    """Return the weights of pairs, given by rows, and what they may reach with names spelt otherwise."""
    one, two = pairs[:, 0], pairs[:, 1]
    rest = before + length_weight(vi.lengths[one], en.lengths[two])
    weight = rest + _of_groups(sums)
    weight += _contradictions(vi, en, pairs, sums)
    most = np.full(len(pairs), -np.inf)
    open_ = np.flatnonzero(_with_names(vi, en, pairs))
    if len(open_):
        names_vi, names_en = vi.names[one[open_]], en.names[two[open_]]
        none = np.zeros((0, 2), np.int64)
        bound = Sums(sums.shared[open_], sums.only_vi[open_], sums.only_en[open_], none, none, none)
        bound.shared[:, 0] += w.FUZZY_SLOPE * (names_vi + names_en)
        bound.only_vi[:, 0] -= names_vi
        bound.only_en[:, 0] -= names_en
        most[open_] = rest[open_] + _of_groups(bound)
    return weight, most


def _of_groups(sums: Sums) -> Floats:
    parts = group_weights(sums.shared, sums.only_vi, sums.only_en)
    total: Floats = parts[0].sum(axis=1) + parts[1].sum(axis=1) + parts[2].sum(axis=1) + parts[3].sum(axis=1)
    return total


def _sums(
    sides: tuple[Weighed, Weighed], terms: Terms, pairs: Whole, tabled: int, slots: NDArray[np.int32]
) -> Sums:
    """Join the terms of pairs, given by their rows, of few articles of the side that is `tabled`, in order.

    `slots` is -1 before and after. Terms stand in one order on either side: so sums are the same.
    """
    one, two = sides[tabled], sides[1 - tabled]
    asked, others = pairs[:, tabled], pairs[:, 1 - tabled]
    new = np.diff(asked, prepend=-1) != 0
    articles, row = asked[new], np.cumsum(new) - 1
    lengths = one.columns.starts[articles + 1] - one.columns.starts[articles]
    places = spread(one.columns.starts[articles], lengths)
    own = one.terms[places]
    known = distinct(own)
    slots[known] = np.arange(len(known), dtype=np.int32)
    table = np.full((len(articles), len(known)), -1, np.int32)  # where an article has a term
    table[np.repeat(np.arange(len(articles)), lengths), slots[own]] = places
    lengths = two.columns.starts[others + 1] - two.columns.starts[others]
    there = spread(two.columns.starts[others], lengths)
    slot = slots[two.terms[there]]
    slots[known] = -1
    kept = np.flatnonzero(slot >= 0)
    of_pair = np.repeat(np.arange(len(pairs)), lengths)[kept]
    here = table[row[of_pair], slot[kept]]
    shared = np.flatnonzero(here >= 0)
    of_pair, kept = of_pair[shared], kept[shared]
    both = here[shared].astype(np.int64), there[kept]
    return _summed(*sides, terms, pairs, of_pair, both[tabled], both[1 - tabled])


def _summed(
    vi: Weighed, en: Weighed, terms: Terms, pairs: Whole, of_pair: I64, here: I64, there: I64
) -> Sums:
    """Add up by pair the terms that it shares, given by their places on either side."""
    one, two = vi.columns, en.columns
    codes = one.codes[here]
    place = of_pair * len(GROUPS) + groups_of()[codes]

    def grouped(values: Floats) -> Floats:
        found = np.bincount(place, values, len(pairs) * len(GROUPS))  # of no values: whole numbers
        return found.astype(np.float64).reshape(-1, len(GROUPS))

    def counted(vi_flags: Bools, en_flags: Bools) -> I64:
        return np.stack([np.bincount(of_pair[f], minlength=len(pairs)) for f in (vi_flags, en_flags)], axis=1)

    shared = terms.bits[vi.terms[here]] * repeats()[np.minimum(one.counts[here], two.counts[there])]
    parts = [
        side.totals[pairs[:, at]]
        - grouped(
            masses(
                terms,
                side.terms[p],
                side.columns.codes[p],
                side.columns.counts[p],
                side.columns.flags[p],
                vietnamese=side.vietnamese,
            )
        )
        for at, (side, p) in enumerate(((vi, here), (en, there)))
    ]
    flags = one.flags[here], two.flags[there]
    titles = [(flag & TITLE > 0) & (codes == _NUMBER) for flag in flags]
    return Sums(
        grouped(shared),
        parts[0],
        parts[1],
        counted(flags[0] & GUEST > 0, flags[1] & GUEST > 0),
        counted(flags[0] & HOST > 0, flags[1] & HOST > 0),
        counted(titles[0], titles[1]),
    )


def _contradictions(vi: Weighed, en: Weighed, pairs: Whole, sums: Sums) -> Floats:
    """Return what speaks against pairs as `evidence` has it, names spelt otherwise apart."""
    one, two = vi.columns, en.columns
    at, to = pairs[:, 0], pairs[:, 1]
    guests, hosts = (one.guest[at], two.guest[to]), (one.host[at], two.host[to])
    other_guest = (guests[0] > 0) & (guests[1] > 0) & (guests[0] != guests[1]) & ~sums.guests.any(axis=1)
    names = one.hosts[at], two.hosts[to]
    missed = [(size > 0) & (sums.hosts[:, side] < size) for side, size in enumerate(names)]
    found_host = ((names[0] > 0) & ~missed[0]) | ((names[1] > 0) & ~missed[1])
    other_host = (hosts[0] > 0) & (hosts[1] > 0) & (hosts[0] != hosts[1]) & ~found_host
    people = (one.people[at] & PEOPLE > 0) & (two.people[to] & PEOPLE > 0)
    other_number = (vi.numbers[at] > sums.numbers[:, 0]) & (en.numbers[to] > sums.numbers[:, 1])
    near = alike(sums.shared, np.maximum(0.0, sums.only_vi), np.maximum(0.0, sums.only_en))
    (guest, guest_more), (host, host_more) = w.OTHER_GUEST, w.OTHER_HOST
    weight: Floats = (guest + guest_more * near) * other_guest + (host + host_more * near) * other_host
    weight += w.LACKING_HOST * (missed[0] ^ missed[1]) * people
    weight += w.OTHER_TITLE_NUMBER * other_number
    named = np.diff(one.identifier_starts)[at].astype(bool) & np.diff(two.identifier_starts)[to].astype(bool)
    for pair in np.flatnonzero(named).tolist():
        if _other_identifier(vi, en, int(at[pair]), int(to[pair])):
            weight[pair] += w.OTHER_IDENTIFIER
    return weight


def _other_identifier(vi: Weighed, en: Weighed, one: int, two: int) -> bool:
    (own, mine), (letters, theirs) = (
        (
            c.letters[s := slice(*c.identifier_starts[at : at + 2].tolist())].tolist(),
            c.identifiers[s].tolist(),
        )
        for c, at in ((vi.columns, one), (en.columns, two))
    )
    alike = {letter for letter, name in zip(own, mine, strict=True) if name in theirs}
    return any(letter not in alike for letter in {*own} & {*letters})


def _with_names(vi: Weighed, en: Weighed, pairs: Whole) -> Bools:
    one, two = vi.columns.people[pairs[:, 0]], en.columns.people[pairs[:, 1]]
    both = one & two
    also = ((one | two) & ALSO > 0) & (both & PEOPLE > 0)
    found: Bools = (both & FOREIGN_PEOPLE > 0) | also
    return found
