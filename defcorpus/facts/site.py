"""Whose page it is: the outlet that put its own lines around the story."""

from __future__ import annotations

from defcorpus.article import Page
from defcorpus.facts.source import read_source

# A reposted story names another outlet in its source line: the chrome is of the place where it was found.
_ORDER = {"url": 0, "metadata": 1, "masthead": 2}


def site_of(page: Page) -> str | None:
    """Return the outlet whose page it is, as far as the page says; None where it says nothing."""
    _, facts = read_source(page)
    best = min(facts, key=lambda fact: (_ORDER.get(fact.rule, 3), fact.start), default=None)
    return best.value if best else None
