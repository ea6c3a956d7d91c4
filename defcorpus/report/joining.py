"""Two events made one, and an event made two: the verdicts by which a person says so.

with Corpus.open(["news"]) as corpus:
    write_verdicts(Path("defcorpus-verdicts.tsv"), joined(corpus, "001", "007"))
    write_verdicts(Path("defcorpus-verdicts.tsv"), split(corpus, ["003"]))

Each is said of every two articles that it concerns, by their content keys, so that it holds however other
articles join them. What was said that two are counterparts stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from defcorpus.errors import UsageError

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.events import Event
    from defcorpus.pairs.verdicts import Verdict
    from defcorpus.report.features import Report

JOINED, SPLIT = "joined", "split"
"""The notes of these verdicts: by them they are taken back together."""


def joined(corpus: Corpus, one: str, other: str, *, progress: Report = None) -> list[Verdict]:
    """Return what says that the events of two articles are one: of the first and each of the others.

    UsageError where they are one already, or where either tells several.
    """
    found = _events(corpus, progress)
    (first, event), (second, with_it) = (_of_one(corpus, id_, found) for id_ in (one, other))
    if event is with_it:
        raise UsageError(f"{first} and {second} already tell one event")
    keys = {member.id: member.key for member in (*event.members, *with_it.members)}
    hub = _kept(event, first)
    ids = dict.fromkeys((hub, *_standing(event), *_standing(with_it)))
    said = _said(corpus)
    couples = []
    for left, right in combinations(ids, 2):
        word = said.get(frozenset((keys[left], keys[right])), "")
        if word in ("two-events", "not-same") or (left == hub and not word):
            couples.append((left, right))
    return _verdicts(corpus, couples, "one-event", JOINED)


def split(corpus: Corpus, ids: Sequence[str], *, progress: Report = None) -> list[Verdict]:
    """Return what says that articles tell another event than those they stand with; several stay together.

    UsageError where they are of several events, copies of what would stay, or all of the event's articles.
    """
    found = _events(corpus, progress)
    named = [_of_one(corpus, id_, found) for id_ in ids]
    event = named[0][1]
    if any(other is not event for _, other in named):
        raise UsageError(f"{named[0][0]} and {named[-1][0]} do not tell one event")
    out = {id_ for id_, _ in named}
    for member in event.members:
        if member.id in out and member.copy_of and member.copy_of not in out:
            told = f"{member.id} is a copy of {member.copy_of} and tells what that tells"
            raise UsageError(told, f"name {member.copy_of} instead")
    standing = _standing(event)
    rest = [id_ for id_ in standing if id_ not in out]
    if not rest:
        raise UsageError(f"no other article tells the event of {named[0][0]}")
    couples = [(id_, other) for id_ in standing if id_ in out for other in rest]
    return _verdicts(corpus, couples, "two-events", SPLIT)


def taken_back(corpus: Corpus, ids: Iterable[str], note: str) -> list[Verdict]:
    """Return what takes back all that was said in joining (or splitting) events of some articles."""
    from defcorpus.report.verdicts import read_verdicts, verdict_files

    wanted = {article.key for id_ in ids for article in corpus.summaries([corpus.number(id_)])}
    return [
        one._replace(verdict="")
        for one in read_verdicts(verdict_files(corpus)).verdicts
        if one.note == note and wanted & {one.vi_key, one.en_key}
    ]


def _events(corpus: Corpus, progress: Report) -> list[Event]:
    from defcorpus.report.events import events

    return events(corpus, progress=progress)


def _of_one(corpus: Corpus, id_: str, found: Sequence[Event]) -> tuple[str, Event]:
    """Return an article's full id and its event; UsageError where it tells several, or none."""
    [article] = corpus.summaries([corpus.number(id_)])
    own = [event for event in found if article.id in event.ids]
    if len(own) == 1:
        return article.id, own[0]
    if own:
        raise UsageError(
            f"{article.id} tells {len(own)} events",
            f"review --say {article.id} OTHER one-event (or two-events) says it of two articles",
        )
    raise UsageError(f"{article.id} tells no event", "listings, stubs and pages in other languages tell none")


def _standing(event: Event) -> list[str]:
    """Return the ids of an event's articles that are no copies: copies stand where these do."""
    return [member.id for member in event.members if not member.copy_of]


def _kept(event: Event, id_: str) -> str:
    """Return an article, or of a copy the one it is a copy of."""
    return next((m.copy_of for m in event.members if m.id == id_ and m.copy_of), id_)


def _said(corpus: Corpus) -> dict[frozenset[str], str]:
    """Return the verdicts that hold, by the content keys of their two articles."""
    from defcorpus.report.verdicts import holding

    return {frozenset(keys): word for keys, word in holding(corpus).decided.items()}


def _verdicts(corpus: Corpus, couples: Iterable[tuple[str, str]], word: str, note: str) -> list[Verdict]:
    from defcorpus.report.verdicts import verdict_on

    return [verdict_on(corpus, one, other, word, note) for one, other in couples]
