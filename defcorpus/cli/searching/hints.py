"""What is said of a query: terms added to it, and what was perhaps meant where nothing is found."""

import re
from typing import TYPE_CHECKING

from defcorpus.cli.session import Session, filtered, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from defcorpus.cli.searching.asked import Asking
    from defcorpus.corpus.records import Filters
    from defcorpus.search import Query


def say_meant(
    session: Session, asked: "Query", filters: "Filters | None" = None, *, raw: bool = False
) -> bool:
    """Say what a query that finds nothing was perhaps meant for, and what that finds; whether anything."""
    from defcorpus.search import did_you_mean

    small = [w.exact for phrase in asked.phrases for w in phrase.words if w.exact in ("and", "or", "not")]
    near = re.search(r"(?<![^\s(])near/\d+(?!\S)", asked.text)
    if near:
        small = [near.group()]
    if small and any(word in asked.text.split() for word in small):
        say(f"{small[0]} is a word here; operators are capitals: {small[0].upper()}")
    meant = did_you_mean(session.corpus, asked, filters, raw=raw)
    if meant:
        say(f"did you mean: {' or '.join(f'{each.query} ({each.articles:,})' for each in meant)}")
    return bool(meant)


def say_term_meant(session: Session, term: str) -> None:
    """Say of a term without a rendering in how many articles it is, or else what was perhaps meant."""
    from defcorpus.search import parse, search
    from defcorpus.text.counted import counted
    from defcorpus.text.terms import spelled

    words = " ".join(spelled(term)[0].split())
    total = search(session.corpus, parse(f'"{words}"'), limit=1, snippets=False).total
    if total:
        say(f"{counted(total, 'article')} {'has' if total == 1 else 'have'} it, none beside a counterpart's")
    else:
        say_meant(session, parse(words))


def widened(session: Session, asked: "Query") -> "Query":
    """Return a query with the other language's terms; say which were added."""
    from defcorpus.report.matching.learnt import learnt_terms
    from defcorpus.search import across
    from defcorpus.search.renderings import with_learnt

    found = across(asked, with_learnt(learnt_terms(session.corpus)))
    for typed, forms in found.added:
        say(f"{typed}: also {', '.join(forms)}")
    if not found.added:
        say("no term of the query is known in the other language; asked as it stands")
    return found.query


def say_nothing_found(session: Session, asked: "Query", asking: "Asking", filters: "Filters") -> None:
    """Say that nothing was found, what was perhaps meant, and how much that finds."""
    from defcorpus.search import search

    if not session.corpus.holds_more_than(0):
        say("no article here")
        return
    say(f"nothing found for {asked.text}")
    fields = [field.filters() for field in asked.fields if field.name in ("source", "person")]
    sources = (*filters.sources, *(name for field in fields for name in field.sources))
    people = (*filters.people, *(name for field in fields for name in field.people))
    if say_unmet(session, sources) or say_unnamed(session, people):
        return
    if not say_meant(session, asked, filters, raw=asking.raw) and filters:
        total = search(session.corpus, asked, limit=1, raw=asking.raw, snippets=False).total
        if total:
            say(f"without the filters: {total:,}")


def say_unmet(session: Session, sources: "Sequence[str]") -> bool:
    """Say which of some outlets nothing here is from, and what was perhaps meant; whether all are such."""
    unmet = session.corpus.unmet_outlets(sources) if sources else {}
    for name, meant in unmet.items():
        known = " or ".join(meant)
        more = f"did you mean {known}?" if known else "`defcorpus stats --by source` lists the outlets"
        say(f"nothing here is from {name}; {more}")
    return bool(unmet) and len(unmet) == len(set(sources))


def say_unnamed(session: Session, people: "Sequence[str]") -> bool:
    """Say which of some people nobody here is, and who was perhaps meant; whether there was any to say."""
    said = False
    for name in people:
        near = session.corpus.near_people(name)
        if near:
            told = " or ".join(f"{each.name} ({each.articles:,})" for each in near)
            say(f"nobody here is named {name}; did you mean {told}?")
            said = True
    return said


def nothing_fits(session: Session, filters: "Filters", without: str = "no article here") -> str:
    """Return what to say when nothing is found, with filters or `without`; say first what was misspelt."""
    if not filters:
        return without
    say_unmet(session, filters.sources)
    say_unnamed(session, filters.people)
    return filtered(filters)
