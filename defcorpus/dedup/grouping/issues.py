"""Which pages with one text, or nearly one, are two issues of it by their titles."""

from __future__ import annotations

import re
import struct
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal

from defcorpus.dedup.grouping.dates import span
from defcorpus.dedup.grouping.titles import Apart, contradiction, unlike
from defcorpus.dedup.records import Document
from defcorpus.dedup.texts.sketch import FACTS

STANDING = 200  # words: a longer text under any titles is a story
_TITLES = 3  # that have nothing in common make a short text a standing one
_YEAR = 4  # digits

Found = Literal["no", "yes", "unknown"]


def other_issue(one: Document, two: Document) -> bool:
    """Say whether two documents with the same text are two issues of it by their titles.

    What the text itself says settles it: a title that gives another day than its own text is a slip or was
    put right since, and so is one that names somebody else. Two dates of publication speak for two issues.
    """
    found = contradiction(one.title, two.title) if _titled(one, two) else None
    if found is None:
        return False
    first, second = (_in_text(one, found.kind, words) for words in (found.one, found.two))
    if found.kind == "day" and _two_days(one, two):
        return True
    if found.kind in ("day", "issue"):
        return {first, second} != {"yes", "no"}
    return first == second == "no"


def other_form(one: Document, two: Document) -> bool:
    """Say whether two documents with nearly one text are one form filled in twice, by their titles."""
    found = contradiction(one.title, two.title) if _titled(one, two) else None
    return found is not None and found.kind in ("day", "issue")


def standing(documents: Sequence[Document]) -> bool:
    """Say whether the one text of all these documents stands under titles that have nothing in common.

    "Send your photographs to this address" under the titles of a hundred stories makes no copies.
    """
    if len(documents) < _TITLES or documents[0].sketch.words > STANDING:
        return False
    apart: list[str] = []
    for title in sorted({each.title for each in documents if each.title}):
        if all(unlike(title, other) for other in apart):
            apart.append(title)
    return len(apart) >= _TITLES


def unlike_titles(one: Document, two: Document) -> bool:
    """Say whether two documents have titles of their own that have nothing in common."""
    return _titled(one, two) and unlike(one.title, two.title)


def _titled(one: Document, two: Document) -> bool:
    return bool(one.title and two.title) and one.title != two.title


def _two_days(one: Document, two: Document) -> bool:
    first, second = span(one.date), span(two.date)
    return first is not None and second is not None and (first[1] < second[0] or second[1] < first[0])


def _in_text(document: Document, kind: Apart, words: Iterable[str]) -> Found:
    """Say whether the text has what a title has; of a text with very many names not all are known."""
    if kind == "name":
        found = [_held(document.sketch.names, word) for word in words]
        return "yes" if "yes" in found else "unknown" if "unknown" in found else "no"
    numbers = re.findall(r"\d+", " ".join(words))
    if kind == "day":  # the text may write its month as a word, and seldom writes its year
        numbers = [number for number in numbers if len(number) < _YEAR] or numbers
    found = [_number_held(document.sketch.numbers, number) for number in numbers]
    return "no" if "no" in found else "unknown" if "unknown" in found else "yes"


def _number_held(data: bytes, number: str) -> Found:
    bare = number.lstrip("0") or "0"
    found = {_held(data, bare), _held(data, bare.zfill(2))}
    return "yes" if "yes" in found else "unknown" if "unknown" in found else "no"


def _held(data: bytes, word: str) -> Found:
    """Say whether a word is among those kept in a sketch, the ones with the smallest hashes."""
    wanted = _hash(word)
    kept = struct.unpack(f"<{len(data) // 4}I", data)
    at = bisect_left(kept, wanted)
    if at < len(kept) and kept[at] == wanted:
        return "yes"
    return "unknown" if at == len(kept) >= FACTS else "no"


@lru_cache(maxsize=4096)
def _hash(word: str) -> int:
    from defcorpus.dedup.texts.tokens import tokenize

    folded = tokenize([word]).folded
    return int(folded[0]) >> 32 if len(folded) else 0
