"""Texts that hold two unlike stories are near neither of them, however short one of the two is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from defcorpus.dedup.records import Likeness

_INSIDE = 0.9  # share of the shorter that makes it part of the longer, whatever else is in that
_ROOM = 0.8  # share of the other story that must fit into what is left of the longer


def without_round_ups(likenesses: Sequence[Likeness]) -> list[Likeness]:
    """Return `likenesses` with `near` made `part` where the longer text is a round-up.

    A text is one if beside the shorter it holds another, unlike that. Else a page that is mostly one story
    would pass for a copy of it, and tie to it whatever else stands on the page.
    """
    alike: defaultdict[int, set[int]] = defaultdict(set)
    held: defaultdict[int, dict[int, float]] = defaultdict(dict)  # text: those in it, as shares of it
    for found in likenesses:
        if found.verdict == "different":
            continue
        alike[found.short].add(found.long)
        alike[found.long].add(found.short)
        if found.verdict == "part" or found.of_short >= _INSIDE:
            held[found.long][found.short] = found.of_long

    def is_round_up(found: Likeness) -> bool:
        room = (1 - found.of_long) / _ROOM
        return any(
            share <= room and other != found.short and other not in alike[found.short]
            for other, share in held[found.long].items()
        )

    return [
        replace(found, verdict="part")
        if found.verdict == "near" and found.of_short >= _INSIDE and is_round_up(found)
        else found
        for found in likenesses
    ]
