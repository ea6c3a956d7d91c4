"""The records of pairing: what is kept of an article to compare it, options, evidence and the result."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

Status = Literal["paired", "review", "unpaired"]
PairKind = Literal["translation", "same-event"]
Report = Callable[[int, int], None]  # is told how much is done, and of how much

FEATURES_VERSION = 13

# What is known of a term, as bits of `Features.flags`.
FOREIGN = 1  # not spelt as a Vietnamese syllable, or part of a name that is not
CAPITAL = 2  # capitalised inside a sentence somewhere in the article
TITLE = 4  # stands in the title
NATIVE = 8  # two capitalised syllables side by side: `Phan Văn`, `Hà Nội`
MEANT = 64  # not written: the day that `on Thursday` is, or the weekday of a day; nothing lacks it


def silent(_done: int, _of: int) -> None:
    """Pass over how much is done."""


@dataclass(frozen=True, slots=True)
class PersonKey:
    """A person as pairing sees one."""

    name: str
    key: str  # folded
    count: int
    native: bool
    guest: bool  # with a post abroad or a foreign name and a rank or post
    also: tuple[str, ...] = ()  # other keys: `dong jun` of `dong quan`


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article, to be set beside those of another."""

    length: int  # characters
    terms: tuple[int, ...]  # positions in `Features.terms`
    words: tuple[str, ...]  # lower case in normal form; without marks in English


@dataclass(frozen=True, slots=True)
class Features:
    """What is kept of an article to compare it with those of the other language.

    A term is a key with a one-letter kind in front: ``w:`` a word or name that survives translation, folded;
    ``n:`` a number's value; ``c:`` a country's code; ``g:`` a term of the glossary; ``d:`` a day; ``i:`` an
    identifier such as ``dsa-3293-1``. Terms are sorted by key; the other tuples run beside them.
    """

    key: str  # the page's content key
    id: str
    lang: str
    date: str | None  # the day the page gives for itself, only where precise to the day
    event_date: str | None
    words: int
    people: tuple[PersonKey, ...]
    terms: tuple[str, ...]
    forms: tuple[str, ...]  # as first written
    counts: bytes  # at most 255
    places: bytes  # first mention, 0 (beginning) to 255 (end)
    flags: bytes
    told: bytes = (
        b""  # the sentences, compressed: read by `sentences` for the few pairs that are looked at so
    )

    sided: bytes = field(default=b"", compare=False, repr=False)  # what `sides` keeps of its sentences
    known: bytes = field(default=b"", compare=False, repr=False)  # the front of `encoded`, where it was read

    def sentences(self) -> tuple[Sentence, ...]:
        """Return title, text and captions sentence by sentence."""
        return unpacked(self.told)

    def lines(self) -> list[tuple[str, str]]:
        """Return of each of these the terms, as positions, and the words, a space between: sooner read."""
        return [(terms, words) for _, terms, words in _rows(self.told)]


def part_of(data: bytes, at: int) -> tuple[bytes, int]:
    """Return a part of bytes that begins with its length, and where it ends."""
    end = at + 4 + int.from_bytes(data[at : at + 4], "big")
    return data[at + 4 : end], end


def packed(sentences: Iterable[Sentence]) -> bytes:
    """Return sentences as few bytes."""
    lines = (f"{s.length}\t{' '.join(map(str, s.terms))}\t{' '.join(s.words)}" for s in sentences)
    return zlib.compress("\n".join(lines).encode(), 6)


def unpacked(told: bytes) -> tuple[Sentence, ...]:
    """Return the sentences that `packed` wrote."""
    return tuple(
        Sentence(int(length), tuple(map(int, terms.split())), tuple(words.split()))
        for length, terms, words in _rows(told)
    )


def _rows(told: bytes) -> list[list[str]]:
    if not told:
        return []
    return [line.split("\t") for line in zlib.decompress(told).decode().split("\n") if line]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One line of the ledger: what speaks for or against, as written on either side, in bits."""

    kind: str
    vi: str
    en: str
    weight: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A candidate: indices of its articles and its weight without rivals."""

    vi: int
    en: int
    weight: float
    words: float = 0.0  # of it what the lexicon says

    @property
    def order(self) -> tuple[float, int, int]:
        """What comes first is the better one; indices follow the content keys."""
        return -self.weight, self.vi, self.en


@dataclass(frozen=True, slots=True)
class Options:
    """How to pair. The defaults are one setting for every corpus."""

    window: int = 3  # days between two dates within which a pair is always looked at
    min_score: float = 0.5  # pairs at this score or above are `paired`
    review_score: float = 0.1  # those from here to `min_score` are left to a person
    candidates: int = 12  # looked at closely, per article
    every: bool = False  # every counterpart from `min_score` on, also where an article has several


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles with the ledger of what speaks for and against. The weights add up to `weight`."""

    vi: str
    en: str
    score: float  # 1 / (1 + 2 ** -weight)
    weight: float  # bits: log2 of the odds
    status: Status
    kind: PairKind | None
    evidence: Sequence[Evidence]
    runner_up: str | None = None  # the best other candidate of either side
    runner_up_weight: float | None = None
    decided: str | None = None  # what a person said of it: same, same-event, not-same
    story: str | None = None  # of a digest, what tells the same: `story 2 of 3`; None for all of its text


@dataclass(frozen=True, slots=True)
class Unpaired:
    """An article without a counterpart: the nearest candidate and what speaks against it."""

    id: str
    lang: str
    nearest: str | None
    weight: float | None
    score: float | None
    against: str
    evidence: Sequence[Evidence] = ()
