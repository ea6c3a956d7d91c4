"""Lines that recur on many pages of one outlet: how one is known again, and where it may be set aside.

A page's short lines become 64-bit keys; what is counted over a corpus are keys alone. Which of them recur is
learnt in :mod:`defcorpus.corpus`, and a page is then divided with the keys of its outlet.

Text of the story must never go this way. So nothing is a line in this sense that is long, or reads as a
sentence: formulas of communiqués and orders recur word for word as well. And of the lines that recur only
those are set aside that stand at the page's edge or several together: `(Applause.)` or a heading between two
paragraphs stays.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from hashlib import blake2b
from typing import NamedTuple

from defcorpus.article import Page
from defcorpus.reading.chrome.blocks import closes
from defcorpus.text import normal

LONGEST = 200
"""Characters of a line that may recur."""

_FEW_WORDS = 4
"""Words from which on a line that closes as a sentence is one."""

STORY_LINES = 3
"""How many of a page's longest segments tell which story it is."""

_TOGETHER = 3
"""Recurring lines in a row that are set aside wherever they stand."""


class Lines(NamedTuple):
    """What is counted of a page. All keys are signed 64-bit numbers."""

    keys: tuple[int, ...]  # of its lines that may recur, each once, lowest first
    story: tuple[int, ...]
    """Of its three longest segments, longest first, the last repeated where there are fewer: pages that share
    them are copies of one story, and what copies share does not recur."""


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(r"\d+")


def line_key(line: str) -> int | None:
    """Return what all printings of a line share; None for a line that cannot be chrome by recurring.

    Case, white space and numbers make no difference.

    >>> line_key("Đọc nhiều  (12)") == line_key("ĐỌC NHIỀU (7)")
    True
    >>> line_key("The two sides signed a plan of cooperation.") is None
    True
    """
    if len(line) > LONGEST:
        return None
    plain = " ".join(_digits().sub("0", normal(line).lower()).split())
    if not plain or plain[-1] in ",;" or (plain.count(" ") + 1 >= _FEW_WORDS and closes(line)):
        return None
    return _hash(plain) if any(map(str.isalpha, plain)) else None


def _hash(text: str) -> int:
    data = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "little", signed=True)


def line_keys(page: Page) -> Lines:
    """Return what is counted of a page that was divided without any model."""
    text = page.text
    pieces = [text[part.start : part.end] for part in page.segments]
    keys = {key for piece in pieces if (key := line_key(piece)) is not None}
    longest = sorted(pieces, key=lambda piece: (-len(piece), piece))[:STORY_LINES] or [text]
    longest += longest[-1:] * (STORY_LINES - len(longest))
    return Lines(tuple(sorted(keys)), tuple(map(_hash, longest)))


def packed(keys: Iterable[int]) -> bytes:
    """Return keys as bytes, eight each, in the machine's own order of bytes."""
    return array("q", keys).tobytes()


def unpacked(data: bytes) -> array[int]:
    """Return the keys that :func:`packed` was given."""
    keys = array("q")
    keys.frombytes(data)
    return keys


def set_aside(texts: Sequence[str | None], chrome: AbstractSet[int]) -> list[int]:
    """Return which of a page's blocks are chrome because they recur.

    `texts` are the blocks in order, None for one that is no body anyway. A block that recurs is taken where
    nothing but chrome stands between it and the page's first or last line, or where three stand together.
    """
    known = [text is not None and line_key(text) in chrome for text in texts]
    taken: set[int] = set()
    for order in (range(len(texts)), range(len(texts) - 1, -1, -1)):
        for at in order:
            if known[at]:
                taken.add(at)
            elif texts[at] is not None:
                break
    run: list[int] = []
    for at in range(len(texts) + 1):
        if at < len(texts) and known[at]:
            run.append(at)
            continue
        if len(run) >= _TOGETHER:
            taken.update(run)
        run = []
    return sorted(taken)
