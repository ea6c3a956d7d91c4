"""The dates of a page as found, each with the role of the segment it stands in; its days for anchors."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from defcorpus.article import DateRole, Page, Segment
from defcorpus.facts.dates.values import in_vietnam, month_first, parse_stamp
from defcorpus.knowledge import table
from defcorpus.mentions.dates.find import date_in_url, find_dates
from defcorpus.mentions.dates.records import DateMention, Rejection, is_day
from defcorpus.reading.chrome.imprints import read_imprint
from defcorpus.reading.chrome.saver import PUT
from defcorpus.reading.chrome.stamps import is_stamp, names_publication
from defcorpus.text import alternatives

# Segments whose dates say something of the page; a menu's, a credit's or a tag line's say nothing.
_READ: dict[str, DateRole] = {
    "header": "header",
    "masthead": "retrieved",
    "title": "title",
    "caption": "caption",
    "body": "body",
    "related": "related",
}
_OWN: frozenset[DateRole] = frozenset(("header", "retrieved"))
_STORY: frozenset[DateRole] = frozenset(("title", "caption", "body"))
# Days about the page's own among which a bare `5/12` is taken.
_ABOUT = range(-3, 3)
_TOP = 400  # characters in which a page names its site


class Found(NamedTuple):
    """A date and where it stands."""

    mention: DateMention
    role: DateRole
    floor: int = 0  # where its segment begins
    told: bool = True  # in the page's text, not in its metadata

    @property
    def day(self) -> date | None:
        """The day, where it is written in full."""
        one = self.mention
        if one.year is None or one.month is None or one.day is None:
            return None
        return date(one.year, one.month, one.day)

    @property
    def last_day(self) -> date | None:
        """The last of several days, where it is written in full."""
        year, month, day = self.mention.last or (None, None, None)
        return None if year is None or month is None or day is None else date(year, month, day)


def find_all(page: Page, rejected: list[Rejection], *, turned: bool = False) -> list[Found]:
    """Return the page's dates: those of metadata and address, then the text's, the page's own first."""
    turned = turned or month_first(page.meta.url) or _in_america(page) or _of_ministry(page)
    found: list[Found] = []
    if page.meta.date:
        local = in_vietnam(page.meta.url, page.text)
        stamp = parse_stamp(page.meta.date, month_first=turned, vietnam=local)
        if stamp is not None:
            found.append(Found(stamp, "metadata", told=False))
    if page.meta.retrieved and (stamp := parse_stamp(page.meta.retrieved)):
        found.append(Found(stamp, "retrieved", told=False))
    if page.meta.url and (stamp := date_in_url(page.meta.url)):
        found.append(Found(stamp, "url", told=False))
    stretches = list(_stretches(page.segments))
    for role, start, end in stretches:
        if role in _OWN:
            mentions = find_dates(page.text, start, end, month_first=turned, stamp=True)
            found.extend(Found(one, role, start) for one in mentions)
    near = _about(found)
    story: list[Found] = []
    for role, start, end in stretches:
        if role not in _OWN:
            told = rejected if role in _STORY else None
            mentions = find_dates(page.text, start, end, month_first=turned, near=near, rejected=told)
            story.extend(Found(one, role, start) for one in mentions)
    if not turned and _is_turned(found, story):
        return find_all(page, [], turned=True)
    if not turned and _writes_month_first(story):
        return found + _again(page, stretches, near)
    return found + story


def below(page: Page, found: list[Found]) -> list[Found]:
    """Return the dates with the day of publication, where that stands below the text, as the page's own.

    It stands alone in its line, beside the outlet's name (`TTXVN - 25/04/2019`), or behind `Published on`; a
    related headline's day stands alone too. Where two such lines name days that differ none is taken; without
    any, the day of the address in a source line.
    """
    begun, spans = False, []
    for part in page.segments:
        if begun and part.role in _BELOW and part.end - part.start <= _SHORT:
            day = _stamped(page.text[part.start : part.end], part)
            if day is not None:
                spans.append((part.start, part.start + day[0], part.start + day[1]))
        begun = begun or part.role == "body"
    stamps = [
        mention
        for _, start, end in spans
        for mention in find_dates(page.text, start, end, stamp=True)[:1]
        if Found(mention, "header").day is not None
    ]
    if len({(one.year, one.month, one.day) for one in stamps}) == 1:
        inside = [(start, end) for start, _, end in spans]
        rest = [
            one for one in found if not any(a <= one.mention.start < b for a, b in inside) or not one.told
        ]
        return [Found(stamps[0], "header", spans[0][0]), *rest]
    stamp = None if stamps else next(filter(None, map(date_in_url, _addresses_written(page))), None)
    return found if stamp is None else [Found(stamp, "url", told=False), *found]


def addresses(page: Page) -> Iterator[str]:
    """Yield the page's address, and those that it writes at the end of a line of its own text."""
    if page.meta.url:
        yield page.meta.url
    yield from _addresses_written(page)


def _addresses_written(page: Page) -> Iterator[str]:
    for hit in _address().finditer(page.text) if "http" in page.text else ():
        if any(p.start <= hit.start() < p.end and p.role in _ADDRESSED for p in page.segments):
            yield hit.group()


def _stamped(written: str, part: Segment) -> tuple[int, int] | None:
    """Return where in a line below the text the day stands on which the page was put out."""
    line = written.lower()
    if not any(map(str.isdigit, line)):
        return None
    if part.role not in ("related", "tags") and is_stamp(line):
        return 0, len(written)
    named = read_imprint(written) if part.role != "related" or part.rule in _GUESSED else None
    if named is not None:
        return named.day
    end = _publication_end(line) if part.role not in ("body", "tags") else 0
    if part.role == "related" and len(_words().findall(line, end)) > _DAY_WORDS:
        return None  # `Ngày 1/7/2021, Báo Biển ra mắt phiên bản mới` is another story
    return (end, len(written)) if end else None


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]{2,}")


_DAY_WORDS = 4  # words of a day at most: `Thứ Hai, ngày 3 tháng 6`
_GUESSED = frozenset(("headline-behind-text", "row"))
_BELOW = frozenset(("tags", "body", "credit", "related", "share"))
_ADDRESSED = frozenset(("source", "header", "body"))
_SOON, _FAR = 5, 40  # days between what is told and its page, and between what hardly belongs together
_SHORT = 80  # characters of a line that says when a page was put out


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"(?m)(?:^|(?<=: ))https?://\S+$")


def _publication_end(line: str) -> int:
    """Return where the words end that say that a line's day is that of publication; 0 where none do."""
    digit = re.search(r"\d", line)
    month = _month_name().search(line)
    at = min(hit.start() for hit in (digit, month) if hit is not None) if digit else 0
    return at if at and names_publication(line[:at]) else 0


@cache
def _month_name() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(form.lower() for form, *_ in table('months'))})(?!\w)")


def _in_america(page: Page) -> bool:
    """Say whether the page's own stamp is in a zone of the United States: the month stands first there."""
    stamps = (page.text[one.start : one.end] for one in page.segments if one.rule == "stamp")
    return any(_zone().search(stamp) is not None for stamp in stamps)


def _of_ministry(page: Page) -> bool:
    """Say whether a page is one of Viet Nam's Ministry of Defence in English, which puts the month first.

    A line near its top then opens with the site's name: `(Bqp.vn) - Senior Lieutenant General …`.
    """
    name = _ministry().search(page.text, 0, _TOP)
    if name is None:
        return False
    opening = page.text[name.end() : name.end() + _TOP]
    return all(letter < "\x80" or not letter.isalpha() for letter in opening)


@cache
def _ministry() -> re.Pattern[str]:
    return re.compile(r"(?im)^\W{0,2}(?:(?:en\.|www\.)?mod\.gov\.vn|bqp\.vn)\b")


@cache
def _zone() -> re.Pattern[str]:
    return re.compile(r"(?i)[ap]\.?m\.? (?:E[DS]T|ET|P[DS]T|PT|CDT|MDT)\b")


def _stretches(segments: Iterable[Segment]) -> Iterator[tuple[DateRole, int, int]]:
    """Yield the stretches of text that are read, body paragraphs that follow each other as one."""
    start = end = -1
    for segment in segments:
        role = None if segment.rule in PUT else _READ.get(segment.role)
        if role == "body":
            start, end = (segment.start if start < 0 else start), segment.end
            continue
        if start >= 0:
            yield "body", start, end
            start = -1
        if role is not None:
            yield role, segment.start, segment.end
    if start >= 0:
        yield "body", start, end


def _about(found: Iterable[Found]) -> Container[tuple[int, int]]:
    own = next((one.day for one in found if one.day is not None and one.role != "retrieved"), None)
    if own is None:
        return frozenset()
    days = [own + timedelta(shift) for shift in _ABOUT]
    return frozenset((day.month, day.day) for day in days)


def _writes_month_first(story: Iterable[Found]) -> bool:
    """Say whether the page's own figures put the month first: `12/25/2025` stands there, `25/12/2025` not."""
    rules = {one.mention.rule for one in story}
    return (
        "month-day-year" in rules
        and "day-month-year" in rules
        and not any(one.mention.rule == "day-month-year" and (one.mention.day or 0) > 12 for one in story)
    )


def _is_turned(found: Sequence[Found], story: Sequence[Found]) -> bool:
    """Say whether the page's own `05/02/2024` has the month first: `April 29` is then near."""
    own = next((one for one in found if one.role == "header" and one.day is not None), None)
    if own is None or own.mention.rule != "day-month-year" or own.day is None or own.day.day > 12:
        return False
    told = next((one.mention for one in story if one.role == "body" and one.mention.month is not None), None)
    if told is None or told.rule != "month-name-day" or told.day is None or told.year is not None:
        return False
    turned = date(own.day.year, own.day.day, own.day.month)
    if own.day == turned or not is_day(turned.year, told.month or 0, told.day):
        return False
    day = date(turned.year, told.month or 1, told.day)
    return 0 <= (turned - day).days <= _SOON and abs((own.day - day).days) > _FAR


def _again(
    page: Page, stretches: Iterable[tuple[DateRole, int, int]], near: Container[tuple[int, int]]
) -> list[Found]:
    return [
        Found(one, role, start)
        for role, start, end in stretches
        if role not in _OWN
        for one in find_dates(page.text, start, end, month_first=True, near=near)
    ]


def first(found: Iterable[Found], role: DateRole) -> Found | None:
    """Return the first date with this role that has a year, a whole day before any other."""
    dated = [one for one in found if one.role == role and one.mention.year is not None]
    return next((one for one in dated if one.day is not None), dated[0] if dated else None)
