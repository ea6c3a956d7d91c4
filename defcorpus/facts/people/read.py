"""The people of an article: each one's full name, how often and under which names and posts it stands."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from defcorpus.article import Fact, Note, Page, Person, Segment
from defcorpus.facts.people.also import other_keys
from defcorpus.facts.people.group import Group, Written
from defcorpus.facts.people.groups import gather
from defcorpus.facts.people.repeats import Told
from defcorpus.mentions.names.read import ENOUGH, readings, spot_names
from defcorpus.mentions.names.ships import plain_name, ship_names
from defcorpus.mentions.names.stretches import scan
from defcorpus.mentions.places.find import find_places
from defcorpus.text import fold

ROLES = ("title", "caption", "body")


def story_segments(page: Page) -> Iterator[Segment]:
    """Yield the segments that tell the story, a repeated caption once."""
    seen: set[str] = set()
    for segment in page.segments:
        if segment.role not in ROLES:
            continue
        if segment.role == "caption":
            key = " ".join(fold(page.text[segment.start : segment.end]).split())
            if key in seen:
                continue
            seen.add(key)
        yield segment


class People(NamedTuple):
    """Who an article names, where, and which lone names were left to nobody."""

    people: tuple[Person, ...]  # most often mentioned first
    facts: tuple[Fact, ...]
    notes: tuple[Note, ...]


def read_people(page: Page, lang: str) -> People:
    """Return the people that the title, captions and body name, their facts, and notes of ambiguous names.

    A lone surname or given name belongs to the full name seen in the same article, where just one fits.
    Mentions in the title count only for a person who is named nowhere else.
    """
    written: list[Written] = []
    told: list[Told] = []
    for segment in story_segments(page):
        found = scan(page.text, segment.start, segment.end, lang)
        stretches = [(reading, spot_names(reading)) for reading in readings(found, lang)]
        told.append(Told(segment.role, found, stretches))
        written += [Written(item.mention, segment.role) for _, spotted in stretches for item in spotted]
    gathered = gather(written, told, lang)
    ships = ship_names(page.text)
    groups = [
        group for group in gathered.groups if group.confidence >= ENOUGH and not _is_ships(group, ships)
    ]
    for group in groups:
        group.leave_out_places()
    people = sorted((_person(group) for group in groups), key=lambda person: (-person.count, person.start))
    facts = [fact for group in groups for fact in _facts(group)]
    facts.sort(key=lambda fact: (fact.start, fact.end))
    return People(tuple(people), tuple(facts), gathered.notes)


def _is_ships(group: Group, ships: Container[str]) -> bool:
    """Say whether a name is a ship's on this page, and nothing says that somebody bears it as well."""
    return plain_name(group.name()) in ships and not any(item.mention.posts for item in group.mentions)


def _person(group: Group) -> Person:
    counted = [item for item in group.mentions if item.role != "title"] or group.mentions
    posts = dict.fromkeys(post for item in group.mentions for post in item.mention.posts)
    country = group.country() or _country_of(posts)
    aliases = (item.mention.name for item in group.mentions if item.mention.rule == "alias")
    return Person(
        name=group.name(),
        key=group.key,
        count=sum(item.mention.rule != "alias" for item in counted),
        spellings=tuple(group.forms()),
        posts=tuple(sorted(posts, key=lambda post: -len(post))),
        native=group.native,
        start=min(item.mention.start for item in counted),
        country=country,
        also=other_keys(group.name(), group.key, group.native, country, aliases),
    )


def _country_of(posts: Iterable[str]) -> str | None:
    """Return the country of the region abroad that a post names: `Phó tư lệnh Quân khu tỉnh Quảng Tây`."""
    for post in posts:
        if post.count(" ") > 2:
            for place in find_places(post):
                if place.site is not None and place.rule in ("region", "foreign city"):
                    return place.site.key[:2]
    return None


def _facts(group: Group) -> Iterator[Fact]:
    name = group.name()
    for item in group.mentions:
        mention = item.mention
        yield Fact(
            kind="person",
            value=name,
            key=group.key,
            role=item.role,
            start=mention.start,
            end=mention.end,
            confidence=mention.confidence,
            rule=mention.rule,
            note="; ".join(mention.posts),
        )
