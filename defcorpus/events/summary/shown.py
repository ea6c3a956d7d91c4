"""How an event shows people: Vietnamese names and posts with the marks that any article gives them.

Pages without marks (`Phan Van Giang`, `Chu tich`) are common; the form with marks stands in another page.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from defcorpus.events.records import Attendee, Event, Telling
from defcorpus.knowledge import table
from defcorpus.text import fold, normal

Forms = Mapping[str, str]

_CHINESE = ("CN", "HK", "MO", "TW")  # whose people Vietnamese texts name in Sino-Vietnamese


def with_forms(events: Sequence[Event], told: Iterable[Telling]) -> list[Event]:
    """Return events whose people have their marks; Chinese also the name that Vietnamese texts give them."""
    names, other, posts = _forms(told)
    both = (names, other, posts)
    return [
        replace(
            event,
            hosts=tuple(_shown(one, *both) for one in event.hosts),
            guests=tuple(_shown(one, *both) for one in event.guests),
        )
        for event in events
    ]


def _shown(person: Attendee, names: Forms, other: Forms, posts: Forms) -> Attendee:
    own = person.country in (None, "VN")
    name = names.get(fold(person.name), person.name) if own and person.name.isascii() else person.name
    post = person.post_vi
    if post.isascii():
        post = posts.get(fold(post), post)
    return replace(person, name=name, post_vi=post, name_vi=other.get(fold(person.name), ""))


def _forms(told: Iterable[Telling]) -> tuple[Forms, Forms, Forms]:
    """Return by folded form: names with marks, the Vietnamese names of foreigners, posts with marks."""
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    posts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    other: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for telling in told:
        for party in (*telling.natives, *telling.foreigners):
            if party.native and not party.name.isascii():
                if party.country == "VN" or (party.country is None and not party.also):
                    names[party.key][normal(party.name)] += 1
                for key in party.also if party.country in _CHINESE else ():
                    other[key][normal(party.name)] += 1
            if telling.lang == "vi":
                for post in (post for post in party.posts if not post.isascii()):
                    posts[fold(post)][normal(post)] += 1
    for form in _known_posts():
        posts[fold(form)][form] += 1
    chinese = {key: form for key, form in _known_people().items() if key not in other}
    return _only(names), {**chinese, **_only(other)}, _most(posts)


def _only(forms: Mapping[str, Counter[str]]) -> dict[str, str]:
    """Return the one form of each key; where two people are written alike without marks, neither."""
    return {key: next(iter(found)) for key, found in forms.items() if len(found) == 1}


def _most(forms: Mapping[str, Counter[str]]) -> dict[str, str]:
    return {key: min(found, key=lambda form: (-found[form], form)) for key, found in forms.items()}


@cache
def _known_posts() -> tuple[str, ...]:
    """Return the Vietnamese posts that tables know, in capitals as a post begins."""
    heads = (form for vi, _, _ in table("post_pairs") for form in vi.split("|"))
    return tuple(dict.fromkeys(form for form in heads if not form.isascii()))


@cache
def _known_people() -> dict[str, str]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for form, name, kind in table("sino_names"):
        if kind == "person":
            found[fold(name)].append(form)
    return {key: forms[0] for key, forms in found.items() if len(forms) == 1}
