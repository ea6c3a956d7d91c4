"""Many texts to arrays of hashed words at once, in numpy: the inner loop of sketching.

A word is hashed twice: folded (case, marks and their placement do not count) and with its marks, whatever
letters of it they stand on, so that `hòa`, `hoà` and their decomposed forms are one word and `hoa` another.
Each character becomes a byte by table; a word's hash is made of those eight bytes at a time, multilinear in
them (Carter & Wegman 1979), with constants from BLAKE2b.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from defcorpus.dedup.texts.letters import (
    CHUNKS,
    DIGIT,
    FAR,
    LETTER_AT,
    MARKS_AT,
    SKIP,
    STOP,
    UPPER,
    WIDE,
    WORD,
    Characters,
    characters,
    constant,
)
from defcorpus.text import fold, normal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    I64 = NDArray[np.int64]
    U8 = NDArray[np.uint8]
    U32 = NDArray[np.uint32]
    U64 = NDArray[np.uint64]

OTHER, NAME, NUMBER, LOOSE = 0, 1, 2, 3
"""What a word is. A name's word has a capital inside a sentence; a loose one is told otherwise elsewhere."""

# English spells these in two ways, and one outlet changes what the other wrote.
_AT_HOME = (("viet", "nam"), ("ha", "noi"))
_VERBS = ("March", "May")  # months that may open a sentence as something else
_WEEKDAY = 6  # letters of a weekday at least: `Sun` and `Mon` are names too


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of several texts on end; text `i` has those from ``bounds[i]`` to ``bounds[i + 1]``."""

    folded: U64
    marked: U64
    kinds: U8
    bounds: I64


def mix(values: U64) -> U64:
    """Return `values` with every bit spread over the word (the finaliser of MurmurHash3)."""
    import numpy as np

    values = values ^ (values >> np.uint64(33))
    values *= np.uint64(0xFF51AFD7ED558CCD)
    values ^= values >> np.uint64(33)
    values *= np.uint64(0xC4CEB9FE1A85EC53)
    values ^= values >> np.uint64(33)
    return values


def tokenize(texts: Sequence[str]) -> Tokens:
    """Return the words of `texts`."""
    tokens, begin = _read_words(texts)
    if len(begin):
        _number_months(tokens)
        _loosen(tokens, begin)
    return tokens


def _read_words(texts: Sequence[str]) -> tuple[Tokens, I64]:
    """Return the words of `texts`, and where each begins among their characters."""
    import numpy as np

    table = characters()
    codes, seen, starts = _coded(table, texts)
    flags = seen.astype(np.uint8)
    inside = np.zeros(len(codes) + 2, np.bool_)
    np.bitwise_and(flags, WORD, out=inside[1:-1].view(np.uint8))
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    begin, end = edges[::2], edges[1::2]
    bounds = np.searchsorted(begin, starts)
    if not len(begin):
        nothing = np.zeros(0, np.uint64)
        return Tokens(nothing, nothing, np.zeros(0, np.uint8), bounds), begin
    begin = np.ascontiguousarray(begin)
    folded, marked = _hashes(table, codes, seen, begin, end - begin)
    return Tokens(folded, marked, _kinds(flags, begin), bounds), begin


def _coded(table: Characters, parts: Sequence[str]) -> tuple[NDArray[np.uint16], U32, I64]:
    """Return the characters on end without those that count for nothing, what they are, and each start."""
    import numpy as np

    codes, seen, starts = _read(table, parts)
    parts = list(parts)
    for flags, nearer in ((SKIP | FAR, partial(unicodedata.normalize, "NFC")), (FAR, _nearer)):
        odd = _with(flags, seen, starts)
        for at in odd:
            parts[at] = nearer(parts[at])
        if odd:  # else all of it is in NFC
            codes, seen, starts = _read(table, parts)
    kept = (seen & np.uint32(SKIP)) == 0
    if not kept.all():
        starts = np.concatenate(([0], np.cumsum(kept)))[starts]
        codes, seen = codes[kept], seen[kept]
    return codes, seen, starts


def _read(table: Characters, parts: Sequence[str]) -> tuple[NDArray[np.uint16], U32, I64]:
    import numpy as np

    raw = "\n".join([*parts, ""]).encode("utf-16-le", "surrogatepass")
    codes = np.frombuffer(raw, "<u2").astype(np.uint16, copy=False)
    return codes, table.of(codes), np.cumsum([0, *(len(part) + 1 for part in parts)])


def _with(flags: int, seen: U32, starts: I64) -> list[int]:
    """Return which parts have characters of which any of these flags is said."""
    import numpy as np

    at = np.flatnonzero((seen & np.uint32(flags)) != 0)
    if len(at) and len(seen) != starts[-1]:  # some characters are two surrogates here
        return list(range(len(starts) - 1))
    found: list[int] = np.unique(np.searchsorted(starts, at, "right") - 1).tolist()
    return found


def _nearer(text: str) -> str:
    """Return the text with what lies outside the Basic Multilingual Plane brought into it."""
    return re.sub("[\ud800-\udfff\U00010000-\U0010ffff]", lambda found: _near(found.group()), text)


def _near(char: str) -> str:
    if char.isalnum():
        folded = fold(char)
        # A letter of a rare script: any letter of that many will do.
        return folded if folded and max(folded) <= "\uffff" else chr(0x4E00 + ord(char) % 0x5000)
    return "" if unicodedata.combining(char) or not normal(char) else "\u00a4"


def _hashes(
    table: Characters, codes: NDArray[np.uint16], seen: U32, begin: I64, lengths: I64
) -> tuple[U64, U64]:
    import numpy as np

    letters = _windows((seen >> np.uint32(LETTER_AT)).astype(np.uint8))
    marks = _windows((seen >> np.uint32(MARKS_AT)).astype(np.uint8))
    masks = table.masks.take(np.minimum(lengths, 8))
    folded = (letters[begin] & masks) * table.chunks[0]
    marked = _byte_sums(marks[begin] & masks)
    long = np.flatnonzero(lengths > 8)
    chunk = 1
    while len(long):
        at = begin[long] + 8 * chunk
        masks = table.masks.take(np.minimum(lengths[long] - 8 * chunk, 8))
        folded[long] += (letters[at] & masks) * table.chunks[min(chunk, CHUNKS - 1)]
        marked[long] += _byte_sums(marks[at] & masks)
        chunk += 1
        long = long[lengths[long] > 8 * chunk]
    wide = np.flatnonzero((seen & np.uint32(WIDE)) != 0)
    if len(wide):
        word = np.searchsorted(begin, wide, "right") - 1
        place = np.minimum(wide - begin[word], 8 * CHUNKS - 1)
        np.add.at(folded, word, table.wide[codes[wide]] * table.places[place])
    folded ^= folded >> np.uint64(32)
    marked *= table.mark
    marked += folded
    return folded, marked


def _windows(data: U8) -> U64:
    """Return the eight bytes from each place on as one number."""
    import numpy as np

    padded = np.concatenate((data, np.zeros(8, np.uint8)))
    return np.ndarray((len(data),), "<u8", padded.data, strides=(1,))


def _byte_sums(values: U64) -> U64:
    """Return the sum of each number's eight bytes, modulo 256."""
    import numpy as np

    values *= np.uint64(0x0101010101010101)
    values >>= np.uint64(56)
    return values


def _kinds(flags: U8, begin: I64) -> U8:
    import numpy as np

    opening = flags[begin]
    kinds: U8 = (opening & np.uint8(UPPER)) // np.uint8(UPPER)
    # Of an array of truths numpy finds those that hold in a twentieth of the time.
    stops = np.searchsorted(begin, np.flatnonzero((flags & STOP) != 0))
    kinds[stops[stops < len(begin)]] = OTHER  # the first word of a sentence has its capital anyway
    kinds[0] = OTHER
    kinds[(opening & DIGIT) != 0] = NUMBER
    return kinds


def _number_months(tokens: Tokens) -> None:
    """Make English months beside a number numbers, however short they are written.

    In `August 15` another one stands in the place of that of `July 15`, as in `15/8`; in `Jul. 15` none does.
    Where a sentence may begin with the word, `May` and `March` may be none.
    """
    import numpy as np

    names, verbs, values = _months()
    number = np.flatnonzero(tokens.kinds == NUMBER)
    before = number[~np.isin(number, tokens.bounds)] - 1  # none across the edge of two texts
    behind = number[~np.isin(number + 1, tokens.bounds)] + 1
    at = np.unique(np.concatenate((before, behind)))
    found = np.searchsorted(names, tokens.folded[at])
    found[found == len(names)] = 0
    known = (names[found] == tokens.folded[at]) & (tokens.marked[at] == tokens.folded[at])
    known &= (tokens.kinds[at] == NAME) | ((tokens.kinds[at] == OTHER) & ~verbs[found])
    at, found = at[known], found[known]
    tokens.folded[at] = values[found]
    tokens.kinds[at] = NUMBER


@cache
def _months() -> tuple[U64, NDArray[np.bool_], U64]:
    """Return the months' names in order, which of them are verbs too, and a word that each is alone."""
    import numpy as np

    from defcorpus.knowledge import table

    month_of = {form: month for form, lang, month in table("months") if lang == "en" and " " not in form}
    names = _read_words([*month_of])[0].folded
    values = _read_words([f"month{month}" for month in month_of.values()])[0].folded
    order = np.argsort(names)
    return names[order], np.array([form in _VERBS for form in month_of])[order], values[order]


def _loosen(tokens: Tokens, begin: I64) -> None:
    """Make the names of capital and country at home loose, however spelt, and weekdays.

    A report says `on Tuesday` where its copy gives the day of the month.
    """
    import numpy as np

    single, pairs = _loose()
    names = np.flatnonzero(tokens.kinds == NAME)
    words = tokens.folded[names]
    tokens.kinds[names[np.isin(words, single)]] = LOOSE
    for one, two, apart in pairs:
        at = names[words == one]
        at = at[at + 1 < len(begin)]
        at = at[(tokens.folded[at + 1] == two) & (begin[at + 1] - begin[at] == apart)]
        tokens.kinds[at] = tokens.kinds[at + 1] = LOOSE


@cache
def _loose() -> tuple[U64, list[tuple[np.uint64, np.uint64, int]]]:
    """Return words for themselves, and those that are written in two, with how far apart these begin."""
    from defcorpus.knowledge import table

    weekdays = [form for form, lang, _ in table("weekdays") if lang == "en" and len(form) >= _WEEKDAY]
    single = _read_words(weekdays + ["".join(words) for words in _AT_HOME])[0].folded
    pairs = [(*_read_words(words)[0].folded, len(words[0]) + 1) for words in _AT_HOME]
    return single, pairs


def trigrams(words: U64) -> U64:
    """Return a hash for each run of three words: two fewer than there are words."""
    import numpy as np

    if len(words) < 3:
        return np.zeros(0, np.uint64)
    first, second, third = (np.uint64(constant(f"word {at}")) for at in range(3))
    hashes = words[:-2] * first
    hashes += words[1:-1] * second
    hashes += words[2:] * third
    return mix(hashes)
