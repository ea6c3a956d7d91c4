"""What someone is, as a page of one language says it: an office is worded in one way throughout."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.events.who.posts import order_of, says_little
from defcorpus.mentions.places.find import find_places
from defcorpus.report.naming.posts import Lang, in_english, in_one_wording, in_vietnamese
from defcorpus.report.naming.ranks import is_rank

if TYPE_CHECKING:
    from collections.abc import Iterable

    from defcorpus.events import Attendee, Event

_OPEN = re.compile(
    r"(?:,? (?:phụ trách|của|tại|về|và|kiêm|thuộc|Bộ|Cục|Vụ|Vùng|Quân khu|Sư đoàn|Lữ đoàn|Trung đoàn"
    r"|of(?: the)?|in charge(?: of)?|for|and|at|to|the))+$"
)  # what a whole post does not end with
_NAMED = ("name", "adjective", "demonym")  # of a country, in a post


class Office(NamedTuple):
    """A post or a rank, without the country where that is the person's."""

    text: str
    lang: Lang  # not that of the page where tables do not know every part of it
    country: str | None  # whose it is, where the text does not say so


def office_of(person: Attendee, lang: Lang) -> Office:
    """Return what someone is in a language: as articles of that language say, else as tables render it.

    A rank alone and a word that says nothing (`chief`) give way to the office which the other language names.
    Where tables do not know every part of it, the other language's words are kept.
    """
    posts = _whole(person.post), _whole(person.post_vi)
    own, other = posts if lang == "en" else (posts[1], posts[0])
    country = person.country
    usual = in_one_wording(own, lang, country)
    rendered = in_english(other, country) if lang == "en" else in_vietnamese(other, country)
    if rendered and is_rank(rendered) and own:
        rendered = ""
    if rendered and own and not says_little(rendered) and order_of(rendered) < order_of(own):
        return Office(rendered, lang, _unless_said(rendered, country))
    if usual and not (rendered and (is_rank(usual) or rendered.startswith(f"{usual} "))):
        return Office(usual, lang, _unless_said(usual, country))
    if rendered and (usual or not own or _is_vague(own)):
        return Office(rendered, lang, _unless_said(rendered, country))
    if own:
        return Office(_begun(own), lang, _unless_said(own, country))
    return Office(_begun(other), "vi" if lang == "en" else "en", _unless_said(other, country))


def with_offices(events: Iterable[Event]) -> list[Event]:
    """Return events whose people have no bare rank where the other language names an office."""
    return [
        replace(
            event, hosts=tuple(map(_with_office, event.hosts)), guests=tuple(map(_with_office, event.guests))
        )
        for event in events
    ]


def _with_office(person: Attendee) -> Attendee:
    if person.post and is_rank(person.post) and not is_rank(person.post_vi):
        office = in_english(person.post_vi, person.country)
        return replace(person, post=office) if office and not is_rank(office) else person
    if person.post_vi and is_rank(person.post_vi) and not is_rank(person.post):
        office = in_vietnamese(person.post, person.country)
        return replace(person, post_vi=office) if office and not is_rank(office) else person
    return person


def _whole(post: str) -> str:
    """Return a post without the words at its end that something followed: `Phó Cục trưởng Cục`.

    >>> _whole("Deputy Secretary General in charge of")
    'Deputy Secretary General'
    """
    return _OPEN.sub("", post)


def _begun(post: str) -> str:
    return post[:1].upper() + post[1:]


def _unless_said(post: str, country: str | None) -> str | None:
    said = {place.code for place in find_places(post) if place.rule in _NAMED}
    return None if country in said else country


def _is_vague(post: str) -> bool:
    return " " not in post or post[:1].islower()
