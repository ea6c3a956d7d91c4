"""Where names may stand: capitals with the titles in front of them, found without a look at each word.

Each word, with the punctuation that hangs on it, becomes one letter of a code (capital, title, part of an
office, anything else) by a dictionary that remembers the words met so far; one regular expression over the
code then finds the stretches that are worth reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate

from defcorpus.mentions.plain import plain_mapped
from defcorpus.mentions.titles import (
    body_words,
    given_names,
    inner_words,
    is_common,
    plain_places,
    surnames,
    title_words,
)
from defcorpus.mentions.tokens import Tokens, cut, is_wrapped, word
from defcorpus.text.words import word_texts

_BEFORE = 2  # words of context in front of a stretch
_BEHIND = 4  # and behind it: `, a spokesman for`, `khẳng định`
_REMEMBERED = 1 << 17
_STOPS = frozenset(".!?;:…")
_MARKS = "\"'“”‘’«»()[]{}<>,.;:!?…*-–—_"


class _Codes(dict[str, str]):
    """The code of each word, worked out when it is first met.

    S: a Vietnamese family name; F: a capital that may begin a foreign name; T: a title with a capital; B: a
    body's first word; C: any other capital; E: a capital that ends a sentence; t: a title; p: part of an
    office; o: anything else.
    """

    def __init__(self, lang: str) -> None:
        super().__init__()
        self.lang = lang
        self.titles, self.inner, self.bodies = title_words(lang), inner_words(lang), body_words(lang)

    def __missing__(self, piece: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        lower = piece.lower()
        stop = piece.rstrip("\"'”’»)")[-1:] in _STOPS
        inside = lower.strip(_MARKS)
        if lower == piece:
            code = "o" if stop else "t" if inside in self.titles else "p" if inside in self.inner else "o"
        elif inside in self.titles and inside not in surnames()[0]:
            code = "T"
        elif stop and len(inside) > 2:
            code = "E"
        else:
            code = self._capital(piece)
        self[piece] = code
        return code

    def _capital(self, piece: str) -> str:
        parts = word_texts(piece)
        if len(parts) != 1:
            return "F" if parts else "C"
        first = word(parts[0])
        if not first.cap or first.glue:
            return "F"
        exact, folded = surnames()
        if first.lower in exact or (first.plain and (first.folded in folded)):
            return "S"
        if first.folded in given_names() and (first.plain or not first.syllable):
            return "F"
        if first.lower in self.bodies:
            return "B"
        if first.syllable and self.lang == "vi":
            return "F" if len(first.text) == 1 else "C"
        common = is_common(first.folded, opening=True) or (first.upper and len(first.text) < 5)
        return "C" if common else "F"


@cache
def _codes(lang: str) -> _Codes:
    return _Codes(lang)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("[tp]*(?:[SFTBC][SFTBCtp]*E?|E)")


@cache
def _capitals() -> re.Pattern[str]:
    return re.compile("[SFTBCE]")


@cache
def _worth() -> re.Pattern[str]:
    """Match a capital that may begin a name and one behind it, or a title in front of a capital."""
    return re.compile("[SF][SFTBCE]|[SF]p{1,3}[SFCE]|[tT][SFCE]|[tT][CBTtp]{0,12}F")


@dataclass(slots=True)
class Scan:
    """A text cut at its spaces: the code of each piece and where it begins."""

    plain: str
    base: int
    offsets: tuple[int, ...] | None
    pieces: list[str]
    code: str
    wrapped: bool
    edges: list[int] = field(default_factory=list)

    def piece_at(self, at: int) -> int:
        """Return where the piece `at` begins in the plain text."""
        if not self.edges:
            self.edges = [0, *accumulate(map(len, self.pieces))]
        return self.edges[at] + at

    def capitals(self) -> Iterator[tuple[int, str]]:
        """Yield the pieces with a capital, each with its place."""
        for found in _capitals().finditer(self.code):
            at = found.start()
            yield at, self.pieces[at]

    def tokens(self, first: int, last: int) -> Tokens:
        """Return the pieces from `first` to before `last` as words."""
        start, end = self.piece_at(first), self.piece_at(last) - 1
        return cut(self.plain, start, end, self.base, self.offsets, self.wrapped)


def scan(text: str, start: int, end: int | None, lang: str) -> Scan:
    """Return ``text[start:end]`` cut at its spaces, coded for `lang`."""
    plain, offsets = plain_mapped(text[start:end])
    wrapped = False
    flat = plain
    if "\n" in plain:
        wrapped = is_wrapped(plain)
        flat = plain.replace("\n", " ")
    pieces = flat.split(" ")
    codes = _codes(lang)
    return Scan(plain, start, offsets, pieces, "".join(map(codes.__getitem__, pieces)), wrapped)


def stretches(scan: Scan) -> Iterator[tuple[int, int]]:
    """Yield the pieces, context included, that a name may stand in: in order, without overlaps."""
    code, pieces = scan.code, scan.pieces
    dull = plain_places()
    worth = _worth().search
    first = last = -1
    for found in _pattern().finditer(code):
        start, end = found.span()
        if end - start == 1 or not worth(code, start, end):
            continue
        if end - start == 2 and f"{pieces[start]} {pieces[start + 1]}".rstrip(".,)") in dull:
            continue
        start, end = max(0, start - _BEFORE), min(len(code), end + _BEHIND)
        if start <= last:
            last = end
            continue
        if last > 0:
            yield first, last
        first, last = start, end
    if last > 0:
        yield first, last
