"""Events as a page to paste: a line an event, and a footnote that names every article which tells it.

with Corpus.open(["news"]) as corpus:
    print(brief(corpus, events(corpus), "vi"))
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Literal, NamedTuple

from defcorpus.knowledge import table
from defcorpus.reading.sources import BRIEF_MARK
from defcorpus.report.naming.offices import office_of
from defcorpus.report.naming.places import country_names, place_name
from defcorpus.text.markdown import escape
from defcorpus.text.titled import titled

if TYPE_CHECKING:
    from defcorpus.article import Article
    from defcorpus.corpus import Corpus, Filters
    from defcorpus.corpus.records import Summary
    from defcorpus.events import Attendee, Event, Member

WriteIn = Literal["en", "vi"]

MARK = f"{BRIEF_MARK}: made by that command, which replaces this file -->"
"""The first line of a file that `brief` wrote: no article, and the command's own to replace."""

_WORDS = {
    "en": {
        "one": "1 event", "many": "{count} events", "with": "{events} with {countries}",
        "undated": "Day not known", "by": "By {day}", "none": "No event.", "year": "{day}, year not known",
        "preview": "announcement", "wrap-up": "summary", "digest": "digest",
        "copy": "copy", "inferred": "{day} (year inferred)",
        "until": "{day} to {until}", "from": "from {day}", "to": "until {day}",
        "vi": "in Vietnamese", "en": "", "announced": "announced",
    },
    "vi": {
        "one": "1 sự kiện", "many": "{count} sự kiện", "with": "{events} với {countries}",
        "undated": "Không rõ ngày", "by": "Không muộn hơn {day}", "year": "{day}, không rõ năm",
        "none": "Không có sự kiện nào.", "preview": "tin báo trước", "wrap-up": "tổng kết",
        "digest": "tin tổng hợp", "copy": "bản sao", "inferred": "{day} (năm suy ra)",
        "until": "{day} đến {until}", "from": "từ {day}", "to": "đến {day}", "vi": "", "en": "tiếng Anh",
        "announced": "dự kiến",
    },
}  # fmt: skip


class Source(NamedTuple):
    """What a footnote says of an article besides its outlet."""

    url: str | None = None
    day: str = ""  # as `list` and `show` have it: ISO 8601, as precise as known, `~` if its year is inferred
    title: str = ""  # the page's, where an event has the beginning of a digest's story
    made_up: bool = False  # of the page's first words, as it has no title


def brief(
    corpus: Corpus,
    found: Sequence[Event],
    write_in: WriteIn = "en",
    heading: str = "",
    filters: Filters | None = None,
) -> str:
    """Return events of a corpus as a page of Markdown, without the first line of a file.

    The heading says how many they are, with which countries and of which days: those of `filters`, else
    the first and the last.
    """
    ids = {id_ for event in found for id_ in event.ids}
    known = {a.number: a for a in corpus.select() if a.id in ids}
    cited = {
        article.id: _source(article, known[number]) for number, article in corpus.numbered(sorted(known))
    }
    meant = corpus.meant(filters) if filters else None
    span = (meant.since, meant.until) if meant else (None, None)
    title = heading or heading_of(found, write_in, chain(*meant.countries) if meant else (), *span)
    return brief_markdown(found, cited, write_in, title)


def _source(article: Article, known: Summary) -> Source:
    from defcorpus.report.citing import citation

    return Source(citation(article).url, known.day, known.title, known.title_derived)


def brief_markdown(
    events: Sequence[Event], cited: Mapping[str, Source], write_in: WriteIn = "en", heading: str = ""
) -> str:
    """Return a page of Markdown: a line an event, in the order given, and a footnote that names its articles.

    `cited` has by id what is known of an article; a title is a link where its address is known, and stands in
    brackets where the page has none of its own.
    """
    lines = [f"# {escape(heading or heading_of(events, write_in))}", ""]
    lines += [f"- {_sentence(event, cited, write_in)}[^{at}]" for at, event in enumerate(events, 1)]
    if not events:
        lines.append(_WORDS[write_in]["none"])
    lines.append("")
    for at, event in enumerate(events, 1):
        notes = (_note(member, cited.get(member.id, Source()), write_in) for member in event.members)
        lines.append(f"[^{at}]: {'; '.join(dict.fromkeys(notes))}.")
    return "\n".join(lines).rstrip() + "\n"


def heading_of(
    events: Sequence[Event],
    write_in: WriteIn,
    countries: Iterable[str] = (),
    since: str | None = None,
    until: str | None = None,
) -> str:
    """Return what a page is of: `3 events with Azerbaijan, 2025-12-01 to 2025-12-25`."""
    words = _WORDS[write_in]
    said = words["one"] if len(events) == 1 else words["many"].format(count=f"{len(events):,}")
    if named := [code for code in countries if code != "VN"]:
        said = words["with"].format(events=said, countries=_countries(named, write_in))
    if since is None and until is None:
        days = [day for event in events for day in (event.day, event.until) if day and day[0] != "-"]
        since, until = min(days, default=None), max(days, default=None)
    return ", ".join(filter(None, (said, _span(since, until, write_in))))


def _span(since: str | None, until: str | None, write_in: WriteIn) -> str:
    words = _WORDS[write_in]
    first, last = (_day(day, write_in) if day else "" for day in (since, until))
    if not (first and last):
        return words["from"].format(day=first) if first else words["to"].format(day=last) if last else ""
    return first if first == last else words["until"].format(day=first, until=last)


def _sentence(event: Event, cited: Mapping[str, Source], write_in: WriteIn) -> str:
    """Return a line such as `**2025-12-25**, Baku: A (post, Azerbaijan) received B (post).`."""
    words = _WORDS[write_in]
    place = place_name(event.place_code, event.place, write_in)
    where = f", {escape(place)}" if place else ""
    ahead = all(m.phase == "preview" for m in event.members)
    verb, name = _phrases(write_in, ahead=ahead).get(event.act, ("", ""))
    hosts, guests = (_people(side, write_in) for side in (event.hosts, event.guests))
    if hosts and guests:
        verb = verb or _phrases(write_in, ahead=ahead)["meeting"][0]
        said = f"{hosts} {verb} {guests}"
    else:
        title = _title(event, cited, write_in)
        shown = {person.country for person in (*event.hosts, *event.guests)}
        abroad = _countries([code for code in event.countries if code not in shown], write_in)
        beside = "; ".join(filter(None, (hosts or guests, abroad)))
        said = (f"{name}: " if name else "") + title + (f" – {beside}" if beside else "")
    announced = f" ({words['announced']})" if ahead else ""
    return f"**{_when(event, write_in)}**{announced}{where}: {said}."


def _title(event: Event, cited: Mapping[str, Source], write_in: WriteIn) -> str:
    """Return the headline of a report, else of what sums it up, in this language where there is one.

    One of the other language is in italics, as its posts are.
    """
    order = {phase: at for at, phase in enumerate(("report", "wrap-up", "digest", "preview"))}
    best = min(event.members, key=lambda member: (member.lang != write_in, order[member.phase]))
    source = cited.get(best.id, Source())
    made_up = source.made_up or source.title not in ("", best.title)  # a story's first words
    title = escape(titled(best.title.rstrip("."), made_up=made_up))
    return title if best.lang == write_in else f"*{title}*"


def _when(event: Event, write_in: WriteIn) -> str:
    words = _WORDS[write_in]
    if event.day is None:
        by = event.published
        return words["by"].format(day=_day(by, write_in)) if by else words["undated"]
    if event.until and event.until != event.day:
        first, last = _day(event.day, write_in), _day(event.until, write_in)
        if event.day[0] == event.until[0] == "-":  # said once
            first = first.removesuffix(words["year"].format(day=""))
        return words["until"].format(day=first, until=last)
    return _day(event.day + ("~" if event.inferred else ""), write_in)


def _day(iso: str, write_in: WriteIn) -> str:
    """Return a day as ISO has it, in Vietnamese as `25/12/2025`, as precise as it is known."""
    words = _WORDS[write_in]
    if iso.endswith("~"):
        return words["inferred"].format(day=_day(iso[:-1], write_in))
    if iso[0] == "-":
        month, day = re.findall(r"\d\d", iso)
        named = f"{int(day)} {month_name[int(month)]}" if write_in == "en" else f"{day}/{month}"
        return words["year"].format(day=named)
    if write_in == "en":
        return iso
    return "/".join(reversed(iso.split("-")))


def _people(people: Sequence[Attendee], write_in: WriteIn) -> str:
    if not people:
        return ""
    *first, last = (_person(person, write_in) for person in people)
    return (" và " if write_in == "vi" else " and ").join(filter(None, (", ".join(first), last)))


def _person(person: Attendee, write_in: WriteIn) -> str:
    """Return somebody with office and country; an office in the other language is in italics."""
    office = office_of(person, write_in)
    post = escape(office.text)
    if post and office.lang != write_in:
        post = f"*{post}*"
    country = "" if office.country in (None, "VN") else _countries((office.country,), write_in)
    beside = ", ".join(filter(None, (post, escape(country))))
    name = (person.name_vi if write_in == "vi" else "") or person.name
    return escape(name) + (f" ({beside})" if beside else "")


def _countries(codes: Sequence[str | None], write_in: WriteIn) -> str:
    names = country_names(write_in)
    return ", ".join(names.get(code, code) for code in codes if code)


@cache
def _phrases(write_in: WriteIn, *, ahead: bool) -> dict[str, tuple[str, str]]:
    """Return for each act what one does with the other, or is to do where it lies `ahead`, and its name."""
    vi = write_in == "vi"
    return {
        act: (said[vi + 2 * ahead], names[vi])
        for act, *columns in table("act_phrases")
        for said, names in [(columns[:4], columns[4:])]
    }


def _note(member: Member, source: Source, write_in: WriteIn) -> str:
    """Return an article as a footnote names it: title, outlet, day, and what it is if no plain report."""
    words = _WORDS[write_in]
    title = escape(titled(source.title or member.title, made_up=source.made_up))
    quoted = title if source.made_up else f"“{title}”"
    kind = "copy" if member.copy_of else member.phase
    parts = [
        f"[{title}]({url})" if (url := _address(source.url)) else quoted,
        escape(member.source or ""),
        _day(source.day, write_in) if source.day else "",
        words.get(kind, "") if kind != "report" else "",
        words.get(member.lang, ""),
    ]
    return ", ".join(filter(None, parts))


def _address(url: str | None) -> str:
    """Return a page's address so that it ends no link of Markdown; what is none of the web's, not at all."""
    from urllib.parse import quote

    if url is None or not url.startswith(("https://", "http://")):
        return ""
    return quote(url, safe=":/?#[]@!$&'*+,;=%~-._")
