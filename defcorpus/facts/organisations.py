"""The organisations and events that an article names."""

from __future__ import annotations

from defcorpus.article import Fact, Page
from defcorpus.facts.people.read import story_segments
from defcorpus.mentions.organisations import find_organisations


def read_organisations(page: Page) -> tuple[Fact, ...]:
    """Return the organisations and events of title, captions and body; the note is what kind each is.

    The value is the name in the language it is written in, with the edition (`IDEF 2025`); the key is equal
    in both languages, for every form, and for an office under its old name and its new one.
    """
    return tuple(
        Fact(
            kind="organisation",
            value=found.name,
            key=found.key,
            role=segment.role,
            start=found.start,
            end=found.end,
            confidence=found.confidence,
            rule=found.rule,
            note=found.kind,
        )
        for segment in story_segments(page)
        for found in find_organisations(page.text, segment.start, segment.end)
    )
