"""What a day in the text is to the story: the day it happened, or one it looks back or forward to."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter

from defcorpus.article import Segment
from defcorpus.knowledge import table
from defcorpus.mentions.date_grammar import any_of
from defcorpus.mentions.date_records import DateMention
from defcorpus.text import sentences

_LEFT = 45
_RIGHT = 24
_LEAD_SENTENCES = 3
_LEAD_REACH = 900  # characters: three sentences of chrome-like length are no lead
_OPENING = 14  # characters in front of a day that opens a sentence: `Vào chiều ngày `


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mention stands in the body."""

    lead: bool  # in one of the first sentences
    opening: bool  # at the beginning of its sentence
    dateline: bool  # in front of the story: `Hà Nội, 25/12 (TTXVN)`
    sentence: int  # offset where its sentence begins
    index: int  # which sentence of the body, from 0


def body_sentences(text: str, segments: Sequence[Segment]) -> list[tuple[int, int]]:
    """Return the spans of the body's sentences, in order."""
    spans: list[tuple[int, int]] = []
    for segment in segments:
        if segment.role == "body":
            spans.extend(sentences(text, segment.start, segment.end))
    return spans


@cache
def _dateline_end() -> re.Pattern[str]:
    return re.compile(r"\s{0,2}(?:[-–—]{1,2}\s|\((?:[A-ZĐ][\w+./ -]{1,24})\)|/[A-Z]{2,10}/|[-–—][A-Z]{2,10})")


def place(text: str, spans: Sequence[tuple[int, int]], mention: DateMention) -> Place:
    """Return where a mention stands among the body's sentences."""
    index = max(0, bisect_right(spans, mention.start, key=itemgetter(0)) - 1)
    begin = spans[index][0] if spans else mention.start
    first = spans[0][0] if spans else 0
    lead = index < _LEAD_SENTENCES and mention.start - first <= _LEAD_REACH
    before = mention.start - begin
    dateline = (
        begin == first
        and before <= 50
        and text[begin : mention.start].count(" ") <= 8
        and _dateline_end().match(text, mention.end) is not None
    )
    opening = before <= _OPENING and _begins(text, begin)
    return Place(lead, opening, dateline, begin, index)


def _begins(text: str, begin: int) -> bool:
    """Say whether a sentence begins here, and not only a line of hard-wrapped text."""
    before = text[:begin][-8:].rstrip(" \t\u00a0")
    stripped = before.rstrip()
    return not stripped or stripped[-1] in '.!?…:”")' or before.count("\n") > 1


@cache
def _forms(role: str) -> str:
    return any_of({form.lower() for form, _, known in table("date_roles") if known == role})


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:(?P<plan>{_forms('plan')})|(?P<past>{_forms('past')})"
        rf"|(?P<earlier>{_forms('earlier')})|(?P<anniversary>{_forms('anniversary')}))(?!\w)"
    )


@cache
def _right_before() -> re.Pattern[str]:
    # `dịp lễ 30/4 và 1/5`: the second day is what the first one is.
    day = r"(?:\s(?:ngày|hôm|sáng|trưa|chiều|tối|đêm))*\s+(?:[0-9][0-9/.-]*\s?(?:,|và|and|-)\s?)?$"
    return re.compile(rf"(?<!\w)(?:(?P<feast>{_forms('feast')})|(?P<from>{_forms('from')})){day}")


@cache
def _behind() -> re.Pattern[str]:
    # `tháng 5 tới,` is to come; `ngày 7/5 tới thăm` is not.
    stop = r"(?=\s?[,.;:)”\"\n]|$|\s(?:tại|ở|in|at)\s)"
    return re.compile(
        rf"[\s,)]{{0,3}}(?:(?P<plan>{_forms('ahead')}){stop}|(?P<past>{_forms('behind')})(?!\w))"
    )


def _window(text: str, start: int, end: int) -> str:
    return unicodedata.normalize("NFC", text[start:end]).lower()


def background_word(text: str, mention: DateMention, begin: int) -> str:
    """Return what the words next to a mention say of it: "plan", "past", "earlier", "feast" and so on.

    It is "" where they say nothing. `begin` is where its sentence begins: words of another one do not count.
    """
    found = _behind().match(_window(text, mention.end, mention.end + _RIGHT))
    if found is not None:
        return found.lastgroup or ""
    left = _window(text, max(begin, mention.start - _LEFT), mention.start)
    near = _right_before().search(left)
    if near is not None and (near.lastgroup == "feast" or mention.last is None):
        return near.lastgroup or ""
    word, at = "", -1
    for one in _before().finditer(left):
        word, at = one.lastgroup or "", one.end()
    # `Trước đó, ngày 6/5` looks back; `Nhân kỷ niệm 80 năm ..., sáng 7/5` tells of the morning.
    return "" if word != "earlier" and "," in left[at:] else word


@cache
def _will() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_forms('plan')})(?!\w)")


def plans(text: str, begin: int, end: int) -> bool:
    """Say whether a sentence speaks of what is to come."""
    return _will().search(_window(text, begin, end)) is not None
