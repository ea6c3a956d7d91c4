"""What a person decided of a corpus's events, and what is needed to put it over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from defcorpus.events.corrected import Known

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.events import Event
    from defcorpus.facts.corrections import Correction


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
