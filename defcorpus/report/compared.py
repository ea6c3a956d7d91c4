"""Copies of a corpus beside the one kept, and any two articles beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.dedup import Explanation, Group


def explained(corpus: Corpus, groups: Iterable[Group]) -> Iterator[tuple[Explanation, ...]]:
    """Yield, for each group, why each of its members is there: the Python call behind `dedup --explain`."""
    from defcorpus.dedup import compared, explain

    numbers = {article.id: article.number for article in corpus.select()}

    def text(id_: str) -> str:
        (page,) = corpus.pages([numbers[id_]]).values()
        return compared("\n".join(page.of("body")), page.of("title"))

    for group in groups:
        kept = text(group.keep)
        yield tuple(explain(group, member, (kept, text(member.id))) for member in group.members)


def why(corpus: Corpus, one: str, other: str) -> Explanation:
    """Return what two articles, given by their ids, are to each other as if there were no others.

    The Python call behind `dedup --why`. UnknownIdError for an id that names no article.
    """
    from dataclasses import replace

    from defcorpus.article import STORYLESS
    from defcorpus.dedup import document, sketches, text_of_page
    from defcorpus.dedup import why as why_any

    both = corpus.article(one), corpus.article(other)
    kept, member = (document(article, made) for article, made in zip(both, sketches(both), strict=True))
    found = why_any(kept, member, (text_of_page(both[0].page), text_of_page(both[1].page)))
    storyless = [article.kind for article in both if article.kind in STORYLESS]
    return replace(found, relation=None, rule=storyless[0]) if storyless else found
