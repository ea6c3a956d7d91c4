"""The people of events as the whole corpus knows them: one form of a name, and the office they then held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.events.who.posts import by_office, office_key, says_little
from defcorpus.pairs.features.sounds import is_heard
from defcorpus.report.naming.people import grouped
from defcorpus.report.naming.posts import in_english, in_vietnamese
from defcorpus.report.naming.ranks import is_rank
from defcorpus.text import fold

if TYPE_CHECKING:
    from defcorpus.events import Attendee, Event
    from defcorpus.report.naming.namings import Naming

_LONG = 730  # days over which somebody may be taken to have held one office
_CLOSE = 45  # days from an article that gives an office, where those before and behind give two

Known = Mapping[str, Sequence["Naming"]]


class _Held(NamedTuple):
    """An office that an article gives."""

    day: date
    post: str
    lang: str
    article: str


def as_known(events: Iterable[Event], namings: Iterable[Naming]) -> list[Event]:
    """Return events whose people have one form of their name throughout, a foreigner's in Latin letters.

    Who has no office there, or a bare `Minister`, has the one that articles nearest in time give, which
    `post_from` names.
    """
    known = {naming.key: group for group in grouped(namings) for naming in group}
    return [
        replace(
            event,
            hosts=tuple(_as_known(one, event, known) for one in event.hosts),
            guests=tuple(_as_known(one, event, known) for one in event.guests),
        )
        for event in events
    ]


def _as_known(person: Attendee, event: Event, known: Known) -> Attendee:
    group = [
        n
        for n in known.get(person.key, ())
        if None in (n.country, person.country) or n.country == person.country
    ]
    if not group:
        return person
    if person.country not in (None, "VN"):
        person = _named(person, group)
    return _in_office(person, event, group)


def _named(person: Attendee, group: Sequence[Naming]) -> Attendee:
    """Return a foreigner by the form that most articles have: with its marks, not as it sounds."""
    latin = [n.name for n in group if not n.native and not (n.lang == "vi" and is_heard(n.name))]
    if not latin:
        return person
    counts = Counter(fold(name) for name in latin)
    turned = {fold(name) for name in latin if "-" not in name.split()[-1]}  # Sang-min Yoon
    most = min(counts, key=lambda key: (-counts[key], -len(key), key in turned, key))
    forms = Counter(name for name in latin if fold(name) == most)
    name = min(forms, key=lambda form: (form.isupper(), form.isascii(), -forms[form], form))
    native = Counter(n.name for n in group if n.native)
    name_vi = person.name_vi or min(
        native, key=lambda form: (form.isascii(), -native[form], form), default=""
    )
    return replace(person, name=name, name_vi=name_vi)


def _in_office(person: Attendee, event: Event, group: Sequence[Naming]) -> Attendee:
    """Return somebody with the office then held, where what the event's own articles say is none."""
    own = {"en": person.post, "vi": person.post_vi}
    told = [post for post in own.values() if _says(post)]
    offices = [
        _Held(day, post, n.lang, n.article) for n in group if (day := _day(n.date)) for post in _offices(n)
    ]
    if told:
        rendered = in_english(person.post_vi, person.country), in_vietnamese(person.post, person.country)
        missing = [
            lang for lang, into in zip(("en", "vi"), rendered, strict=True) if not (_says(own[lang]) or into)
        ]
        key = office_key(told[0]) if missing else ""
    else:
        missing, key = ["en", "vi"], _key_then(_day(event.day or event.published), offices)
    at = _day(event.day or event.published)
    same = [held for held in offices if key and office_key(held.post) == key]
    for lang in missing:
        near = [held for held in same if held.lang == lang and (at is None or _apart(held, at) <= _LONG)]
        if near:
            best = min(near, key=lambda held: (_apart(held, at) if at else 0, -len(held.post), held))
            post = {"post" if lang == "en" else "post_vi": best.post}
            person = replace(person, post_from=person.post_from or best.article, **post)
    return person


def _key_then(at: date | None, offices: Sequence[_Held]) -> str:
    """Return the office held on a day, by the articles nearest to it before and behind."""
    keys = {office_key(held.post) for held in offices}
    if at is None:
        return next(iter(keys)) if len(keys) == 1 else ""
    before = [held for held in offices if held.day <= at]
    behind = [held for held in offices if held.day >= at]
    near = [min(side, key=lambda held: (_apart(held, at), held.post)) for side in (before, behind) if side]
    if not near:
        return ""
    best = min(near, key=lambda held: _apart(held, at))
    one = len({office_key(held.post) for held in near}) == 1
    return office_key(best.post) if _apart(best, at) <= (_LONG if one else _CLOSE) else ""


def _offices(naming: Naming) -> list[str]:
    """Return the office that somebody acts in, as an article has it."""
    return [post for post in by_office(naming.posts)[:1] if _says(post) and office_key(post)]


def _says(post: str) -> bool:
    return bool(post) and not is_rank(post) and not says_little(post)


def _apart(held: _Held, at: date) -> int:
    return abs((held.day - at).days)


def _day(iso: str | None) -> date | None:
    """Return a whole day; of one without its year or month, nothing."""
    try:
        return date.fromisoformat(iso or "")
    except ValueError:
        return None
