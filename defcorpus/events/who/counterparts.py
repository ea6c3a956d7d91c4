"""The office of someone who is only called a counterpart: `his Vietnamese counterpart, Tran Van Long`."""

from __future__ import annotations

import re
from functools import cache

from defcorpus.article import Article, Person
from defcorpus.events.who.leading import foreign
from defcorpus.events.who.posts import by_office
from defcorpus.mentions.places.find import find_places

_FRONT = 60  # characters in front of a name in which it says whose counterpart it is


def office_of_counterpart(person: Person, article: Article) -> tuple[str, ...]:
    """Return the office of whoever is named in front of a counterpart without a post, from the other side.

    The country in it is left out: the Vietnamese counterpart of `Japanese Defence Minister` is a
    `Defence Minister`.
    """
    text = article.page.text
    mentions = sorted(
        (fact.start, fact.key) for fact in article.facts if fact.kind == "person" and fact.start >= 0
    )
    people = {other.key: other for other in article.people}
    for at, key in mentions:
        if key != person.key or _called().search(text, max(0, at - _FRONT), at) is None:
            continue
        others = [people[k] for to, k in mentions if to < at and k in people]
        other = next((o for o in reversed(others) if o.posts and foreign(o) is not foreign(person)), None)
        if other is not None:
            office = _without_country(by_office(other.posts)[0])
            return (office,) if office else ()
    return ()


def _without_country(post: str) -> str:
    kept = post
    for place in sorted(find_places(post), reverse=True):
        kept = kept[: place.start] + kept[place.end :]
    return " ".join(re.sub(r"^\s*['’]s\b|\bof (?:the )?(?=$|of)|\s+$", "", kept).split())


@cache
def _called() -> re.Pattern[str]:
    return re.compile(r"(?i)(?:counterpart|opposite number|colleague|đồng cấp|dong cap)(?!\w)[^.;\n]{0,30}$")
