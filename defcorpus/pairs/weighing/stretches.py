"""Which stretches of two texts tell the same, for those who look for what they tell otherwise.

An alignment links sentences by what they share; a sentence in which a name, a country and a number were
replaced shares little, and is left out of it, or its neighbour is linked in its stead.
"""

from __future__ import annotations

from collections.abc import Sequence

Span = tuple[int, int]  # half-open
Link = tuple[Span, Span]  # Vietnamese, English

_MOST = 3  # sentences between two links that are set side by side, one by one


def stretches(links: Sequence[Link], left: int, right: int) -> list[Link]:
    """Return links, and with them what stands between them, of `left` and `right` sentences in all.

    Two sentences linked to one take in the one that is left over beside it; as many sentences on either side
    between two links, up to three, belong together one by one.
    """
    starts = [(0, 0), *((vi[1], en[1]) for vi, en in links)]
    ends = [*((vi[0], en[0]) for vi, en in links), (left, right)]
    found: list[Link] = []
    for at, (vi, en) in enumerate(links):
        for before in (True, False):
            gap = at if before else at + 1
            side = _short(vi, en, starts[gap], ends[gap])
            if side is None:
                continue
            one, two = ((vi, en)[side], (vi, en)[1 - side])
            one = (one[0] - 1, one[1]) if before else (one[0], one[1] + 1)
            vi, en = (one, two) if side == 0 else (two, one)
            edges = ends if before else starts
            edges[gap] = (vi[0], en[0]) if before else (vi[1], en[1])
            break
        found.append((vi, en))
    for (i, j), (k, m) in zip(starts, ends, strict=True):
        if k - i == m - j <= _MOST:
            found += [((i + n, i + n + 1), (j + n, j + n + 1)) for n in range(k - i)]
    return found


def _short(vi: Span, en: Span, start: tuple[int, int], end: tuple[int, int]) -> int | None:
    """Return the side with one sentence to the other's two that has more left over beside it."""
    lengths = vi[1] - vi[0], en[1] - en[0]
    if lengths[0] == lengths[1]:
        return None
    side = 0 if lengths[0] < lengths[1] else 1
    spare = end[0] - start[0], end[1] - start[1]
    return side if spare[side] > spare[1 - side] else None
