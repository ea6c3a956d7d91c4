"""Facts of an article as they are quoted: the words, the sentence that they stand in, and where in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from defcorpus.article import Article
from defcorpus.report.comparing.imprint import is_imprint
from defcorpus.report.comparing.records import Link, Quote, Sentence
from defcorpus.report.comparing.saying import Saying
from defcorpus.report.comparing.sentences import place_of, told_in


@dataclass(frozen=True, slots=True)
class Mention:
    """Something that an article names, with every place where it does."""

    key: str
    shown: str  # as a person reads it
    places: tuple[tuple[int, int], ...]  # offsets into the page's text; none for what metadata say
    about: object = None  # what else is known of it, as `differing` asks for


class Reader:
    """One side of a comparison: its sentences, and what stands in them."""

    def __init__(self, article: Article, sentences: Sequence[Sentence]) -> None:
        self.article = article
        self.sentences = sentences
        self._told = told_in(article)
        self.saying = Saying(article, sentences)
        self._imprint = {at for at, each in enumerate(self._told) if is_imprint(each.line)}

    def sentence(self, start: int, end: int) -> int | None:
        """Return the place of the sentence of caption or body that a stretch of the page stands in."""
        return place_of(self.sentences, start, end)

    def tells(self, mention: Mention) -> bool:
        """Say whether the story itself names it, not a byline or a credit alone."""
        at = [place_of(self._told, *place) for place in mention.places]
        return not at or any(each is not None and each not in self._imprint for each in at)

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
