"""A story of a digest taken out of its page."""

from __future__ import annotations

from dataclasses import replace

from defcorpus.article import Article, Story

_READ = ("body", "caption")


def alone(article: Article, story: Story) -> Article:
    """Return a story as an article of its own, without a title and with what the story alone names."""
    segments = tuple(
        replace(one, start=max(one.start, story.start), end=min(one.end, story.end))
        for one in article.page.segments
        if one.role in _READ and one.start < story.end and story.start < one.end
    )
    text = article.page.text
    return replace(
        article,
        page=replace(article.page, segments=segments),
        title=replace(article.title, text="", derived=True, start=0, end=0),
        event_date=story.event_date or article.event_date,
        people=tuple(person for person in article.people if person.key in story.people),
        countries=story.countries,
        facts=tuple(fact for fact in article.facts if story.start <= fact.start < story.end),
        words=sum(len(text[one.start : one.end].split()) for one in segments),
        stories=(),
    )
