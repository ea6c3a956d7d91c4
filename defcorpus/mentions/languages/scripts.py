"""The script that a text is written in, where it is not Latin: knowledge/scripts.tsv."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from defcorpus.knowledge import table


@cache
def _letter() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_\x00-\u02ff\u1e00-\u1eff]")


@cache
def _blocks() -> tuple[tuple[str, str, str], ...]:
    return tuple((chr(int(first, 16)), chr(int(last, 16)), code) for first, last, code in table("scripts"))


def script_of(text: str) -> tuple[str | None, float]:
    """Return the script, other than Latin, that most letters are of, and their share of all letters."""
    if text.isascii():
        return None, 0.0
    counts: Counter[str] = Counter()
    for letter, count in Counter(_letter().findall(text)).items():
        for first, last, code in _blocks():
            if first <= letter <= last:
                counts[code] += count
                break
    if not counts:
        return None, 0.0
    best = min(counts, key=lambda code: (-counts[code], code))
    if counts["ja"] * 10 > counts["zh"]:  # Japanese: kana among the characters
        best = "ja" if best in ("zh", "ja") else best
    latin = sum(1 for char in text if char.isalpha() and (char < "\u0300" or "\u1e00" <= char < "\u1f00"))
    # One character is a syllable or a word where it stands for so much: a Han text names Latin at length.
    weight = 3 if best in ("zh", "ja", "ko") else 1
    other = weight * sum(counts.values())
    return best, other / (other + latin)
