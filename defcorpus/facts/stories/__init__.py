"""The stories of a page that tells of several things: stretches of it, each with a day of its own.

A page may say that it is a digest (:mod:`announced`), or its paragraphs may open as stories do
(:mod:`opened`): either is kept with the article. Where nothing marks them (:mod:`unmarked`) several guests
may as well have come together: only what groups articles into events divides such a page.
"""

from __future__ import annotations

from collections.abc import Sequence

from defcorpus.article import DateReading, Fact, Note, Page, Person, Story
from defcorpus.facts.stories.announced import announced
from defcorpus.facts.stories.days import dated
from defcorpus.facts.stories.opened import opened

__all__ = ["read_stories"]


def read_stories(
    page: Page, people: Sequence[Person], facts: Sequence[Fact], event: DateReading | None
) -> tuple[tuple[Story, ...], tuple[Note, ...]]:
    """Return the stories of a digest and a note that says so; nothing for a page with one story.

    `facts` are the article's, in order. What calls itself a digest has no day of its own; a story of another
    without one has that of the page, `event`.
    """
    if sum(part.role == "body" for part in page.segments) < 2:
        return (), ()
    if spans := announced(page, people, facts):
        stories = dated(page.text, spans, facts, None)
    else:
        stories = dated(page.text, opened(page, people, facts), facts, event)
    if not stories:
        return (), ()
    detail = f"The page tells {len(stories)} stories, each with guests of its own."
    return stories, (Note("digest", detail, stories[0].start, stories[-1].end),)
