"""The countries of an article, and where it names them."""

from __future__ import annotations

from collections import Counter

from defcorpus.article import Fact, Page
from defcorpus.facts.people import story_segments
from defcorpus.mentions.places import find_countries

SURE = 0.6  # one such mention is enough
LIKELY = 0.4  # two such mentions are: a capital twice, a word that could be another at a sentence's beginning


def read_countries(page: Page) -> tuple[tuple[str, ...], tuple[Fact, ...]]:
    """Return the ISO 3166-1 alpha-2 codes that title, captions and body name, sorted, and their facts.

    The people of a country and the bodies of its state name it as the country itself does; its capital
    named once does not (`Paris` may be a conference's seat), nor a word that is one only by its place.
    """
    facts = []
    sure: set[str] = set()
    likely: Counter[str] = Counter()
    for segment in story_segments(page):
        for mention in find_countries(page.text, segment.start, segment.end):
            if mention.confidence >= SURE:
                sure.add(mention.code)
            elif mention.confidence >= LIKELY:
                likely[mention.code] += 1
            facts.append(
                Fact(
                    kind="country",
                    value=mention.code,
                    key=mention.code,
                    role=segment.role,
                    start=mention.start,
                    end=mention.end,
                    confidence=mention.confidence,
                    rule=mention.rule,
                )
            )
    codes = sure | {code for code, count in likely.items() if count > 1}
    return tuple(sorted(codes)), tuple(facts)
