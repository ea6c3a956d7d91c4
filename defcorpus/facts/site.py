"""Whose page it is: the outlet that put its own lines around the story."""

from __future__ import annotations

from defcorpus.article import Page
from defcorpus.facts.source import read_source

# A source line names whom a story was taken from, and a mark in its lead who wrote it: neither is the place
# where the page was found, and the pages that share them share no chrome.
_ORDER = ("url", "metadata", "masthead")


def site_of(page: Page) -> str | None:
    """Return whose page it is by its address, metadata or masthead; None where none of these is there."""
    _, facts = read_source(page)
    own = [fact for fact in facts if fact.rule in _ORDER]
    best = min(own, key=lambda fact: (_ORDER.index(fact.rule), fact.start), default=None)
    return best.value if best else None
