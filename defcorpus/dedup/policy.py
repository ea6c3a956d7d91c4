"""Which of several like documents to keep: what a person said, then the longer text, then the content key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from defcorpus.article import Article
from defcorpus.dedup.dates import Span
from defcorpus.dedup.records import Document, Options

REPAIRS = frozenset(("encoding", "glued", "kept-whole", "printed-twice", "repaired"))
"""Kinds of notes that say a page did not read as it was written."""

Ranks = Iterable[int]
Preference = Callable[[int], tuple[float, ...]]
"""From a document's rank to a key: the smallest is kept. Ranks are in the order of content keys."""


def first(ranks: Ranks, documents: Sequence[Document], spans: Sequence[Span | None], options: Options) -> int:
    """Return the document to keep; ties go to the longer text, then to the smaller content key.

    `documents` and `spans`, the days that each is dated to, are given by rank.
    """
    prefer = preference(documents, spans, options)
    return min(ranks, key=lambda rank: (*prefer(rank), -documents[rank].sketch.words, rank))


def preference(documents: Sequence[Document], spans: Sequence[Span | None], options: Options) -> Preference:
    """Return the order that a policy puts documents in, before ties.

    An undated one is neither the oldest nor the newest. `outlet` is the order in which the outlets were
    named, then all others, each by age. `cleanest` is fewest repairs, then the least of the page outside its
    body, to a twentieth: less than that is how one page happens to be cut.
    """
    order = {outlet: at for at, outlet in reversed(list(enumerate(options.outlets)))}

    def oldest(rank: int) -> float:
        found = spans[rank]
        return found[0] if found is not None else float("inf")

    def newest(rank: int) -> float:
        found = spans[rank]
        return -found[1] if found is not None else float("inf")

    def outlet(rank: int) -> float:
        return order.get(documents[rank].source or "", len(order))

    preferences: dict[str, Preference] = {
        "oldest": lambda rank: (oldest(rank),),
        "newest": lambda rank: (newest(rank),),
        "longest": lambda _: (),
        "first": lambda rank: (documents[rank].order,),
        "cleanest": lambda rank: (documents[rank].repairs, round(documents[rank].removed * 20)),
        "outlet": lambda rank: (outlet(rank), oldest(rank)),
    }
    return preferences[options.keep]


def repairs(article: Article) -> int:
    """Return how many notes of an article say that its page did not read as it was written."""
    return sum(note.kind in REPAIRS for note in (*article.page.notes, *article.notes))
