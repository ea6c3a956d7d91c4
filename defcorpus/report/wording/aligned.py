"""A line of the table that terms are counted in: sentences of counterparts, side by side."""

from __future__ import annotations

from typing import NamedTuple

Spans = tuple[tuple[int, int], ...]


class Unit(NamedTuple):
    """Sentences that stand side by side: their words in lower case, and of which articles they are."""

    vi: str  # the words one space apart, marks kept
    en: str  # without marks, in full; `co-operation` is one word where the corpus writes that too
    pair: int  # which pair of articles, from 0
    vi_at: Spans = ()  # of each sentence in its page, half-open; none of a title that stands outside it
    en_at: Spans = ()
    vi_names: tuple[int, ...] = ()  # which of the words are parts of names of persons, places, agencies
    en_names: tuple[int, ...] = ()
    plain: bool = True  # all of it is the articles' text: no title, no caption
