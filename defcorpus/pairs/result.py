"""What a run of pairing finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from defcorpus.pairs.model import Model
from defcorpus.pairs.records import Pair, Unpaired


@dataclass(frozen=True, slots=True)
class Result:
    """All pairs, those left to a person, the unpaired, and how many comparisons each rule made."""

    pairs: tuple[Pair, ...]
    reviews: tuple[Pair, ...]
    unpaired: Sequence[Unpaired]  # of many articles, worked out as they are asked for
    comparisons: dict[str, int] = field(default_factory=dict)
    model: Model | None = None  # with what the corpus taught, where it had not before
    told: tuple[Pair, ...] = ()  # by stories of digests too: of an article that another pair has
