"""How common each term is in each language of a corpus: learnt once, then an argument of the pure functions.

A shared term says as much as it is rare (term-frequency adjustment: Winkler 1989; Splink). The rarity of a
term that occurs once in a small corpus is not known from that corpus, so counts are smoothed towards a
background share for terms of its kind, and the article in hand is left out of its own count.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, field, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from defcorpus.pairs import weights as w
from defcorpus.pairs.features.encoded import CODES, PERIOD, code_of, day_of, hash_of
from defcorpus.pairs.records import CAPITAL, Features

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from defcorpus.pairs.features.columns import Columns
    from defcorpus.pairs.words.lexicon import Lexicon

    Floats = NDArray[np.float64]
    Whole = NDArray[np.integer[Any]]
    Hashes = NDArray[np.uint64]

MODEL_VERSION = 4

# The share of articles that a term of a kind is expected in where the corpus says nothing.
_BACKGROUND = {"w": 0.0005, "n": 0.001, "g": 0.02, "f": 0.25, "d": 0.004, "i": 0.0003, "c": 0.05}
_PERIOD = 0.08  # a month or a weekday
_PRIOR_ARTICLES = 30.0  # what the background is worth, in articles


@dataclass(frozen=True, slots=True)
class Calibration:
    """What the pairs of a corpus say of pairs like them."""

    threshold: float  # the weight, with rivals and sentences, from which on a pair is rather one than none
    pairs: int  # looked at
    lags: dict[str, tuple[float, ...]]  # as `weights.LAGS`


@dataclass(frozen=True, eq=False)
class Model:
    """Document frequencies by language, and how many articles carry each date.

    Terms are told by their hashes, which are sorted; `counts` has a row for each: in how many Vietnamese and
    English articles it is, and in how many English ones with a capital inside a sentence.
    """

    articles: tuple[int, int]  # Vietnamese, English
    hashes: Hashes
    codes: NDArray[np.uint8]  # of the terms' kinds
    counts: NDArray[np.int32]  # shape (terms, 3)
    dates: tuple[dict[int, int], dict[int, int]]  # articles by day number, in each language
    calibration: Calibration | None = None  # None until the corpus was paired once
    words: bytes | None = None  # the lexicon that its pairs taught, as bytes; likewise
    _known: dict[str, float] = field(default_factory=dict, repr=False)
    _hashed: dict[int, float] = field(default_factory=dict, repr=False)

    def bits(self, term: str) -> float:
        """Return how surprising it is that an unrelated article has the term, in bits."""
        known = self._known.get(term)
        if known is None:
            at = self.place(term)
            known = float(self.rarity[at] if at >= 0 else self.unseen[code_of(term)])
            self._known[term] = known
        return known

    def bits_of(self, hashed: int, code: int) -> float:
        """Return the same of a term given by its hash and the code of its kind."""
        known = self._hashed.get(hashed)
        if known is None:
            at = self._place(hashed)
            known = self._hashed[hashed] = float(self.rarity[at] if at >= 0 else self.unseen[code])
        return known

    def frequency(self, term: str) -> tuple[int, int, int]:
        """Return in how many articles a term is: Vietnamese, English, English with a capital mid-sentence."""
        at = self.place(term)
        vi, en, capital = self.counts[at].tolist() if at >= 0 else (0, 0, 0)
        return vi, en, capital

    def place(self, term: str) -> int:
        """Return the row of a term, -1 for one that the model does not know."""
        return self._place(hash_of(term))

    def _place(self, hashed: int) -> int:
        at = int(np.searchsorted(self.hashes, np.uint64(hashed)))
        return at if at < len(self.hashes) and self.hashes[at] == hashed else -1

    def looked_up(self, hashes: Hashes, codes: NDArray[np.uint8]) -> tuple[Floats, NDArray[np.int32]]:
        """Return the bits of some terms and their rows of counts."""
        if not len(self.hashes):
            return self.unseen[codes], np.zeros((len(hashes), 3), np.int32)
        at = np.minimum(np.searchsorted(self.hashes, hashes), len(self.hashes) - 1)
        there = self.hashes[at] == hashes
        bits: Floats = np.where(there, self.rarity[at], self.unseen[codes])
        return bits, np.where(there[:, None], self.counts[at], 0)

    @cached_property
    def rarity(self) -> Floats:
        """The bits of each term that the model knows."""
        return _bits(self.articles, self.counts[:, 0], self.counts[:, 1], self.codes)

    @cached_property
    def unseen(self) -> Floats:
        """The bits of terms that the model does not know, by their codes."""
        none = np.zeros(PERIOD + 1, np.int32)
        return _bits(self.articles, none, none, np.arange(PERIOD + 1))

    @property
    def threshold(self) -> float:
        """The weight, with rivals and sentences, from which on a pair is rather one than none."""
        return w.THRESHOLD if self.calibration is None else self.calibration.threshold

    @cached_property
    def lexicon(self) -> Lexicon | None:
        """The translation lexicon that the pairs of the corpus taught."""
        return None if self.words is None else _lexicon_of(self.words)

    def with_lexicon(self, lexicon: Lexicon) -> Model:
        """Return the model with a lexicon."""
        from defcorpus.pairs.words.lexfile import lexicon_text

        return replace(self, words=zlib.compress(lexicon_text(lexicon).encode(), 6))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Model) and self.to_bytes() == other.to_bytes()

    __hash__ = None  # type: ignore[assignment]  # two that are equal need not be one object

    def to_bytes(self) -> bytes:
        """Return the model as bytes: JSON, the lexicon, then the arrays, lightly compressed."""
        head = json.dumps(
            [
                MODEL_VERSION,
                self.articles,
                len(self.hashes),
                [sorted(days.items()) for days in self.dates],
                None if self.calibration is None else astuple(self.calibration),
                None if self.words is None else len(self.words),
            ]
        ).encode()
        arrays = (self.hashes.astype("<u8"), self.codes, self.counts.astype("<i4"))
        packed = zlib.compress(b"".join(a.tobytes() for a in arrays), 1)
        return len(head).to_bytes(4, "big") + head + (self.words or b"") + packed

    @staticmethod
    def from_bytes(data: bytes) -> Model:
        """Return the model that `to_bytes` wrote; ValueError for one of another version."""
        end = 4 + int.from_bytes(data[:4], "big")
        version, *fields = json.loads(data[4:end])
        if version != MODEL_VERSION:
            raise ValueError(f"a pairing model of version {version}")
        articles, terms, dates, known, size = fields
        words = None if size is None else data[end : end + size]
        calibration = None
        if known is not None:
            lags = {kind: tuple(chances) for kind, chances in known[2].items()}
            calibration = Calibration(known[0], known[1], lags)
        vi, en = ({int(day): int(count) for day, count in days} for days in dates)
        arrays = zlib.decompress(data[end + (size or 0) :])
        return Model(
            (articles[0], articles[1]),
            np.frombuffer(arrays, "<u8", terms).astype(np.uint64),
            np.frombuffer(arrays, np.uint8, terms, 8 * terms),
            np.frombuffer(arrays, "<i4", 3 * terms, 9 * terms).astype(np.int32).reshape(-1, 3),
            (vi, en),
            calibration,
            words,
        )


@lru_cache(maxsize=1)  # a model that is calibrated anew has the words that it had
def _lexicon_of(words: bytes) -> Lexicon:
    from defcorpus.pairs.words.lexfile import parsed_lexicon

    return parsed_lexicon(zlib.decompress(words))


def _bits(articles: tuple[int, int], vi: Whole, en: Whole, codes: Whole) -> Floats:
    background = np.array([*(_BACKGROUND[kind] for kind in CODES), _PERIOD])
    share = background[codes] * _PRIOR_ARTICLES
    chances = [
        (np.maximum(0, counts - 1) + share) / (max(0, total - 1) + _PRIOR_ARTICLES)
        for counts, total in zip((vi, en), articles, strict=True)
    ]
    bits: Floats = -np.log2(np.minimum(1.0, np.maximum(*chances)))
    return bits


def learn(features: Iterable[Features]) -> Model:
    """Return the model of a corpus. Articles that are neither Vietnamese nor English do not count."""
    from defcorpus.pairs.features.columns import columns_of

    return learn_columns(columns_of(features))


def learn_columns(sides: Sequence[Columns]) -> Model:
    """Return the model of a corpus, given as its Vietnamese and its English articles."""
    hashes, first = np.unique(np.concatenate([side.terms for side in sides]), return_index=True)
    codes = np.concatenate([side.codes for side in sides])[first]
    counts = np.zeros((len(hashes), 3), np.int32)
    for at, side in enumerate(sides):
        found, number = np.unique(side.terms, return_counts=True)
        counts[np.searchsorted(hashes, found), at] = number
    capital = sides[1].terms[(sides[1].flags & CAPITAL) > 0]
    found, number = np.unique(capital, return_counts=True)
    counts[np.searchsorted(hashes, found), 2] = number
    days = [np.unique(side.days[side.days > 0], return_counts=True) for side in sides]
    vi, en = (dict(zip(day.tolist(), number.tolist(), strict=True)) for day, number in days)
    return Model((len(sides[0]), len(sides[1])), hashes, codes, counts, (vi, en))


def day_number(iso: str) -> int:
    """Return a whole ISO date as its number of days."""
    return day_of(iso)
