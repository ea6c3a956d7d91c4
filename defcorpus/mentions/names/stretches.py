"""Where names may stand: capitals with the titles in front of them, found without a look at each word.

Each word, with the punctuation that hangs on it, becomes one letter of a code (capital, title, part of an
office, anything else) by a dictionary that remembers the words met so far; one regular expression over the
code then finds the stretches that are worth reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import accumulate, compress
from operator import add

from defcorpus.mentions.gaps import GAPS, GLUED, STOP, WRAPPED_GAPS, is_wrapped
from defcorpus.mentions.names.pieces import Part, family_name, folded_words, parsed
from defcorpus.mentions.names.titles import body_words, inner_words, plain_places, title_ends, title_words
from defcorpus.mentions.plain import plain_mapped
from defcorpus.mentions.words.tokens import Tokens, Word
from defcorpus.mentions.words.vocabulary import known_people, surnames
from defcorpus.text import normal

_BEFORE = 2  # words of context in front of a stretch
_BEHIND = 4  # and behind it: `, a spokesman for`, `khẳng định`
_POST = 6  # words by which a post may go on behind those
_REMEMBERED = 1 << 17
_DASHES = frozenset("-–—")
_STOPS = frozenset(".!?;:…")
_CLOSING = "\"'”’»)"
_MARKS = "\"'“”‘’«»()[]{}<>,.;:!?…*-–—_"


_Parts = tuple[Part, ...] | None


class _Codes(dict[str, str]):
    """The code of each word, worked out when it is first met.

    S: a Vietnamese family name; F: a capital that may begin a foreign name; T: a title with a capital; B: a
    body's first word; C: any other capital; V and W: an F and a C with the ending of a family name; E: a
    capital that ends a sentence; t: a title; p: part of an office; d: a dash; o: anything else.
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
        if lower == piece:
            self[piece] = code = self._small(piece)
            return code
        stop = piece.rstrip(_CLOSING)[-1:] in _STOPS
        inside = normal(lower.strip(_MARKS))  # `uỷ` is `ủy`
        if inside in self.titles and inside not in surnames()[0]:
            code = "T"
        elif stop and len(inside) > 2:
            code = "E"
        else:
            code = self._capital(piece)
            if code in "FC" and family_name(piece):
                code = "V" if code == "F" else "W"
        self[piece] = code
        return code

    def _small(self, piece: str) -> str:
        if piece in _DASHES:
            return "d"
        inside = normal(piece.strip(_MARKS))  # `uỷ` is `ủy`
        number = piece.isdigit() and len(piece) < 3  # quận 2
        if number or inside in self.titles or inside in self.inner:
            if piece.rstrip(_CLOSING)[-1:] in _STOPS:
                return "o"
            return "t" if inside in self.titles else "p"
        return "o"

    def _capital(self, piece: str) -> str:
        first, _, _, _, parts = parsed(piece)
        if parts is not None:
            return "F" if parts else "C"
        if not first.cap:
            return "F"
        if first.surname or (first.plain and first.family):
            return "S"
        if first.lower in known_people()[1] and self.lang == "vi":
            return "S"
        if first.given and (first.plain or not first.syllable):
            return "F"
        if first.lower in self.bodies:
            return "B"
        if first.syllable and self.lang == "vi":
            return "F" if len(first.text) == 1 else "C"
        return "C" if first.opening or (first.upper and len(first.text) < 5) else "F"


@cache
def _codes(lang: str) -> _Codes:
    return _Codes(lang)


@cache
def _pattern() -> re.Pattern[str]:
    """Match two pieces or more with a capital among them: titles in front of one, or capitals."""
    capital, between = "[SFVTBCW]", "[tpds]*"
    run = f"(?:{between}{capital})"
    return re.compile(
        f"[tps]+(?:{capital}{run}*(?:{between}E)?|E)|{capital}(?:{run}+(?:{between}E)?|{between}E)"
    )


@cache
def _is_capital() -> bytes:
    """Return 1 for the codes of capitals, 0 for others."""
    return bytes(chr(code) in "SFVTBCWE" for code in range(256))


@cache
def _worth() -> re.Pattern[str]:
    """Match a capital that may begin a name and one behind it, or a title in front of a capital."""
    return re.compile("[SFV]s*[SFVTBCWE]|[SFV]p{1,3}[SFVCWE]|[tT]s*[SFVCWE]|[tT][CWBTtps]{0,12}[FV]")


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

    def capitals(self) -> tuple[list[int], list[str]]:
        """Return which pieces have a capital, and the words of each that begin with one, folded."""
        which = self.code.encode("ascii").translate(_is_capital())
        folded = list(map(folded_words, compress(self.pieces, which)))
        return list(compress(range(len(which)), which)), folded

    def families(self) -> list[int]:
        """Return which pieces end as only family names do."""
        return [found.start() for found in re.finditer("[VW]", self.code)]

    def tokens(self, first: int, last: int) -> Tokens:
        """Return the pieces from `first` to before `last` as words."""
        # Whole columns at a time take a third of what a loop does.
        one, begins, stops, sizes, others = zip(*map(parsed, self.pieces[first:last]), strict=True)
        at = list(accumulate(sizes, initial=self.piece_at(first)))
        words, starts, ends = list(one), list(map(add, at, begins)), list(map(add, at, stops))
        several = others.count(None) < last - first
        if several:
            _part(words, starts, ends, at, others)
        plain = self.plain
        gaps = [STOP]
        between = map(plain.__getitem__, map(slice, ends, starts[1:]))
        gaps += map((WRAPPED_GAPS if self.wrapped else GAPS).__getitem__, between)
        if words:
            gaps.append(STOP)
        if several:
            for index in range(1, len(words)):
                if starts[index] == ends[index - 1] and words[index].cap:
                    gaps[index] = GLUED
        return Tokens(plain, words, starts, ends, gaps, self.base, self.offsets)


def _part(
    words: list[Word],
    starts: list[int],
    ends: list[int],
    at: list[int],
    others: Sequence[Sequence[Part] | None],
) -> None:
    """Put the words of pieces that are not one word where one stands for them."""
    for index in range(len(others) - 1, -1, -1):
        parts = others[index]
        if parts is not None:
            start = at[index]
            words[index : index + 1] = [part[0] for part in parts]
            starts[index : index + 1] = [start + part[1] for part in parts]
            ends[index : index + 1] = [start + part[2] for part in parts]


def scan(text: str, start: int, end: int | None, lang: str) -> Scan:
    """Return ``text[start:end]`` cut at its spaces, coded for `lang`."""
    plain, offsets = plain_mapped(text[start:end])
    broken = "\n" in plain
    wrapped = broken and is_wrapped(plain)
    pieces = (plain.replace("\n", " ") if broken else plain).split(" ")
    codes = _codes(lang)
    return Scan(plain, start, offsets, pieces, "".join(map(codes.__getitem__, pieces)), wrapped)


def stretches(scan: Scan, lang: str) -> Iterator[tuple[int, int]]:
    """Yield the pieces, context included, that a name may stand in: in order, without overlaps."""
    code = scan.code
    first = last = core = -1
    for found in _pattern().finditer(code):
        start, end = found.span()
        candidates = _candidates(found.group())
        if not candidates or not _worth_reading(scan, start, candidates, lang):
            if start - core <= 1 < last and _opens_with_title(code, start):
                core, last = end, max(last, min(len(code), end + 1))  # the post of who stands in front
            continue
        core = end
        start, end = max(0, start - _BEFORE), _behind(code, end)
        if start <= last:
            last = end
            continue
        if last > 0:
            yield first, last
        first, last = start, end
    if last > 0:
        yield first, last


def _behind(code: str, end: int) -> int:
    """Return where the context behind a stretch ends: with a post that goes on, behind it."""
    last = min(len(code), end + _BEHIND)
    furthest = min(len(code), last + _POST)
    while last < furthest and code[last - 1] in "tp" and code[last] in "tp":
        last += 1
    # The word behind says whether a clause begins here: `biển 3 chủ` trì; or it is the post's last.
    return min(len(code), last + 1) if code[last - 1] in "tp" else last


def _opens_with_title(code: str, at: int) -> bool:
    """Say whether a title may begin at a piece: one word or a few, the last known to be a title's."""
    opening = code[at : at + 3]
    return "t" in opening or "T" in opening


@lru_cache(maxsize=1 << 14)
def _candidates(code: str) -> tuple[int, ...]:
    """Return where capitals stand beside each other, or a title in front of one."""
    search, found = _worth().search, []
    match = search(code)
    while match is not None:
        found.append(match.start())
        match = search(code, match.start() + 1)
    return tuple(found)


def _worth_reading(scan: Scan, start: int, candidates: tuple[int, ...], lang: str) -> bool:
    """Say whether capitals that are no known place stand beside each other, or one behind a title."""
    code, pieces = scan.code, scan.pieces
    titles, dull = title_ends(lang), plain_places()
    for candidate in candidates:
        at = start + candidate
        if code[at] in "tT":
            title = pieces[at].lower().strip(_MARKS)
            if title in titles or (at and f"{pieces[at - 1].lower().strip(_MARKS)} {title}" in titles):
                return True
        elif not _is_dull(pieces[at : at + 4], dull):
            return True
    return False


def _is_dull(pieces: list[str], dull: frozenset[str]) -> bool:
    """Say whether a place's name of two or three words stands here, and no capital behind it."""
    for many in (2, 3):
        form = " ".join(pieces[:many]).strip(_MARKS)
        if form in dull:
            return len(pieces) == many or pieces[many - 1][-1:] in ",.)" or pieces[many].islower()
    return False
