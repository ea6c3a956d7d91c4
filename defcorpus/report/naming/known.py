"""The people of events as the whole corpus knows them: one form of a name, and the office they then held."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

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


class _Held(NamedTuple):
    """An office that an article gives."""

    day: date
    post: str
    lang: str
    article: str


class _Days:
    """Offices by the days on which articles give them, of each day the first by an order."""

    def __init__(self, offices: Iterable[_Held], order: Callable[[_Held], Any]) -> None:
        self._first: dict[date, _Held] = {}
        for held in sorted(offices, key=order):
            self._first.setdefault(held.day, held)
        self._days = sorted(self._first)

    def around(self, at: date | None) -> list[_Held]:
        """Return the last up to a day and the first from it on, if there are any; of no day those of all."""
        if at is None:
            return list(self._first.values())
        before, behind = bisect_right(self._days, at), bisect_left(self._days, at)
        near = self._days[max(before - 1, 0) : before] + self._days[behind : behind + 1]
        return [self._first[day] for day in near]


class _Person:
    """Somebody as the articles of a corpus name them; what the events ask is worked out once."""

    def __init__(self, namings: Sequence[Naming]) -> None:
        self._namings = namings

    @cached_property
    def latin(self) -> str:
        """The form in Latin letters that most articles have: with its marks, not as it sounds."""
        latin = [n.name for n in self._namings if not n.native and not (n.lang == "vi" and is_heard(n.name))]
        counts = Counter(fold(name) for name in latin)
        turned = {fold(name) for name in latin if "-" not in name.split()[-1]}  # Sang-min Yoon
        most = min(counts, key=lambda key: (-counts[key], -len(key), key in turned, key), default="")
        forms = Counter(name for name in latin if fold(name) == most)
        return min(forms, key=lambda form: (form.isupper(), form.isascii(), -forms[form], form), default="")

    @cached_property
    def native(self) -> str:
        """The Vietnamese form that most articles have, with its marks."""
        forms = Counter(n.name for n in self._namings if n.native)
        return min(forms, key=lambda form: (form.isascii(), -forms[form], form), default="")

    @cached_property
    def marked(self) -> str:
        """The Vietnamese form with its marks, where all articles that write some write these."""
        forms = {n.name for n in self._namings if n.native and not n.name.isascii() and not n.name.isupper()}
        return forms.pop() if len(forms) == 1 else ""

    @cached_property
    def _offices(self) -> list[_Held]:
        return [
            _Held(day, post, n.lang, n.article)
            for n in self._namings
            if (day := _day(n.date))
            for post in _offices(n)
        ]

    @cached_property
    def _any(self) -> _Days:
        return _Days(self._offices, lambda held: held.post)

    @cached_property
    def _same(self) -> dict[tuple[str, str], _Days]:
        """The same by office and language."""
        found: defaultdict[tuple[str, str], list[_Held]] = defaultdict(list)
        for held in self._offices:
            found[office_key(held.post), held.lang].append(held)
        return {each: _Days(offices, _longest) for each, offices in found.items()}

    def office(self, at: date | None) -> str:
        """Return the office held on a day, by the articles nearest to it before and behind."""
        if at is None:
            keys = {key for key, _ in self._same}
            return keys.pop() if len(keys) == 1 else ""
        near = self._any.around(at)
        keys = {office_key(held.post) for held in near}
        if not near:
            return ""
        best = min(near, key=lambda held: _apart(held, at))
        return office_key(best.post) if _apart(best, at) <= (_LONG if len(keys) == 1 else _CLOSE) else ""

    def told(self, office: str, lang: str, at: date | None) -> _Held | None:
        """Return how the article nearest to a day calls an office in a language, if any does near it."""
        days = self._same.get((office, lang))
        near = [] if days is None else days.around(at)
        near = [held for held in near if at is None or _apart(held, at) <= _LONG]
        return min(near, key=lambda held: (_apart(held, at) if at else 0, *_longest(held)), default=None)


class _People:
    """Everybody whom the articles of a corpus name."""

    def __init__(self, namings: Iterable[Naming]) -> None:
        self._groups = {naming.key: group for group in grouped(namings) for naming in group}
        self._made: dict[tuple[int, str | None], _Person] = {}

    def person(self, key: str, country: str | None) -> _Person:
        """Return somebody of a country, where that is known."""
        group = self._groups.get(key, [])
        found = self._made.get((id(group), country)) if group else _Person(())
        if found is None:
            some = [n for n in group if None in (n.country, country) or n.country == country]
            found = self._made[id(group), country] = _Person(some)
        return found


def as_known(events: Iterable[Event], namings: Iterable[Naming]) -> list[Event]:
    """Return events whose people have one form of their name throughout.

    A foreigner has it in Latin letters, a Vietnamese with the marks that other articles write.

    Who has no office there, or a bare `Minister`, has the one that articles nearest in time give, which
    `post_from` names.
    """
    known = _People(namings)
    return [
        replace(
            event,
            hosts=tuple(_as_known(one, event, known) for one in event.hosts),
            guests=tuple(_as_known(one, event, known) for one in event.guests),
        )
        for event in events
    ]


def _as_known(person: Attendee, event: Event, people: _People) -> Attendee:
    known = people.person(person.key, person.country)
    if person.country not in (None, "VN") and known.latin:
        person = replace(person, name=known.latin, name_vi=person.name_vi or known.native)
    elif fold(known.marked) == fold(person.name):
        person = replace(person, name=known.marked)
    return _in_office(person, _day(event.day or event.published), known)


def _in_office(person: Attendee, at: date | None, known: _Person) -> Attendee:
    """Return somebody with the office then held, where what the event's own articles say is none."""
    own = {"en": person.post, "vi": person.post_vi}
    told = [post for post in own.values() if _says(post)]
    if told:
        rendered = in_english(person.post_vi, person.country), in_vietnamese(person.post, person.country)
        missing = [
            lang for lang, into in zip(("en", "vi"), rendered, strict=True) if not (_says(own[lang]) or into)
        ]
        key = office_key(told[0]) if missing else ""
    else:
        missing, key = ["en", "vi"], known.office(at)
    for lang in missing if key else ():
        held = known.told(key, lang, at)
        if held is not None:
            post = {"post" if lang == "en" else "post_vi": held.post}
            person = replace(person, post_from=person.post_from or held.article, **post)
    return person


def _offices(naming: Naming) -> list[str]:
    """Return the office that somebody acts in, as an article has it."""
    return [post for post in by_office(naming.posts)[:1] if _says(post) and office_key(post)]


def _says(post: str) -> bool:
    return bool(post) and not is_rank(post) and not says_little(post)


def _longest(held: _Held) -> tuple[int, _Held]:
    return -len(held.post), held


def _apart(held: _Held, at: date) -> int:
    return abs((held.day - at).days)


def _day(iso: str | None) -> date | None:
    """Return a whole day; of one without its year or month, nothing."""
    try:
        return date.fromisoformat(iso or "")
    except ValueError:
        return None
