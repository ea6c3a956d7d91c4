"""A name as it was found: plain tuples, made by the dozen for each article."""

from __future__ import annotations

from typing import NamedTuple


class NameMention(NamedTuple):
    """A name as written once, with the ranks and posts around it. Offsets into the text given."""

    start: int
    end: int
    name: str  # on one line, NFC
    posts: tuple[str, ...]
    native: bool  # a Vietnamese name, or one in Vietnamese syllables
    rule: str
    confidence: float  # from one half on taken for a person
    country: str = ""  # ISO 3166-1 alpha-2 of the titles, where they name one
    standing: int = 0  # 2 for a general, minister and the like, 1 for a private or a driver, 0 where not said


class Spotted(NamedTuple):
    """A name and the words it is made of: `first` up to but without `last`."""

    first: int
    last: int
    mention: NameMention
