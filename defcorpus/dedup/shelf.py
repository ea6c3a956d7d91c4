"""The sketches of a whole corpus in order, so that a few new ones are quickly compared with all.

A shelf is made of kept sketches and can be made again from them; it is what the sort-join needs in arrays,
what is common, and the pairs that were found. :mod:`defcorpus.report.copying.shelffile` keeps it in a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from defcorpus.dedup.texts.candidates import Candidates, CrowdError, Lots, pairs, without
from defcorpus.dedup.texts.columns import Texts, level_sizes
from defcorpus.dedup.texts.common import Common, learn
from defcorpus.dedup.texts.postings import PARTS, divided, held, low, places
from defcorpus.dedup.texts.sketch import HEAD_FIELDS, HEAD_SIZE, LANGS, SKETCH_VERSION
from defcorpus.dedup.texts.spill import Spilled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from defcorpus.dedup.texts.postings import I64, U64

_LOW = np.uint64(0xFFFFFFFF)
_OPEN = frozenset(at for at, lang in enumerate(LANGS) if lang in ("mixed", "unknown"))


class Kept(NamedTuple):
    """A kept sketch: the article's number, the generation it is of, and :meth:`Sketch.to_bytes`."""

    number: int
    generation: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Articles:
    """Articles by number, ascending."""

    numbers: I64
    generations: I64
    keys: NDArray[np.uint64]  # a row for each: both halves of its content key
    langs: NDArray[np.uint8]
    texts: NDArray[np.int64]  # which of the texts is its

    def __len__(self) -> int:
        return len(self.numbers)

    def only(self, wanted: NDArray[np.bool_] | I64) -> Articles:
        """Return those that are wanted, or those at these places."""
        return Articles(
            self.numbers[wanted], self.generations[wanted], self.keys[wanted], self.langs[wanted],
            self.texts[wanted],
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shelf:
    """Articles, their texts (`sizes` without what is common), postings in parts, and all pairs of texts."""

    articles: Articles
    texts: Texts
    parts: Sequence[U64]
    common: Common
    found: Candidates


@dataclass(frozen=True, slots=True)
class View:
    """A corpus as it is now: its articles, the hashes of all texts, and the pairs among those there are."""

    articles: Articles
    hashes: U64
    pairs: Lots
    common: Common  # what no pair was found by


class _Read(NamedTuple):
    articles: Articles  # whose `texts` is their own place
    hashes: U64
    levels: NDArray[np.uint8]
    sizes: NDArray[np.int32]
    postings: U64  # of (hash, place), sorted


def shelve(blocks: Iterable[Sequence[Kept]], common: Common | None = None) -> Shelf:
    """Return a shelf of kept sketches, in the order of numbers; what is common is learnt if it is not given.

    CrowdError where `common` does not fit.
    """
    read, parts = _gathered(blocks)
    hashes, source, text = np.unique(read.hashes, return_index=True, return_inverse=True)
    number = np.full(len(read.hashes), -1, np.int64)
    number[source] = np.arange(len(hashes))
    for at, part in enumerate(parts):
        owners = number[low(part)]
        part = (part & ~_LOW) | owners.astype(np.uint64)
        part = part[owners >= 0]
        part.sort()
        parts.put(at, part)
    texts = Texts(hashes, read.levels[source], read.sizes[:, source])
    common = common or learn(texts, parts)
    texts = without(texts, parts, common)
    articles = replace(read.articles, texts=text.astype(np.int64))
    return Shelf(articles, texts, parts, common, pairs(texts, parts, common))


def _gathered(blocks: Iterable[Sequence[Kept]]) -> tuple[_Read, Spilled]:
    parts = Spilled(PARTS)
    several = []
    so_far = 0
    for block in blocks:
        read = _read(block, so_far)
        so_far += len(block)
        for at, of_part in enumerate(divided(read.postings)):
            parts.add(at, of_part)
        several.append(read._replace(postings=read.postings[:0].copy()))  # a view would hold on to all
    return _joined(several), parts


def _read(block: Sequence[Kept], so_far: int = 0) -> _Read:
    """Return what is in kept sketches; ValueError for those of another version."""
    heads = np.frombuffer(b"".join([kept.data[:HEAD_SIZE] for kept in block]), HEAD_FIELDS)
    if len(heads) and not (heads["version"] == SKETCH_VERSION).all():
        raise ValueError("not a sketch of this version")
    starts = (HEAD_SIZE + 4 * (heads["names"].astype(np.int64) + heads["numbers"])).tolist()
    data = b"".join([kept.data[start:] for kept, start in zip(block, starts, strict=True)])
    shingles, counts = np.frombuffer(data, "<u4"), heads["shingles"].astype(np.int64)
    postings = shingles.astype(np.uint64)
    postings <<= np.uint64(32)
    postings |= np.repeat(np.arange(so_far, so_far + len(heads), dtype=np.uint64), counts)
    postings.sort()
    numbers = np.array([kept.number for kept in block], np.int64)
    articles = Articles(
        numbers,
        np.array([kept.generation for kept in block], np.int64),
        np.frombuffer(heads["key"].tobytes(), ">u8").astype(np.uint64).reshape(-1, 2),
        np.searchsorted(np.array(list(LANGS.values())), heads["lang"]).astype(np.uint8),
        np.arange(so_far, so_far + len(heads)),
    )
    return _Read(articles, heads["hash"], heads["level"], level_sizes(shingles, counts), postings)


def _joined(several: Sequence[_Read]) -> _Read:
    if not several:
        return _read(())
    articles = Articles(
        *(
            np.concatenate([getattr(read.articles, name) for read in several])
            for name in ("numbers", "generations", "keys", "langs", "texts")
        )
    )
    return _Read(
        articles,
        np.concatenate([read.hashes for read in several]),
        np.concatenate([read.levels for read in several]),
        np.concatenate([read.sizes for read in several], axis=1),
        np.concatenate([read.postings for read in several]),
    )


def view(shelf: Shelf, still: NDArray[np.bool_], later: Sequence[Kept], *, fits: bool = False) -> View:
    """Return the view of a corpus of which only some articles are `still` as shelved, and `later` ones came.

    CrowdError where what is common has to be learnt again, unless `fits` says that it will do.
    """
    read = _read(later)
    kept = shelf.articles.only(still)
    known = held(read.hashes, shelf.texts.hashes)
    text = np.searchsorted(shelf.texts.hashes, read.hashes)
    fresh, source, number = np.unique(read.hashes[~known], return_index=True, return_inverse=True)
    text[~known] = len(shelf.texts) + number
    alive = np.zeros(len(shelf.texts) + len(fresh), np.bool_)
    alive[kept.texts] = True
    alive[text] = True
    hashes = np.concatenate((shelf.texts.hashes, fresh))
    if not fits and not shelf.common.still_fits(np.sort(hashes[alive])):
        raise CrowdError
    new = np.flatnonzero(~known)[source]
    found = shelf.found
    if not alive.all():
        found = found.only(alive[found.first] & alive[found.second])
    lots = (found, _with_new(shelf, read, new, alive, fits=fits)) if len(new) else (found,)
    articles = _merged(kept, replace(read.articles, texts=text))
    return View(articles, hashes, Lots(lots), shelf.common)


def _with_new(shelf: Shelf, read: _Read, new: I64, alive: NDArray[np.bool_], *, fits: bool) -> Candidates:
    """Return the pairs of new texts, which are at these places of what was read, with all there are."""
    size = len(shelf.texts)
    number = np.full(len(read.hashes), -1, np.int64)
    number[new] = np.arange(size, size + len(new))
    owners = number[low(read.postings)]
    postings = ((read.postings & ~_LOW) | owners.astype(np.uint64))[owners >= 0]
    postings.sort()
    parts = divided(postings)
    texts = Texts(read.hashes[new], read.levels[new], read.sizes[:, new])
    # Their own numbers begin at 0 where their sizes are reckoned.
    texts = without(texts, [part - np.uint64(size) for part in parts], shelf.common)
    everything = Texts(
        np.concatenate((shelf.texts.hashes, texts.hashes)),
        np.concatenate((shelf.texts.levels, texts.levels)),
        np.concatenate((shelf.texts.sizes, texts.sizes), axis=1),
    )
    beside = [_beside(old, part, alive) for old, part in zip(shelf.parts, parts, strict=True)]
    return pairs(everything, beside, shelf.common, size, fits=fits)


def _beside(old: U64, part: U64, alive: NDArray[np.bool_]) -> U64:
    """Return the postings of `part` with the old ones of the same shingles, of texts that are there still."""
    wanted = np.unique(part & ~_LOW)
    starts = np.searchsorted(old, wanted)
    lengths = np.searchsorted(old, wanted | _LOW, "right") - starts
    found = old[places(starts, lengths)]
    found = np.concatenate((found[alive[low(found)]], part))
    found.sort()
    return found


def _merged(kept: Articles, later: Articles) -> Articles:
    both = Articles(
        *(
            np.concatenate((getattr(kept, name), getattr(later, name)))
            for name in ("numbers", "generations", "keys", "langs", "texts")
        )
    )
    return both.only(np.argsort(both.numbers, kind="stable"))
