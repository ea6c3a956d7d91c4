"""Events as a page to paste: a line an event, with the articles that tell it as footnotes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal

from defcorpus.events.posts import order_of
from defcorpus.knowledge import table
from defcorpus.mentions.places.find import find_places
from defcorpus.reading.sources import BRIEF_MARK
from defcorpus.report.naming.places import country_names, place_name
from defcorpus.report.naming.posts import in_english, in_vietnamese
from defcorpus.text.markdown import escape

if TYPE_CHECKING:
    from defcorpus.events import Attendee, Event, Member

WriteIn = Literal["en", "vi"]

MARK = f"{BRIEF_MARK}: made by that command, which replaces this file -->"

_NAMED = ("name", "adjective", "demonym")  # of a country, in a post

_WORDS = {
    "en": {
        "title": "Events", "undated": "Day not known", "by": "By {day}", "none": "No event.",
        "preview": "announcement", "wrap-up": "summary", "digest": "digest",
        "copy": "copy", "until": "{day} to {until}", "announced": "announced",
    },
    "vi": {
        "title": "Sự kiện", "undated": "Không rõ ngày", "by": "Không muộn hơn {day}",
        "none": "Không có sự kiện nào.", "preview": "tin báo trước", "wrap-up": "tổng kết",
        "digest": "tin tổng hợp", "copy": "bản sao", "until": "{day} đến {until}", "announced": "dự kiến",
    },
}  # fmt: skip


def brief_markdown(
    events: Sequence[Event], links: Mapping[str, str], write_in: WriteIn = "en", heading: str = ""
) -> str:
    """Return a page of Markdown: a line an event, by day, and a footnote an article.

    `links` gives for an id what its footnote links to: an address or a path, or nothing.
    """
    words = _WORDS[write_in]
    lines = [MARK, "", f"# {escape(heading or words['title'])}", ""]
    notes: dict[str, int] = {}
    for event in events:
        numbers = [notes.setdefault(member.id, len(notes) + 1) for member in event.members]
        cited = "".join(f"[^{number}]" for number in dict.fromkeys(numbers))
        lines.append(f"- {_sentence(event, write_in)}{cited}")
    if not events:
        lines.append(words["none"])
    lines.append("")
    members = {member.id: member for event in events for member in event.members}
    lines += [
        f"[^{number}]: {_note(members[id_], links.get(id_, ''), write_in)}" for id_, number in notes.items()
    ]
    return "\n".join(lines).rstrip() + "\n"


def _sentence(event: Event, write_in: WriteIn) -> str:
    """Return a line such as `**2025-12-25**, Baku: A (post, Azerbaijan) received B (post)`."""
    words = _WORDS[write_in]
    place = place_name(event.place_code, event.place, write_in)
    where = f", {escape(place)}" if place else ""
    verb, name = _phrases(write_in).get(event.act, ("", ""))
    hosts, guests = (_people(side, write_in) for side in (event.hosts, event.guests))
    if hosts and guests:
        verb = verb or _phrases(write_in)["meeting"][0]
        said = f"{hosts} {verb} {guests}"
    else:
        title = _title(event, write_in)
        abroad = "" if guests else _countries(event.countries, write_in)
        beside = "; ".join(filter(None, (hosts or guests, abroad)))
        said = (f"{name}: " if name else "") + escape(title.rstrip(".")) + (f" ({beside})" if beside else "")
    announced = f" ({words['announced']})" if all(m.phase == "preview" for m in event.members) else ""
    return f"**{_when(event, write_in)}**{announced}{where}: {said}."


def _title(event: Event, write_in: WriteIn) -> str:
    """Return the headline of a report, else of what sums it up, in this language where there is one."""
    phases = ("report", "wrap-up", "digest", "preview")
    order = {phase: at for at, phase in enumerate(phases)}
    ranked = sorted(event.members, key=lambda m: (m.lang != write_in, order[m.phase]))
    return ranked[0].title


def _when(event: Event, write_in: WriteIn) -> str:
    words = _WORDS[write_in]
    if event.day is None:
        by = event.published
        return words["by"].format(day=_day(by, write_in)) if by else words["undated"]
    if event.until and event.until != event.day:
        return words["until"].format(day=_day(event.day, write_in), until=_day(event.until, write_in))
    return _day(event.day, write_in) + ("~" if event.inferred else "")


def _day(iso: str, write_in: WriteIn) -> str:
    """Return a day as ISO has it, in Vietnamese as `25/12/2025`; without its year where that is not known."""
    if write_in == "en":
        return iso.removeprefix("--")
    year, month, day = re.fullmatch(r"(\d{4}|-)-(\d\d)-(\d\d)", iso).groups()  # type: ignore[union-attr]  # a day
    return f"{day}/{month}" + (f"/{year}" if year != "-" else "")


def _people(people: Sequence[Attendee], write_in: WriteIn) -> str:
    return (" và " if write_in == "vi" else " and ").join(_person(person, write_in) for person in people)


def _person(person: Attendee, write_in: WriteIn) -> str:
    post = _post(person, write_in)
    said = {place.code for place in find_places(post) if place.rule in _NAMED}
    country = "" if person.country in (None, "VN", *said) else _countries((person.country,), write_in)
    beside = ", ".join(filter(None, (escape(post), escape(country))))
    name = (person.name_vi if write_in == "vi" else "") or person.name
    return escape(name) + (f" ({beside})" if beside else "")


def _post(person: Attendee, write_in: WriteIn) -> str:
    """Return somebody's post in one language: an office that only the other's texts name before a rank."""
    if write_in == "vi":
        known = (person.post_vi, in_vietnamese(person.post), person.post)
    else:
        known = (person.post, in_english(person.post_vi), person.post_vi)
    own, other, foreign = known
    best = min((post for post in (own, other) if post), key=order_of, default=foreign)
    return best[:1].upper() + best[1:]


def _countries(codes: Sequence[str | None], write_in: WriteIn) -> str:
    names = country_names(write_in)
    return ", ".join(names.get(code, code) for code in codes if code)


@cache
def _phrases(write_in: WriteIn) -> dict[str, tuple[str, str]]:
    """Return for each act what one does with the other, and its name."""
    rows = table("act_phrases")
    return {act: (vi, of_vi) if write_in == "vi" else (en, of_en) for act, en, vi, of_en, of_vi in rows}


def _note(member: Member, link: str, write_in: WriteIn) -> str:
    words = _WORDS[write_in]
    title = escape(member.title)
    kind = "copy" if member.copy_of else member.phase
    parts = [
        f"[{title}]({link})" if link else f"“{title}”",
        escape(member.source or ""),
        _day(member.date, write_in) if member.date else "",
        words.get(kind, "") if kind != "report" else "",
        member.lang,
    ]
    return ", ".join(filter(None, parts)) + "."
