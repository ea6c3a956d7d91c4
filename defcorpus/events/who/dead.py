"""Those who are honoured and act in nothing: whose mausoleum, statue or memory a lead names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from defcorpus.article import DateReading, Fact, Person
from defcorpus.events.phrases import phrases
from defcorpus.knowledge import table
from defcorpus.text import fold

_FRONT, _BEHIND = 60, 40  # characters beside a name that may say that its bearer is only honoured
_LONG_AGO = "2000"  # who died before acts in nothing, whatever day a page is of


def living(
    people: Sequence[Person], text: str, mentions: Sequence[Fact], day: DateReading | None
) -> list[Person]:
    """Return the people without those who had died by the day that an article tells of.

    `mentions` are those of the lead. Who stands in a table is known to be dead; others are where every
    mention stands behind `cố`, `the late`, `mausoleum of`, or in front of a memorial.
    """
    honoured = {fact.key for fact in mentions if _is_honoured(text, fact)}
    honoured -= {fact.key for fact in mentions if not _is_honoured(text, fact)}
    return [one for one in people if one.key not in honoured and not _is_dead(one.key, day)]


def _is_honoured(text: str, fact: Fact) -> bool:
    front = text[max(0, fact.start - _FRONT) : fact.start]
    if _honours().search(front) is not None:
        return True
    return _memorial().match(text, fact.end, fact.end + _BEHIND) is not None


def _is_dead(key: str, day: DateReading | None) -> bool:
    died = _died().get(key)
    return died is not None and died < (day.value if day else _LONG_AGO)


@cache
def _died() -> dict[str, str]:
    """Return the day each died, by folded name."""
    return {fold(form): died for form, _, died in table("late")}


@cache
def _honours() -> re.Pattern[str]:
    return re.compile(rf"(?i){phrases('late')}[^,.;:\n]*$")


@cache
def _memorial() -> re.Pattern[str]:
    words = "mausoleum|statue|monument|memorial|museum|tomb|at his mausoleum"
    return re.compile(rf"(?i)(?:['’]s)?\s(?:{words})(?!\w)")
