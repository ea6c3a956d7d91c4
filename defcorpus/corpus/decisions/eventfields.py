"""What a person may say of an event, field by field: checked, and as it is kept."""

from __future__ import annotations

import re

from defcorpus.errors import UsageError
from defcorpus.facts.corrections import EVENT_FIELDS, NOBODY
from defcorpus.facts.people.match import key_of
from defcorpus.knowledge import table
from defcorpus.text.partial import partial_day

DOUBTS = {
    "event-day": "its articles give several days",
    "event-undated": "none of its articles says the day",
    "event-place": "its articles give several places",
    "event-before": "its place may be that of another meeting than this one",
    "event-sides": "host and guest are of one country",
    "event-post": "its articles give somebody several offices",
    "event-no-post": "no article says what the guest is",
    "event-preview": "only what announces it tells it",
    "event-near": "it may be one with another event",
    "event-twice": "two things were said of what is one event now",
}
"""What may be in doubt of an event."""


def checked_of_event(field: str, value: str) -> str:
    """Return the value of an event's field as it is kept; UsageError, saying what it may be, for a wrong one.

    >>> checked_of_event("day", "2025-5-7"), checked_of_event("host", "Phan Văn Giang;  Tô Lâm")
    ('2025-05-07', 'Phan Văn Giang; Tô Lâm')
    """
    if field not in EVENT_FIELDS:
        raise UsageError(f"there is no {field!r} of an event", f"fields: {', '.join(EVENT_FIELDS)}")
    if not value:
        raise UsageError(f"{field}= has no value", f"{field}=none says that there is none")
    if field in ("post", "country"):
        return _of_someone(field, value)
    if value == NOBODY and field != "accept":
        return value
    if field == "tells":
        raise UsageError(f"tells={value!r} cannot be meant", "tells=none: the article tells no event")
    if field in ("day", "until"):
        return _day(field, value)
    if field == "act" and value not in acts():
        raise UsageError(f"there is no act {value!r}", f"acts: {', '.join(acts())}")
    if field in ("host", "guest"):
        names = [name.strip() for name in value.split(";") if name.strip()]
        if not names or not all(map(key_of, names)):
            raise UsageError(
                f"{field}={value!r} names nobody", f"for example {field}='Phan Văn Giang; Tô Lâm'"
            )
        return "; ".join(names)
    if field == "accept" and value not in DOUBTS:
        raise UsageError(f"there is no doubt {value!r} of an event", f"doubts: {', '.join(DOUBTS)}")
    return value


def acts() -> tuple[str, ...]:
    """Return what may have been done: talks, reception, call, ..."""
    return tuple(act for act, *_ in table("act_phrases"))


def checked_marks(key: str) -> str:
    """Return the articles by which an event is found: content keys, `#2` behind that of a digest's story."""
    marks = key.split()
    for mark in marks:
        if not re.fullmatch(r"[0-9a-f]{32}(?:#[1-9]\d{0,5})?", mark):
            raise UsageError(
                f"its key {mark!r} is no content key; leave it empty to mean the event of that id"
            )
    return " ".join(marks)


def overlap(one: str, other: str) -> bool:
    """Say whether two keys of events share an article, or one of its stories."""
    return not {*one.split()}.isdisjoint(other.split())


def _day(field: str, value: str) -> str:
    day = partial_day(value)
    if day is None or day.count("-") < 2:
        raise UsageError(f"{value!r} is no day", f"for example {field}=2025-10-13, or {field}=none")
    return day


def _of_someone(field: str, value: str) -> str:
    name, _, said = map(str.strip, value.partition("="))
    if not key_of(name) or not said:
        example = (
            "post='Phan Văn Giang=Minister of National Defence'" if field == "post" else "country=Giang=VN"
        )
        raise UsageError(f"{field}={value!r} says not whose it is", f"for example {example}")
    if field == "country" and said != NOBODY:
        said = _code(said)
    return f"{name}={said}"


def _code(typed: str) -> str:
    from defcorpus.mentions.places.find import resolve_country

    code = resolve_country(typed)
    if code is None:
        raise UsageError(f"no country is known as {typed!r}", "type a name (Türkiye) or a code (TR)")
    return code
