"""Which pairs of articles name people who may be one under two spellings, of very many pairs at once.

What it leaves out has no such people, as `people.respellings` sees them; of what it keeps most has none
either. Two names that are nearly alike (a normalized indel distance) are nearly as long and have most letters
in common: so only few have to be compared, and these are by arrays.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from defcorpus.pairs import weights as w
from defcorpus.pairs.features.columns import Columns, distinct, spread
from defcorpus.pairs.features.encoded import ABROAD, HEARD, KNOWN_ALSO, WHOLE
from defcorpus.pairs.features.people import name_words
from defcorpus.pairs.features.sounds import is_in_syllables, sound, sound_likeness_but_one, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Bytes = NDArray[np.uint8]
    Floats = NDArray[np.floating]
    I32 = NDArray[np.int32]
    I64 = NDArray[np.int64]
    Whole = NDArray[np.integer[Any]]
    U64 = NDArray[np.uint64]

_TOGETHER = 1 << 20  # pairs of people compared at once
_LETTERS = 32  # columns that letters are counted in: a to z, the space, and all others in a few
_HAIR = 1e-3  # scores of many are single precision


def may_be_respelt(vi: Columns, en: Columns, pairs: Whole) -> Bools:
    """Say which pairs, rows of two indices, may have people who are spelt otherwise in the two articles."""
    found = np.zeros(len(pairs), np.bool_)
    counts = np.diff(vi.person_starts)[pairs[:, 0]] * np.diff(en.person_starts)[pairs[:, 1]]
    some = np.flatnonzero(counts)
    if not len(some):
        return found
    names = _Names.of(vi, en, pairs[some])
    ends = np.cumsum(counts[some])
    begin = 0
    while begin < len(some):
        before = ends[begin - 1] if begin else 0
        end = max(begin + 1, int(np.searchsorted(ends, before + _TOGETHER, "right")))
        found[some[begin:end]] = _any_alike(names, vi, en, pairs[some[begin:end]], counts[some[begin:end]])
        begin = end
    return found


def _any_alike(names: _Names, vi: Columns, en: Columns, pairs: Whole, counts: I64) -> Bools:
    of_pair = np.repeat(np.arange(len(pairs)), counts)
    number = spread(np.zeros(len(pairs), np.int64), counts)
    across = np.diff(en.person_starts)[pairs[:, 1]][of_pair]
    one = vi.person_starts[pairs[:, 0]][of_pair] + number // across
    two = en.person_starts[pairs[:, 1]][of_pair] + number % across
    left, right = vi.person_flags[one], en.person_flags[two]
    both = names.places(vi.persons[one]) << 32 | names.places(en.persons[two])
    alike = np.zeros(len(of_pair), np.bool_)
    if len(names.known):
        alike = np.isin(both, names.known)
    open_ = (left & right & ABROAD > 0) & ~((vi.persons[one] == en.persons[two]) & (left & right & WHOLE > 0))
    asked = np.flatnonzero(open_ & ~alike)
    several, of = np.unique(both[asked], return_inverse=True)
    near, shared = names.near(several >> 32, several & 0xFFFFFFFF)
    # With a word in common that both articles have, both names are found.
    alike[asked] = near[of] & ~(shared[of] & ((left & right & WHOLE)[asked] > 0))
    found = np.zeros(len(pairs), np.bool_)
    found[of_pair[alike]] = True
    return found


@dataclass(frozen=True)
class _Names:
    """The people of some articles, each once."""

    hashes: U64  # sorted
    flags: Bytes
    keys: Sequence[str]
    also: Sequence[tuple[str, ...]]

    @classmethod
    def of(cls, vi: Columns, en: Columns, pairs: Whole) -> _Names:
        hashes, flags, written = [], [], []
        for side, articles in ((vi, distinct(pairs[:, 0])), (en, distinct(pairs[:, 1]))):
            starts = side.person_starts
            people = spread(starts[articles], (starts[1:] - starts[:-1])[articles])
            several, first = np.unique(side.persons[people], return_index=True)
            hashes.append(several)
            flags.append(side.person_flags[people[first]])
            ends = side.name_text_starts
            written += [
                side.name_text[begin:end].tobytes()
                for begin, end in zip(
                    ends[people[first]].tolist(), ends[people[first] + 1].tolist(), strict=True
                )
            ]
        every, first = np.unique(np.concatenate(hashes), return_index=True)
        rows = [written[at].decode(errors="replace").split("\t") for at in first.tolist()]
        return cls(every, np.concatenate(flags)[first], [r[0] for r in rows], [tuple(r[1:]) for r in rows])

    def places(self, hashes: U64) -> I64:
        """Return the number of each."""
        return np.searchsorted(self.hashes, hashes)

    @cached_property
    def known(self) -> I64:
        """Pairs of people of whom one is known by the other's name, packed."""
        by_key: dict[str, list[int]] = {}
        for at, key in enumerate(self.keys):
            by_key.setdefault(key, []).append(at)
        found = [
            (one, two)
            for one in np.flatnonzero(self.flags & KNOWN_ALSO).tolist()
            for key in self.also[one]
            if key != self.keys[one]
            for two in by_key.get(key, ())
        ]
        return np.array([pair for one, two in found for pair in (one << 32 | two, two << 32 | one)], np.int64)

    def near(self, one: I64, two: I64) -> tuple[Bools, Bools]:
        """Say which two names are nearly alike or may sound so, and which of these share a word."""
        found, shared = np.zeros(len(one), np.bool_), np.zeros(len(one), np.bool_)
        asked = np.flatnonzero(self._initials[one] & self._initials[two])
        longer = self._lengths[one[asked]] + self._lengths[two[asked]]
        least = (w.FUZZY_LEAST / 200.0 - _HAIR) * longer  # letters in common, in order
        few = np.minimum(self._lengths[one[asked]], self._lengths[two[asked]]) >= least
        asked, least = asked[few], least[few]
        same = np.minimum(self._letters[one[asked]], self._letters[two[asked]]).sum(axis=1, dtype=np.int32)
        asked = asked[same >= least]
        found[asked] = self._likeness(one[asked], two[asked]) >= w.FUZZY_LEAST - _HAIR
        heard = np.flatnonzero((self.flags[one] & HEARD > 0) & ~found)
        found[heard] = self._sounding_alike(one[heard], two[heard])
        for at in np.flatnonzero(found).tolist():
            shared[at] = not self._words[one[at]].isdisjoint(self._words[two[at]])
        return found, shared

    def _likeness(self, one: I64, two: I64) -> Floats:
        from rapidfuzz import fuzz, process

        left, right = ([self._sorted[at] for at in side.tolist()] for side in (one, two))
        found: Floats = process.cpdist(left, right, scorer=fuzz.ratio, score_cutoff=w.FUZZY_LEAST - _HAIR)
        return found

    def _sounding_alike(self, one: I64, two: I64) -> Bools:
        from rapidfuzz import process
        from rapidfuzz.distance import LCSseq

        found = np.zeros(len(one), np.bool_)
        whole = self._in_syllables[one]
        for some, heard, least in (
            (np.flatnonzero(whole), spoken, w.SPOKEN_LEAST), (np.flatnonzero(~whole), sound, w.SOUND_LEAST),
        ):  # fmt: skip
            left = [heard(self.keys[at]) for at in one[some].tolist()]
            for turn in (False, True) if len(some) else ():
                keys = (self.keys[at].split() for at in two[some].tolist())
                right = [heard(" ".join(reversed(key) if turn else key)) for key in keys]
                alike = process.cpdist(left, right, scorer=LCSseq.normalized_similarity)
                found[some] |= alike >= least / 100.0 - _HAIR
        for at in np.flatnonzero(~found & ~whole).tolist():
            found[at] = sound_likeness_but_one(self.keys[one[at]], self.keys[two[at]]) > 0.0
        return found

    @cached_property
    def _in_syllables(self) -> Bools:
        return np.array([is_in_syllables(key) for key in self.keys], np.bool_)

    @cached_property
    def _words(self) -> list[frozenset[str]]:
        return [frozenset(name_words(key)) for key in self.keys]

    @cached_property
    def _sorted(self) -> list[str]:
        return [" ".join(sorted(key.split())) for key in self.keys]

    @cached_property
    def _lengths(self) -> I32:
        return np.array([len(key) for key in self._sorted], np.int32)

    @cached_property
    def _initials(self) -> I64:
        """The letters that words of each name begin with, as bits; two others may share one."""
        return np.array(
            [sum({1 << ord(word[0]) % 61 for word in key.split()}) for key in self.keys], np.int64
        )

    @cached_property
    def _letters(self) -> Bytes:
        """How often each letter is in each name; two others may count as one."""
        lengths = self._lengths
        joined = "".join(self._sorted).encode("utf-32-le")
        column = np.frombuffer(joined, "<u4").astype(np.int64) % _LETTERS
        row = np.repeat(np.arange(len(lengths)), lengths)
        found = np.bincount(row * _LETTERS + column, minlength=len(lengths) * _LETTERS)
        return np.minimum(found, 255).astype(np.uint8).reshape(-1, _LETTERS)
