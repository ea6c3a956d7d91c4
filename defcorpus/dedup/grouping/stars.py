"""Stars of documents around the one kept (Aslam, Pelekhov & Rus 2004, "The star clustering algorithm").

Everything in a star is like the one kept, not merely like something that is like it. Dates divide first: what
appears again after `Options.recurring_after` days is another issue of a recurring text and no copy. A text
that holds two unlike stories (a round-up) is shown with each of them and joins them in no star.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from defcorpus.dedup.grouping.dates import Days, Span
from defcorpus.dedup.grouping.table import Table
from defcorpus.dedup.records import Relation

COPY = frozenset[Relation](("exact", "near"))
PART = frozenset[Relation](("contains", "contained"))
ANY = COPY | PART
_CONTRADICTED = 4  # a copy of the hub is none of the star where one in so many of its texts contradicts it
AGAIN = frozenset[Relation](("recurring",))


@dataclass(frozen=True, slots=True)
class Star:
    """Documents by rank; `ranks` holds the one kept too."""

    keep: int
    ranks: tuple[int, ...]


def copies(table: Table) -> list[Star]:
    """Return stars of exact and near copies; every document is in exactly one, alone if need be."""
    return _stars(table, range(len(table.documents)), COPY)


def recurring(table: Table, stars: list[Star]) -> list[Star]:
    """Return stars of the kept documents of which each is another issue of the first."""
    found = _stars(table, sorted({star.keep for star in stars}), AGAIN)
    return [star for star in found if len(star.ranks) > 1]


def containment(table: Table, stars: list[Star]) -> list[Star]:
    """Return `stars` with each text that is part of another joined to it."""
    by_keep = {star.keep: star for star in stars}
    holders = _holders(table, by_keep)
    parts: dict[int, list[int]] = {}
    for part, found in holders.items():
        for holder in found:
            parts.setdefault(holder, []).append(part)
    round_ups = {holder for holder, found in parts.items() if not _one_story(table, found)}
    hosts = _hosts(table, holders, round_ups)
    joined: list[Star] = []
    for star in stars:
        if star.keep in hosts:
            continue
        guests = [by_keep[part] for part in parts.get(star.keep, ()) if hosts.get(part) == star.keep]
        joined.extend(_join(table, star, guests, holders.get(star.keep, [])))
    return joined


def _holders(table: Table, by_keep: dict[int, Star]) -> dict[int, list[int]]:
    """Return, for each kept document that is part of other kept ones, those."""
    holders = {}
    for keep in by_keep:
        found = [
            other
            for other in sorted(set(table.neighbours(keep)) & by_keep.keys())
            if (finding := table.between(keep, other)) is not None and finding[0] == "contains"
        ]
        if found:
            holders[keep] = found
    return holders


def _one_story(table: Table, parts: list[int]) -> bool:
    """Say whether the parts of one text are all alike, as cuts of one story are."""
    return all(table.relation(a, b) is not None for a, b in combinations(parts, 2))


def _hosts(table: Table, holders: dict[int, list[int]], round_ups: set[int]) -> dict[int, int]:
    """Return the star that each part joins: the longest that holds it, is no round-up and joins no other."""
    hosts: dict[int, int] = {}
    for part in sorted(holders, key=table.by_length):
        able = [holder for holder in holders[part] if holder not in round_ups and holder not in hosts]
        if able:
            hosts[part] = min(able, key=table.by_length)
    return hosts


def _join(table: Table, star: Star, guests: list[Star], holders: list[int]) -> list[Star]:
    """Return the star with its guests and what holds it without being its host.

    A guest's own copies stay a star by themselves where they are not all like the one kept here.
    """
    if not guests and not holders:
        return [star]
    ranks = set(star.ranks)
    apart: list[Star] = []
    for guest in guests:
        if all(_related(table, star.keep, rank) for rank in guest.ranks):
            ranks.update(guest.ranks)
        else:
            ranks.add(guest.keep)
            apart.append(guest)
    able = _like_all(table, sorted(ranks), [*sorted(ranks), *holders], ANY)
    keep = table.first_by_policy(able) if able else star.keep
    everything = (*sorted(ranks), *sorted(holders))
    kept = tuple(rank for rank in everything if _related(table, keep, rank))
    return [Star(keep, kept), *apart]


def _related(table: Table, keep: int, other: int, relations: frozenset[Relation] = ANY) -> bool:
    finding = table.between(keep, other)
    return keep == other or (finding is not None and finding[0] in relations)


def _stars(table: Table, ranks: Iterable[int], relations: frozenset[Relation]) -> list[Star]:
    """Cover `ranks` with stars: first around those with the most copies, ties by rank.

    What is near some and holds others, as a page with much beside its story, leads no star of the former.
    """
    free = set(ranks)
    stars = []
    for hub in sorted(free, key=lambda rank: (-table.copy_count(rank), rank)):
        if hub not in free:
            continue
        found = []
        for other in table.neighbours(hub):
            finding = table.between(hub, other) if other in free else None
            if finding is not None and finding[0] in relations:
                found.append((-finding[1], other))
        star = _grow(table, hub, [other for _, other in sorted(found)], relations)
        free.difference_update(star.ranks)
        stars.append(star)
    return stars


def _grow(table: Table, hub: int, others: list[int], relations: frozenset[Relation]) -> Star:
    if not others:
        return Star(hub, (hub,))
    taken = [hub]
    texts, days = {table.text[hub]}, Days.of(table.spans[hub])
    for other in others:
        wider = days.with_(table.spans[other])
        if relations is COPY and (
            wider.spread >= table.options.recurring_after
            or _contradicted(table, table.text[other], texts)
            or _another_issue(table, other, taken)
        ):
            continue
        taken.append(other)
        texts.add(table.text[other])
        days = wider
    able = _like_all(table, taken, taken, relations)
    return Star(table.first_by_policy(able), tuple(sorted(taken)))


def _contradicted(table: Table, text: int, texts: set[int]) -> bool:
    return _CONTRADICTED * sum(table.contradicted(one, text) for one in texts) >= len(texts)


def _another_issue(table: Table, rank: int, taken: list[int]) -> bool:
    """Say whether a document is another issue, by its title, of any that is taken: the hub may have none."""
    return bool(table.documents[rank].title) and any(table.two_issues(one, rank) for one in taken)


def _like_all(
    table: Table, ranks: Iterable[int], others: Iterable[int], relations: frozenset[Relation]
) -> list[int]:
    """Return those of `ranks` that are so related to all of `others`."""
    # One document of each text, day and title speaks for the others with it.
    kinds = {_kind(table, rank): rank for rank in others}
    able: dict[tuple[int, Span | None, str], bool] = {}
    found = []
    for rank in ranks:
        kind = _kind(table, rank)
        if kind not in able:
            able[kind] = all(_related(table, rank, other, relations) for other in kinds.values())
        if able[kind]:
            found.append(rank)
    return found


def _kind(table: Table, rank: int) -> tuple[int, Span | None, str]:
    return table.text[rank], table.spans[rank], table.documents[rank].title
