"""What a person says of an event that several articles tell, as it is kept, and which events it is put over.

with Corpus.open(["news"]) as corpus:
    said = event_corrections(corpus, "001", ["place=Hanoi", "guest=Zakir Hasanov"])
    write_corrections(Path("defcorpus-corrections.tsv"), said)  # of defcorpus.corpus.decisions.corrections
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from defcorpus.corpus.decisions.corrections import event_correction
from defcorpus.errors import UsageError
from defcorpus.events.grouping.corrected import corrected, marks_of, named
from defcorpus.facts.corrections import EVENT_FIELDS, NOBODY, Correction
from defcorpus.report.decided import people_of, said_of_events

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.events import Event
    from defcorpus.report.features import Report


def event_of(
    corpus: Corpus, id_: str, story: int | None = None, *, progress: Report = None
) -> tuple[str, Event]:
    """Return the full id of an article and the event that it tells, or a digest's story by its number.

    UsageError where it tells none, or several and `story` does not say which.
    """
    from defcorpus.report.events import events

    number = corpus.number(id_)
    [article] = corpus.summaries([number])
    found = [event for event in events(corpus, progress=progress) if article.id in event.ids]
    if not found:
        raise UsageError(
            f"{article.id} tells no event",
            "listings, stubs and pages in other languages tell none, nor what you said tells none",
        )
    own = [(m.stories, event) for event in found for m in event.members if m.id == article.id]
    if story is not None:
        own = [(stories, event) for stories, event in own if story in stories]
    if len(own) == 1:
        return article.id, own[0][1]
    told = "; ".join(f"--story {stories[0]}: {in_words(event)}" for stories, event in own if stories)
    if not own and any(m.stories for event in found for m in event.members if m.id == article.id):
        raise UsageError(f"{article.id} has no story {story}", "`events --format jsonl` shows their numbers")
    if not own:
        raise UsageError(f"{article.id} is no digest: it tells one event", "leave --story out")
    raise UsageError(f"{article.id} tells {len(own)} events", f"say which: {told}")


def in_words(event: Event) -> str:
    """Return an event on one line: when, where, who with whom."""
    sides = (", ".join(person.name for person in side) for side in (event.hosts, event.guests))
    who = " — ".join(filter(None, sides)) or event.members[0].title
    return ", ".join(filter(None, (event.day or "undated", event.place, who)))


def event_corrections(
    corpus: Corpus,
    id_: str,
    fields: Sequence[str],
    story: int | None = None,
    *,
    progress: Report = None,
) -> list[Correction]:
    """Return the corrections `FIELD=VALUE` of the event that an article tells: the Python call behind `fix`.

    An empty value takes back what was said. They are kept by `write_corrections`. UsageError for a field or a
    value that cannot be meant.
    """
    none = [words for words in fields if words.startswith("tells=")]
    found = [_tells(corpus, id_, words.partition("=")[2], story) for words in none]
    fields = [words for words in fields if words not in none]
    if not fields:
        return found
    which, event = event_of(corpus, id_, story, progress=progress)
    marks = marks_of(event, which)
    for words in sorted(fields, key=_order):
        field, _, value = words.partition("=")
        if not value or (field in ("post", "country") and value.endswith("=")):
            who = named(value[:-1], (*event.hosts, *event.guests)) if value else None
            found.append(Correction("event", which, marks, field, f"{who.name}=" if who else value))
            continue
        if field in ("post", "country"):
            now = corrected(event, found, lambda event: people_of(corpus, event))
            value = _in_full(now, value)
        one = event_correction(which, marks, field, value)
        if field in ("host", "guest") and one.value != NOBODY:
            now = corrected(event, [one], lambda event: people_of(corpus, event))
            side = now.hosts if field == "host" else now.guests
            one = one._replace(value="; ".join(person.name for person in side))
        found.append(one)
    return found


def _tells(corpus: Corpus, id_: str, value: str, story: int | None) -> Correction:
    """Return that an article, or a story of it, tells no event; without a value, what takes that back."""
    from defcorpus.events import tellings

    article = corpus.article(id_)
    stories = [one.story for one in tellings(article)]
    if story is not None and story not in stories:
        raise UsageError(f"{article.id} has no story {story}", "`events --format jsonl` shows their numbers")
    mark = article.page.key if story is None else f"{article.page.key}#{story}"
    if not value:
        return Correction("event", article.id, mark, "tells", "")
    return event_correction(article.id, mark, "tells", value)


def taken_back(
    corpus: Corpus, id_: str, field: str, story: int | None = None, *, progress: Report = None
) -> list[Correction]:
    """Return what takes back all that was said of the event that an article tells, if it tells one."""
    if not any(one.field == field for one in said_of_events(corpus)):
        return []
    try:
        return event_corrections(corpus, id_, [f"{field}="], story, progress=progress)
    except UsageError:
        return []


def _order(words: str) -> int:
    """Return the place of a field among those that are applied: who takes part before who that is."""
    field = words.partition("=")[0]
    return EVENT_FIELDS.index(field) if field in EVENT_FIELDS else len(EVENT_FIELDS)


def _in_full(event: Event, value: str) -> str:
    """Return `NAME=VALUE` with the name in full; UsageError where nobody of the event has it."""
    name, equals, said = value.partition("=")
    people = (*event.hosts, *event.guests)
    who = named(name, people)
    if equals and who is None:
        there = ", ".join(person.name for person in people) or "nobody"
        raise UsageError(f"{name!r} is not of this event, or not alone", f"of it are: {there}")
    return f"{who.name}={said}" if who else value
