"""What a citation of an article says: whose text it is, where it stood, when it appeared and was saved."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from defcorpus.article import Article, DateReading, Fact

# A source line, or the agency's mark at either end of the text, says whose text it is; these, whose page.
_WHOSE_PAGE = frozenset(("masthead", "metadata", "url"))
# What an agency leaves in a text says less than a line that names it.
_MARKS = frozenset(("lead-mark", "outlet", "end-mark", "dateline"))
# Of all who are credited; the others took the photographs.
_WROTE = frozenset(("byline", "author", "bare-name"))
_PUBLISHED = frozenset(("header", "metadata", "url", "correction"))


class Citation(NamedTuple):
    """An article as a bibliography has it. Days are ISO 8601, as precise as they are known."""

    id: str
    lang: str  # as the article has it: vi, en, other, mixed, unknown
    title: str
    supplied: bool  # the page has no title: this one is made of its first words
    authors: tuple[str, ...]  # as written; who took the photographs is none
    outlet: str | None  # the outlet or agency whose text it is
    reposted_by: str | None  # the outlet on whose page it stood, where that is another
    published: str | None
    circa: bool  # the page gives no day of its own, or no year: `published` is the day of what it tells
    retrieved: str | None  # when the page was saved, where it says so
    url: str | None


def citation(article: Article) -> Citation:
    """Return how to cite an article."""
    outlet, reposted_by = _outlets(article)
    date = article.date
    return Citation(
        id=article.id,
        lang=article.lang.code,
        title=" ".join(article.title.text.split()),
        supplied=article.title.derived,
        authors=_authors(article, {outlet, reposted_by}),
        outlet=outlet,
        reposted_by=reposted_by,
        published=_day(date),
        circa=date is not None and (date.source not in _PUBLISHED or date.inferred),
        retrieved=_day(article.retrieved),
        url=_url(article),
    )


def _outlets(article: Article) -> tuple[str | None, str | None]:
    """Return whose text it is, and whose page it stood on where that is another's."""
    if article.source is None:
        return None, None
    named = [fact for fact in article.facts if fact.kind == "source"]
    pages = [fact.value for fact in named if fact.rule in _WHOSE_PAGE]
    texts = [fact for fact in named if fact.rule not in _WHOSE_PAGE and fact.value not in pages]
    first = min(texts, key=lambda fact: (fact.rule in _MARKS, fact.start), default=None)
    outlet = first.value if first else article.source.name
    page = article.source.name if article.source.name in pages else next(iter(pages), None)
    return outlet, page if page != outlet else None


def _authors(article: Article, outlets: set[str | None]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for fact in article.facts:
        if fact.kind == "credit" and fact.rule in _WROTE and fact.value not in outlets:
            found.setdefault(fact.key, fact.value)
    return tuple(found.values())


def _day(reading: DateReading | None) -> str | None:
    """Return a day as ISO 8601 has it; None without a year, which no bibliography can hold."""
    return None if reading is None or reading.value.startswith("-") else reading.value[:10]


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"https?://[^\s<>\"“”]+[^\s<>\"“”.,;)\]]")


def _url(article: Article) -> str | None:
    """Return the page's address: its own, else the one in its source line."""
    page = article.page
    if page.meta.url:
        return page.meta.url
    sources: list[Fact] = [fact for fact in article.facts if fact.kind == "source" and fact.start >= 0]
    found = (_address().search(page.text, fact.start, fact.end) for fact in sources)
    return next((match.group() for match in found if match), None)
