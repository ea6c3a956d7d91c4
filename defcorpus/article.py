"""The records that everything passes around: frozen, slotted, picklable, and free of behaviour that reads.

Offsets are half-open code-point offsets into :attr:`Page.text`, which holds the page exactly as it was
decoded. ``-1`` for both ends says that a value was read from the page's metadata (a JSON field, an HTML
``meta`` element, the URL) and not from its text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

SegmentRole = Literal[
    "header",  # a line such as `date 2025-12-25` put there by whoever saved the page
    "masthead",  # the site's clock: when the page was saved, not when the news happened
    "menu",  # navigation, section names
    "title",
    "body",
    "caption",  # words below a photograph: no part of the text, but evidence for the facts
    "credit",  # photographers and bylines
    "source",  # `Nguồn: qdnd.vn`
    "tags",
    "related",  # headlines of other stories, with dates of their own
    "share",  # share buttons, copyright, "See more"
]
DateRole = Literal[
    "header",
    "metadata",
    "retrieved",
    "dateline",
    "title",
    "caption",
    "body",
    "background",  # a day that the story mentions but that is not the day of the story
    "related",
    "url",
    "correction",  # what a person decided
]
Precision = Literal["day", "month", "year"]
FactKind = Literal[
    "date",
    "person",
    "country",
    "place",  # a province, capital or venue
    "organisation",  # and events of the field: exhibitions, meetings, treaties
    "number",  # with its unit
    "language",  # a paragraph in another language than the article
    "credit",
    "source",
]
Lang = Literal["vi", "en", "other", "mixed", "unknown"]
Kind = Literal["article", "listing", "stub", "digest"]
STORYLESS = frozenset[Kind](("listing", "stub"))
"""Kinds of pages that tell no story: they have no copies and no counterparts."""


@dataclass(frozen=True, slots=True)
class Location:
    """Where a page was read: a file, and for a page inside a container which one."""

    path: str  # absolute; "-" for standard input
    root: str  # the absolute PATH that was named and under which `path` was found
    member: str | None = None  # the record's own id
    index: int | None = None  # the record's position in its container, from 1


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the page with one role. Segments are in order, disjoint, and cover all but white space."""

    start: int
    end: int
    role: SegmentRole
    rule: str  # the name of the rule that decided, for `show --facts` and tests


@dataclass(frozen=True, slots=True)
class Hint:
    """What a page's markup says of a stretch of its text: `body`, or a role of the page's furniture."""

    start: int
    end: int
    role: SegmentRole


@dataclass(frozen=True, slots=True)
class Note:
    """Something about how a page was read that a person may want to know, or to settle."""

    kind: str  # a short fixed word: "repaired", "glued", "kept-whole", "mixed", "year-inferred", ...
    detail: str  # a sentence for a person
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a container or a page's markup says of the page, as written there."""

    title: str | None = None
    date: str | None = None
    url: str | None = None
    source: str | None = None
    author: str | None = None
    retrieved: str | None = (
        None  # when the page was saved, as a WARC or MHTML file says; not when it appeared
    )
    date_named: bool = False  # the date is of a field that a person named for it: it goes before all others


@dataclass(frozen=True, slots=True)
class Page:
    """One page as decoded, divided into segments."""

    location: Location
    text: str
    segments: tuple[Segment, ...]
    meta: Metadata
    format: str  # "text", "html", "jsonl", ...
    encoding: str
    key: str  # content key: 32 hex digits, equal for equal text and metadata wherever they are kept
    notes: tuple[Note, ...] = ()
    hints: tuple[Hint, ...] = ()  # of its markup: with them it can be divided again


@dataclass(frozen=True, slots=True)
class Skip:
    """Something that was not taken in, and why."""

    path: str
    reason: str  # a short fixed word, counted in summaries: "empty", "binary", "unreadable", ...
    detail: str  # a sentence for a person
    index: int | None = None  # the record's position in its container, from 1


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing read from a page, with the words it was read from."""

    kind: FactKind
    value: str
    """A date as far as it is known: ``2025-12-25``, ``2023-11``, ``2026``, ``--05-07`` (year unknown),
    ``1978/2025`` (ISO 8601 interval). A person's fullest name in the article. An ISO 3166-1 alpha-2 code."""
    key: str  # what equal things share: the folded name, the code, the date
    role: str  # a DateRole for dates, the segment's role for all else
    start: int
    end: int
    confidence: float  # 0 to 1
    rule: str
    note: str = ""  # how a year was inferred; the rank and post in front of a name


@dataclass(frozen=True, slots=True)
class Language:
    """The language of a body, and what decided."""

    code: Lang
    confidence: float
    rule: str
    other: str | None = None  # the ISO 639 code of a language that is neither, where known
    shares: tuple[tuple[str, float], ...] = ()
    """Where the page is mixed: the share of its letters in each language, largest first."""


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date chosen for the article from its date facts."""

    value: str  # ISO, as precise as `precision`
    precision: Precision
    source: DateRole
    inferred: bool  # the year was not written
    start: int
    end: int
    confidence: float
    rule: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """The page's title, or one made from its caption or first sentence."""

    text: str
    derived: bool
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Source:
    """The outlet, read from a source line, a masthead, the URL or metadata; never from a photo credit."""

    name: str  # the outlet's domain or agency name as the outlets table writes it
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Person:
    """Someone the article names in its body, captions or title."""

    name: str  # the fullest form written in this article
    key: str  # folded: joins spellings across articles
    count: int  # mentions in body and captions, a repeated caption once
    spellings: tuple[str, ...]  # every form written here, fullest first
    posts: tuple[str, ...]  # ranks and posts as written, longest first
    native: bool  # a Vietnamese name: matched by equal folded syllables, never fuzzily
    start: int  # first mention
    country: str | None = None  # ISO 3166-1 alpha-2, where the article says it
    also: tuple[str, ...] = ()
    """Other folded keys that are this person's: the pinyin of a Sino-Vietnamese name, a bracketed form."""


@dataclass(frozen=True, slots=True)
class Story:
    """One of the stories of a digest: a stretch of the page with a guest and a day of its own."""

    start: int
    end: int
    people: tuple[str, ...]  # keys of the article's people that it names, first mentioned first
    countries: tuple[str, ...]
    event_date: DateReading | None


@dataclass(frozen=True, slots=True)
class Article:
    """What is known of one page."""

    id: str  # unique in its corpus; given by the corpus
    page: Page
    lang: Language
    title: Title
    date: DateReading | None  # the day the page gives for itself, else the day it happened
    event_date: DateReading | None  # the day it happened
    retrieved: DateReading | None  # when the page was saved, from a masthead clock
    source: Source | None
    credits: tuple[str, ...]
    people: tuple[Person, ...]  # most often mentioned first, ties in order of first mention
    countries: tuple[str, ...]  # ISO 3166-1 alpha-2, sorted
    words: int  # words (syllables in Vietnamese) of the body
    kind: Kind = "article"
    facts: tuple[Fact, ...] = field(default=())
    removed: float = 0.0  # share of the page's letters that is not body
    stories: tuple[Story, ...] = ()  # of a digest
    notes: tuple[Note, ...] = ()  # of its facts; those of the page are on the page
