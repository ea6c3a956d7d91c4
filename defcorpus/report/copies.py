"""Copies within a whole corpus: sketches are made once and kept in its store.

with Corpus.open(["news"]) as corpus:
    groups = copies(corpus)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from defcorpus.report.features import kept_features, told
from defcorpus.report.flags import keep_flags

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.dedup import Group, Options
    from defcorpus.report.features import Report


def copies(corpus: Corpus, options: Options | None = None, *, progress: Report = None) -> list[Group]:
    """Group the corpus's copies: the Python call behind `defcorpus dedup`."""
    from defcorpus.dedup import SKETCH_VERSION, Document, Sketch, find_groups, sketches

    articles = told(corpus)
    kept = kept_features(corpus, ("dedup", SKETCH_VERSION), articles, sketches, Sketch.to_bytes, progress)
    documents = [
        Document(
            id=article.id,
            path=article.path,
            key=article.key,
            sketch=Sketch.from_bytes(kept[number]),
            date=article.date,
            source=article.source,
            order=order,
        )
        for order, (number, article) in enumerate(articles.items())
    ]
    numbers = {article.key: number for number, article in articles.items()}

    def text_of(key: str) -> str:
        (page,) = corpus.pages([numbers[key]]).values()
        return "\n".join(page.of("body"))

    groups = find_groups(documents, options, text_of)
    if options is None:
        members = [[group.keep, *(member.id for member in group.members)] for group in groups]
        keep_flags(corpus, copies=[id_ for group in members for id_ in group])
    return groups
