"""Several meetings of one guest that a single sentence of a digest tells, each with another host.

`On Thursday the envoy co-chaired the session with A, paid a courtesy call on B and was received by C`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from defcorpus.article import Article
from defcorpus.events.records import Party, Telling
from defcorpus.events.tellings.done import act_of
from defcorpus.events.tellings.lexis import acts_in, editions_in
from defcorpus.events.who.leading import talks_words
from defcorpus.events.who.people import official
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
