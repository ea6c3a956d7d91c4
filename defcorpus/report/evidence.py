"""The sentences of an event's articles that say when and where it was, and who took part."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.events.who.posts import by_office, office_key
from defcorpus.report.naming.ranks import is_rank
from defcorpus.text import fold, normal
from defcorpus.text.sentences import sentences

if TYPE_CHECKING:
    import re

    from defcorpus.article import Article
    from defcorpus.corpus import Corpus
    from defcorpus.events import Attendee, Member

Span = tuple[int, int]

_TOLD = ("body", "caption", "title")
_MOST = 300  # characters of a sentence that are shown


class Office(NamedTuple):
    """What an article says someone is: one office of theirs, and what all of them are."""

    text: str
    keys: frozenset[str]  # `defence minister`, ...: of `posts.tsv`


class Pages:
    """The articles of a corpus, each read when it is first asked for."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._last: tuple[str, Article] | None = None

    def _article(self, member: Member) -> Article:
        if self._last is None or self._last[0] != member.id:
            self._last = (member.id, self._corpus.article(member.id))
        return self._last[1]

    def _spans(self, member: Member) -> Iterator[Span]:
        """Yield the sentences of the body, then captions and title; of a story those of its stretch."""
        article = self._article(member)
        stories = [article.stories[n - 1] for n in member.stories if n <= len(article.stories)]
        for role in _TOLD:
            for part in article.page.segments:
                if part.role != role:
                    continue
                for a, b in sentences(article.page.text, part.start, part.end):
                    if not stories or any(s.start <= a < s.end for s in stories):
                        yield a, b

    def line(self, member: Member, span: Span) -> str:
        """Return a sentence on one line."""
        told = " ".join(self._article(member).page.text[span[0] : span[1]].split())
        return told if len(told) <= _MOST else told[: _MOST - 1].rstrip() + "…"

    def _holding(self, member: Member, offsets: set[int]) -> list[Span]:
        return [(a, b) for a, b in self._spans(member) if any(a <= at < b for at in offsets)]

    def _first(self, member: Member, spans: list[Span]) -> str:
        return self.line(member, spans[0]) if spans else self.lead(member)

    def lead(self, member: Member) -> str:
        """Return the first sentence of the body."""
        span = next(self._spans(member), None)
        return self.line(member, span) if span else member.title

    def of_day(self, member: Member, day: str) -> str:
        """Return the sentence that names a day, `03-12` of any year; else the first one."""
        facts = self._article(member).facts
        dates = {f.start for f in facts if f.kind == "date" and day in (f.value[-5:], f.value[5:10])}
        return self._first(member, self._holding(member, dates))

    def of_place(self, member: Member, code: str) -> str:
        """Return the sentence that names a place by its code; else the first one."""
        return self._first(member, self.sentences_of_place(member, code))

    def sentences_of_place(self, member: Member, code: str) -> list[Span]:
        """Return the sentences that name a place."""
        facts = self._article(member).facts
        return self._holding(member, {f.start for f in facts if f.kind == "place" and f.key == code})

    def of_words(self, member: Member, words: str) -> str:
        """Return the sentence that holds some words; else the first one."""
        text = self._article(member).page.text
        spans = [(a, b) for a, b in self._spans(member) if words in " ".join(text[a:b].split())]
        return self._first(member, spans)

    def of_person(self, member: Member, person: Attendee) -> str:
        """Return the sentence that names somebody; else the first one."""
        facts = self._article(member).facts
        keys = {person.key, fold(person.name)}
        named = {f.start for f in facts if f.kind == "person" and f.key in keys}
        return self._first(member, self._holding(member, named))

    def tells_of_before(self, member: Member, span: Span) -> bool:
        """Say whether a sentence tells of another time: by an earlier day in it, or by such words."""
        article = self._article(member)
        dates = [f for f in article.facts if f.kind == "date" and span[0] <= f.start < span[1]]
        if any(f.role != "background" for f in dates):
            return False
        told = normal(article.page.text[span[0] : span[1]]).lower()
        return bool(dates) or _earlier().search(told) is not None

    def office(self, member: Member, person: Attendee) -> Office | None:
        """Return what an article says somebody is; a rank alone is no office."""
        for who in self._article(member).people:
            if person.key != who.key and person.key not in who.also:
                continue
            offices = [post for post in by_office(who.posts) if not is_rank(post)]
            known = {post: key for post in offices if (key := office_key(post))}
            return Office(next(iter(known)), frozenset(known.values())) if known else None
        return None


@cache
def _earlier() -> re.Pattern[str]:
    """Match the words by which the press tells of an earlier time: `lần trước`, `last year`."""
    import re

    from defcorpus.knowledge import table
    from defcorpus.text import alternatives

    forms = (form for form, _, role in table("date_roles") if role == "earlier")
    return re.compile(rf"(?<!\w)(?:{alternatives(forms)})(?!\w)")
