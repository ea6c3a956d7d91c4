"""A random sample that can be drawn again: by a seed and by content, in whatever order that comes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import blake2b
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Stratum(NamedTuple):
    """A part of the population that has the same values of what is sampled by."""

    values: tuple[str, ...]
    found: int
    taken: int


def sample(
    units: Sequence[T],
    size: int,
    seed: int,
    key: Callable[[T], str],
    by: Callable[[T], tuple[str, ...]] = lambda _: (),
    *,
    each: bool = False,
) -> tuple[list[T], tuple[Stratum, ...]]:
    """Return `size` of the units (all, where there are no more), in their order, and what each stratum gave.

    Strata are the units of equal `by`. Each gives its share of the sample, rounded by largest remainder
    (Hamilton's method; ties go to the stratum that sorts first), so proportions are kept and a stratum too
    small for one unit may give none; with `each`, every stratum gives `size`, or all it has. Within a stratum
    the units of lowest hash of seed and `key` are taken: uniform without replacement, and the same whenever
    the same content is there.
    """
    strata: dict[tuple[str, ...], list[int]] = {}
    for at, unit in enumerate(units):
        strata.setdefault(by(unit), []).append(at)
    sizes = {values: len(found) for values, found in strata.items()}
    if each:
        shares = {values: min(size, count) for values, count in sizes.items()}
    else:
        shares = _shares(sizes, min(size, len(units)))
    taken: set[int] = set()
    for values, found in strata.items():
        found.sort(key=lambda at: (_drawn(seed, key(units[at])), key(units[at])))
        taken.update(found[: shares[values]])
    told = tuple(Stratum(values, len(strata[values]), shares[values]) for values in sorted(strata))
    return [units[at] for at in sorted(taken)], told


def _shares(sizes: dict[tuple[str, ...], int], size: int) -> dict[tuple[str, ...], int]:
    """Divide `size` in the proportion of `sizes`, in whole numbers."""
    total = sum(sizes.values())
    if not total:
        return {}
    shares = {values: size * count // total for values, count in sizes.items()}
    remainders = sorted(sizes, key=lambda values: (-(size * sizes[values] % total), values))
    for values in remainders[: size - sum(shares.values())]:
        shares[values] += 1
    return shares


def _drawn(seed: int, key: str) -> bytes:
    return blake2b(f"{seed}\0{key}".encode("utf-8", "surrogatepass"), digest_size=16).digest()
