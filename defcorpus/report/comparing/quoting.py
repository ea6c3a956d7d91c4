"""Facts of an article as they are quoted: the words, the sentence that they stand in, and where in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from defcorpus.article import Article
from defcorpus.report.comparing.imprint import credits, is_imprint
from defcorpus.report.comparing.records import Link, Quote, Sentence
from defcorpus.report.comparing.saying import Saying
from defcorpus.report.comparing.sentences import place_of, sentences_of, told_in
from defcorpus.text import normal

_IN_FRONT = 70  # characters of ranks and posts in front of a name
_BEHIND = 160  # characters of posts behind it
_BREAK = re.compile(r"[.;:!?](?=\s+[^\W\d_]{5})|\n")  # no `Gen.` in front of a short name
_ONE_NAME = re.compile(r"(?: [^\W\d_a-zà-ỹ]\w*)* ")
_APPOSED = re.compile(r",[^.;:!?\n]*")


@dataclass(frozen=True, slots=True)
class Mention:
    """Something that an article names, with every place where it does."""

    key: str
    shown: str  # as a person reads it
    places: tuple[tuple[int, int], ...]  # offsets into the page's text; none for what metadata say
    about: object = None  # what else is known of it, as `differing` asks for


class Reader:
    """One side of a comparison: its sentences, and what stands in them.

    Of a digest of which one story is compared, `whole` is all of it: what it says elsewhere is not missing.
    """

    def __init__(self, article: Article, sentences: Sequence[Sentence], whole: Article | None = None) -> None:
        self.article = article
        self.sentences = sentences
        self._told = told_in(article)
        is_part = whole is not None and whole is not article
        self.saying = Saying(whole, sentences_of(whole)) if whole and is_part else Saying(article, sentences)
        self._imprint = {at for at, each in enumerate(self._told) if is_imprint(each.line)}
        self._credits = [
            (each.start + start, each.start + end) for each in self._told for start, end in credits(each.text)
        ]

    def sentence(self, start: int, end: int) -> int | None:
        """Return the place of the sentence of caption or body that a stretch of the page stands in."""
        return place_of(self.sentences, start, end)

    def tells(self, mention: Mention) -> bool:
        """Say whether the story itself names it, not a byline or a credit alone."""
        at = [place_of(self._told, *place) for place in mention.places if not self._is_credit(*place)]
        return not mention.places or any(each is not None and each not in self._imprint for each in at)

    def _is_credit(self, start: int, end: int) -> bool:
        return any(a <= start and end <= b for a, b in self._credits)

    @cached_property
    def _titled(self) -> list[tuple[str, int, int]]:
        """Whose each name is, with the stretch of ranks and posts in front of it and in apposition behind."""
        text = self.article.page.text
        names = sorted(
            (f.start, f.end, f.key) for f in self.article.facts if f.kind == "person" and f.start >= 0
        )
        ends = [0, *(end for _, end, _ in names)]
        starts = [*(start for start, *_ in names[1:]), len(text)]
        found = []
        for at, ((start, end, key), before, after) in enumerate(zip(names, ends, starts, strict=False)):
            if _ONE_NAME.fullmatch(text, end, after) and at + 1 < len(names):
                key = names[at + 1][2]  # `General Tan Sri Datuk Ahmad`: an honour read as a name
            front = _BREAK.split(text[max(before, start - _IN_FRONT) : start])[-1]
            behind = _APPOSED.match(text, end, max(end, min(after, end + _BEHIND)))
            found.append((key, start - len(front), behind.end() if behind else end))
        return found

    def beside(self, key: str) -> list[str]:
        """Return a person's names with what stands in front of them and in apposition behind."""
        return [self.article.page.text[start:end] for own, start, end in self._titled if own == key]

    def without_others(self, key: str) -> str:
        """Return the text without what stands so beside the names of other people."""
        text, told = self.article.page.text, []
        for each in self._told:
            at = each.start
            for own, start, end in self._titled:
                if own != key and at < end and start < each.end:
                    told.append(text[at : max(at, start)])
                    at = min(end, each.end)
            told.append(text[at : each.end] + "\n")
        return normal("|".join(told))

    def stands_in(self, mention: Mention) -> set[int]:
        """Return the places of the sentences that name it."""
        return {at for place in mention.places if (at := self.sentence(*place)) is not None}

    def quote(self, mention: Mention) -> Quote | None:
        """Return the first sentence of the body that names it, else of a caption, else the title."""
        found = [
            (self._told[at].role != "body", place[0], self._told[at], place)
            for place in mention.places
            if (at := place_of(self._told, *place)) is not None
        ]
        if not found:
            return None
        *_, sentence, (start, end) = min(found, key=lambda each: each[:2])
        return quoted(sentence, start, end)

    def quoted_at(self, mention: Mention) -> int | None:
        """Return the place of the sentence that is quoted for a mention; None for one of the title."""
        return min(
            self.stands_in(mention), key=lambda at: (self.sentences[at].role != "body", at), default=None
        )


def quoted(sentence: Sentence, start: int = -1, end: int = -1) -> Quote:
    """Return a sentence on one line with the place of the words at these offsets of the page."""
    if start < 0:
        return Quote(sentence.line)
    before = _flat(sentence.text[: start - sentence.start])
    words = _flat(sentence.text[start - sentence.start : end - sentence.start]).strip()
    return Quote(sentence.line, len(before), len(before) + len(words))


def _flat(text: str) -> str:
    """Return a text on one line, with the blank at its end that it may have."""
    return " ".join(text.split()) + (" " if text and text[-1].isspace() and text.strip() else "")


def facing(links: Iterable[Link], side: int) -> dict[int, set[int]]:
    """Return for each sentence of one side those of the other that say the same."""
    found: dict[int, set[int]] = {}
    for link in links:
        own, there = (link.other, link.one) if side else (link.one, link.other)
        for at in own:
            found.setdefault(at, set()).update(there)
    return found
