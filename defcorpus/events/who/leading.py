"""Who leads a text: those who act in what it mainly tells, without those who are only spoken of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from defcorpus.article import Article, Fact, Person, Story
from defcorpus.events.phrases import phrases
from defcorpus.events.who.dead import living
from defcorpus.events.who.meetings import meetings
from defcorpus.events.who.posts import by_office, office_key
from defcorpus.knowledge import table
from defcorpus.text import alternatives, normal, sentences

_SPOKEN = 90  # characters in front of a name that may say that somebody acts for him


def foreign(person: Person) -> bool:
    """Say whether someone is of abroad; a name with a pinyin form only looks Vietnamese."""
    if person.country is not None:
        return person.country != "VN"
    return not person.native or bool(person.also)


def leading_people(
    article: Article, facts: Sequence[Fact], lead: Sequence[tuple[int, int]], story: Story | None
) -> list[Person]:
    """Return the people of the lead, those who act first."""
    people = {person.key: person for person in article.people}
    inside = [fact for fact in facts if fact.kind == "person" and any(a <= fact.start < b for a, b in lead)]
    inside = [fact for fact in inside if not any(map(str.isdigit, fact.value))]  # a drone's type
    text = article.page.text
    ships = {fact.key for fact in inside if _is_a_ship(text, fact)}
    inside = [fact for fact in inside if fact.key not in ships and not _is_credited(text, fact)]
    leading = [people[key] for key in dict.fromkeys(fact.key for fact in inside) if key in people]
    title = normal(article.title.text)
    leading = [
        p for p in leading if not _only_speaks(p) and (p.posts or title not in p.spellings)
    ]  # a byline
    levels = _levels(article, inside, lead, leading)
    best = {
        side: min(levels[p.key] for p in leading if foreign(p) is side) for side in {*map(foreign, leading)}
    }
    leading = [p for p in leading if not _is_beside(levels[p.key], best[foreign(p)])]
    if story is not None:  # whoever received is the page's host: the story only speaks of somebody else
        leading = [p for p in leading if foreign(p) or levels[p.key] != _ABSENT]
    leading = living(leading, text, inside, article.event_date or article.date)
    met = {key for meeting in meetings(article) for key in meeting[:2]}
    title = "" if story is not None else article.title.text
    # Whoever the title names acts, and whoever a sentence says to meet; others are named in front of them.
    leading.sort(key=lambda p: (not any(form in title for form in p.spellings), p.key not in met))
    return leading


def _is_credited(text: str, fact: Fact) -> bool:
    """Say whether a name is a photographer's, with whom he works for behind it: `(Anna Berg/U.S. Navy)`."""
    return text[fact.end : fact.end + 1] == "/" and text[fact.end + 1 : fact.end + 2].isupper()


def _is_a_ship(text: str, fact: Fact) -> bool:
    """Say whether a name is a ship's, with its navy's letters in front: `USS Amos Baker`."""
    return _navy().search(text, max(0, fact.start - _LETTERS), fact.start) is not None


_LETTERS = 8  # characters that hold a navy's letters in front of a ship's name


@cache
def _navy() -> re.Pattern[str]:
    rows = table("namewords")
    return re.compile(rf"\b(?:{alternatives(f for f, _, use in rows if use == 'ship' and f.isupper())})\s$")


def _only_speaks(person: Person) -> bool:
    """Say whether somebody speaks for a ministry, and meets nobody."""
    return bool(person.posts) and office_key(by_office(person.posts)[0]) == "spokesperson"


_MAIN, _THERE, _CALL, _BESIDE, _ABSENT = range(5)
"""How much somebody is of what is told: he has talks there or stands in the title, is named there, is called
on, was met besides, or is only spoken of."""


_LEADS_TO = 40  # characters that a sentence tells first, where what it was after stands behind


def _is_beside(level: int, best: int) -> bool:
    """Say whether somebody of this level is none of those who act, where the best of his side has that."""
    return level > _THERE and best < level and (level > _CALL or best == _MAIN)


def _levels(
    article: Article, mentions: Sequence[Fact], lead: Sequence[tuple[int, int]], people: Sequence[Person]
) -> dict[str, int]:
    """Return for each of some people the best level at which a mention has them; a photograph says little."""
    text = article.page.text
    sides = {person.key: foreign(person) for person in people}
    body = {fact.key for fact in mentions if fact.role == "body"}
    spans = [span for a, b in lead for span in sentences(text, a, b)]
    found = {person.key: _ABSENT for person in people}
    for fact in mentions:
        if fact.key not in found or (fact.role == "caption" and fact.key in body):
            continue
        start, end = next(((a, b) for a, b in spans if a <= fact.start < b), (fact.start, fact.end))
        told = {sides[one.key] for one in mentions if one.key in sides and one.start < start}
        found[fact.key] = min(found[fact.key], _level(text, fact, start, end, second=len(told) > 1))
    return found


def _level(text: str, fact: Fact, start: int, end: int, *, second: bool) -> int:
    """Return the level of one mention in its sentence; `second` where both sides are named before that."""
    if fact.role == "title":
        return _MAIN
    if _is_only_spoken_of(text, fact.start):
        return _ABSENT
    words = text[start:end].lower()
    if talks_words().search(words) is not None:
        return _MAIN
    if second and _besides().search(words) is not None:
        return _BESIDE
    return _CALL if _calls().search(words) is not None else _THERE


@cache
def talks_words() -> re.Pattern[str]:
    """Return the pattern of what two of one rank have: talks, or each other as counterparts."""
    return _words("talks")


@cache
def _calls() -> re.Pattern[str]:
    return _words("calls on", "received by")


@cache
def _words(*roles: str) -> re.Pattern[str]:
    return re.compile(phrases(*roles))


@cache
def _besides() -> re.Pattern[str]:
    """Match what opens a sentence of another meeting (`Chiều cùng ngày, …`), and `also met` in it."""
    met = alternatives(form for form, *_ in table("meetings"))
    also = rf"(?:also|cũng|cung)\s+(?:(?:đã|da|có|had|was|been)\s+)?(?:{met}|received|paid|called|held|had)"
    return re.compile(rf"^\W*{phrases('before', 'besides')}|(?<!\w){also}(?!\w)")


def _is_only_spoken_of(text: str, at: int) -> bool:
    """Say whether somebody is not there, or was met before or after: `on behalf of`, `Earlier, he met`."""
    if _forms("behalf", "trip of", behind=r"[^,.;]*$").search(text, max(0, at - _SPOKEN), at) is not None:
        return True
    begin = max(text.rfind(". ", 0, at), text.rfind("; ", 0, at), text.rfind("\n", 0, at)) + 1
    begin += text[begin : begin + 1] == " "
    if _forms("before").match(text, begin, at) is not None:
        return True
    # `Giang received him hours after his talks with …`; `After his talks with X, he called on Y` leads to Y.
    return _forms("after", behind=r"[^.;]*$").search(text, begin + _LEADS_TO, at) is not None


@cache
def _forms(*roles: str, behind: str = "") -> re.Pattern[str]:
    """Return the pattern of the forms of some roles in the table of who goes and who receives."""
    known = alternatives(form for form, _, of in table("visiting") if of in roles)
    return re.compile(rf"(?i)(?<!\w)(?:{known})(?!\w){behind}")
