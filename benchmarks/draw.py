"""Pairs of real texts for a person to label, drawn by a rule that knows nothing of defcorpus.

The rule. Texts of 20 words or more; pairs whose word 5-grams (grams.py) have a containment or a Jaccard of at
least 0.2 but are not all the same in the same order, which nobody doubts. Ten strata: the bands of BANDS by
Jaccard, the same bands by containment. The strata are drawn from in turn, in each those with dates 30 days or
more apart, those less far apart and those without two dates in turn, so far as there are any. No text (by its
words) is in more than two pairs, no cluster (texts joined by a containment of 0.5 or more) in more than four.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from grams import Overlap, overlaps, words

BANDS = (0.2, 0.35, 0.5, 0.65, 0.8)  # each up to the next, the last up to 1
_MOST_OF_TEXT, _MOST_OF_CLUSTER = 2, 4


def band(value: float) -> int | None:
    """Return the last band that begins at or below `value`, None below them all."""
    return max((at for at, least in enumerate(BANDS) if value >= least), default=None)


def days_apart(one: str | None, two: str | None) -> int | None:
    """Return how far two days lie apart; None where one of them is not known to the day."""
    try:
        return abs((date.fromisoformat((one or "")[:10]) - date.fromisoformat((two or "")[:10])).days)
    except ValueError:
        return None


def draw(records: Sequence[dict[str, str]], size: int, seed: int) -> list[tuple[int, int]]:
    """Return `size` pairs of positions in `records` drawn by the rule, in a random order of their own."""
    random_ = random.Random(seed)
    texts = [record["text"] for record in records]
    plain = [" ".join(words(text)) for text in texts]
    found = [
        pair
        for pair in overlaps(texts, BANDS[0])
        if plain[pair.first] != plain[pair.second]
        and min(plain[pair.first].count(" "), plain[pair.second].count(" ")) >= 19
    ]
    cluster = _clusters(found, len(texts))
    strata = [_in_turn(records, pairs, random_) for pairs in _strata(found)]
    used: Counter[tuple[str, str | int]] = Counter()
    chosen: dict[tuple[int, int], None] = {}
    while strata and len(chosen) < size:
        stratum = strata.pop(0)
        for pair in stratum:
            one, two = pair.first, pair.second
            marks = (("text", plain[one]), ("text", plain[two]), ("cluster", cluster[one]))
            if (one, two) in chosen or any(used[mark] >= _limit(mark[0]) for mark in marks):
                continue
            used.update(set(marks) if cluster[one] == cluster[two] else {*marks, ("cluster", cluster[two])})
            chosen[one, two] = None
            strata.append(stratum)
            break
    pairs = list(chosen)
    random_.shuffle(pairs)
    return pairs


def _limit(kind: str) -> int:
    return _MOST_OF_TEXT if kind == "text" else _MOST_OF_CLUSTER


def _strata(found: Sequence[Overlap]) -> list[list[Overlap]]:
    strata: list[list[Overlap]] = [[] for _ in range(2 * len(BANDS))]
    for pair in found:
        for measure, value in enumerate((pair.jaccard, pair.containment)):
            at = band(value)
            if at is not None:
                strata[2 * at + measure].append(pair)
    return strata


def _in_turn(
    records: Sequence[dict[str, str]], pairs: list[Overlap], random_: random.Random
) -> Iterator[Overlap]:
    """Yield the pairs shuffled: one with dates far apart, one with dates near, one without, and so on."""
    kinds: dict[str, list[Overlap]] = {"far": [], "close": [], "unknown": []}
    for pair in random_.sample(pairs, len(pairs)):
        gap = days_apart(records[pair.first].get("date"), records[pair.second].get("date"))
        kinds["unknown" if gap is None else "far" if gap >= 30 else "close"].append(pair)

    def turns() -> Iterator[Overlap]:
        while any(kinds.values()):
            for left in kinds.values():
                if left:
                    yield left.pop()

    return turns()


def _clusters(found: Sequence[Overlap], size: int) -> list[int]:
    """Return for each text the first of those it is joined with."""
    parent = list(range(size))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for pair in found:
        if pair.containment >= 0.5:
            one, two = sorted((root(pair.first), root(pair.second)))
            parent[two] = one
    return [root(at) for at in range(size)]


def write_pairs(records: Sequence[dict[str, str]], pairs: Sequence[tuple[int, int]], path: Path) -> None:
    """Write the texts of the pairs as JSON Lines, with nothing that any tool says of them."""
    with path.open("w", encoding="utf-8") as lines:
        for pair in pairs:
            row = {}
            for side, at in zip("ab", pair, strict=True):
                for name in ("id", "title", "text", "date"):
                    row[f"{side}_{name}"] = records[at].get(name) or ""
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
