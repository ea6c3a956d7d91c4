"""Asking for less: a query's words apart, then without one of them, then without more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from defcorpus.search.nodes import Query
from defcorpus.search.slips import Way, frequency, is_known
from defcorpus.search.spots import Spot, replaced
from defcorpus.search.tokens import read_tokens
from defcorpus.tuples import NamedTuple

if TYPE_CHECKING:
    import tantivy

_MOST_OUT = 3  # parts that are left out at once
_TRIED = 6  # ways to leave so many out
_AHEAD = 1e6
"""How much likelier it is that a part was not meant than the next rarer one."""

Weighted = list[tuple[str, float]]


class _Part(NamedTuple):
    """A word, a phrase, or what must not change, as a stretch of the query's text."""

    start: int
    end: int
    spots: tuple[Spot, ...]
    stays: bool  # a field, or what is left out


def loosened(
    query: Query, spots: Sequence[Spot], searcher: tantivy.Searcher, near: Callable[[str], list[Way]]
) -> Iterator[Weighted]:
    """Yield ways to ask for less, those side by side that leave out as much, each with its weight.

    What is kept stays as it was typed, but for misspelt words. Rare words are kept rather than frequent ones:
    they say more of what was meant.
    """
    text = query.text
    parts = _parts(text, spots)
    apart = [(" ".join(_apart(text, part) for part in parts), 1.0)]
    alone = sum(not part.stays for part in parts) == 1
    if alone:  # of a phrase its words are the parts
        parts = [each for part in parts for each in ([part] if part.stays else _words(part))]
    elif any(len(part.spots) > 1 for part in parts):
        yield apart

    def count(part: _Part) -> int:
        return min((frequency(searcher, spot.folded) for spot in part.spots), default=0)

    def kept(part: _Part) -> str:
        unknown = [spot for spot in part.spots if not is_known(searcher, spot.folded)]
        put_right = [(spot, ways[0].word) for spot in unknown if (ways := near(spot.folded))]
        return replaced(text[: part.end], put_right)[part.start :]

    free = sorted((part for part in parts if not part.stays), key=lambda part: (-count(part), part.start))
    for size in range(1, min(_MOST_OUT, len(free) - 1) + 1):
        chosen = _some(list(combinations(free, size)))
        texts = [_joined([kept(part) for part in parts if part not in out]) for out in chosen]
        if alone and size == 1:  # of words side by side none is meant more
            yield apart + [(each, 1.0) for each in reversed(texts)]
        else:
            yield [(each, _AHEAD ** (len(texts) - rank)) for rank, each in enumerate(texts)]


def _some(outs: list[tuple[_Part, ...]]) -> list[tuple[_Part, ...]]:
    """Return not too many ways to leave something out: the most frequent, and what stands nowhere."""
    return outs if len(outs) <= _TRIED else [*outs[: _TRIED // 2], *outs[-(_TRIED - _TRIED // 2) :]]


def _words(part: _Part) -> list[_Part]:
    return [_Part(spot.start, spot.end, (spot,), False) for spot in part.spots]


def _joined(parts: Sequence[str]) -> str:
    """Return a query of these parts; one that begins with a dash would be taken for an option."""
    return " ".join(sorted(parts, key=lambda part: part.startswith("-")))


def _apart(text: str, part: _Part) -> str:
    if part.stays or len(part.spots) < 2:
        return text[part.start : part.end]
    return " ".join(text[spot.start : spot.end] for spot in part.spots)


def _parts(text: str, spots: Sequence[Spot]) -> list[_Part]:
    """Return a query's parts; of one that has more than words, phrases and fields only its words."""
    tokens = read_tokens(text)
    if any(token.kind in ("(", ")", "OR", "NEAR") for token in tokens):
        return _words(_Part(0, len(text), tuple(spots), False))
    starts = [
        (token, before.kind if before is not None else "")
        for token, before in zip(tokens, [None, *tokens], strict=False)
        if token.kind != "AND"
    ]
    begins = [token.start for token, before in starts if before not in ("-", "title")]
    found = []
    for begin, end in pairwise(begins):
        stretch = text[begin:end].rstrip()
        stretch = stretch.removesuffix("AND").rstrip()
        kinds = [token.kind for token, _ in starts if begin <= token.start < end]
        inside = tuple(spot for spot in spots if begin <= spot.start < end)
        found.append(_Part(begin, begin + len(stretch), inside, kinds[0] in ("-", "field")))
    return found
