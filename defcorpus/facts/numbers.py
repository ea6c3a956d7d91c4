"""The numbers of an article that have a unit or a scale."""

from __future__ import annotations

from defcorpus.article import Fact, Page
from defcorpus.facts.people.read import story_segments
from defcorpus.mentions.numbers.measures import find_measures, written

_SURE = {"measure": 0.95, "scale": 0.85}


def read_numbers(page: Page, lang: str) -> tuple[Fact, ...]:
    """Return the numbers of title, captions and body; `2,8 tỷ USD` is ``2800000000 USD``, as `$2.8bn` is.

    The note is what stands in front: ``more than``, ``nearly``, ``about``. `lang` tells how `1.234` is read.
    """
    return tuple(
        Fact(
            kind="number",
            value=(value := written(found.value, found.unit)),
            key=value,
            role=segment.role,
            start=found.start,
            end=found.end,
            confidence=_SURE[found.rule],
            rule=found.rule,
            note=found.about,
        )
        for segment in story_segments(page)
        for found in find_measures(page.text, segment.start, segment.end, lang=lang)
    )
