"""Copies within a whole corpus: sketches are made once and kept in its store.

with Corpus.open(["news"]) as corpus:
    groups = copies(corpus)
    of_each = against(corpus, articles_from_elsewhere)
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from defcorpus.report.features import kept_features, told
from defcorpus.report.flags import keep_flags

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from defcorpus.article import Article
    from defcorpus.corpus import Corpus, Filters, Summary
    from defcorpus.dedup import Document, Group, Match, Options
    from defcorpus.report.features import Report


def copies(
    corpus: Corpus,
    options: Options | None = None,
    *,
    filters: Filters | None = None,
    relearn: bool = False,
    progress: Report = None,
) -> list[Group]:
    """Group the corpus's copies: the Python call behind `defcorpus dedup`.

    Only articles that `filters` let through are compared. UsageError for filters that cannot be meant.
    """
    from defcorpus.dedup import find_groups

    articles = told(corpus, filters)
    documents = _documents(corpus, articles, progress)
    if options is not None and options.keep == "cleanest":
        documents = _with_wear(corpus, articles, documents)
    groups = find_groups(documents, options, _text_of(corpus, articles))
    if options is None and not filters:
        keep_flags(corpus, copies=groups)
    return groups


def against(corpus: Corpus, articles: Sequence[Article], *, progress: Report = None) -> list[list[Match]]:
    """Return, for each of some articles that are not of the corpus, what the corpus has of it, best first.

    The articles are not compared with each other; listings and stubs have no matches.
    """
    from defcorpus.article import STORYLESS
    from defcorpus.dedup import document, find_matches, sketches, text_of_page

    known = told(corpus)
    asked = [article for article in articles if article.kind not in STORYLESS]
    new = [document(article, made) for article, made in zip(asked, sketches(asked), strict=True)]
    texts = {article.page.key: text_of_page(article.page) for article in asked}
    of_known = _text_of(corpus, known)
    found = find_matches(
        new,
        _documents(corpus, known, progress),
        lambda key: texts[key] if key in texts else of_known(key),
    )
    titles = {article.id: article.title for article in known.values()}
    matches = iter([[replace(match, title=titles[match.id]) for match in some] for some in found])
    return [next(matches) if article.kind not in STORYLESS else [] for article in articles]


def _documents(corpus: Corpus, articles: dict[int, Summary], progress: Report) -> list[Document]:
    from defcorpus.dedup import SKETCH_VERSION, Document, Sketch, sketches

    kept = kept_features(corpus, ("dedup", SKETCH_VERSION), articles, sketches, Sketch.to_bytes, progress)
    return [
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


def _with_wear(corpus: Corpus, articles: dict[int, Summary], documents: list[Document]) -> list[Document]:
    """Return the documents with what was cut from their pages and how often these had to be repaired."""
    from defcorpus.dedup.policy import REPAIRS

    repairs = Counter(note.article for note in corpus.notes() if note.kind in REPAIRS)
    removed = corpus.removed()
    return [
        replace(document, removed=removed[number], repairs=repairs[number])
        for number, document in zip(articles, documents, strict=True)
    ]


def _text_of(corpus: Corpus, articles: dict[int, Summary]) -> Callable[[str], str]:
    from defcorpus.dedup import compared

    numbers = {article.key: number for number, article in articles.items()}

    def text_of(key: str) -> str:
        (page,) = corpus.pages([numbers[key]]).values()
        return compared("\n".join(page.of("body")), page.of("title"))

    return text_of
