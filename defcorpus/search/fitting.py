"""Whether a word of a text is one that was asked for, as the index decides it."""

from __future__ import annotations

from functools import lru_cache

from defcorpus.search.nodes import Word


def fits(word: Word, folded: str) -> bool:
    """Say whether a word without marks is the one asked for, in one of its spellings."""
    if word.prefix:
        return folded.startswith(word.folded)
    if word.fuzzy:
        return abs(len(folded) - len(word.folded)) <= word.fuzzy and is_close(word.folded, folded, word.fuzzy)
    return folded == word.folded or folded in word.also


def fits_exactly(word: Word, exact: str) -> bool:
    """Say whether a word with its marks is the one asked for, as typed."""
    return exact.startswith(word.exact) if word.prefix else exact == word.exact


@lru_cache(maxsize=4096)
def is_close(one: str, other: str, most: int) -> bool:
    """Say whether two words differ in at most so many letters: one more, less, other, or two swapped.

    Optimal string alignment, as tantivy's automaton has it.

    >>> is_close("mustafayev", "mustafaev", 1), is_close("giang", "gaing", 1), is_close("baku", "hanoi", 1)
    (True, True, False)
    """
    # One letter for another changes two of the letters that there are: most words end here.
    if abs(len(one) - len(other)) > most or len(set(one) ^ set(other)) > 2 * most:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        now = [i]
        for j, b in enumerate(other, 1):
            cost = min(row[j] + 1, now[j - 1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            now.append(cost)
        if min(now) > most:
            return False
        before, row = row, now
    return row[-1] <= most
