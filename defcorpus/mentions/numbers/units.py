"""What stands behind a number and makes it a measure: scales (`tỷ`), units, and words between the two."""

from __future__ import annotations

import re
from functools import cache

from defcorpus.mentions.dates.grammar import any_of
from defcorpus.mentions.numbers.find import rows


class Forms:
    """Forms by their first words, tried where one of these stands and nowhere else."""

    def __init__(self, forms: dict[str, str]) -> None:
        firsts: dict[str, list[str]] = {}
        for form in forms:
            word = _word().match(form)
            firsts.setdefault(word[1] if word else form, []).append(form)
        self.firsts = firsts
        self._patterns: dict[str, re.Pattern[str]] = {}  # compiled where a first word is met

    def match(self, low: str, at: int, word: str | None) -> tuple[str, int] | None:
        """Return the longest form behind `at`, with or without a blank, and where it ends.

        `word` is the one that stands there.
        """
        if word is None or word not in self.firsts:
            return None
        pattern = self._patterns.get(word)
        if pattern is None:
            pattern = re.compile(rf"[\s-]?(?P<form>{any_of(set(self.firsts[word]))})(?![\w²³])")
            self._patterns[word] = pattern
        found = pattern.match(low, at)
        return (" ".join(found["form"].split()), found.end()) if found else None


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[\s-]?([^\W\d_]+|[%$€£¥°])")


@cache
def _forms(kind: str, name: str = "measures") -> Forms:
    return Forms(rows(kind, name))


@cache
def first_words() -> frozenset[str]:
    """Return the first words of all that makes a number a measure."""
    kinds = _forms("scale"), _forms("unit"), _forms("between", "number_words")
    return frozenset(first for forms in kinds for first in forms.firsts)


def _goes_on(char: str) -> bool:
    """Say whether what stands behind a unit's last letter makes another word of it."""
    return char.isalnum() or char in ("_", "²", "³")


@cache
def _simple() -> frozenset[str]:
    """Return the words that are a unit and begin nothing longer: nearly all that are met."""
    others = {*_forms("scale").firsts, *_forms("between", "number_words").firsts}
    units = _forms("unit").firsts
    return frozenset(word for word, forms in units.items() if forms == [word] and word not in others)


def _word_behind(low: str, at: int) -> str | None:
    word = _word().match(low, at)
    return word[1] if word else None


def tail(low: str, at: int, word: str | None) -> tuple[str | None, str | None, int]:
    """Return the scale and the unit behind the digits, and where they end; `word` is what stands there."""
    if word not in first_words():
        return None, None, at
    if word in _simple():
        last = low.index(word, at) + len(word)
        if not _goes_on(low[last : last + 1]):
            return None, word, last
    units, end = _forms("unit"), at
    scale = _forms("scale").match(low, at, word)
    if scale:
        end = scale[1]
        word = _word_behind(low, end)
    unit = units.match(low, end, word)
    if unit is None and (between := _forms("between", "number_words").match(low, end, word)):
        unit = units.match(low, between[1], _word_behind(low, between[1]))
    if unit:
        return scale and scale[0], unit[0], unit[1]
    return scale and scale[0], None, end
