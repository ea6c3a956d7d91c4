"""Which of several like documents to keep: what a person said, then what is better kept of equal ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from math import inf
from typing import Any

from defcorpus.article import Article
from defcorpus.dedup.dates import Span
from defcorpus.dedup.records import Document, Keep, Options
from defcorpus.text import fold

REPAIRS = frozenset(("encoding", "glued", "kept-whole", "printed-twice", "repaired"))
"""Kinds of notes that say a page did not read as it was written."""

_BY_TIME = ("oldest", "newest", "outlet")

_WHOLE = 0.9  # of the words of the longest: what is missing may be chrome

Ranks = Iterable[int]
Preference = Callable[[int], tuple[float, ...]]
"""From a document's rank to a key: the smallest is kept. Ranks are in the order of content keys."""


def first(ranks: Ranks, documents: Sequence[Document], spans: Sequence[Span | None], options: Options) -> int:
    """Return the document to keep: the first as the options prefer it, and of several such see :func:`_ties`.

    `documents` and `spans`, the days that each is dated to, are given by rank.
    """
    prefer = preference(documents, spans, options)
    keys = {rank: prefer(rank) for rank in ranks}
    best = min(keys.values())
    able = [rank for rank, key in keys.items() if key == best]
    if options.keep in _BY_TIME:
        able = _at_that_hour(able, documents, options.keep)
    whole = _WHOLE * max(documents[rank].sketch.words for rank in able)
    return min(able, key=lambda rank: (*_ties(documents[rank], whole), rank))


def _at_that_hour(ranks: Sequence[int], documents: Sequence[Document], keep: Keep) -> list[int]:
    """Return, of documents of one day, the earliest or the latest and those that do not say the hour."""
    times = [documents[rank].time for rank in ranks if documents[rank].time]
    first = (max if keep == "newest" else min)(times, default="")
    return [rank for rank in ranks if documents[rank].time in ("", first)]


def preference(documents: Sequence[Document], spans: Sequence[Span | None], options: Options) -> Preference:
    """Return the order that a policy puts documents in, before ties.

    An undated one is neither the oldest nor the newest; one that does not say the hour may be, of its day.
    `outlet` is the order in which the outlets were named, then all others, each by age. `cleanest` is fewest
    repairs, then the least of the page outside its body, to a twentieth: less than that is how one page
    happens to be cut.
    """
    order = {outlet: at for at, outlet in reversed(list(enumerate(options.outlets)))}

    def oldest(rank: int) -> float:
        found = spans[rank]
        return found[0] if found is not None else inf

    def newest(rank: int) -> float:
        found = spans[rank]
        return -found[1] if found is not None else inf

    def outlet(rank: int) -> float:
        return order.get(documents[rank].source or "", len(order))

    preferences: dict[str, Preference] = {
        "oldest": lambda rank: (oldest(rank),),
        "newest": lambda rank: (newest(rank),),
        "longest": lambda rank: (-documents[rank].sketch.words,),
        "first": lambda rank: (documents[rank].order,),
        "cleanest": lambda rank: _clean(documents[rank]),
        "outlet": lambda rank: (outlet(rank), oldest(rank)),
    }
    return preferences[options.keep]


def _ties(document: Document, whole: float) -> tuple[Any, ...]:
    """Return what decides between documents that a policy likes equally: the smallest is kept.

    One with nearly all words (`whole`) before a shorter one: nothing is to be lost for the sake of neatness.
    Then a file of its own before what is inside a larger one (only files can be moved), one that needed fewer
    repairs, has a title of its own, has less beside its body; the longer text, fewer folders, the shorter
    path (`a.txt` before `a (1).txt`), and then `a9` before `a10`.
    """
    return (
        document.sketch.words < whole,
        document.inside,
        document.repairs,
        document.untitled,
        *_clean(document),
        -document.sketch.words,
        document.path.count("/"),
        len(document.path),
        natural(document.path),
    )


def _clean(document: Document) -> tuple[float, float]:
    return document.repairs, round(document.removed * 20)


def natural(path: str) -> list[tuple[int, str]]:
    """Return a key by which `a9` comes before `a10`.

    >>> natural("a9") < natural("a10")
    True
    """
    # Text and numbers take turns, text first.
    parts = re.split(r"([0-9]+)", path)
    return [(int(part), part) if at % 2 else (0, part) for at, part in enumerate(parts)]


def is_untitled(title: str, *, derived: bool = False) -> bool:
    """Say whether a title is none of its page's own: made from its text, an outlet's name or a section's.

    An outlet's name may stand before what the outlet says of itself, a section's before the site's name.

    >>> is_untitled("VOV.VN - Báo điện tử Tiếng nói Việt Nam"), is_untitled("Việt Nam - Lào ký kết hợp tác")
    (True, False)
    >>> is_untitled("Trang chủ"), is_untitled("Home | The Daily Post"), is_untitled("Home guard on parade")
    (True, True, False)
    """
    from defcorpus.reading.chrome.markers import forms, outlet

    if derived:
        return True
    parts = re.split(r"\s+[-–—|»>]\s+", title.strip())
    if outlet(parts[0].strip()) is not None:
        return True
    sections = _folded(forms("section"))
    if fold(title.partition(" | ")[0].strip()) in sections:
        return True
    return all(fold(part) in sections or outlet(part) is not None for part in parts)


@cache
def _folded(names: frozenset[str]) -> frozenset[str]:
    return frozenset(map(fold, names))


def clock(note: str | None) -> str:
    """Return the time of day, `06:05`, that the note of an article's date says; empty where it says none."""
    found = re.search(r"(?:^|; )([0-2]?[0-9]:[0-5][0-9])(?=$|; )", note or "")
    return found[1].zfill(5) if found else ""


def repairs(article: Article) -> int:
    """Return how many notes of an article say that its page did not read as it was written."""
    return sum(note.kind in REPAIRS for note in (*article.page.notes, *article.notes))
