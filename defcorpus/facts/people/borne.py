"""Places that are part of somebody's name: `Trương Hòa Bình`, `Admiral Rogelio Madrid`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache

from defcorpus.article import Fact, Person
from defcorpus.knowledge import table
from defcorpus.text import alternatives

_SURE = 0.9  # that it is a person: someone of this rank or office, once on the page


class Borne:
    """The names of a page that people bear, as far as it is sure that they are people's."""

    def __init__(self, text: str, people: Iterable[Person], facts: Sequence[Fact]) -> None:
        """`facts` are those of kind ``person``."""
        sure = {fact.key for fact in facts if fact.confidence >= _SURE}
        self._text = text
        self._spans = sorted((fact.start, fact.end) for fact in facts if fact.key in sure and fact.start >= 0)
        foreign = (person.name.split() for person in people if person.key in sure and not person.native)
        lasts = {words[-1] for words in foreign if len(words) > 1}
        self._lasts = {word for word in lasts if not self._is_place_too(word)}

    def __contains__(self, span: tuple[int, int]) -> bool:
        """Say whether what stands there is the later part of a name, or a foreign family name alone.

        `Hà Giang Mùa` begins with the place that it is: what a name begins with is left alone.
        """
        start, end = span
        at = bisect_right(self._spans, (start, len(self._text)))
        inside = at > 0 and self._spans[at - 1][0] < start and end <= self._spans[at - 1][1]
        return inside or self._text[start:end] in self._lasts

    def _is_place_too(self, word: str) -> bool:
        """Say whether the page names a place by it: `in Washington`, `tại Madrid`, `Madrid, Spain`."""
        name = re.escape(word)
        return re.search(rf"{_in_front()}{name}(?!\w)|(?<!\w){name}, [A-Z]", self._text) is not None


@cache
def _in_front() -> str:
    words = (form for form, _, of, *_ in table("venues") if of == "front")
    return rf"(?<!\w)(?i:{alternatives(words)})\s+(?:the\s+)?"
