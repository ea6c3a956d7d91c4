"""Several meetings that a single sentence tells: of one guest with several hosts, of one host with envoys.

`On Thursday the envoy co-chaired the session with A, paid a courtesy call on B and was received by C`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from defcorpus.article import Article
from defcorpus.events.phrases import phrases
from defcorpus.events.records import Party, Telling
from defcorpus.events.tellings.done import act_of
from defcorpus.events.tellings.lexis import acts_in, editions_in
from defcorpus.events.who.leading import talks_words
from defcorpus.events.who.people import official
from defcorpus.events.who.posts import office_key
from defcorpus.facts.stories.met import meeting_words
from defcorpus.text import normal, sentences


def each_apart(article: Article, told: Telling, spans: Sequence[tuple[int, int]]) -> list[Telling]:
    """Return a story of a digest as one for each host whom a sentence of it (in `spans`) names with a verb.

    It stays one where it has several guests, or where hosts are named without a verb of their own: they
    received the guest together then.
    """
    hosts = {party.key: party for party in told.natives if official(party)}
    if len(hosts) < 2 or len(told.foreigners) != 1:
        return [told]
    for start, end in (span for part in spans for span in sentences(article.page.text, *part)):
        clauses = _clauses(article, start, end, hosts)
        if len(clauses) > 1 and all(_meets(words) for _, words in clauses):
            return [
                replace(
                    told,
                    natives=(party,),
                    acts=acts_in(words, told.lang) or told.acts,
                    act=act_of("", (words,), told.lang) or told.act,
                    editions=editions_in(words, told.lang),
                    aside=False,
                )
                for party, words in clauses
            ]
    return [told]


def in_turn(article: Article, told: Telling, spans: Sequence[tuple[int, int]]) -> list[Telling]:
    """Return what a page tells as a telling for each whom its opening says to be met apart from the others.

    `He met President A and, separately, Prime Minister B`; ambassadors call one by one without any such word.
    Guests may be named by their countries alone: `his counterparts of Laos and Japan, one after the other`.
    """
    text = article.page.text
    for start, end in (span for part in sorted(spans)[:_OPENING] for span in sentences(text, *part)):
        first, last = (_named(article, start, end, side) for side in (told.natives, told.foreigners))
        apart = _in_turn().search(text[start:end].lower()) is not None
        if apart and len(first) > 1 and len(last) == 1:
            return [_only(told, n, natives=(one,)) for n, one in enumerate(first, 1)]
        last = last or _of_lands(article, start, end, told.foreigners)
        lands = {one.country for one in last}
        several = len(last) > 1 and None not in lands and len(lands) == len(last)
        apart = apart or (all(map(_is_ambassador, last)) and told.act in _CALLS)
        if first and several and apart:
            return [_of_guest(told, n, one) for n, one in enumerate(last, 1)]
    return [told]


_OPENING = 3  # paragraphs of a page, its title with them, whose sentences may name all who were met
_CALLS = ("reception", "meeting", "")


def _only(told: Telling, number: int, natives: tuple[Party, ...]) -> Telling:
    return replace(told, story=number, phase="digest", natives=natives, aside=True)


def _of_guest(told: Telling, number: int, guest: Party) -> Telling:
    land = (guest.country,) if guest.country else ()
    return replace(
        told, story=number, phase="digest", foreigners=(guest,), countries=land, abroad=land, aside=True
    )


def _named(article: Article, start: int, end: int, side: Sequence[Party]) -> list[Party]:
    """Return who of a side stands in a sentence with an office or a rank, the first named first."""
    keys = {fact.key for fact in article.facts if fact.kind == "person" and start <= fact.start < end}
    return [party for party in side if party.key in keys and official(party)]


def _of_lands(article: Article, start: int, end: int, side: Sequence[Party]) -> list[Party]:
    """Return a side that comes from the countries which a sentence names, none of it where one does not."""
    lands = {fact.key for fact in article.facts if fact.kind == "country" and start <= fact.start < end}
    return [*side] if all(one.country in lands for one in side) else []


def _is_ambassador(party: Party) -> bool:
    return any(office_key(post) == "ambassador" for post in party.posts)


@cache
def _in_turn() -> re.Pattern[str]:
    return re.compile(phrases("in turn"))


def _clauses(article: Article, start: int, end: int, hosts: dict[str, Party]) -> list[tuple[Party, str]]:
    """Return each host that a sentence names and the words from the one before to the end of the name."""
    text = article.page.text
    first: dict[str, tuple[int, int]] = {}
    for fact in sorted(article.facts, key=lambda fact: fact.start):
        if fact.kind == "person" and fact.key in hosts and start <= fact.start < end:
            first.setdefault(fact.key, (fact.start, fact.end))
    found: list[tuple[Party, str]] = []
    for key, (_, to) in first.items():
        words = text[start:to]
        if _passive().search(words) is not None:  # `được Chủ tịch nước A tiếp`
            words += text[to:end].partition(",")[0]
        found.append((hosts[key], normal(words)))
        start = to
    return found


@cache
def _passive() -> re.Pattern[str]:
    return re.compile(r"(?i)(?<!\w)(?:được|duoc)(?!\w)")


def _meets(words: str) -> bool:
    return meeting_words().search(words) is not None or talks_words().search(words.lower()) is not None
