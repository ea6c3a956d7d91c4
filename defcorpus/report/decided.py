"""What a person decided of a corpus's events, and what is needed to put it over them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from defcorpus.events.grouping.corrected import Known, set_right

if TYPE_CHECKING:
    from collections.abc import Iterable

    from defcorpus.corpus import Corpus
    from defcorpus.events import Event, Telling
    from defcorpus.facts.corrections import Correction


def decided(corpus: Corpus, found: list[Event]) -> list[Event]:
    """Return events with what a person decided of them; `by_you` says so."""
    said = said_of_events(corpus)
    if said:
        found = set_right(found, said, lambda event: people_of(corpus, event))
    return _joined_or_split(corpus, found)


def _joined_or_split(corpus: Corpus, found: list[Event]) -> list[Event]:
    """Return events that say whether a person put articles of theirs together or apart."""
    from defcorpus.pairs.verdicts import OF_EVENTS
    from defcorpus.report.verdicts import holding

    words = {keys: word for keys, word in holding(corpus).decided.items() if word in OF_EVENTS}
    if not words:
        return found
    places: defaultdict[str, set[int]] = defaultdict(set)
    for at, event in enumerate(found):
        for member in event.members:
            places[member.key].add(at)
    marks: defaultdict[int, set[str]] = defaultdict(set)
    for (one, two), word in words.items():
        there = places[one] & places[two] if word == "one-event" else places[one] ^ places[two]
        for at in there:
            marks[at].add("joined" if word == "one-event" else "split")
    return [
        replace(event, by_you=(*event.by_you, *sorted(marks[at]))) if at in marks else event
        for at, event in enumerate(found)
    ]


def without_told_none(corpus: Corpus, told: Iterable[Telling]) -> list[Telling]:
    """Return tellings without those of which a person said that they tell no event."""
    none = {one.key or one.which for one in said_of_events(corpus) if one.field == "tells"}
    return [one for one in told if not none & {one.key, one.id, f"{one.key}#{one.story}"}]


def said_of_events(corpus: Corpus) -> list[Correction]:
    """Return what a person decided of events, of this corpus or of others, as its file has it."""
    return [one for one in corpus.corrections() if one.scope == "event"]


def people_of(corpus: Corpus, event: Event) -> list[Known]:
    """Return whom the articles of an event name."""
    numbers = [corpus.number(id_) for id_ in dict.fromkeys(event.ids)]
    return [
        Known(who.name, who.key, who.native, who.country, who.posts, article.lang.code)
        for article in corpus.articles(numbers)
        for who in article.people
    ]
