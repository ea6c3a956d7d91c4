"""Which of the lines in front of a text is its title, and which are other stories' headlines."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from defcorpus.article import Metadata
from defcorpus.reading.chrome import lines, shapes
from defcorpus.reading.chrome.blocks import Block
from defcorpus.reading.chrome.lines import Pieces
from defcorpus.text import fold, letters

LABEL = 6
"""Words of the longest label in front of a title."""

_CROWD = 4
"""Headlines in front of the text from which on some may belong to other stories."""

_TRAIL = 40
"""Characters of the sections in front of a headline that a trail ends with."""

OWN = 0.6
"""Share of a headline's words that its own story has."""


def is_title(block: Block, meta: Metadata) -> bool:
    """Say whether a block is the title that the metadata gives, with or without marks."""
    if not meta.title or block.size > 2 * len(meta.title) + 40:
        return False
    return block.text == meta.title or letters(block.text) == _title_letters(meta.title)


@lru_cache(maxsize=16)
def _title_letters(title: str) -> str:
    return letters(title)


def choose_title(
    blocks: list[Block], titles: list[int], end: int, meta: Metadata, labels: list[Pieces | None]
) -> None:
    """Take one of the lines in front of the text for the title; the rest is text, or others' headlines."""
    candidates = [at for at in titles if shapes.is_headline(blocks[at])]
    for at, below in itertools.pairwise(candidates):
        # `Home News HEADLINE` above the headline: a trail that ends with it.
        if 0 < blocks[at].size - blocks[below].size <= _TRAIL and blocks[at].plain.endswith(
            blocks[below].plain
        ):
            labels[at] = lines.whole(blocks[at], "menu", "trail")
    candidates = [at for at in candidates if labels[at] is None]
    known = any(pieces and pieces[0].role == "title" for pieces in labels[:end])
    if not candidates or end >= len(blocks):
        return
    above = next((at for at in range(end) if is_title(blocks[at], meta)), end)
    crowd = [at for at in candidates if at < above and blocks[at].size <= 160]
    if len(crowd) >= _CROWD and len(crowd) * 3 >= above * 2 and _has_stops(blocks[end:]):
        shares = _shared(blocks, crowd, end)
        best = max(reversed(crowd), key=lambda at: shares[at])
        for at in crowd:
            if at == best and not known and shares[at] >= OWN:
                labels[at] = lines.whole(blocks[at], "title", "closest-headline")
            elif shares[at] < OWN:
                labels[at] = lines.whole(blocks[at], "related", "headlines-in-front")
    elif not known and not meta.title:
        best = candidates[0]
        if len(candidates) > 1:
            best = _closest(blocks, candidates, end, labels)
        labels[best] = lines.whole(blocks[best], "title", "first-line")


def _closest(blocks: list[Block], candidates: list[int], end: int, labels: list[Pieces | None]) -> int:
    """Return which of the lines in front of the text is its title: the first that speaks of it.

    Short lines above it that do not are labels of the site.
    """
    shares = _shared(blocks, candidates, end)
    first = candidates[0] if shares[candidates[0]] else max(candidates, key=lambda at: (shares[at], -at))
    best = next((at for at in candidates if shares[at] >= OWN), first)
    below = candidates[candidates.index(best) + 1 :]
    short = blocks[best].text.isupper() and blocks[best].words <= LABEL
    if short and below and below[0] == best + 1 and not blocks[best + 1].text.isupper():
        # `ĐỐI THOẠI QUỐC PHÒNG`: the subject of the page stands above its title.
        labels[best] = lines.whole(blocks[best], "menu", "kicker")
        best += 1
    for at in candidates:
        if at < best and shares[at] < OWN and (blocks[at].words <= LABEL or shares[at] == 0):
            labels[at] = lines.whole(blocks[at], "menu", "label-in-front")
    return best


def _has_stops(blocks: list[Block]) -> bool:
    """Say whether most paragraphs end with a stop; where they do not, a line without one says nothing."""
    texts = [block for block in blocks if block.size >= 80]
    return sum(block.ended for block in texts) * 3 >= len(texts) * 2


def _shared(blocks: list[Block], candidates: list[int], end: int) -> dict[int, float]:
    """Return the share of each headline's words that the text behind the headlines has too."""
    text = text_words(blocks[end:])
    return {at: share(blocks[at].text, text) for at in candidates}


def text_words(blocks: list[Block]) -> set[str]:
    """Return the words with which a text begins."""
    return set(_words(" ".join(block.text for block in blocks)[:8000]))


def share(headline: str, text: set[str]) -> float:
    """Return the share of a headline's words that a text has too."""
    own = {word for word in _words(headline) if len(word) > 1}
    return len(own & text) / max(1, len(own))


def _words(text: str) -> list[str]:
    """Return the folded words of `text`."""
    return re.findall(r"\w+", fold(text))
