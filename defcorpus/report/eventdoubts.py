"""What is in doubt of events, each with the sentence that says so and the command that settles it.

with Corpus.open(["news"]) as corpus:
    for doubt in event_doubts(corpus):
        print(doubt.doubt, doubt.detail, doubt.words, doubt.settle)
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.events.grouping.corrected import of_each
from defcorpus.events.where.unknown import UNKNOWN
from defcorpus.facts.corrections import STALE
from defcorpus.report.decided import said_of_events
from defcorpus.report.doubts import Doubt
from defcorpus.report.evidence import Pages
from defcorpus.report.nearevents import near_events

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus, Filters, Summary
    from defcorpus.events import Event, Member
    from defcorpus.facts.corrections import Correction
    from defcorpus.report.features import Report

_ONCE = frozenset(("talks", "reception", "meeting", "call", "message", "signing", "dialogue", "wreath"))
"""What is over on its day; of an exercise one article tells the beginning, another the end."""
_SETTLED_BY = {
    "event-day": {"day"},
    "event-undated": {"day"},
    "event-place": {"place"},
    "event-before": {"place"},
    "event-sides": {"host", "guest", "country"},
    "event-post": {"post"},
    "event-no-post": {"post", "guest"},
}


class Found(NamedTuple):
    """A doubt before it is written down."""

    member: Member  # whose sentence it is
    doubt: str
    detail: str
    words: str
    settle: str  # what stands behind the article's id


def event_doubts(
    corpus: Corpus,
    filters: Filters | None = None,
    *,
    paths: Sequence[str] = (),
    progress: Report = None,
) -> list[Doubt]:
    """Return the doubts of events in their order, settled ones left out.

    `paths` are those of the corpus as they are to stand in commands. What a person said of an event that is
    not found again, since its articles read otherwise now, is a doubt too.
    """
    from defcorpus.report.events import events

    found = events(corpus, filters, progress=progress)
    said = said_of_events(corpus)
    own = of_each(found, said)
    accepted = {at: {one.value for one in some if one.field == "accept"} for at, some in own.items()}
    articles = {article.id: article for article in corpus.select()}
    pages = Pages(corpus)
    there = " ".join(f"--in {shlex.quote(path)}" for path in paths)
    doubts: list[Doubt] = []
    for at, event in enumerate(found):
        for one in (*_twice(event, own.get(at, ())), *of_event(event, pages)):
            settled = _SETTLED_BY.get(one.doubt, set()) & {*event.by_you}
            if not settled and one.doubt not in accepted.get(at, ()):
                doubts.append(_written(one, articles[one.member.id], there))
    doubts += near_events(corpus, found, accepted, articles, pages, paths)
    return doubts + _not_found(corpus, articles, there, progress)


def _written(one: Found, article: Summary, there: str) -> Doubt:
    settle = " ".join(filter(None, ("defcorpus fix", shlex.quote(article.id), one.settle, there)))
    return Doubt(article.id, article.path, one.doubt, one.detail, one.words, settle)


def of_event(event: Event, pages: Pages) -> Iterator[Found]:
    """Yield what is in doubt of one event, by itself."""
    for rule in (_day, _place, _before, _sides, _post, _no_post, _preview):
        yield from rule(event, pages)


def _reports(event: Event) -> list[Member]:
    """Return the articles that report an event, without copies."""
    return [m for m in event.members if m.phase in ("report", "digest") and not m.copy_of]


def _listed(groups: Mapping[str, Sequence[Member]], shown: Callable[[Member], str]) -> str:
    """Return what several articles give, each with their ids, as the first of them has it."""
    return ", ".join(f"{shown(some[0])} ({', '.join(m.id for m in some)})" for some in groups.values())


def _by(members: Sequence[Member], value: Callable[[Member], str]) -> dict[str, list[Member]]:
    """Return articles by what they give, that of most first; those that give nothing are left out."""
    groups: dict[str, list[Member]] = {}
    for member in members:
        if given := value(member):
            groups.setdefault(given, []).append(member)
    return dict(sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])))


def _day(event: Event, pages: Pages) -> Iterator[Found]:
    """Say that reports give several days of what was on one, or that none gives any."""
    if event.day is None:
        if (event.hosts or event.guests) and event.members:
            first = event.members[0]
            known = f" The first was published on {event.published}." if event.published else ""
            day = event.published or "YYYY-MM-DD"
            told = f"No article says on which day this was.{known}"
            yield Found(first, "event-undated", told, pages.lead(first), f"day={day}")
        return
    if event.act not in _ONCE:
        return
    last = (event.until or event.day)[-5:]
    days = _by(_reports(event), lambda m: (m.day or "")[-5:])
    other = [day for day in days if not event.day[-5:] <= day <= last]
    if len(days) > 1 and other:
        member = days[other[0]][0]
        told = f"Its articles give several days: {_listed(days, lambda m: m.day or '')}."
        yield Found(member, "event-day", told, pages.of_day(member, other[0]), f"day={_value(event.day)}")


def _value(day: str) -> str:
    return day if day[0] != "-" else "YYYY-MM-DD"


def _place(event: Event, pages: Pages) -> Iterator[Found]:
    """Say that reports give places of which neither lies in the other, as far as tables know them."""
    places = _by(_reports(event), lambda m: "" if m.place[:2] == UNKNOWN else m.place)
    first = event.place_code
    other = [code for code in places if not (code.startswith(first) or first.startswith(code))]
    if first and len(places) > 1 and other:
        member = places[other[0]][0]
        told = f"Its articles give several places: {_listed(places, lambda m: m.place_name)}."
        settle = f"place={shlex.quote(event.place)}"
        yield Found(member, "event-place", told, pages.of_place(member, other[0]), settle)


def _before(event: Event, pages: Pages) -> Iterator[Found]:
    """Say that the place is named only in sentences that tell of another time."""
    if not event.place_code:
        return
    named = [(m, s) for m in _reports(event) for s in pages.sentences_of_place(m, event.place_code)]
    if named and all(pages.tells_of_before(member, span) for member, span in named):
        member, span = named[0]
        told = f"{event.place} is named only where an article tells of another time."
        yield Found(
            member, "event-before", told, pages.line(member, span), f"place={shlex.quote(event.place)}"
        )


def _sides(event: Event, pages: Pages) -> Iterator[Found]:
    """Say that host and guest are of one country."""
    same = [
        (host, guest)
        for host in event.hosts
        for guest in event.guests
        if host.country and host.country == guest.country
    ]
    if same:
        host, guest = same[0]
        member = event.members[0]
        told = f"Host and guest are of one country: {host.name} and {guest.name} ({host.country})."
        sides = (("host", event.hosts), ("guest", event.guests))
        settle = " ".join(
            f"{side}={shlex.quote('; '.join(person.name for person in people))}" for side, people in sides
        )
        yield Found(member, "event-sides", told, pages.of_person(member, guest), settle)


def _post(event: Event, pages: Pages) -> Iterator[Found]:
    """Say that articles of one language give somebody offices of which one is not the other."""
    for person in (*event.hosts, *event.guests):
        own = [(m, office) for m in _reports(event) if (office := pages.office(m, person))]
        for (one, first), (other, second) in combinations(own, 2):
            if one.lang == other.lang and not _agree(first.keys, second.keys):
                told = f"{person.name} is {first.text} ({one.id}) and {second.text} ({other.id})."
                shown = person.post or person.post_vi
                settle = f"post={shlex.quote(f'{person.name}={shown}')}"
                yield Found(other, "event-post", told, pages.of_words(other, second.text), settle)
                break


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two articles may give one office: `minister` and `defence minister`, not the deputy."""
    return any(
        ({*a.split()} <= {*b.split()} or {*b.split()} <= {*a.split()}) and _is_deputy(a) == _is_deputy(b)
        for a in one
        for b in other
    )


def _is_deputy(key: str) -> bool:
    return bool({"deputy", "vice"} & {*key.split()})


def _no_post(event: Event, pages: Pages) -> Iterator[Found]:
    """Say that nothing tells what a guest is, of whom the host is known."""
    for person in event.guests if event.hosts else ():
        if not person.post and not person.post_vi:
            member = event.members[0]
            told = f"No article says what {person.name} is. Put the office in place of none."
            settle = f"post={shlex.quote(f'{person.name}=none')}"
            yield Found(member, "event-no-post", told, pages.of_person(member, person), settle)


def _preview(event: Event, pages: Pages) -> Iterator[Found]:
    """Say that only an announcement tells it."""
    if event.members and all(member.phase == "preview" for member in event.members):
        member = event.members[0]
        told = "Only what announces it tells it: whether it came to pass no article says."
        yield Found(member, "event-preview", told, pages.lead(member), "accept=event-preview")


def _twice(event: Event, own: Sequence[Correction]) -> Iterator[Found]:
    """Say that two things were said of one field, when there were two events; the later holds."""
    said: dict[tuple[str, str], list[Correction]] = {}
    for one in own:
        if one.field != "accept":
            said.setdefault((one.field, one.several), []).append(one)
    for (field, _), several in said.items():
        if len({one.value for one in several}) > 1:
            told = " and ".join(f"{one.value} (of {one.which})" for one in several)
            settle = shlex.quote(f"{field}={several[-1].value}")
            member = event.members[0]
            yield Found(member, "event-twice", f"You said of this event's {field}: {told}.", "", settle)


def _not_found(corpus: Corpus, articles: Mapping[str, Summary], there: str, progress: Report) -> list[Doubt]:
    """Return what was said of events whose articles read otherwise now."""
    from defcorpus.report.events import events

    said = said_of_events(corpus)
    if not said:
        return []
    held = {one for own in of_each(events(corpus, progress=progress), said).values() for one in own}
    return [
        Doubt(
            article.id, article.path, STALE,
            f"You said {one.field}={one.value} of its event when its articles read otherwise.", "",
            " ".join(filter(None, (
                "defcorpus fix", shlex.quote(article.id), shlex.quote(f"{one.field}={one.value}"), there,
            ))),
        )
        for one in said
        if one not in held and (article := articles.get(one.which)) is not None
        and not (one.field == "tells" and one.key.partition("#")[0] in ("", article.key))
    ]  # fmt: skip
