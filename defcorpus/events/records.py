"""The records of events: what one article tells, and the event that several tell."""

from __future__ import annotations

import json
import math
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, Literal, NamedTuple

Phase = Literal["preview", "report", "wrap-up", "digest"]

TELLINGS_VERSION = 14


class Party(NamedTuple):
    """Someone who takes part, as one article writes them."""

    name: str
    key: str  # folded
    also: tuple[str, ...]  # other keys: `dong jun` of `dong quan`
    native: bool
    country: str | None
    posts: tuple[str, ...]  # longest first
    alias: str = ""  # the other spelling in brackets: `Halim Sulaiman` of `Ha-lim Xu-lai-man`


@dataclass(frozen=True, slots=True)
class Telling:
    """What an article, or one story of a digest, tells: when, who, where, and what was done."""

    id: str  # the article's
    key: str  # its content key
    lang: str
    source: str | None
    date: str | None  # the day the page gives for itself, where precise to the day
    month: str | None  # where only the month is known: `2025-03`
    story: int  # 0 for a whole article, else the story's number, from 1
    phase: Phase
    day: str | None  # the day it happened: `2025-03-12`, or `--03-12` where the year is not known
    guess: str | None  # the day with the year that the article infers, where `day` has none
    until: str | None  # the last day, where it took several
    sure: bool  # the day stands in the lead, a caption or the title
    weekday: bool  # it is reckoned from a weekday and the page's own day
    days: tuple[str, ...]  # every day named: `2025-03-12`, or `--03-12`
    local: bool  # a day is said to be that of another part of the world
    natives: tuple[Party, ...]  # those who act for Việt Nam, the first named first
    foreigners: tuple[Party, ...]
    named: tuple[str, ...]  # keys of all people named
    countries: tuple[str, ...]  # foreign ones of the lead, the one named first first
    abroad: tuple[str, ...]  # all foreign ones
    acts: tuple[str, ...]  # talks, reception, call, ...: see `knowledge/acts.tsv`
    act: str  # the one of these that it is told for, by its title, else its lead; empty where neither says
    occasions: tuple[str, ...]  # exhibitions, exercises, conferences of the lead, by key: `vnidex-2024`
    leaning: int  # above 0 where a Vietnamese is host, below 0 where the other side is
    home: bool  # whether Việt Nam, a place in it or someone acting for it is named
    editions: tuple[int, ...]  # 9 of `lần thứ 9`, `the ninth`: of the lead
    ages: tuple[int, ...]  # 75 of `kỷ niệm 75 năm Ngày thành lập`
    aside: bool  # two met beside a conference or the like
    ships: tuple[str, ...]  # foreign ones, by the first word of each name, folded
    places: tuple[tuple[str, str], ...]  # (code, name) in the order of the lead
    venue: tuple[str, ...]  # codes of those named with `tại` or `in`
    reported: tuple[str, ...]  # codes of those from which it was reported: of a dateline or a credit
    title: str
    words: tuple[str, ...]  # of title and body, lower case, in order

    @property
    def mark(self) -> tuple[str, int, str]:
        """Return what orders tellings: by content, then story."""
        return (self.key, self.story, self.id)

    @property
    def meets(self) -> bool:
        """Say whether someone of Việt Nam acts together with someone from abroad."""
        return bool(self.natives) and bool(self.foreigners or self.countries)

    def to_json(self) -> list[Any]:
        """Return the telling as plain values, in the order of the fields."""
        return [
            [list(party) for party in value] if field.name in ("natives", "foreigners") else value
            for field in fields(self)
            for value in [getattr(self, field.name)]
        ]

    @staticmethod
    def from_json(values: list[Any]) -> Telling:
        """Return the telling that `to_json` wrote."""
        named = dict(zip((field.name for field in fields(Telling)), values, strict=True))
        for side in ("natives", "foreigners"):
            named[side] = tuple(_party(party) for party in named[side])
        for listed in (
            "days",
            "named",
            "countries",
            "abroad",
            "acts",
            "occasions",
            "editions",
            "ages",
            "ships",
            "venue",
            "reported",
            "words",
        ):
            named[listed] = tuple(named[listed])
        named["places"] = tuple((code, name) for code, name in named["places"])
        return Telling(**named)


def _party(values: list[Any]) -> Party:
    name, key, also, native, country, posts, alias = values
    return Party(name, key, tuple(also), native, country, tuple(posts), alias)


def to_bytes(tellings: tuple[Telling, ...]) -> bytes:
    """Return the tellings of an article as compressed JSON."""
    plain = [telling.to_json() for telling in tellings]
    return zlib.compress(json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode(), 6)


def from_bytes(data: bytes) -> tuple[Telling, ...]:
    """Return the tellings that `to_bytes` wrote."""
    return tuple(map(Telling.from_json, json.loads(zlib.decompress(data))))


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two articles are taken for one event, or are not."""

    kind: str  # guest, host, day, country, act, text, counterpart, by you, ...
    words: str
    points: float  # bits


class Verdict(NamedTuple):
    """Two tellings compared. `against` says what makes them two events whatever else they share."""

    points: float  # bits
    against: str = ""
    formal: bool = False  # both are of meetings or armed forces: then another day or guest is another event


def in_words(reasons: Iterable[Reason]) -> str:
    """Return reasons in words, those of a kind together, what speaks for it most first."""
    kinds: dict[str, list[Reason]] = {}
    for reason in reasons:
        kinds.setdefault(reason.kind, []).append(reason)
    sums = {kind: math.fsum(reason.points for reason in some) for kind, some in kinds.items()}
    told = []
    for kind in sorted(kinds, key=lambda kind: (-sums[kind], kind)):
        words = ", ".join(dict.fromkeys(reason.words for reason in kinds[kind]))
        told.append(f"{kind} {words} {sums[kind]:+.1f}")
    return "; ".join(told)


@dataclass(frozen=True, slots=True)
class Member:
    """An article of an event."""

    id: str
    key: str
    lang: str
    source: str | None
    date: str | None
    phase: Phase
    title: str
    nearest: str | None = None  # the member it is nearest to
    why: str = ""  # what the two share
    copy_of: str | None = None
    stories: tuple[int, ...] = ()  # of a digest: the numbers of its stories that tell the event, from 1
    day: str | None = None  # as this article has it, where it says so in its lead, a caption or the title
    place: str = ""  # the code of the place that it says it was in
    place_name: str = ""

    @property
    def marks(self) -> tuple[str, ...]:
        """Return what its part in the event is found by: its content key, with a digest's story behind it."""
        return tuple(f"{self.key}#{number}" for number in self.stories) or (self.key,)


@dataclass(frozen=True, slots=True)
class Attendee:
    """A host or a guest, as an event shows them: the fullest form, posts by language."""

    name: str
    key: str
    country: str | None
    post: str
    post_vi: str
    name_vi: str = ""  # what Vietnamese texts call a foreigner whose name they read otherwise: `Đổng Quân`
    post_from: str = ""  # the article of another event that gives the office, where the event's own give none


@dataclass(frozen=True, slots=True)
class Event:
    """One event and the articles that tell it."""

    day: str | None  # ISO, `--03-12` where no article gives the year
    inferred: bool  # its year is inferred from when a page was saved
    published: str | None  # the first day on which a report appeared, else one that announces it
    until: str | None
    act: str  # what was done: talks, reception, call, ...; empty where no article says
    place: str
    place_code: str
    hosts: tuple[Attendee, ...]
    guests: tuple[Attendee, ...]
    countries: tuple[str, ...]
    members: tuple[Member, ...]  # reports first, by language and date
    pairs: tuple[tuple[str, str], ...] = ()  # counterparts among them: (vi, en)
    by_you: tuple[str, ...] = ()  # what of it a person decided: fields, as `fix` has them

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of the articles."""
        return tuple(member.id for member in self.members)
