"""Where names may stand: capitals with the titles in front of them, found without a look at each word.

Each word, with the punctuation that hangs on it, becomes one letter of a code (capital, title, part of an
office, anything else) by a dictionary that remembers the words met so far; one regular expression over the
code then finds the stretches that are worth reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import accumulate

from defcorpus.mentions.plain import plain_mapped
from defcorpus.mentions.titles import (
    body_words,
    given_names,
    inner_words,
    is_common,
    plain_places,
    surnames,
    title_ends,
    title_words,
)
from defcorpus.mentions.tokens import GLUED, SPACE, STOP, Tokens, Word, cut, gap_kind, is_wrapped, word
from defcorpus.text import normal
from defcorpus.text.words import word_texts

_BEFORE = 2  # words of context in front of a stretch
_BEHIND = 4  # and behind it: `, a spokesman for`, `khẳng định`
_REMEMBERED = 1 << 17
_DASHES = frozenset("-–—")
_STOPS = frozenset(".!?;:…")
_MARKS = "\"'“”‘’«»()[]{}<>,.;:!?…*-–—_"


class _Codes(dict[str, str]):
    """The code of each word, worked out when it is first met.

    S: a Vietnamese family name; F: a capital that may begin a foreign name; T: a title with a capital; B: a
    body's first word; C: any other capital; E: a capital that ends a sentence; t: a title; p: part of an
    office; d: a dash; o: anything else.
    """

    def __init__(self, lang: str) -> None:
        super().__init__()
        self.lang = lang
        self.titles, self.inner, self.bodies = title_words(lang), inner_words(lang), body_words(lang)

    def __missing__(self, piece: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        if not piece:
            self[piece] = "s"
            return "s"
        lower = piece.lower()
        stop = piece.rstrip("\"'”’»)")[-1:] in _STOPS
        inside = normal(lower.strip(_MARKS))  # `uỷ` is `ủy`
        if lower == piece:
            code = (
                "d"
                if piece in _DASHES
                else "o"
                if stop
                else "t"
                if inside in self.titles
                else "p"
                if inside in self.inner or (piece.isdigit() and len(piece) < 3)  # quận 2
                else "o"
            )
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
    return re.compile("[tps]*(?:[SFTBC](?:[tpds]*[SFTBC])*(?:[tpds]*E)?|E)")


@cache
def _capitals() -> re.Pattern[str]:
    return re.compile("[SFTBCE]")


@cache
def _worth() -> re.Pattern[str]:
    """Match a capital that may begin a name and one behind it, or a title in front of a capital."""
    return re.compile("[SF]s*[SFTBCE]|[SF]p{1,3}[SFCE]|[tT]s*[SFCE]|[tT][CBTtps]{0,12}F")


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
    caps: list[int] = field(default_factory=list)

    def piece_at(self, at: int) -> int:
        """Return where the piece `at` begins in the plain text."""
        if not self.edges:
            self.edges = [0, *accumulate(map(len, self.pieces))]
        return self.edges[at] + at

    def capitals(self) -> list[int]:
        """Return which pieces have a capital."""
        if not self.caps:
            self.caps = [found.start() for found in _capitals().finditer(self.code)]
        return self.caps

    def tokens(self, first: int, last: int) -> Tokens:
        """Return the pieces from `first` to before `last` as words."""
        start = self.piece_at(first)
        if self.plain[start : self.piece_at(last) - 1] != " ".join(self.pieces[first:last]):
            return cut(self.plain, start, self.piece_at(last) - 1, self.base, self.offsets, self.wrapped)
        words: list[Word] = []
        starts: list[int] = []
        ends: list[int] = []
        gaps: list[int] = []
        behind = ""
        for piece in self.pieces[first:last]:
            lead, inner, trail = parsed(piece)
            gap = f"{behind} {lead}"
            for item, begin, end, between in inner:
                run_in = GLUED if item.cap else SPACE
                kind = SPACE if gap == " " else gap_kind(gap, self.wrapped) if gap else run_in
                gaps.append(kind)
                words.append(item)
                starts.append(start + begin)
                ends.append(start + end)
                gap = between
            behind = trail if inner else gap
            start += len(piece) + 1
        gaps.append(STOP)
        gaps[0] = STOP
        return Tokens(self.plain, words, starts, ends, gaps, self.base, self.offsets)


Part = tuple[
    Word, int, int, str
]  # a word, where it begins and ends in its piece, what stands behind it there


@lru_cache(maxsize=1 << 16)
def parsed(piece: str) -> tuple[str, tuple[Part, ...], str]:
    """Return what stands in front of the words of a piece, its words, and what stands behind them.

    >>> lead, parts, trail = parsed('"Jean-Claude,')
    >>> lead, [(part[0].text, *part[1:]) for part in parts], trail
    ('"', [('Jean', 1, 5, '-'), ('Claude', 6, 12, '')], ',')
    """
    found = cut(piece, 0, len(piece), 0, None, False)
    if not found.words:
        return piece, (), ""
    starts, ends = found.starts, found.ends
    between = [piece[end:start] for end, start in zip(ends, starts[1:], strict=False)]
    parts = tuple(zip(found.words, starts, ends, [*between, ""], strict=True))
    return piece[: starts[0]], parts, piece[ends[-1] :]


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


def stretches(scan: Scan, lang: str) -> Iterator[tuple[int, int]]:
    """Yield the pieces, context included, that a name may stand in: in order, without overlaps."""
    code = scan.code
    first = last = -1
    for found in _pattern().finditer(code):
        start, end = found.span()
        if end - start == 1 or not _worth_reading(scan, start, end, lang):
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


def _worth_reading(scan: Scan, start: int, end: int, lang: str) -> bool:
    """Say whether capitals that are no known place stand beside each other, or one behind a title."""
    code, pieces, search = scan.code, scan.pieces, _worth().search
    titles, dull = title_ends(lang), plain_places()
    found = search(code, start, end)
    while found is not None:
        at = found.start()
        if code[at] in "tT":
            title = pieces[at].lower().strip(_MARKS)
            if title in titles or (at and f"{pieces[at - 1].lower().strip(_MARKS)} {title}" in titles):
                return True
        elif not _is_dull(pieces[at : at + 4], dull):
            return True
        found = search(code, at + 1, end)
    return False


def _is_dull(pieces: list[str], dull: frozenset[str]) -> bool:
    """Say whether a place's name of two or three words stands here, and no capital behind it."""
    for many in (2, 3):
        form = " ".join(pieces[:many]).strip(_MARKS)
        if form in dull:
            return len(pieces) == many or pieces[many - 1][-1:] in ",.)" or pieces[many].islower()
    return False
