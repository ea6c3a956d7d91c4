"""Events with what a person decided of them put over what their articles say.

A correction names some articles of its event by content key. It is of the event that the first of these
tells, whatever other articles have joined it or left it since; where that one is gone, the next says which.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from defcorpus.events.records import Attendee, Event, Member
from defcorpus.events.who.posts import order_of
from defcorpus.facts.corrections import EVENT_FIELDS, NOBODY, Correction, is_vietnamese
from defcorpus.facts.people.match import key_of

_MOST = 6  # articles that a correction names: enough that one of them stays


class Known(NamedTuple):
    """Someone whom an article names, as far as an event shows it."""

    name: str
    key: str  # folded
    native: bool
    country: str | None
    posts: tuple[str, ...]
    lang: str  # of the article


PeopleOf = Callable[[Event], Sequence[Known]]
"""Tells whom the articles of an event name, those named most often first."""


def marks_of(event: Event, first: str = "") -> str:
    """Return by what a correction of an event finds it: marks of its articles, those of the id `first` first.

    Reports go before digests, which may be of other events too, and copies go last.
    """

    def order(member: Member) -> tuple[bool, bool, bool]:
        return (member.id != first, member.copy_of is not None, bool(member.stories))

    found = [mark for member in sorted(event.members, key=order) for mark in member.marks]
    return " ".join(list(dict.fromkeys(found))[:_MOST])


def of_each(events: Sequence[Event], corrections: Iterable[Correction]) -> dict[int, list[Correction]]:
    """Return the corrections that hold for each event, by its place; one that finds none is left out."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, event in enumerate(events):
        for member in event.members:
            for mark in {*member.marks, member.key, member.id}:
                places[mark].append(at)
    found: defaultdict[int, list[Correction]] = defaultdict(list)
    for one in corrections:
        place = _place(one, places)
        if one.scope == "event" and place is not None:
            found[place].append(one)
    return dict(found)


def _place(one: Correction, places: Mapping[str, Sequence[int]]) -> int | None:
    """Return the event that a correction is of; without a key, the one that an article of its id tells."""
    marks = one.key.split() or [one.which]
    for mark in marks:
        fitting = {at: sum(at in places.get(other, ()) for other in marks) for at in places.get(mark, ())}
        most = [at for at, count in fitting.items() if count == max(fitting.values())]
        if len(most) == 1:
            return most[0]
    return None


def set_right(events: Sequence[Event], corrections: Iterable[Correction], people: PeopleOf) -> list[Event]:
    """Return the events, in their order, with the corrections of each; `by_you` names their fields."""
    own = of_each(events, corrections)
    return [corrected(event, own[at], people) if at in own else event for at, event in enumerate(events)]


def corrected(event: Event, own: Sequence[Correction], people: PeopleOf) -> Event:
    """Return an event as some corrections of it have it; of two of one field the later holds."""
    said = {(one.field, one.several): one.value for one in own}
    sides = {field for field, _ in said} & {"host", "guest"}
    known = people(event) if sides else ()
    new = event
    for field in ("host", "guest"):
        if (field, "") in said:
            new = _with_side(new, event, field, said[field, ""], known)
    posts: defaultdict[str, list[str]] = defaultdict(list)
    for (field, _), value in said.items():
        name, _, what = value.partition("=")
        if field == "country":
            new = _with_country(new, name, what)
        elif field == "post":
            posts[name].append(what)
    for name, several in posts.items():
        new = _with_posts(new, name, several)
    if sides or any(field == "country" for field, _ in said):
        new = replace(new, countries=_countries(new))
    for field in ("day", "until", "act", "place"):
        if (field, "") in said:
            new = _with(new, field, "" if said[field, ""] == NOBODY else said[field, ""])
    fields = {field for field, _ in said} - {"accept"}
    return replace(new, by_you=tuple(field for field in EVENT_FIELDS if field in fields))


def _with(event: Event, field: str, value: str) -> Event:
    if field == "place":
        code, name = place_of(value)
        return replace(event, place=name, place_code=code)
    if field == "act":
        return replace(event, act=value)
    if field == "until":
        return replace(event, until=value or None)
    after = event.until if value and event.until and event.until > value else None
    return replace(event, day=value or None, inferred=False, until=after)


def place_of(value: str) -> tuple[str, str]:
    """Return (code, name) of a place as a person types it; no code where no table knows it.

    >>> place_of("Hà Nội"), place_of("moscow"), place_of("Somewhere")
    (('VN-HN', 'Hà Nội'), ('RU-moscow', 'Moscow'), ('', 'Somewhere'))
    """
    from defcorpus.mentions.places.find import find_places

    for typed in (value, value.title()):
        found = [one for one in find_places(typed) if one.site is not None or one.code]
        if found:
            last = found[-1]
            whole = (last.start, last.end) == (0, len(typed))
            code = last.site.key if last.site else last.code
            return code, last.site.name if whole and last.site else typed if whole else value
    return "", value


def _with_side(event: Event, before: Event, field: str, value: str, known: Sequence[Known]) -> Event:
    """Return an event with other hosts or guests: as it had them, else as its articles name them."""
    there = (*before.hosts, *before.guests)
    names = [] if value == NOBODY else value.split("; ")
    people = tuple(_someone(name, there, known) for name in names)
    return replace(event, hosts=people) if field == "host" else replace(event, guests=people)


def _someone(name: str, there: Sequence[Attendee], known: Sequence[Known]) -> Attendee:
    found = named(name, there)
    if found is not None:
        # What was typed in full is how it is to be shown.
        return replace(found, name=name) if found.key == key_of(name) else found
    key = key_of(name)
    own = [one for one in known if one.key == key] or [
        one for one in known if {*key.split()} <= {*one.key.split()}
    ]
    if not own:
        name = name.title() if name.islower() else name
        return Attendee(name, key, "VN" if is_vietnamese(name) else None, "", "")
    who = own[0]
    same = [one for one in own if one.key == who.key]
    country = next((one.country for one in same if one.country), "VN" if who.native else None)
    posts = {
        lang: min(
            (post for one in same if one.lang == lang for post in one.posts),
            key=lambda post: (order_of(post), -len(post), post),
            default="",
        )
        for lang in ("en", "vi")
    }
    return Attendee(name if key == who.key else who.name, who.key, country, posts["en"], posts["vi"])


def named(typed: str, people: Sequence[Attendee]) -> Attendee | None:
    """Return whom of some people a name means: their own, else one whose words are all of one's name."""
    key = key_of(typed)
    words = {*key.split()}
    same = [one for one in people if key in (key_of(one.name), one.key)]
    same = same or [one for one in people if words <= {*key_of(one.name).split(), *one.key.split()}]
    return same[0] if len({one.key for one in same}) == 1 else None


def _with_country(event: Event, name: str, code: str) -> Event:
    return _each(event, name, lambda person: replace(person, country=None if code == NOBODY else code))


def _with_posts(event: Event, name: str, said: Sequence[str]) -> Event:
    """Return an event with someone's posts; that of a language not given is then rendered from the other."""
    posts = {is_vietnamese(post): post for post in said if post != NOBODY}
    return _each(
        event, name, lambda person: replace(person, post=posts.get(False, ""), post_vi=posts.get(True, ""))
    )


def _each(event: Event, name: str, change: Callable[[Attendee], Attendee]) -> Event:
    who = named(name, (*event.hosts, *event.guests))
    if who is None:
        return event
    hosts, guests = (
        tuple(change(person) if person.key == who.key else person for person in side)
        for side in (event.hosts, event.guests)
    )
    return replace(event, hosts=hosts, guests=guests)


def _countries(event: Event) -> tuple[str, ...]:
    """Return the foreign countries of those who met; where none is known, those of before."""
    own = [person.country for person in (*event.hosts, *event.guests) if person.country not in (None, "VN")]
    return tuple(dict.fromkeys(code for code in own if code)) or event.countries
