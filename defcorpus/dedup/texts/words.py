"""Texts word by word, several on end, in the form in which they are aligned: one number a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from defcorpus.dedup.texts.letters import constant
from defcorpus.dedup.texts.postings import among, places
from defcorpus.dedup.texts.tokens import Tokens, tokenize

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from defcorpus.dedup.texts.postings import I64, U32, U64

    Bools = NDArray[np.bool_]
    U8 = NDArray[np.uint8]

CODES = 0xE0000  # so many different words: as characters they are of planes 1 to 14, without surrogates
CODE_BITS = 20
_FIRST = 0x10000
_KIND_AT = 30  # bits of a packed word below its kind
_TOGETHER = 16  # texts read at once: their words fit into a processor's cache
_OWNER_AT = 44  # bits of a looked-up run of three below the number of its text


@dataclass(frozen=True, slots=True)
class Words:
    """The words of several texts; text `i` has those from ``bounds[i]`` to ``bounds[i + 1]``."""

    codes: U32  # equal for equal words, whatever their case and marks; below CODES
    kinds: U8  # OTHER, NAME, NUMBER or LOOSE
    bounds: I64

    def __len__(self) -> int:
        return len(self.bounds) - 1

    @classmethod
    def of(cls, tokens: Tokens) -> Words:
        """Return the words of tokenised texts."""
        import numpy as np

        return cls((tokens.folded % np.uint64(CODES)).astype(np.uint32), tokens.kinds, tokens.bounds)

    @classmethod
    def unpacked(cls, packed: U32, bounds: I64) -> Words:
        """Return the words of texts that were :meth:`packed`."""
        import numpy as np

        kinds = (packed >> np.uint32(_KIND_AT)).astype(np.uint8)
        return cls(packed & np.uint32((1 << CODE_BITS) - 1), kinds, bounds)

    @classmethod
    def joined(cls, several: Sequence[Words]) -> Words:
        """Return the words of all texts."""
        import numpy as np

        sizes = np.concatenate([np.zeros(1, np.int64), *(words.sizes for words in several)])
        return cls(
            np.concatenate([np.zeros(0, np.uint32), *(words.codes for words in several)]),
            np.concatenate([np.zeros(0, np.uint8), *(words.kinds for words in several)]),
            np.cumsum(sizes),
        )

    def packed(self) -> U32:
        """Return each word and its kind in one number of 32 bits, all texts on end."""
        import numpy as np

        found = self.kinds.astype(np.uint32)
        found <<= np.uint32(_KIND_AT)
        found |= self.codes
        return found

    def only(self, texts: I64) -> Words:
        """Return the words of these texts."""
        import numpy as np

        sizes = self.sizes[texts]
        at = places(self.bounds[texts], sizes)
        return Words(self.codes[at], self.kinds[at], np.concatenate(([0], np.cumsum(sizes))))

    @property
    def sizes(self) -> I64:
        """How many words each text has."""
        import numpy as np

        return np.diff(self.bounds)

    def each(self) -> Iterator[U32]:
        """Yield the words of each text."""
        return (self.codes[a:b] for a, b in pairwise(self.bounds.tolist()))

    def characters(self) -> list[str]:
        """Return each text as one character a word, the form that rapidfuzz aligns fastest."""
        text = as_text(self.codes)
        return [text[a:b] for a, b in pairwise(self.bounds.tolist())]


def as_text(codes: U32) -> str:
    """Return words as characters."""
    import numpy as np

    return (codes + np.uint32(_FIRST)).astype("<u4").tobytes().decode("utf-32-le")


def read_words(texts: Sequence[str]) -> Words:
    """Return the words of each text."""
    lots = (texts[at : at + _TOGETHER] for at in range(0, len(texts), _TOGETHER))
    return Words.joined([Words.of(tokenize(some)) for some in lots])


class Trigrams:
    """The runs of three words of several texts, to be looked up in any of them."""

    def __init__(self, words: Words) -> None:
        import numpy as np

        self._words = words
        codes = words.codes.astype(np.uint64)
        runs = np.zeros(len(codes), np.uint64)
        for word in range(3):
            runs[:-2] <<= np.uint64(CODE_BITS)
            runs[:-2] |= codes[word : len(codes) - 2 + word]
        runs *= np.uint64(constant("three words"))
        runs >>= np.uint64(64 - _OWNER_AT)
        self._runs = runs

    def held(self, at: I64, texts: I64) -> Bools:
        """Say whether the runs that begin at these words, of any text, are in these texts too.

        A run is known by 44 bits of a multiplicative hash: of two texts of 1,000 words one run in ten million
        passes for another.
        """
        import numpy as np

        some = np.flatnonzero(np.bincount(texts, minlength=len(self._words)))
        lengths = np.maximum(self._words.sizes[some] - 2, 0)
        theirs = places(self._words.bounds[some], lengths)
        return among(self._owned(at, texts), self._owned(theirs, np.repeat(some, lengths)))

    def _owned(self, at: I64, texts: I64) -> U64:
        """Return the runs that begin at these words, as a number with that of a text."""
        import numpy as np

        found = texts.astype(np.uint64)
        found <<= np.uint64(_OWNER_AT)
        found |= self._runs[at]
        return found

    def covered(self, texts: I64, others: I64, margin: int) -> tuple[Bools, I64]:
        """Say which words of `texts` are in a run of three that the text beside it has, or in its margin.

        Those of all texts are on end; return also where each begins, and where the last ends.
        """
        import numpy as np

        sizes = self._words.sizes[texts]
        bounds = np.concatenate(([0], np.cumsum(sizes)))
        runs = np.maximum(sizes - 2, 0)
        owners = np.repeat(np.arange(len(texts)), runs)
        at = places(self._words.bounds[texts], runs)
        there = self.held(at, others[owners])
        owners = owners[there]
        starts = at[there] - self._words.bounds[texts[owners]] + bounds[owners]
        steps = np.bincount(np.maximum(starts - margin, bounds[owners]), minlength=bounds[-1] + 1)
        steps -= np.bincount(np.minimum(starts + 3 + margin, bounds[owners + 1]), minlength=bounds[-1] + 1)
        return np.cumsum(steps[:-1]) > 0, bounds
