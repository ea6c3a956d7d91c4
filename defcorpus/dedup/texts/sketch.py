"""A sketch of an article: enough to find its copies in a large corpus without reading its text again.

Sampled hashes of its runs of three words ("shingles", Broder 1997), chosen by the hash itself so that the
samples of two texts agree on what they share and containment can be estimated (FracMinHash, Irber et al.
2022). Short texts keep all of them; longer ones every second, fourth or eighth, and the samples are nested.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from defcorpus.article import Article, Page

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from defcorpus.dedup.texts.tokens import Tokens

SKETCH_VERSION = 4
MAX_LEVEL = 3  # at most every 2**3rd shingle
MIN_WORDS = 8  # shorter bodies ("content is being updated") say nothing without their title
TITLED = 40  # words; shorter bodies are compared with their title
_LEVEL_SIZES = (128, 256, 640)  # up to how many shingles each level is used
FACTS = 64  # names and numbers kept, those with the smallest hashes
_HEAD = struct.Struct("<BB16s2sQIIHH")
_BATCH = 32
LANGS = {"en": b"en", "mixed": b"mx", "other": b"ot", "unknown": b"un", "vi": b"vi"}  # in the order of codes
_NAMES = {code: name for name, code in LANGS.items()}
HEAD_SIZE = _HEAD.size
HEAD_FIELDS = [
    ("version", "u1"), ("level", "u1"), ("key", "V16"), ("lang", "S2"), ("hash", "<u8"), ("words", "<u4"),
    ("shingles", "<u4"), ("names", "<u2"), ("numbers", "<u2"),
]  # fmt: skip
"""The head of :meth:`Sketch.to_bytes` for numpy."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of one body. Hashes are sorted little-endian arrays of 32-bit numbers, kept as bytes."""

    key: str  # Page.key
    lang: str
    words: int
    text_hash: int  # of all words with their marks; equal for equal normalised texts
    level: int  # shingles whose hash ends in so many zero bits are kept
    shingles: bytes
    names: bytes  # words with a capital inside a sentence
    numbers: bytes

    def to_bytes(self) -> bytes:
        """Return the sketch as bytes for :meth:`from_bytes`."""
        head = _HEAD.pack(
            SKETCH_VERSION,
            self.level,
            bytes.fromhex(self.key),
            LANGS[self.lang],
            self.text_hash,
            self.words,
            len(self.shingles) // 4,
            len(self.names) // 4,
            len(self.numbers) // 4,
        )
        return head + self.names + self.numbers + self.shingles

    @classmethod
    def from_bytes(cls, data: bytes, *, shingled: bool = True) -> Sketch:
        """Read what :meth:`to_bytes` wrote, without its shingles if these are not wanted.

        ValueError where it is another version or damaged.
        """
        if len(data) < _HEAD.size or data[0] != SKETCH_VERSION:
            raise ValueError("not a sketch of this version")
        _, level, key, lang, text_hash, words, shingles, names, numbers = _HEAD.unpack_from(data)
        at = _HEAD.size
        first, second = at + 4 * names, at + 4 * (names + numbers)
        if len(data) != second + 4 * shingles or lang not in _NAMES:
            raise ValueError("a damaged sketch")
        kept = data[second:] if shingled else b""
        return cls(key.hex(), _NAMES[lang], words, text_hash, level, kept, data[at:first], data[first:second])


def body(page: Page) -> str:
    """Return the body of a page: its body segments, a line end between two."""
    return "\n".join(page.text[s.start : s.end] for s in page.segments if s.role == "body")


def text_of_page(page: Page) -> str:
    """Return the text of a page that is compared, see :func:`compared`."""
    titles = [page.text[s.start : s.end] for s in page.segments if s.role == "title"]
    return compared(body(page), titles)


def compared(body: str, titles: Sequence[str]) -> str:
    """Return the text that is compared: the body, and with a short one the first of the titles above it.

    "Send your questions to this address" under a hundred titles makes no copies.
    """
    if not titles or len(body) > 20 * TITLED or not MIN_WORDS <= len(re.findall(r"\w+", body)) < TITLED:
        return body
    return "\n".join([*titles[:1], body])


def sketch(article: Article) -> Sketch:
    """Return the sketch of one article."""
    return next(sketches((article,)))


def sketches(articles: Iterable[Article]) -> Iterator[Sketch]:
    """Yield the sketches of `articles` in order; faster than one at a time."""
    rest = iter(articles)
    while batch := list(islice(rest, _BATCH)):
        yield from sketch_texts(
            [
                (a.page.key, a.lang.code, text_of_page(a.page), a.title.text if not a.title.derived else "")
                for a in batch
            ]
        )


def sketch_texts(texts: Sequence[tuple[str, str, str, str]]) -> list[Sketch]:
    """Return the sketches of texts given as (content key, language, text as compared, title)."""
    from defcorpus.dedup.texts.tokens import tokenize

    heads = [(key, lang, title) for key, lang, _, title in texts]
    return sketch_tokens(tokenize([text for _, _, text, _ in texts]), heads)


def sketch_tokens(tokens: Tokens, heads: Sequence[tuple[str, str, str]]) -> list[Sketch]:
    """Return the sketches of texts given by their words and as (content key, language, title)."""
    import numpy as np

    counts = np.diff(tokens.bounds)
    levels = np.searchsorted(np.array(_LEVEL_SIZES), np.maximum(counts - 2, 0))
    shingles = _shingles(tokens, levels)
    facts = _facts(tokens)
    hashes = _text_hashes(tokens)
    found = []
    for at, (key, lang, title) in enumerate(heads):
        words = int(counts[at])
        text_hash, shingled = hashes[at], shingles[at]
        if words < MIN_WORDS:
            text_hash, shingled = _short_hash(key, title, words, hashes[at]), b""
        both = facts[2 * at : 2 * at + 2]
        found.append(Sketch(key, lang, words, text_hash, int(levels[at]), shingled, *both))
    return found


def _short_hash(key: str, title: str, words: int, text_hash: int) -> int:
    """Return a hash that lets next to nothing be a copy only of a page with the same title, or of itself."""
    from defcorpus.dedup.texts.letters import constant
    from defcorpus.text import fold

    if not words or not title:
        return constant("page " + key)
    return constant(f"short {text_hash} {' '.join(fold(title).split())}")


def _text_hashes(tokens: Tokens) -> list[int]:
    import numpy as np

    from defcorpus.dedup.texts.letters import constant
    from defcorpus.dedup.texts.tokens import mix

    place = np.arange(len(tokens.marked))
    place -= np.repeat(tokens.bounds[:-1], np.diff(tokens.bounds))
    words = place.astype(np.uint64)
    words *= np.uint64(constant("place"))
    words += tokens.marked
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(mix(words))))
    hashes: list[int] = (sums[tokens.bounds[1:]] - sums[tokens.bounds[:-1]]).tolist()
    return hashes


def _shingles(tokens: Tokens, levels: NDArray[np.int64]) -> list[bytes]:
    import numpy as np

    from defcorpus.dedup.texts.tokens import trigrams

    texts = len(levels)
    if len(tokens.folded) < 3:
        return [b""] * texts
    hashes = (trigrams(tokens.folded) >> np.uint64(32)).astype(np.uint32)
    masks = np.repeat(((1 << levels) - 1).astype(np.uint32), np.diff(tokens.bounds))
    kept = (hashes & masks[:-2]) == 0
    across = np.concatenate((tokens.bounds[1:-1] - 1, tokens.bounds[1:-1] - 2))
    kept[across[(across >= 0) & (across < len(kept))]] = False  # the three words are not of one text
    at = np.flatnonzero(kept)
    return _split(np.searchsorted(tokens.bounds, at, "right") - 1, hashes[at], texts)


def _facts(tokens: Tokens) -> list[bytes]:
    """Return the names and the numbers of each text in turn."""
    import numpy as np

    from defcorpus.dedup.texts.tokens import NUMBER, OTHER

    at = np.flatnonzero(tokens.kinds != OTHER)
    owner = 2 * (np.searchsorted(tokens.bounds, at, "right") - 1) + (tokens.kinds[at] == NUMBER)
    hashes = (tokens.folded[at] >> np.uint64(32)).astype(np.uint32)
    return [data[: 4 * FACTS] for data in _split(owner, hashes, 2 * (len(tokens.bounds) - 1))]


def _split(owners: NDArray[np.int64], hashes: NDArray[np.uint32], size: int) -> list[bytes]:
    """Return, for each of `size` owners, its distinct hashes in order."""
    import numpy as np

    packed = owners.astype(np.uint64)
    packed <<= np.uint64(32)
    packed |= hashes
    packed.sort()
    if len(packed):
        packed = packed[np.concatenate(([True], packed[1:] != packed[:-1]))]
    cuts = 4 * np.searchsorted(packed, np.arange(size + 1, dtype=np.uint64) << np.uint64(32))
    data = packed.astype("<u4").tobytes()
    bounds = cuts.tolist()
    return [data[a:b] for a, b in pairwise(bounds)]
