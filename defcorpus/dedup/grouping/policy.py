"""Which of several like documents to keep: what a person said, then what is better kept of equal ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from math import inf
from typing import Any

from defcorpus.article import Article
from defcorpus.dedup.grouping.dates import Span
from defcorpus.dedup.records import Document, Keep, Options
from defcorpus.text import fold

REPAIRS = frozenset(("encoding", "glued", "kept-whole", "printed-twice", "repaired"))
"""Kinds of notes that say a page did not read as it was written."""

PUBLISHED = frozenset(("header", "metadata", "url"))
"""Where a page says on which day it came out; what its text tells of may be of any day."""

_WHOLE = 0.9  # of the words of the longest: what is missing may be chrome
_BARE = 4  # words of a Vietnamese title, none with a mark: fewer may be names

Ranks = Iterable[int]
Preference = Callable[[int], tuple[float, ...]]
"""From a document's rank to a key: the smallest is kept. Ranks are in the order of content keys."""

_BY_TIME = ("own", "day", "hour", "hour")
_STEPS: dict[str, tuple[str, ...]] = {
    "oldest": _BY_TIME, "newest": _BY_TIME, "outlet": ("outlet", *_BY_TIME), "longest": ("words",),
    "first": ("order",), "cleanest": ("marks", "repairs", "chrome"),
}  # fmt: skip
_TIES = (
    "source", "whole", "inside", "marks", "repairs", "title", "repairs", "chrome", "words", "folders", "path",
    "path", "content",
)  # fmt: skip
_TOLD = {
    "own": "the only one that gives its day of publication", "outlet": "its outlet is named first",
    "words": "the longest", "order": "named first", "marks": "it has its marks",
    "repairs": "the fewest repairs", "chrome": "least around it", "source": "its outlet is known",
    "whole": "the whole text", "inside": "a file of its own", "title": "a title of its own",
    "folders": "in the fewest folders", "path": "the first by path", "content": "the first by content",
}  # fmt: skip


def first(ranks: Ranks, documents: Sequence[Document], spans: Sequence[Span | None], options: Options) -> int:
    """Return the document to keep: the first as the options prefer it, and of several such see :func:`_ties`.

    `documents` and `spans`, the days that each is dated to, are given by rank.
    """
    return min(_keys(ranks, documents, spans, options).items(), key=lambda each: each[1])[0]


def why(
    keep: int, ranks: Ranks, documents: Sequence[Document], spans: Sequence[Span | None], options: Options
) -> str:
    """Return what decided that `keep` is kept of these: by the policy, and of those that it likes equally.

    Where another would have gone before it, which is not like all of them, that one is passed over.
    """
    keys = _keys(ranks, documents, spans, options)
    behind = sorted(key for key in keys.values() if key > keys[keep])
    if not behind:
        return "all the others are like it"
    own = len(_STEPS[options.keep])
    steps = [
        next(at for at, pair in enumerate(zip(keys[keep], key, strict=True)) if pair[0] != pair[1])
        for key in behind
    ]
    told = []
    if steps[-1] < own:
        at = next(at for at in steps if at < own)
        told.append(_by_policy(_STEPS[options.keep][at], documents[keep], options.keep))
    if steps[0] >= own:
        equal = 1 + sum(at >= own for at in steps)
        told.append(f"of {equal} equal ones, {_TOLD[_TIES[steps[0] - own]]}")
    return "; ".join(told)


def _by_policy(step: str, kept: Document, keep: Keep) -> str:
    """Return by which step of a policy one is kept: `oldest: 17:20`."""
    if step in ("outlet", "words", "order"):
        return _TOLD[step]
    told = kept.date if step == "day" else kept.time if step == "hour" else _TOLD[step]
    return f"{'oldest' if keep == 'outlet' else keep}: {told}"


def _keys(
    ranks: Ranks, documents: Sequence[Document], spans: Sequence[Span | None], options: Options
) -> dict[int, tuple[Any, ...]]:
    """Return by what each is put in order, a value for each step."""
    prefer = preference(documents, spans, options)
    keys = {rank: prefer(rank) for rank in ranks}
    best = min(keys.values())
    whole = _WHOLE * max(documents[rank].sketch.words for rank, key in keys.items() if key == best)
    return {rank: (*key, *_ties(documents[rank], whole), rank) for rank, key in keys.items()}


def preference(documents: Sequence[Document], spans: Sequence[Span | None], options: Options) -> Preference:
    """Return the order that a policy puts documents in, before ties.

    By time: what gives its day of publication, then what is dated by what it tells of, then the undated; of
    one day what says the hour, then the others. A month or a year that is all that is known stands behind
    each of its days. `outlet` is the order in which the outlets were named, then all others, each by age.
    `cleanest` is Vietnamese with its marks, fewest repairs, then the least of the page outside its body, to a
    twentieth: less than that is how one page happens to be cut.
    """
    order = {outlet: at for at, outlet in reversed(list(enumerate(options.outlets)))}

    def by_time(rank: int, sign: int) -> tuple[float, ...]:
        one, found = documents[rank], spans[rank]
        known = 0 if found and one.published else 1 if found else 2
        day = (found[1] if sign > 0 else -found[0]) if found else inf
        return known, day, not one.time, sign * _minutes(one.time)

    def outlet(rank: int) -> float:
        return order.get(documents[rank].source or "", len(order))

    preferences: dict[str, Preference] = {
        "oldest": lambda rank: by_time(rank, 1),
        "newest": lambda rank: by_time(rank, -1),
        "longest": lambda rank: (-documents[rank].sketch.words,),
        "first": lambda rank: (documents[rank].order,),
        "cleanest": lambda rank: _clean(documents[rank]),
        "outlet": lambda rank: (outlet(rank), *by_time(rank, 1)),
    }
    return preferences[options.keep]


def _minutes(time: str) -> int:
    hours, _, minutes = time.partition(":")
    return 60 * int(hours) + int(minutes) if minutes else 0


def _ties(document: Document, whole: float) -> tuple[Any, ...]:
    """Return what decides between documents that a policy likes equally: the smallest is kept.

    One whose outlet is known; one with nearly all words (`whole`) before a shorter one: nothing is to be lost
    for the sake of neatness. Then a file of its own before what is inside a larger one (only files can be
    moved), Vietnamese with its marks, one that needed fewer repairs, has a title of its own, has less beside
    its body; the longer text, fewer folders, the shorter path (`a.txt` before `a (1).txt`), and then `a9`
    before `a10`.
    """
    return (
        document.source is None,
        document.sketch.words < whole,
        document.inside,
        document.bare,
        document.repairs,
        document.untitled,
        *_clean(document)[1:],
        -document.sketch.words,
        document.path.count("/"),
        len(document.path),
        natural(document.path),
    )


def _clean(document: Document) -> tuple[float, float, float]:
    return document.bare, document.repairs, round(document.removed * 20)


def is_bare(lang: str, title: str) -> bool:
    """Say whether a page is in Vietnamese that was typed or saved without its marks, by its title.

    >>> is_bare("vi", "Bo truong Quoc phong tham Lao"), is_bare("vi", "Bộ trưởng Quốc phòng thăm Lào")
    (True, False)
    """
    return lang == "vi" and title.isascii() and len(title.split()) >= _BARE


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
