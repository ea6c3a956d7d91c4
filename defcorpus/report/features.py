"""What is made of each article once and kept in the store: sketches, pairing features."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from defcorpus.article import Article
    from defcorpus.corpus import Corpus, Filters, Progress, Summary

    Report = Callable[[Progress], None] | None

_T = TypeVar("_T")

_TOGETHER = 256  # features kept in one transaction


def told(corpus: Corpus, filters: Filters | None = None) -> dict[int, Summary]:
    """Return the summaries of what tells a story and is let through, by number."""
    from defcorpus.article import STORYLESS
    from defcorpus.corpus.records import Filters

    found = corpus.select(filters or Filters(), sort="id")
    return {a.number: a for a in found if a.kind not in STORYLESS}


def kept_features(
    corpus: Corpus,
    kind: tuple[str, int],
    articles: dict[int, Summary],
    make: Callable[[Iterable[Article]], Iterator[_T]],
    encode: Callable[[_T], bytes],
    progress: Report,
) -> dict[int, bytes]:
    """Return features by article number, making and keeping those that are missing."""
    from defcorpus.corpus import Progress

    kept = corpus.features(*kind)
    missing = [number for number in articles if number not in kept]
    for at in range(0, len(missing), _TOGETHER):
        if progress is not None:
            progress(Progress("comparing", at, len(missing), "articles"))
        numbers = missing[at : at + _TOGETHER]
        made = list(zip(numbers, map(encode, make(corpus.articles(numbers))), strict=True))
        corpus.put_features(*kind, made)
        kept.update(made)
    return kept
