"""People's names: capitalised runs judged by the titles in front of them and by what they are made of."""

from __future__ import annotations

from collections.abc import Iterator

from defcorpus.mentions.names.name_mentions import NameMention, Spotted
from defcorpus.mentions.names.owners import ENOUGH
from defcorpus.mentions.names.reader import Reader
from defcorpus.mentions.names.runs import Reading
from defcorpus.mentions.names.stretches import Scan, scan, stretches
from defcorpus.mentions.names.titles import phrases
from defcorpus.mentions.places.find import places

__all__ = ["ENOUGH", "find_names", "reading_of", "readings", "spot_names"]


def find_names(text: str, start: int = 0, end: int | None = None, *, lang: str) -> list[NameMention]:
    """Return the names in ``text[start:end]`` of language `lang`, in order, without overlaps.

    Single names are reported behind a title only (`Bộ trưởng Hasanov`); their rules end in ``single``.
    """
    found = scan(text, start, end, lang)
    return [spotted.mention for reading in readings(found, lang) for spotted in spot_names(reading)]


def readings(found: Scan, lang: str) -> Iterator[Reading]:
    """Yield the stretches of a text that may hold names, ready to be read."""
    for first, last in stretches(found, lang):
        yield reading_of(found, first, last, lang)


def reading_of(found: Scan, first: int, last: int, lang: str) -> Reading:
    """Return the pieces `first` to before `last` ready to be read."""
    words = found.tokens(first, last)
    countries = {place.first: place for place in places(words)}
    return Reading(words, lang, countries, first, last, *phrases(lang).marks(words.words, words.gaps))


def spot_names(reading: Reading) -> list[Spotted]:
    """Return the names among the words of `reading`, and which words they are."""
    return Reader(reading).read()
