"""What a comparison of two articles is made of. `one` and `other` are its two sides throughout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from defcorpus.article import Article, SegmentRole

FactKind = Literal[
    "title", "published", "day", "outlet", "person", "country", "place", "organisation", "date", "number",
    "rank", "post", "phase", "host",
]  # fmt: skip
DifferenceKind = FactKind | Literal["negation", "clause", "sentence"]
Which = Literal["otherwise", "one", "other"]
"""Both give it, but not alike; only the one gives it; only the other."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article; offsets are into its page's text, or into its title where `role` says so."""

    start: int
    end: int
    role: SegmentRole
    text: str

    @property
    def line(self) -> str:
        """The sentence on one line."""
        return " ".join(self.text.split())


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence on one line, and where in it the words in question stand; nowhere: the same number twice."""

    text: str
    start: int = 0
    end: int = 0

    @property
    def words(self) -> str:
        """The words in question."""
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Link:
    """Sentences that say the same: their places in either article, most often one and one."""

    one: tuple[int, ...]
    other: tuple[int, ...]
    score: float  # 0 to 1: how much of what they name they share; 0 for a link told by its place alone


@dataclass(frozen=True, slots=True)
class Row:
    """One fact as both articles write it. What only one of them writes is a difference, and no row."""

    kind: FactKind
    one: str
    other: str
    key: str = ""  # what both share, whatever the language


@dataclass(frozen=True, slots=True)
class Difference:
    """What only one article gives, or gives otherwise, with the sentences that say so."""

    kind: DifferenceKind
    which: Which
    one: str | None
    other: str | None
    one_quote: Quote | None = None
    other_quote: Quote | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles beside each other."""

    one: Article
    other: Article
    sentences: tuple[tuple[Sentence, ...], tuple[Sentence, ...]]  # of captions and body
    links: tuple[Link, ...]  # in the order of the one
    rows: tuple[Row, ...]
    differences: tuple[Difference, ...]
    story: str = ""  # of a digest that the other article tells: `story 2 of 3`; all but titles is of it alone

    @property
    def shares(self) -> tuple[float, float]:
        """The share of either body's sentences that the other has too."""
        return _share(self.sentences[0], self.links, 0), _share(self.sentences[1], self.links, 1)

    @property
    def in_turn(self) -> tuple[Link, ...]:
        """All sentences in the order of the one: links, and those of one side alone, as a link of these.

        What only the other has stands behind the sentence it follows there.
        """
        linked = (
            {at for link in self.links for at in link.one},
            {at for link in self.links for at in link.other},
        )
        alone = [Link((at,), (), 0.0) for at in range(len(self.sentences[0])) if at not in linked[0]]
        turn = sorted([*self.links, *alone], key=lambda link: (link.one, link.other))
        for at in range(len(self.sentences[1])):
            if at in linked[1]:
                continue
            before = [place for place, link in enumerate(turn) if at - 1 in link.other]
            turn.insert(before[-1] + 1 if before else 0, Link((), (at,), 0.0))
        return tuple(turn)


def _share(sentences: tuple[Sentence, ...], links: tuple[Link, ...], side: int) -> float:
    body = [at for at, sentence in enumerate(sentences) if sentence.role == "body"]
    linked = {at for link in links for at in (link.other if side else link.one)}
    return len(linked.intersection(body)) / len(body) if body else 0.0
