"""Hits without their copies: of copies that were found one is shown, in the place of the best of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING

from defcorpus.tuples import NamedTuple

if TYPE_CHECKING:
    from typing import Protocol

    class Copies(Protocol):
        """What has to be known of a corpus's copies, by the store's numbers."""

        def related(self, numbers: Iterable[int]) -> set[int]:
            """Return everything that is tied to one of these as a copy or a part."""

        def left_out(self, found: Collection[int]) -> dict[int, int]:
            """Return which of these add nothing to others of them, each with the one that stays."""


Scored = tuple[float, int]
"""A score and the store's number of the article that has it."""


class Collapsed(NamedTuple):
    """Hits, best first, each with the best score of those it stands for."""

    found: list[Scored]
    total: int  # articles found, copies among them
    left_out: dict[int, int]  # those left out, as far as was looked, each with the one in its place


def collapsed(
    top: Callable[[int | None], tuple[list[Scored], int]],
    among: Callable[[Collection[int]], list[Scored]],
    copies: Copies,
    limit: int | None,
) -> Collapsed:
    """Return the best `limit` hits without copies.

    `top` gives the best so many hits and how many there are; `among` those of some articles that are hits,
    best first. What is shown does not depend on the limit: the copy kept where it is a hit at all, be it far
    behind, else the best one.
    """
    reach = limit
    while True:
        found, total = top(reach)
        out = copies.left_out([number for _, number in among(copies.related(n for _, n in found))])
        shown: dict[int, float] = {}
        for score, number in found:
            shown.setdefault(out.get(number, number), score)
        if reach is None or limit is None or len(shown) >= limit or reach >= total:
            hits = [(score, number) for number, score in shown.items()]
            return Collapsed(hits[:limit], total, out)
        reach = min(total, 2 * reach)
