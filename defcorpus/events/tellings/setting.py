"""What the lead of a story tells beside people and days: what was done, on what occasion, where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from defcorpus.article import Article, Fact
from defcorpus.events.tellings.lexis import acts_in, counted_below, editions_in, is_aside, occasions_of
from defcorpus.events.tellings.signs import AT_A_DISTANCE
from defcorpus.events.where.places import SPOKEN_OF, TO_COME, held_at, places_of
from defcorpus.text import normal, sentences

_BESIDE = (("conference",), ("exhibition",))  # beside which two meet
# In which what is spoken of is elsewhere: a handover may be where the project is.
_IN_WORDS = frozenset(
    ("talks", "reception", "meeting", "call", "message", "dialogue", "signing", "peacekeeping")
)
# What is done at sea; else a sea is what is spoken of.
_AT_SEA = frozenset(("patrol", "exercise", "port call", "ship", "repatriation"))


class Setting(NamedTuple):
    """What a lead tells beside people and days."""

    told: str
    acts: tuple[str, ...]
    editions: tuple[int, ...]
    occasions: tuple[str, ...]
    aside: bool
    places: list[tuple[int, str, str]]  # rank, code, name


def setting_of(
    article: Article, facts: Sequence[Fact], lead: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int]]
) -> Setting:
    """Return what a lead tells; `spans` are those of the whole story, in which a place may stand too."""
    text, lang = article.page.text, article.lang.code
    told = normal(" \n ".join([article.title.text, *(text[a:b] for a, b in lead)]))
    acts, editions, occasions = acts_in(told, lang), editions_in(told, lang), occasions_of(facts, lead)
    editions = editions or counted_below(normal(" ".join(text[a:b] for a, b in spans)), lang)
    aside = is_aside(told, lang)
    if is_far(acts):
        places = _said_from(text, facts, lead, lang)
    else:
        credits = [(part.start, part.end) for part in article.page.segments if part.role == "credit"]
        at_sea = not _AT_SEA.isdisjoint(acts)
        places = places_of(text, facts, lead, spans, editions, credits, at_sea=at_sea)
        if not acts or acts[0] in _IN_WORDS:
            places = [place for place in places if place[0] != SPOKEN_OF]
        if not at_sea:
            places = [place for place in places if not place[1].startswith("sea-")]
        if not any(rank < TO_COME for rank, *_ in places) and (aside or acts[:1] in _BESIDE):
            places = [*held_at(occasions), *places]
    return Setting(told, acts, editions, occasions, aside, places)


def _said_from(
    text: str, facts: Sequence[Fact], lead: Sequence[tuple[int, int]], lang: str
) -> list[tuple[int, str, str]]:
    """Return from where a call or a message came: what stands beside the act, all else is spoken of."""
    told = [one for a, b in lead for one in sentences(text, a, b)]
    beside = [(a, b) for a, b in told if is_far(acts_in(normal(text[a:b]), lang))]
    return [place for place in places_of(text, facts, beside) if place[0] == 0]


def is_far(acts: Sequence[str]) -> bool:
    """Say whether two speak or write to each other from afar."""
    return bool(acts) and acts[0] in AT_A_DISTANCE
