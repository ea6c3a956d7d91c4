"""Copies within a whole corpus: sketches are made once and kept in its store.

with Corpus.open(["news"]) as corpus:
    groups = copies(corpus)
    of_each = against(corpus, articles_from_elsewhere)
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from defcorpus.report.features import told
from defcorpus.report.flags import keep_flags
from defcorpus.report.standing import with_standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from defcorpus.article import Article
    from defcorpus.corpus import Corpus, Filters
    from defcorpus.dedup import Group, Match, Options
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

    Only articles that `filters` let through are compared. Which shingles are common is learnt on the first
    call, with `relearn`, and when the corpus has grown by a fifth. UsageError for filters that cannot be
    meant.
    """
    from defcorpus.dedup.groups import grouped
    from defcorpus.report.likenesses import Likenesses, documents, in_doubt
    from defcorpus.report.shelved import seen

    view = seen(corpus, relearn=relearn, progress=progress)
    numbers = in_doubt(view, told(corpus, filters) if filters else None)
    found = with_standing(corpus, documents(corpus, numbers))
    alike = Likenesses(corpus, view, found, progress=progress)
    groups = grouped(found.values(), options, alike)
    alike.keep(of_all=options is None and not filters)
    if options is None and not filters:
        keep_flags(corpus, copies=groups)
    return groups


def against(corpus: Corpus, articles: Sequence[Article], *, progress: Report = None) -> list[list[Match]]:
    """Return, for each of some articles that are not of the corpus, what the corpus has of it, best first.

    The articles are not compared with each other; listings and stubs have no matches.
    """
    from defcorpus.article import STORYLESS
    from defcorpus.dedup import document, sketches, text_of_page
    from defcorpus.dedup.matches import matched
    from defcorpus.report.likenesses import Likenesses, around, documents
    from defcorpus.report.shelved import seen

    asked = [article for article in articles if article.kind not in STORYLESS]
    made = list(sketches(asked))
    new = [document(article, sketch) for article, sketch in zip(asked, made, strict=True)]
    texts = {article.page.key: text_of_page(article.page) for article in asked}
    view = seen(corpus, made, progress=progress)
    view, numbers = around(corpus, view, new, texts)
    known = documents(corpus, numbers)
    found = matched(new, known.values(), Likenesses(corpus, view, known, texts))
    there = {match.id for some in found for match in some}
    numbers = [number for number, each in known.items() if each.id in there]
    titles = {head.id: head.title for head in corpus.heads(numbers)}
    matches = iter([[replace(match, title=titles[match.id]) for match in some] for some in found])
    return [next(matches) if article.kind not in STORYLESS else [] for article in articles]
