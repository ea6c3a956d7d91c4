"""Which story of a digest is compared: the one whose guest the other article names."""

from __future__ import annotations

from collections.abc import Set

from defcorpus.article import Article, Story
from defcorpus.facts.stories.alone import alone
from defcorpus.report.comparing.people import same_people

_HOME = "VN"


def told_too(article: Article, other: Article) -> tuple[Article, str]:
    """Return the one story of a digest that another article tells, as an article, and which: `story 2 of 3`.

    An article that is no digest comes back whole, as does a digest of which the other tells several stories
    or none, or is a digest itself.
    """
    if not article.stories or other.stories:
        return article, ""
    met = {left.key for left, right in same_people(article, other)}
    told = [at for at, story in enumerate(article.stories) if _is_told(story, article, met, other)]
    if len(told) != 1:
        return article, ""
    return alone(article, article.stories[told[0]]), f"story {told[0] + 1} of {len(article.stories)}"


def _is_told(story: Story, article: Article, met: Set[str], other: Article) -> bool:
    """Say whether another article names a guest of a story, or its country where it names no guest."""
    guests = {one.key for one in article.people if not one.native and one.key in story.people}
    if guests:
        return bool(guests & met)
    return bool({*story.countries} & {*other.countries} - {_HOME})
