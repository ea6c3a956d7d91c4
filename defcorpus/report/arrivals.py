"""What came into a corpus that had not been seen before, and what each is to what was there.

with Corpus.open(["news"]) as corpus:
    for arrival in arrivals(corpus, seen):
        print(arrival.label, arrival.article.title, arrival.of)
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from defcorpus.article import STORYLESS

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus, Filters, Summary
    from defcorpus.dedup import Group
    from defcorpus.pairs import Pair
    from defcorpus.report.features import Report

Label = Literal["event", "report", "counterpart", "copy", "changed", "language", "page"]
LABELS: dict[Label, str] = {
    "event": "new event",
    "report": "new report of an event",
    "counterpart": "counterpart",
    "copy": "copy",
    "changed": "changed since it was seen",
    "language": "neither Vietnamese nor English: no event or counterpart is looked for",
    "page": "no article",
}
"""Each label in the words of a person, in the order in which they are shown."""

_READ = ("vi", "en")  # languages of which events and counterparts are looked for


class Arrival(NamedTuple):
    """An article that is new, and the one it is a copy or the counterpart of, or another report of."""

    article: Summary
    label: Label
    of: Summary | None = None
    score: float | None = None  # of the copy or the pair
    relation: str | None = None  # a copy's, as `dedup` has it: near, contained, ...


SameEvent = Callable[["Summary", Sequence["Summary"]], "Summary | None"]
"""Says which of some articles, in their order, reports the event of a new one; None where none does."""


def arrivals(
    corpus: Corpus,
    seen: Collection[str],
    *,
    ids: Mapping[str, str] | None = None,
    filters: Filters | None = None,
    progress: Report = None,
) -> list[Arrival]:
    """Return what the corpus has beyond the content keys `seen`: the Python call behind `new`.

    `ids` gives what was seen its content key by id: an article that has such an id while that key is gone
    has changed. Only articles that `filters` let through are returned; labels are from the whole corpus.
    """
    from defcorpus.report.copying.copies import copies
    from defcorpus.report.events import events
    from defcorpus.report.matching.matches import paired

    every = corpus.select()
    new = [article for article in every if article.key not in seen]
    if not new:
        return []
    wanted = {article.id for article in (corpus.select(filters) if filters else new)}
    if not wanted.intersection(article.id for article in new):
        return []
    groups = copies(corpus, progress=progress)
    pairs = paired(corpus, progress=progress).pairs
    told = events(corpus, progress=progress)
    found = labelled(every, seen, groups, pairs, ids or {}, by_events(event.ids for event in told))
    return [arrival for arrival in found if arrival.article.id in wanted]


def labelled(
    articles: Sequence[Summary],
    seen: Collection[str],
    groups: Iterable[Group],
    pairs: Iterable[Pair],
    ids: Mapping[str, str],
    same_event: SameEvent,
) -> list[Arrival]:
    """Return the new ones of `articles`, labelled, in the order of the labels and then of their dates."""
    by_id = {article.id: article for article in articles}
    keys = {article.key for article in articles}
    order = sorted(articles, key=_when)
    old = {article.id for article in articles if article.key in seen}
    groups = list(groups)
    copy_of = _copies(groups, old, by_id)
    kept = {member.id: group.keep for group in groups for member in group.redundant}
    twins = {one: (other, p.score) for p in pairs for one, other in ((p.vi, p.en), (p.en, p.vi))}
    twins |= {id_: (kept[twin], score) for id_, (twin, score) in twins.items() if kept.get(twin) in old}
    told = [article for article in order if article.id in old and article.kind not in STORYLESS]
    known, begun = set(old), list(told)
    found: list[Arrival] = []
    for article in order:
        if article.id in old:
            continue
        arrival = _labelled(article, by_id, copy_of, twins, known, begun, same_event)
        if arrival.label not in ("copy", "page") and ids.get(article.id, article.key) not in {
            article.key,
            *keys,
        }:
            arrival = Arrival(article, "changed")
        known.add(article.id)
        if arrival.label in ("event", "report", "changed", "language"):
            begun.append(article)
        found.append(arrival)
    ranks = {label: at for at, label in enumerate(LABELS)}
    return sorted(found, key=lambda arrival: ranks[arrival.label])  # those of a label stay in their order


def _when(article: Summary) -> tuple[bool, str, str]:
    return article.date is None, article.date or "", article.key


def _labelled(
    article: Summary,
    by_id: Mapping[str, Summary],
    copy_of: Mapping[str, tuple[str, str, float]],
    twins: Mapping[str, tuple[str, float]],
    known: Collection[str],
    begun: Sequence[Summary],
    same_event: SameEvent,
) -> Arrival:
    if article.kind in STORYLESS:
        return Arrival(article, "page")
    if article.id in copy_of:
        of, relation, score = copy_of[article.id]
        return Arrival(article, "copy", by_id[of], score, relation)
    twin, score = twins.get(article.id, ("", 0.0))
    if twin not in known and twin in copy_of:
        twin = copy_of[twin][0]
    if twin in known:
        return Arrival(article, "counterpart", by_id[twin], score)
    before = same_event(article, begun)
    if before is not None:
        return Arrival(article, "report", before)
    return Arrival(article, "event" if article.lang in _READ else "language")


def _copies(
    groups: Iterable[Group], old: Collection[str], by_id: Mapping[str, Summary]
) -> dict[str, tuple[str, str, float]]:
    """Return for each new copy what it is a copy of: one seen before if there is one, else the one kept."""
    found: dict[str, tuple[str, str, float]] = {}
    for group in groups:
        told = {member.id: (member.relation, member.score) for member in group.redundant}
        ids = [group.keep, *sorted(told, key=lambda id_: _when(by_id[id_]))]
        first = next((id_ for id_ in ids if id_ in old), group.keep)
        for id_ in ids:
            if id_ in old or id_ == first:
                continue
            # Of what was kept in place of the one seen before, the relation is the other way round.
            relation, score = told.get(id_, told.get(first, ("near", 0.0)))
            if id_ == group.keep:
                relation = "contains" if relation == "contained" else relation
            if relation != "contains":
                found.setdefault(id_, (first, relation, score))
    return found


def by_events(groups: Iterable[Iterable[str]]) -> SameEvent:
    """Return what tells the first of some articles that is of an event of a new one.

    `groups` are the ids of the articles of each event; a digest is in several.
    """
    others: dict[str, set[str]] = {}
    for group in groups:
        members = set(group)
        for id_ in members:
            others.setdefault(id_, set()).update(members)

    def same_event(article: Summary, before: Sequence[Summary]) -> Summary | None:
        known = others.get(article.id, set())
        return next((other for other in before if other.id in known), None)

    return same_event
