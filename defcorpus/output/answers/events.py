"""Events as records, as flat rows and on a terminal: who met whom, when and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from defcorpus.output.shapes.layout import Layout, Record
from defcorpus.output.shapes.lines import Run, line, wrapped
from defcorpus.output.shapes.style import Screen
from defcorpus.report.naming.offices import office_of
from defcorpus.report.naming.places import place_name
from defcorpus.report.naming.posts import Lang
from defcorpus.text.safe import safe

if TYPE_CHECKING:
    from defcorpus.events import Attendee, Event, Member
    from defcorpus.output.shapes.records import Shown

EVENTS = (
    "event", "day", "until", "act", "place", "place_code", "hosts", "guests", "countries", "outlets",
    "articles", "pairs", "day_inferred", "published", "by_you",
)  # fmt: skip
EVENTS_FLAT = (
    "event", "day", "until", "act", "place", "host", "host_post", "host_country", "guest", "guest_post",
    "guest_country", "countries", "vi", "en", "outlets_vi", "outlets_en", "pairs", "title",
    "day_inferred", "published", "by_you",
)  # fmt: skip
TOGETHER = ("event", "id", "lang", "phase", "date", "nearest", "why", "title")
_WIDEST = 110


def event_record(event: Event, number: int, paths: Mapping[str, str], shown: Shown) -> dict[str, Any]:
    """Return one line of `events`; `paths` has the absolute path of every article."""
    return {
        "event": number,
        "day": event.day,
        "until": event.until,
        "act": event.act,
        "place": event.place,
        "place_code": event.place_code,
        "hosts": [_attendee(person) for person in event.hosts],
        "guests": [_attendee(person) for person in event.guests],
        "countries": list(event.countries),
        "outlets": {lang: _outlets(event, lang) for lang in ("vi", "en")},
        "articles": [_article(member, shown(paths[member.id])) for member in event.members],
        "pairs": [list(pair) for pair in event.pairs],
        "day_inferred": event.inferred,
        "published": event.published,
        "by_you": list(event.by_you),
    }


def _attendee(person: Attendee) -> dict[str, Any]:
    return {
        "name": person.name,
        "key": person.key,
        "country": person.country,
        "post": person.post,
        "post_vi": person.post_vi,
        "name_vi": person.name_vi,
        "post_from": person.post_from,
    }


def _outlets(event: Event, lang: str) -> list[str]:
    return list(dict.fromkeys(m.source for m in event.members if m.lang == lang and m.source))


def _article(member: Member, path: str) -> dict[str, Any]:
    return {
        "id": member.id,
        "path": path,
        "lang": member.lang,
        "source": member.source,
        "date": member.date,
        "phase": member.phase,
        "title": member.title,
        "copy_of": member.copy_of,
        "nearest": member.nearest,
        "why": member.why,
        "stories": list(member.stories),
    }


def event_rows(record: Record, write_in: Lang = "en") -> Iterable[Record]:
    """Return an event as one flat row: lists joined by `; `, an article's phase behind its id.

    Offices and places are in one language; an office that is not known in it has its own behind it: `[vi]`.
    """
    row: dict[str, Any] = {
        name: record[name]
        for name in ("event", "day", "until", "act", "countries", "day_inferred", "published", "by_you")
    }
    row["place"] = place_name(record["place_code"], record["place"], write_in)
    for side, people in (("host", record["hosts"]), ("guest", record["guests"])):
        row[side] = [person["name"] for person in people]
        row[f"{side}_post"] = [_office(person, write_in) for person in people]
        row[f"{side}_country"] = [person["country"] or "" for person in people]
    for lang in ("vi", "en"):
        row[lang] = [_marked(article) for article in record["articles"] if article["lang"] == lang]
        row[f"outlets_{lang}"] = record["outlets"][lang]
    row["pairs"] = [" = ".join(pair) for pair in record["pairs"]]
    row["title"] = record["articles"][0]["title"]
    return (row,)


def _office(person: Record, write_in: Lang) -> str:
    from defcorpus.events import Attendee

    office = office_of(Attendee(**person), write_in)
    return office.text if office.lang == write_in or not office.text else f"{office.text} [{office.lang}]"


def _marked(article: Record) -> str:
    """Return an article's id, and what it is where it is no plain report."""
    kind = "copy" if article["copy_of"] else article["phase"]
    return str(article["id"]) if kind == "report" else f"{article['id']} ({kind})"


def together_rows(record: Record) -> Iterator[Record]:
    """Yield a row for each article of an event, with what joins it to the others."""
    for article in record["articles"]:
        yield {
            **article,
            "event": record["event"],
            "phase": "copy" if article["copy_of"] else article["phase"],
        }


def layout_in(write_in: Lang) -> Layout:
    """Return how events are written, with offices and places of the flat formats in one language."""
    return Layout(EVENTS, (), EVENTS_FLAT, partial(event_rows, write_in=write_in))


EXPLAINED = Layout(EVENTS, (), TOGETHER, together_rows)


def write_events(
    records: Iterable[Record],
    short: Mapping[str, str],
    screen: Screen,
    *,
    explain: bool = False,
    write_in: Lang = "en",
) -> int:
    """Write events for a person to read; return how many. `short` has the shortest id of each article."""
    count = 0
    for record in records:
        screen.stream.write("\n" if count else "")
        count += 1
        for runs in _lines(record, short, explain=explain, write_in=write_in):
            screen.stream.write(line(runs, screen.width, screen.color) + "\n")
    return count


def _lines(
    record: Record, short: Mapping[str, str], *, explain: bool, write_in: Lang
) -> Iterator[list[Run | str]]:
    days = record["day"] or (f"by {record['published']}" if record["published"] else "undated")
    days = days.replace("--", "?-", 1) + ("~" if record["day_inferred"] else "")
    if record["until"] and record["until"] != record["day"]:
        days += f" to {record['until'].replace('--', '?-', 1)}"
    place = place_name(record["place_code"], record["place"], write_in)
    said = " · ".join(filter(None, (record["act"], place)))
    yours = f"  by you: {', '.join(record['by_you'])}" if record["by_you"] else ""
    yield [Run(days, "bold"), *(("  ", Run(said, "green")) if said else ()), Run(yours, "dim")]
    who = " — ".join(filter(None, (_people(record["hosts"]), _people(record["guests"]))))
    if not record["guests"] and record["countries"]:
        who = " — ".join(filter(None, (who, ", ".join(record["countries"]))))
    if who:
        yield [f"  {who}"]
    width = max((len(short[article["id"]]) for article in record["articles"]), default=0)
    for article in record["articles"]:
        kind = "copy" if article["copy_of"] else article["phase"]
        mark = "" if kind == "report" else f"{kind}: "
        outlet = f"{article['source']}: " if article["source"] else ""
        id_ = short[article["id"]].ljust(width)
        yield [f"  {article['lang']}  ", Run(id_, "cyan"), f"  {mark}", Run(outlet, "dim"), article["title"]]
        if explain and article["nearest"] and not article["copy_of"]:
            near = short.get(article["nearest"], article["nearest"])
            for part in wrapped(safe(f"with {near}: {article['why']}", line=True), _WIDEST - 40):
                yield ["      ", Run(part, "dim")]


def _people(people: Iterable[Record]) -> str:
    return ", ".join(
        f"{person['name']} ({person['country']})" if person["country"] else str(person["name"])
        for person in people
    )
