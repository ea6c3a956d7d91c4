"""Which day in the text is the day it happened."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from defcorpus.article import DateReading, DateRole, Fact
from defcorpus.facts.dates.places import Place, Sentences, place
from defcorpus.facts.dates.roles import announced, aside, background_word, plans
from defcorpus.facts.dates.years import Anchor, Hints, Resolved, resolve
from defcorpus.mentions.dates.records import DateMention, interval, iso

# Days from the page's own within which a day is the story's, not one it looks back to. Pages are a day
# or two late, reposts weeks, and then the day opens the story; a day deep in the text must be near.
_BEFORE = {"first": 60, "lead": 12, "opening": 4, "": 12}
_AHEAD = 7
_BEHIND = 80  # characters behind a day in which its sentence may say that it is to come
# Papers went on the web in the 1990s; an older day on a saved page is history, or a slip (1012 for 2012).
_FIRST_YEAR = 1990
# What is trusted first. A dateline may be the day of writing: the lead's own day goes before it.
_RANK = {"lead": 0, "dateline": 1, "caption": 2, "title": 3, "opening": 4, "weekday": 5}
_SURE = {"lead": 0.95, "dateline": 0.85, "caption": 0.85, "title": 0.8, "opening": 0.6, "weekday": 0.6}


class Candidate(NamedTuple):
    """A day on which it may have happened."""

    mention: DateMention
    resolved: Resolved
    role: DateRole
    rule: str
    aside: bool = False  # in a clause beside the main one
    leads: bool = False  # told from the day of writing where the story begins

    @property
    def rank(self) -> int:
        """Which rule is trusted first.

        A weekday of the first sentence, or `this morning` in the lead, tells of the story as a written day
        does: agencies put the day of writing in the dateline (`HÀ NỘI, March 14 — … held talks on Monday`).
        """
        return _RANK["lead" if self.leads else self.rule]

    def reading(self) -> DateReading:
        """Return the day as the article's; a range gives its first day."""
        notes = [self.resolved.note, self.mention.time or ""]
        if self.resolved.last is not None:
            notes.append(f"until {iso(self.resolved.last)}")
        return DateReading(
            iso(self.resolved.first),
            "day",
            self.role,
            self.resolved.inferred,
            self.mention.start,
            self.mention.end,
            round(self.mention.confidence * self.resolved.factor * _SURE[self.rule], 3),
            self.rule,
            "; ".join(note for note in notes if note),
        )


def candidate_rank(candidate: Candidate) -> tuple[int, bool, bool, bool, int]:
    """Sort by rule, then main clauses before others, single days before ranges, the first one written."""
    mention = candidate.mention
    return (candidate.rank, candidate.aside, mention.last is not None, candidate.leads, mention.start)


def judge(
    text: str,
    spans: Sentences,
    mention: DateMention,
    role: DateRole,
    floor: int,
    anchor: Anchor | None,
    hints: Hints,
) -> tuple[Fact | None, Candidate | None]:
    """Return a mention in the story as a fact, and as the day it happened where it may be that.

    `floor` is the offset where the mention's segment begins.
    """
    if mention.day is None and mention.year is not None:
        # A month or a year is no day of the story, wherever it stands.
        value = interval((mention.year, mention.month, None), mention.last)
        span = mention.start, mention.end
        return Fact("date", value, value, "background", *span, mention.confidence, mention.rule), None
    where = place(text, spans, mention) if role == "body" else None
    begin = where.sentence if where else floor
    word = background_word(text, mention, begin)
    if not word and mention.weekday is not None and mention.shift is None and mention.month is None:
        word = "plan" if announced(text, begin, mention.start) else word
    past = (mention.shift == -1 and mention.unit == "year") or word in ("past", "earlier")
    will = word == "plan" and announced(text, begin, mention.start)
    resolved = resolve(mention, anchor, hints, plan=word == "plan", past=past, will=will)
    if resolved.first == (None, None, None):
        return None, None
    if not word and not _near(where, resolved, anchor) and anchor is not None and anchor.strong:
        # `Từ ngày 14 đến 16/10, tại Gia Lai sẽ diễn ra …`: what is to come is said behind the day.
        ahead = resolve(mention, anchor, hints, plan=True)
        if ahead.first != resolved.first and plans(text, begin, mention.end + _BEHIND):
            resolved, word = ahead, "plan"
    old = mention.shift == -1 and mention.unit == "year"
    near = _near(where, resolved, anchor)
    background = bool(word) or old or not near or _of_years(resolved)
    background = background or _is_to_come(text, begin, mention, resolved, anchor)
    week = mention.told and resolved.last is not None
    rule = "" if background or week or resolved.first[2] is None else _rule(mention, role, where)
    shown: DateRole = "background" if not rule else "dateline" if rule == "dateline" else role
    value = interval(resolved.first, resolved.last)
    why = _why(word, near=near, told=old or week) if shown == "background" else None
    note = "; ".join(filter(None, (resolved.note, mention.time, why)))
    confidence = round(mention.confidence * resolved.factor, 3)
    fact = Fact("date", value, value, shown, mention.start, mention.end, confidence, mention.rule, note)
    if not rule or resolved.first[0] is None:
        return fact, None
    leads = rule == "weekday" and where is not None and _leads(mention, where, anchor)
    return fact, Candidate(mention, resolved, shown, rule, aside(text, begin, mention.start), leads)


def _leads(mention: DateMention, where: Place, anchor: Anchor | None) -> bool:
    """Say whether a day that is told from the day of writing is the story's: `on Monday`, `sáng nay`.

    The day of writing, its `anchor`, may stand in a dateline that is a line of its own.
    """
    if mention.weekday is not None:
        behind = anchor is not None and anchor.source == "dateline"
        first = where.number == 0 or (where.number == 1 and behind)
        return first and mention.shift is None
    return where.lead and mention.unit == "day" and mention.shift in (0, -1)


_WHY = {
    "plan": "it is to come",
    "ahead": "it is to come",
    "past": "the words in front look back",
    "earlier": "the words in front look back",
    "behind": "the words behind look back",
    "anniversary": "a day that is kept, not the day it happened",
    "feast": "a feast",
    "report": "the day it was reported",
    "from": "where a stretch of time begins or ends",
}


def _of_years(resolved: Resolved) -> bool:
    """Say whether a stretch of time takes a year or more, as an anniversary does: (12/7/1995 - 12/7/2025)."""
    if resolved.last is None or resolved.last[0] is None or resolved.first[0] is None:
        return False
    return resolved.last[0] - resolved.first[0] > 1 or (
        resolved.last[0] > resolved.first[0] and (resolved.last[1] or 1) >= (resolved.first[1] or 1)
    )


def _why(word: str, *, near: bool, told: bool) -> str:
    """Return in words why a day is background."""
    if word:
        return _WHY.get(word, "")
    if told:
        return "no day of the story"
    return "" if near else "far from the page's own day"


def _rule(mention: DateMention, role: DateRole, where: Place | None) -> str:
    if mention.told or mention.month is None:
        return "weekday" if where is None or where.lead else ""
    if where is None:
        return role
    if where.dateline:
        return "dateline"
    if where.lead:
        return "lead"
    return "opening" if where.opening else ""


def _day(resolved: Resolved) -> date | None:
    year, month, day = resolved.first
    return None if year is None or month is None or day is None else date(year, month, day)


def _near(where: Place | None, resolved: Resolved, anchor: Anchor | None) -> bool:
    """Say whether a day is near enough to the page's own to be the story's."""
    day = _day(resolved)
    if day is not None and day.year < _FIRST_YEAR:
        return False
    if day is None or anchor is None or not anchor.strong:
        return where is None or where.lead or where.early
    kind = ""
    if where is not None:
        first = where.number == 0 and where.opening
        kind = "first" if first else "lead" if where.lead else "opening"
    return -_BEFORE[kind] - anchor.slack <= (day - anchor.day).days <= _AHEAD


def _is_to_come(
    text: str, begin: int, mention: DateMention, resolved: Resolved, anchor: Anchor | None
) -> bool:
    """Say whether a sentence only announces the day: `sẽ` in it, and the day after the page's own."""
    day = _day(resolved)
    if day is None or anchor is None or not anchor.strong:
        return False
    if day <= anchor.day:
        # Where its own day is a month, the page may be older than what it announces.
        month = anchor.slack and anchor.source in ("header", "metadata", "url")
        return bool(month) and announced(text, begin, mention.start)
    return plans(text, begin, mention.end + _BEHIND)
