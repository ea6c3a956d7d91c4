"""Terms of two articles that are one thing written otherwise: a name misspelt, a number rounded."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from defcorpus.pairs import weights as w


def without_near(terms: set[str], others: set[str]) -> set[str]:
    """Return the terms that none of the others is nearly alike."""
    by_kind: dict[str, list[str]] = {}
    for other in sorted(others):
        by_kind.setdefault(_bucket(other), []).append(other)
    return {term for term in terms if not any(_near(term, other) for other in by_kind.get(_bucket(term), ()))}


def words_of(terms: Iterable[str]) -> dict[str, list[str]]:
    """Return the words among terms by what those nearly alike have in common."""
    found: dict[str, list[str]] = {}
    for term in terms:
        if term[0] == "w":
            found.setdefault(_bucket(term), []).append(term)
    return found


def any_near(terms: Iterable[str], words: dict[str, list[str]]) -> bool:
    """Say whether any of the terms is nearly alike one of what `words_of` returned."""
    return any(_near(term, other) for term in terms for other in words.get(_bucket(term), ()))


def _bucket(term: str) -> str:
    """Return what two terms that may be nearly alike have in common."""
    return term[:3] if term[0] == "w" else "n" if term[0] in "ni" else term


@lru_cache(maxsize=1 << 18)
def _near(one: str, two: str) -> bool:
    """Say whether two terms are one thing written otherwise."""
    if one[0] == "w":
        if one[:6] == two[:6]:
            return True
        from rapidfuzz import fuzz

        return float(fuzz.ratio(one[2:], two[2:])) >= w.NEAR_NAME
    if one[0] not in "ni":
        return True  # of one bucket, so the same
    left, right = sorted((_digits(one), _digits(two)), key=len)
    if one[0] == two[0] == "n" and len(left) > 1 and _rounded(one, two, len(left)):
        return True
    if not left or left == right:
        return left == right
    if one[0] == two[0] == "n":
        close = right.startswith(left) or right.endswith(left)
        return len(left) > 1 and close and len(right) - len(left) <= len("00")
    return len(left) > 1 and left in right


def _rounded(one: str, two: str, digits: int) -> bool:
    """Say whether two numbers are alike to so many digits: `2,8 tỷ`, `2.78 billion`."""
    return f"{float(one[2:]):.{digits}g}" == f"{float(two[2:]):.{digits}g}"


@lru_cache(maxsize=1 << 18)
def _digits(term: str) -> str:
    """Return the digits that count: `54` of 54 billion, `297` of `mig-29-7`."""
    if term[0] == "n":
        value = float(term[2:])
        written = f"{value:.0f}" if value == int(value) else term[2:]
        return re.sub(r"\D", "", written).strip("0")
    return re.sub(r"\D", "", term).strip("0")
