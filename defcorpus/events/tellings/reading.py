"""Article to tellings: who met whom, when and where, as one article has it, a telling for each story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from defcorpus.article import Article, Fact, Person, Story
from defcorpus.events.days import told_days
from defcorpus.events.records import Party, Telling
from defcorpus.events.tellings.briefings import is_briefing, to_meet
from defcorpus.events.tellings.done import done_in
from defcorpus.events.tellings.lexis import acts_in, ages_in
from defcorpus.events.tellings.phased import phased
from defcorpus.events.tellings.published import month_of, published_on
from defcorpus.events.tellings.setting import is_far, setting_of
from defcorpus.events.tellings.signs import of_note
from defcorpus.events.where.places import DATELINE
from defcorpus.events.who.counterparts import office_of_counterpart
from defcorpus.events.who.firms import with_firm
from defcorpus.events.who.guests import with_guest
from defcorpus.events.who.leading import foreign, leading_people
from defcorpus.events.who.posts import by_office
from defcorpus.events.who.roles import leaning
from defcorpus.events.who.ships import as_port_call, ships_in
from defcorpus.text import normal
from defcorpus.text.words import word_texts

_TOLD = ("title", "caption", "body")
_ORDER = {"title": 0, "caption": 1, "body": 2}
_NAMED = 0.6  # confidence of a country that is named itself, not by its capital
_STOPS = (*".!?…:;”\"'’)/–-»*",)
_SHOWN = 120  # characters of a story of a digest that stand for its title
_MOST = 6  # people of a side: a lead that lists more says no more who met whom
_SUMMARY = 2  # paragraphs without a name in front of a lead
_OPENING = 24  # characters of a paragraph in which it opens with a day: `Chiều 23-9, `
_BEHIND, _IN_FRONT = 12, 20  # characters from a name in which its country stands


class Stretch(NamedTuple):
    """A stretch of the page that tells the story: title, caption or a paragraph."""

    start: int
    end: int
    role: str


def _without_years(days: Sequence[str], facts: Sequence[Fact]) -> tuple[str, ...]:
    """Return days without the years that are told from a day on which the page was visited."""
    written = {fact.value for fact in facts if fact.kind == "date" and "inferred" not in fact.note}
    return tuple(day if day in written else f"--{day[-5:]}" for day in days)


def _leading(
    article: Article,
    facts: Sequence[Fact],
    lead: Sequence[tuple[int, int]],
    story: Story | None,
    countries: Sequence[str],
    places: Sequence[tuple[int, str, str]],
) -> list[Person]:
    """Return the people of the lead, those who act first, with the guest whose name looks Vietnamese."""
    here = countries if places and places[0][1][:2] == "VN" else ()  # abroad a Vietnamese is received
    people = leading_people(article, facts, lead, story)
    return with_guest(people, article.page.text, facts, lead, here)


def _of_now(days: Sequence[str], facts: Sequence[Fact]) -> list[str]:
    """Return days without those that are background."""
    now = [fact.value for fact in facts if fact.kind == "date" and fact.role != "background"]
    return [day for day in days if any(day in value for value in now)]


def stretches(article: Article) -> list[Stretch]:
    """Return title, captions and paragraphs of the body, in this order; no caption of an old photograph."""
    far = [
        f.start for f in article.facts if f.kind == "date" and f.role == "background" and "far from" in f.note
    ]
    found = [
        Stretch(s.start, s.end, s.role)
        for s in article.page.segments
        if s.role in _TOLD and not (s.role == "caption" and any(s.start <= at < s.end for at in far))
    ]
    return sorted(found, key=lambda part: (_ORDER[part.role], part.start))


def telling_of(article: Article, parts: Sequence[Stretch], number: int, story: Story | None) -> Telling:
    """Return what some stretches tell, the whole page (0) or a story by its number."""
    found = _read(article, parts, number, story)
    return found if story is not None or of_note(found) else replace(found, phase="report")


def _read(article: Article, parts: Sequence[Stretch], number: int, story: Story | None) -> Telling:
    text, lang = article.page.text, article.lang.code
    facts, people = _facts_of(article, parts), {person.key: person for person in article.people}
    lead, spans = _lead(article, facts, parts, people), [part[:2] for part in parts]
    told, acts, editions, occasions, aside, places = setting_of(article, facts, lead, spans)
    countries = _countries(facts, lead)
    leading = _leading(article, facts, lead, story, countries, places)
    days = told_days(article, facts, lead, story)
    published, late = published_on(article, _of_now(days.named, facts))
    phase, days = phased(article, facts, lead, spans, days, acts, story)
    leading = to_meet(leading) if phase == "preview" and is_briefing(told) else leading
    act, ships = done_in(article, lead, story, leading), ships_in(told)
    if story is None:
        act, acts, leading = as_port_call(act, acts, ships, leading)
    return Telling(
        id=article.id,
        key=article.page.key,
        lang=lang,
        source=article.source.name if article.source else None,
        date=published,
        month=month_of(article),
        story=number,
        phase=phase,
        day=days.day,
        guess=days.guess,
        until=days.until,
        sure=days.sure,
        weekday=days.weekday,
        days=_without_years(days.named, facts) if late else days.named,
        local=_local().search(told) is not None,
        natives=_side(article, leading, abroad=False),
        foreigners=_side(article, leading, abroad=True),
        named=tuple(dict.fromkeys(f.key for f in facts if f.kind == "person" and f.key in people)),
        countries=tuple(countries),
        abroad=tuple(dict.fromkeys(fact.key for fact in _abroad(facts))),
        acts=acts,
        act=act,
        occasions=occasions,
        leaning=leaning(article, facts, lead, leading, foreign, spans, at_a_distance=is_far(acts)),
        home=_home(facts, leading),
        editions=editions,
        ages=ages_in(told, lang),
        aside=aside,
        ships=ships,
        places=tuple(dict.fromkeys((code, name) for _, code, name in places)),
        venue=_codes(places, 0),
        reported=_codes(places, DATELINE),
        title=article.title.text if story is None else _begun(text, lead),
        words=_words(article, spans),
    )


def _codes(places: Sequence[tuple[int, str, str]], of: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for rank, code, _ in places if rank == of))


def _facts_of(article: Article, parts: Sequence[Stretch]) -> list[Fact]:
    """Return the facts of some stretches, those of the title first, then the captions', then the body's."""
    facts = [fact for fact in article.facts if any(part.start <= fact.start < part.end for part in parts)]
    return sorted(facts, key=lambda fact: _place_of(article, fact, parts))


def _side(article: Article, leading: Sequence[Person], *, abroad: bool) -> tuple[Party, ...]:
    return tuple(party_of(person, article) for person in leading if foreign(person) is abroad)[:_MOST]


def _begun(text: str, lead: Sequence[tuple[int, int]]) -> str:
    """Return the first words of a story, whole ones on one line, that stand for its title."""
    begun = " ".join(text[lead[0][0] : lead[0][1]].split()) if lead else ""
    if len(begun) <= _SHOWN:
        return begun
    return f"{begun[: _SHOWN - 1].rsplit(' ', 1)[0].rstrip(' ,;:–-')}…"


def _words(article: Article, spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Return the words of title and body in small letters."""
    body = " ".join(article.page.text[a:b] for a, b in spans)
    if article.title.start < 0 and not article.title.derived:
        body = f"{article.title.text} {body}"
    return tuple(word_texts(normal(body).lower()))


def _home(facts: Sequence[Fact], leading: Sequence[Person]) -> bool:
    """Say whether Việt Nam, a place in it or someone acting for it is named."""
    named = any(fact.key[:2] == "VN" for fact in facts if fact.kind in ("country", "place"))
    return named or any(not foreign(person) and person.posts for person in leading)


def _place_of(article: Article, fact: Fact, parts: Sequence[Stretch]) -> tuple[int, int]:
    """Return what puts the title's facts first, then the captions', then the body's."""
    if article.title.start <= fact.start < article.title.end:
        return -1, fact.start
    role = next(part.role for part in parts if part.start <= fact.start < part.end)
    return _ORDER[role], fact.start


def _lead(
    article: Article, facts: Sequence[Fact], parts: Sequence[Stretch], people: dict[str, Person]
) -> list[tuple[int, int]]:
    """Return title, captions and as many paragraphs as it takes to name someone of each side.

    Below a title that names both, a paragraph in front that names nobody is a summary and counts as none.
    """
    found: list[tuple[int, int]] = []
    sides: set[bool] = set()
    bodies, empty, ended = 0, 0, True
    for part in parts:
        named = {
            foreign(people[fact.key])
            for fact in facts
            if fact.kind == "person" and fact.key in people and part.start <= fact.start < part.end
        }
        if part.role == "body":
            enough = bodies and len(sides) == 2 and ended and (bodies > 1 or _tells(article, facts, found))
            if enough and not _gives_day(facts, part, found):
                break
            empty += not (bodies or named)
            bodies += bool(bodies or named or len(sides) < 2 or empty > _SUMMARY)
            ended = article.page.text[part.end - 1 : part.end] in _STOPS  # else a line that is wrapped
        found.append((part.start, part.end))
        sides |= named
    return found


def _gives_day(facts: Sequence[Fact], part: Stretch, above: Sequence[tuple[int, int]]) -> bool:
    """Say whether a paragraph opens with the day that nothing above it gives: that was a summary."""
    days = [fact.start for fact in facts if fact.kind == "date" and fact.role not in ("background", "header")]
    opens = any(part.start <= day < part.start + _OPENING for day in days)
    return opens and not any(a <= day < b for day in days for a, b in above)


def _tells(article: Article, facts: Sequence[Fact], spans: Sequence[tuple[int, int]]) -> bool:
    """Say whether stretches give a day or say what was done; a caption on top of a page may do neither.

    That somebody is on a visit says neither.
    """
    if any(fact.kind == "date" and any(a <= fact.start < b for a, b in spans) for fact in facts):
        return True
    told = normal(" \n ".join(article.page.text[a:b] for a, b in spans))
    return any(act not in ("visit", "port call") for act in acts_in(told, article.lang.code))


def party_of(person: Person, article: Article) -> Party:
    """Return someone as an article writes them, by the country that is told of or stands beside the name."""
    also = person.also
    if person.native and not also and "CN" in article.countries:
        from defcorpus.facts.people.also import readings

        also = tuple(readings(person.name))
    country = person.country
    if country is None and foreign(person):
        country = _country_near(person, article)
    mentions = (f for f in article.facts if f.kind == "person" and f.key == person.key and f.rule == "alias")
    alias = next((article.page.text[fact.start : fact.end] for fact in mentions), "")
    posts = with_firm(by_office(person.posts)[:3], person, article) or office_of_counterpart(person, article)
    return Party(person.name, person.key, also, person.native, country, posts, alias)


def _country_near(person: Person, article: Article) -> str | None:
    """Return the country right behind one of a person's mentions, else right in front of one."""
    mentions = [f for f in article.facts if f.kind == "person" and f.key == person.key and f.start >= 0]
    places = [f for f in _abroad(article.facts) if f.start >= 0 and f.confidence >= _NAMED]
    text = article.page.text
    behind = [
        (p.start - m.end, p.key)
        for m in mentions
        for p in places
        if 0 <= p.start - m.end < _BEHIND and not _and().search(text, m.end, p.start)
    ]
    front = [(m.start - p.end, p.key) for m in mentions for p in places if 0 <= m.start - p.end < _IN_FRONT]
    return min(behind or front, default=(0, None))[1]


def _abroad(facts: Sequence[Fact]) -> list[Fact]:
    """Return the foreign countries named; by their capitals alone only where there is no other."""
    found = [fact for fact in facts if fact.kind == "country" and fact.key != "VN"]
    return [fact for fact in found if fact.confidence >= _NAMED] or found


def _countries(facts: Sequence[Fact], lead: Sequence[tuple[int, int]]) -> list[str]:
    """Return the foreign countries of the lead, else of the whole."""
    all_ = _abroad(facts)
    inside = [fact.key for fact in all_ if any(a <= fact.start < b for a, b in lead)]
    return list(dict.fromkeys(inside or [fact.key for fact in all_]))


@cache
def _and() -> re.Pattern[str]:
    """Match what joins somebody and the next one named: `Fiona Strachan and Philippine Secretary`."""
    return re.compile(r"(?i)(?<!\w)(?:and|with|met|told|và|va|với|voi|gặp|gap)(?!\w)|&")


@cache
def _local() -> re.Pattern[str]:
    """Return the pattern of what says that a day is another's: `giờ địa phương`, `local time`."""
    return re.compile(r"(?i)\b(?:giờ (?:địa phương|việt nam|hà nội)|(?:local|ha ?noi|vi[eệ]t ?nam) time)\b")
