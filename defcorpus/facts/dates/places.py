"""Where a day stands in the body: in the lead, at the opening of a sentence, in the dateline.

Only the first sentences are divided, and those lines in which a day stands: dividing a whole body takes
as long as finding its days.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from defcorpus.article import Segment
from defcorpus.mentions.dates.records import DateMention
from defcorpus.text import sentences

_LEAD_SENTENCES = 3
_LEAD_REACH = 900  # characters: three sentences of chrome-like length are no lead
_OPENING = 14  # characters in front of a day that opens a sentence: `Vào chiều ngày `
_EARLY = 1200  # characters: a story that has lost its lead names its day by then
_STRETCH = 600  # characters divided at once
_NEAR = 260  # characters in front of a later day: no word further away is asked for
_ABBREVIATIONS = frozenset(
    "gen lt col maj sen adm capt cmdr brig sr jr dr mr mrs ms prof st no vs u.s tp ts gs".split()
)
_LATER = 99  # the index of a sentence that is not among the first


class Place(NamedTuple):
    """Where a mention stands in the body."""

    lead: bool  # in one of the first sentences
    opening: bool  # at the beginning of its sentence
    dateline: bool  # in front of the story: `Hà Nội, 25/12 (TTXVN)`
    sentence: int  # offset where its sentence begins
    number: int  # which sentence of the body, from 0; 99 behind the lead
    early: bool  # where a story that has lost its lead names its day


class Sentences:
    """The sentences of a body, divided where they are asked for."""

    def __init__(self, text: str, segments: Sequence[Segment]) -> None:
        self._text = text
        self._parts = [(one.start, one.end) for one in segments if one.role == "body"]
        self._first: list[tuple[int, int]] = []
        self._later: dict[int, int] = {}  # where later sentences begin, by the offsets asked for
        self._part = 0  # the first part that is not divided to its end
        self._known = self._parts[0][0] if self._parts else 0  # up to where the first sentences reach
        if self._parts:
            self._divide()

    def _divide(self) -> None:
        """Divide one stretch more; it ends where a line does, or with a part."""
        start, end = self._parts[self._part]
        start = max(start, self._known)
        stop = min(end, start + _STRETCH)
        if stop < end:
            line = self._text.find("\n", stop, min(end, stop + _STRETCH))
            stop = line if line > 0 else end if end - stop < _STRETCH else stop
        spans = sentences(self._text, start, stop)
        if stop < end and len(spans) > 1 and self._text[stop] != "\n":
            stop = spans.pop()[0]  # it may go on
        self._first.extend(spans)
        self._known = stop
        if stop == end:
            self._part += 1

    @property
    def first(self) -> int:
        """Where the body begins."""
        return self._first[0][0] if self._first else 0

    def at(self, offset: int) -> tuple[int, int]:
        """Return where the sentence that holds an offset begins, and which one it is."""
        while offset >= self._known and len(self._first) <= _LEAD_SENTENCES and self._part < len(self._parts):
            self._divide()
        if offset < self._known or not self._parts:
            index = max(0, bisect_right(self._first, offset, key=itemgetter(0)) - 1)
            return (self._first[index][0] if self._first else offset), index
        begin = self._later.get(offset)
        if begin is None:
            part = self._parts[max(0, bisect_right(self._parts, offset, key=itemgetter(0)) - 1)]
            begin = self._later[offset] = _begin(self._text, max(part[0], offset - _NEAR), offset)
        return begin, _LATER


def _begin(text: str, left: int, offset: int) -> int:
    """Return where the sentence that holds an offset begins; a quick look at what stands in front."""
    begin = text.rfind("\n", left, offset) + 1 or left
    for stop in (". ", "? ", "! ", "… "):
        at = text.rfind(stop, begin, offset)
        while at >= 0:
            word = text[max(begin, at - 6) : at].rpartition(" ")[2].lstrip('(“"')
            if stop != ". " or (not text[at + 2].islower() and word.lower() not in _ABBREVIATIONS):
                begin = at + 2
                break
            at = text.rfind(stop, begin, at)
    return begin


@cache
def _dateline_end() -> re.Pattern[str]:
    year = r"(?:\((?:19|20)\d\d\)\s{0,2})?"  # `Dhaka, July 6 (2023) —`
    agency = r"\((?:[A-ZĐ][\w+./ -]{1,24})\)|/[A-Z]{2,10}/|[-–—][A-Z]{2,10}"
    return re.compile(rf"\)?\s{{0,2}}{year}(?:[-–—]{{1,2}}\s|{agency})")


def place(text: str, spans: Sentences, mention: DateMention) -> Place:
    """Return where a mention stands among the body's sentences."""
    begin, index = spans.at(mention.start)
    first = spans.first
    lead = index < _LEAD_SENTENCES and mention.start - first <= _LEAD_REACH
    before = mention.start - begin
    dateline = (
        begin == first
        and before <= 50
        and text[begin : mention.start].count(" ") <= 8
        and _dateline_end().match(text, mention.end) is not None
    )
    return Place(
        lead,
        before <= _OPENING and (begin == first or _begins(text, begin)),
        dateline,
        begin,
        index,
        mention.start - first <= _EARLY,
    )


def _begins(text: str, begin: int) -> bool:
    """Say whether a sentence begins here, and not only a line of hard-wrapped text."""
    before = text[max(0, begin - 8) : begin].rstrip(" \t\u00a0")
    stripped = before.rstrip()
    return not stripped or stripped[-1] in '.!?…:”")' or before.count("\n") > 1
