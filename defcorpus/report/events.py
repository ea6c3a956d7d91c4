"""The events that a corpus tells: who met whom, when and where, in which articles of both languages.

with Corpus.open(["news"]) as corpus:
    for event in events(corpus):
        print(event.day, event.hosts, event.guests, event.ids)
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.report.collecting import without_collecting
from defcorpus.report.decided import without_told_none
from defcorpus.report.features import kept_features, told
from defcorpus.report.matching.matches import paired, weigher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from defcorpus.corpus import Corpus, Filters
    from defcorpus.events import Event, Telling, Weigh
    from defcorpus.report.features import Report


@without_collecting()
def events(corpus: Corpus, filters: Filters | None = None, *, progress: Report = None) -> list[Event]:
    """Return the events of a corpus by day: the Python call behind `defcorpus events`.

    Articles neither Vietnamese nor English, listings and stubs tell none. With `filters`, only events that an
    article tells which these let through; a country and a day must be the event's own. Where no year of an
    event is known, the days of its articles count. `undated` alone means the events of no known day, nor day
    of publication; with `since` or `until` these besides.

    Events of one day stand in the order of its parts, as far as articles tell it, then in that of the hosts'
    offices. Articles are dated as in `Corpus.select`. What was found is kept in the store, and holds while
    nothing changes that it was made of.
    """
    from defcorpus.report.lastevents import keep_events, last_events

    found = last_events(corpus)
    if found is None:
        found = _found(corpus, progress)
        keep_events(corpus, found)
    return found if not filters else _fitting(corpus, found, filters)


def _found(corpus: Corpus, progress: Report) -> list[Event]:
    from defcorpus.corpus import Filters
    from defcorpus.events import by_day, find_events
    from defcorpus.report.dayorder import day_parts, in_order
    from defcorpus.report.decided import decided
    from defcorpus.report.naming.known import as_known
    from defcorpus.report.naming.offices import with_offices
    from defcorpus.report.naming.people import namings

    known = material(corpus, progress=progress)
    found = find_events(*known, tell=_telling(progress))
    found = as_known(with_offices(_dated(corpus, found)), namings(corpus, Filters()))
    found = by_day(decided(corpus, found))
    return in_order(found, day_parts(known.tellings))


def met(event: Event) -> bool:
    """Say whether an event is one of two sides who met or spoke: both are named, and it is no telegram."""
    return bool(event.hosts and event.guests) and event.act != "message"


def _dated(corpus: Corpus, found: list[Event]) -> list[Event]:
    """Return events whose articles have the days of lists, but no inferred year that the event rules out."""
    known = {article.id: article for article in corpus.select()}

    def day_of(id_: str, event: Event) -> str | None:
        article = known.get(id_)
        if article is None or article.date is None:
            return None
        same = _is_known(event.day) and not event.inferred and article.date[4:] == str(event.day)[4:]
        return event.day if same and article.date_inferred else article.date

    return [
        replace(event, members=tuple(replace(m, date=day_of(m.id, event)) for m in event.members))
        for event in found
    ]


def _telling(progress: Report) -> Callable[[int, int], None] | None:
    from defcorpus.corpus import Progress

    if progress is None:
        return None
    return lambda done, total: progress(Progress("grouping", done, total, "comparisons"))


class Material(NamedTuple):
    """What events are found from: the arguments of `find_events`."""

    tellings: list[Telling]
    links: dict[tuple[str, str], float]
    weigh: Weigh
    copies: dict[str, str]
    decided: dict[tuple[str, str], bool]


def material(corpus: Corpus, *, progress: Report = None) -> Material:
    """Return what the events of a corpus are found from."""
    result = paired(corpus, progress=progress)
    links = {(pair.vi, pair.en): pair.score for pair in (*result.pairs, *result.reviews)}
    told = without_told_none(corpus, _tellings(corpus, progress))
    return Material(told, links, weigher(corpus), _copies(corpus, progress), _decided(corpus, told))


def _decided(corpus: Corpus, told: list[Telling]) -> dict[tuple[str, str], bool]:
    """Return what a person said of two articles, by ids in order: of one event, or not the same."""
    return {couple: word not in ("not-same", "two-events") for couple, word in _words(corpus, told).items()}


def _words(corpus: Corpus, told: Iterable[Telling]) -> dict[tuple[str, str], str]:
    """Return the verdicts that hold, by ids in order."""
    from defcorpus.report.verdicts import holding

    ids: dict[str, str] = {}
    for telling in sorted(told, key=lambda telling: telling.mark):
        ids.setdefault(telling.key, telling.id)
    return {
        (min(ids[one], ids[two]), max(ids[one], ids[two])): word
        for (one, two), word in sorted(holding(corpus).decided.items())
        if one in ids and two in ids
    }


def _tellings(corpus: Corpus, progress: Report) -> list[Telling]:
    from defcorpus.events import TELLINGS_VERSION, from_bytes, tellings, to_bytes

    articles = {number: a for number, a in told(corpus).items() if a.lang in ("vi", "en")}
    kept = kept_features(
        corpus,
        ("events", TELLINGS_VERSION),
        articles,
        lambda some: map(tellings, some),
        to_bytes,
        progress,
    )
    # Ids are the corpus's own and may have changed since, when another file of the same name came.
    return [replace(one, id=a.id) for number, a in articles.items() for one in from_bytes(kept[number])]


def _copies(corpus: Corpus, progress: Report) -> dict[str, str]:
    from defcorpus.report.copying.unique import copies_of

    return {copy: kept for kept, copies in copies_of(corpus, progress=progress).items() for copy in copies}


def _fitting(corpus: Corpus, found: list[Event], filters: Filters) -> list[Event]:
    """Return the events that filters let through; a day asked for is the event's own, where that is known."""
    meant = corpus.meant(filters)
    dated = {article.id for article in corpus.select(filters)}
    days = meant.since is not None or meant.until is not None
    only = meant.undated and not days
    asked = filters._replace(since=None, until=None, undated=False)
    through = {article.id for article in corpus.select(asked)} if days or only else dated
    return [
        event
        for event in found
        if all({*codes} & {*event.countries, "VN"} for codes in meant.countries)
        and through & {*event.ids}
        and _may_be_within(event, meant.since, meant.until)
        and (_is_undated(event) if only else _is_known(event.day) or bool(dated & {*event.ids}))
    ]


def _is_undated(event: Event) -> bool:
    """Say whether no day of an event is known, and none on which an article of it appeared."""
    return not _is_known(event.day) and event.published is None


def _is_known(day: str | None) -> bool:
    return day is not None and day[0] != "-"


def _may_be_within(event: Event, since: str | None, until: str | None) -> bool:
    """Say whether an event was, if only in part, from one day to another, each as far as it is given.

    A day without its year is within where one of its years may be; one that is not known at all may be.
    """
    if event.day is None:
        return True
    if not _is_known(event.day):
        years = {int(day[:4]) + more for day in (since, until) if day for more in (0, 1, -1)}
        inside = (_within(event.day.replace("-", str(year), 1), None, since, until) for year in years)
        return not years or any(inside)
    return _within(event.day, event.until, since, until)


def _within(day: str, end: str | None, since: str | None, until: str | None) -> bool:
    first, last = day, end or day
    return (since is None or last[: len(since)] >= since) and (until is None or first[: len(until)] <= until)
