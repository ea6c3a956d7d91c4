"""Concordance lines: every hit of a query with what stands around it (KWIC, key word in context)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from defcorpus.corpus.records import PageText, Summary
from defcorpus.search.places import Span
from defcorpus.search.whole import Match
from defcorpus.text.collate import Key, collated
from defcorpus.text.terms import spelled

Order = Literal["left", "right", "hit", "date"]

WIDTH = 60
"""Characters on either side of a hit, at most, where nothing else is asked for."""
_WORDS = 8  # on either side that lines are sorted by
# White space is drawn together and words are cut whole: so many characters of a page are looked at for one.
_SPARE = 2


class Place(NamedTuple):
    """One hit in a page: half-open offsets, and whether it is written as it was typed."""

    start: int
    end: int
    exact: bool


class Line(NamedTuple):
    """One hit and what stands around it. Written one behind the other, the three are the text as it stands.

    White space in them is single blanks; `left` and `right` end between words, at the ends of the article's
    body, or of the title or caption that the hit is in.
    """

    left: str
    hit: str
    right: str
    article: Summary
    start: int  # of the hit, a code-point offset into the page's text
    end: int
    line: int  # of the page's text that the hit begins in, from 1
    exact: bool


def places(text: str, found: Sequence[Span]) -> list[Place]:
    """Return every hit once: words asked for apart that stand side by side on a line are one hit.

    `phan van giang`, asked for without quotation marks, is one hit where the three stand together; a word
    that stands there twice is two.
    """
    merged: list[tuple[Place, set[int]]] = []
    for start, end, phrase, exact in found:
        if merged:
            last, phrases = merged[-1]
            between = text[last.end : start]
            beside = between.isspace() and "\n" not in between and phrase not in phrases
            if start < last.end or beside:
                merged[-1] = (
                    Place(last.start, max(last.end, end), last.exact and exact),
                    phrases | {phrase},
                )
                continue
        merged.append((Place(start, end, exact), {phrase}))
    return [place for place, _ in merged]


def concordance(matches: Iterable[Match], width: int = WIDTH) -> Iterator[Line]:
    """Yield a line for every hit of what :func:`defcorpus.search.matching` yields, in its order."""
    for match in matches:
        text = match.page.text
        around = _Around(match.page)
        number, counted_to = 1, 0
        for place in places(text, match.spans):
            number += text.count("\n", counted_to, place.start)
            counted_to = place.start
            left, hit, right = around.cut(place, width)
            yield Line(left, hit, right, match.summary, place.start, place.end, number, place.exact)


class _Around:
    """Cuts what stands around a hit out of the stretch of a page that the hit is in."""

    def __init__(self, page: PageText) -> None:
        self._text = page.text
        self._segments = page.segments
        self._starts = [start for _, start, _ in page.segments]
        self._body = [(start, end) for role, start, end in page.segments if role == "body"]

    def cut(self, place: Place, width: int) -> tuple[str, str, str]:
        """Return what stands left of a hit, the hit, and what stands right of it."""
        pieces = self._pieces(place.start)
        first = _at(pieces, place.start)
        last = max(_at(pieces, place.end - 1), first)
        left = self._before(pieces, first, place.start, width)
        right = self._after(pieces, last, place.end, width)
        inside = [
            self._text[max(start, place.start) : min(end, place.end)]
            for start, end in pieces[first : last + 1]
        ]
        return left, " ".join(" ".join(inside).split()), right

    def _pieces(self, at: int) -> list[tuple[int, int]]:
        nth = max(bisect_right(self._starts, at) - 1, 0)
        role, start, end = self._segments[nth]
        return self._body if role == "body" else [(start, end)]

    def _before(self, pieces: Sequence[tuple[int, int]], nth: int, at: int, width: int) -> str:
        parts: list[str] = []
        wanted, end = width * _SPARE + 1, at
        while nth >= 0 and wanted > 0:
            begin, last = pieces[nth][0], end
            while last > begin and self._text[last - 1].isspace():  # however many blanks, they are one
                last -= 1
            parts.append(self._text[max(begin, last - wanted) : last] + " " * (last < end))
            wanted -= last - max(begin, last - wanted)
            nth -= 1
            end = pieces[nth][1]
        joined = "\n".join(reversed(parts))
        return _ending(_drawn_together(joined), width, whole=nth < 0 and wanted > 0)

    def _after(self, pieces: Sequence[tuple[int, int]], nth: int, at: int, width: int) -> str:
        parts: list[str] = []
        wanted, start = width * _SPARE + 1, at
        while nth < len(pieces) and wanted > 0:
            parts.append(self._text[start : min(pieces[nth][1], start + wanted)])
            wanted -= len(parts[-1])
            nth += 1
            start = pieces[nth][0] if nth < len(pieces) else 0
        return _beginning(_drawn_together("\n".join(parts)), width, whole=nth == len(pieces) and wanted > 0)


def _at(pieces: Sequence[tuple[int, int]], at: int) -> int:
    """Return which of the pieces holds a place."""
    return max(bisect_right(pieces, at, key=lambda piece: piece[0]) - 1, 0)


def _drawn_together(text: str) -> str:
    """Return `text` with its white space as single blanks, at both ends too."""
    words = " ".join(text.split())
    if not words:
        return " " if text else ""
    return f"{' ' * text[0].isspace()}{words}{' ' * text[-1].isspace()}"


def _ending(text: str, width: int, *, whole: bool) -> str:
    """Return at most the last `width` characters, from the beginning of a word on.

    `whole` says that `text` begins with a whole word. One long run without blanks, as some scripts are
    written, is cut where it must be.
    """
    at = max(0, len(text) - width)
    kept = text[at:]
    if (whole and not at) or (at and (text[at - 1].isspace() or kept[:1].isspace())):
        return kept.lstrip()
    rest = kept.partition(" ")[2]
    return rest if rest.strip() else kept


def _beginning(text: str, width: int, *, whole: bool) -> str:
    """Return at most the first `width` characters, up to the end of a word."""
    kept, behind = text[:width], text[width : width + 1]
    if (whole and not behind) or behind.isspace() or kept[-1:].isspace():
        return kept.rstrip()
    rest = kept.rpartition(" ")[0]
    return rest if rest.strip() else kept


def narrowed(line: Line, left: int, right: int) -> Line:
    """Return a line with at most so many characters on either side of its hit."""
    return line._replace(
        left=_ending(line.left, left, whole=True), right=_beginning(line.right, right, whole=True)
    )


def in_order(lines: Iterable[Line], by: Order) -> list[Line]:
    """Return lines sorted: by the words left of the hit, nearest first; those right of it; the hit; the date.

    Words are compared without marks, then in the order of a Vietnamese dictionary; undated lines come last.
    Equal lines are in the order of content keys and of their place, whatever order they came in.
    """
    return sorted(lines, key=_KEYS[by])


def _words(text: str) -> list[Key]:
    return list(map(collated, spelled(text)[0].split()))


def _left(line: Line) -> list[Key]:
    return _words(line.left)[: -_WORDS - 1 : -1]


def _right(line: Line) -> list[Key]:
    return _words(line.right)[:_WORDS]


def _place(line: Line) -> tuple[str, int, str]:
    return line.article.key, line.start, line.article.id


_KEYS: dict[Order, Callable[[Line], tuple[object, ...]]] = {
    "left": lambda line: (_left(line), _words(line.hit), _right(line), *_place(line)),
    "right": lambda line: (_right(line), _words(line.hit), _left(line), *_place(line)),
    "hit": lambda line: (_words(line.hit), _right(line), _left(line), *_place(line)),
    "date": lambda line: (line.article.date or "~", *_place(line)),
}
