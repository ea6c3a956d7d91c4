"""Capitalised runs: where a Vietnamese name or a foreign one that begins at a word would end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from defcorpus.mentions.phrases import Entry, Phrases
from defcorpus.mentions.places import Place
from defcorpus.mentions.titles import (
    TITLES,
    common_words,
    given_names,
    grammar,
    is_abbreviation,
    particles,
    person_verbs,
    surnames,
)
from defcorpus.mentions.tokens import DOT, GLUED, HYPHEN, LINE, QUOTE, SPACE, Tokens, Word

MAX_SYLLABLES = 5
MAX_UNITS = 6

Mark = tuple[int, Entry]  # a known phrase: the word behind it, and its row


class Run(NamedTuple):
    """Words `first` up to but without `last` that may be a name."""

    first: int
    last: int
    native: bool
    units: int  # syllables of a Vietnamese name, space-separated parts of a foreign one
    surname: str = ""  # how common the family name is that a Vietnamese name begins with
    marked: bool = False  # an initial or a particle, which only names have


@dataclass(slots=True)
class Reading:
    """A text being read for names: its words, its countries, and the phrases found so far."""

    found: Tokens
    lang: str
    phrases: Phrases
    countries: dict[int, Place]
    first: int = 0  # which pieces of the whole text these are
    last: int = 0
    marks: dict[int, Mark | None] = field(default_factory=dict)

    def mark(self, at: int) -> Mark | None:
        """Return the longest known phrase that begins at `at`, and where it ends."""
        marks = self.marks
        if at in marks:
            return marks[at]
        marks[at] = match = self.phrases.longest(self.found, at)
        return match

    def spaced(self, at: int) -> bool:
        """Say whether only a space parts the word at `at` from the one in front."""
        return self.found.gaps[at] in (SPACE, LINE, GLUED)

    def is_cap(self, at: int) -> bool:
        """Say whether a word begins at `at` with a capital, parted by a space."""
        return at < len(self.found.words) and self.found.words[at].cap and self.spaced(at)


def native_run(reading: Reading, at: int, titled: bool) -> Run | None:
    """Return the Vietnamese name that may begin at `at`: capital syllables, the first a family name.

    After a rank or a form of address (`titled`) two syllables or more will do without one.
    """
    words = reading.found.words
    first = words[at]
    exact, folded = surnames()
    if not first.syllable or not (titled or first.lower in exact or (first.plain and first.folded in folded)):
        return None
    last = at
    while last == at or (last < len(words) and reading.is_cap(last) and not _native_stop(reading, at, last)):
        if not words[last].cap or not words[last].syllable:
            break
        if last - at > 1 and words[at].upper and words[at + 1].upper and not words[last].upper:
            break  # a caption in capitals without a stop behind it
        if last - at > 2 and reading.found.gaps[last] == GLUED:
            break  # Nguyễn Trọng HậuBáo
        last += 1
    length = last - at
    if not 2 <= length <= MAX_SYLLABLES:
        return None
    run = words[at:last]
    plain = all(word.plain for word in run)
    if run[0].upper and run[0].plain and not run[1].upper:
        return None  # HA Gia Lai, a club
    own = reading.lang == "en" and last < len(words) and words[last].lower == "s"  # Phan Van Giang's
    if (
        last < len(words)
        and not own
        and reading.found.gaps[last] in (HYPHEN, QUOTE)
        and (plain or words[last].syllable)
    ):
        return None  # foreign: Ben Ua-lết-x, Ban Ki-moon
    if plain and reading.is_cap(last) and not _native_stop(reading, at, last):
        return None  # Ban Ki Moon, Ho Chi Mustafayev
    kind = folded.get(run[0].folded, "") if plain else exact.get(run[0].lower, "")
    if plain and reading.lang == "vi" and length < 3 and not titled:
        return None
    if not kind and (not titled or (plain and reading.lang != "vi")):
        return None
    if not kind and any(exact.get(word.lower) == "common" for word in run[1:-1]):
        return None  # the end of an office's name in front: Cục Quản lý Dược Vũ Tuấn Cường
    return Run(at, last, True, length, kind)


def _native_stop(reading: Reading, first: int, at: int) -> bool:
    words = reading.found.words
    if at - first > 1 and not words[at].upper and not reading.is_cap(at + 1):
        if reading.lang != "en" and words[at].lower in grammar("never"):
            return True  # a full stop is lost: Trường Mai Dịch Sự việc
        spoken = person_verbs().longest(reading.found, at)
        if spoken is not None and spoken[0] > at + 1:
            return True  # Hoàng Lực Đề nghị
    country = reading.countries.get(at)
    if country is not None and (not country.why or country.last - at > 1):
        return True
    match = reading.mark(at)
    if match is None:
        return False
    end, entry = match
    if entry.kind == "honorific":
        return at - first > 1 and reading.is_cap(at + 1)  # a caption without a stop: Hoàng Giang Ông Nguyễn
    if entry.kind == "not":
        return end - at > 1 and entry.value == "organisation"
    return end - at > 1 and entry.kind in TITLES


def foreign_run(reading: Reading, at: int) -> Run | None:
    """Return the foreign name that may begin at `at`: capital words with their particles and initials."""
    found = reading.found
    words, gaps = found.words, found.gaps
    last, units, marked = at, 0, False
    shouted = words[at].upper
    if gaps[at + 1] != HYPHEN and _vietnamese(reading, words[at]):
        return None
    while last < len(words) and units < MAX_UNITS:
        word = words[last]
        if not word.cap:
            step = _particle(reading, last) if units else 0
            if not step:
                break
            last, marked = last + step, True
            continue
        if not word.text.isalpha() or _again(words, at, last, units):
            break
        if (word.upper and len(word.text) > 1) != shouted and (shouted or len(word.text) > 1):
            break
        initial = last > at + 1 and len(words[last - 1].text) == 1 and gaps[last] == DOT
        if last > at and not initial and _foreign_stop(reading, at, last, units):
            break
        if gaps[last + 1] != HYPHEN and (_vietnamese(reading, word) or _opener(reading, word, last)):
            break
        units += 1
        initial = len(word.text) == 1
        last = _unit(reading, last)
        marked = marked or (units > 1 and word.folded in particles("last"))
        if gaps[last] == DOT and (initial or word.folded in particles("generation")):
            marked = marked or initial
        elif gaps[last] not in (SPACE, LINE, GLUED):
            break
    if (
        last < len(words)
        and units
        and gaps[last] in (SPACE, LINE, GLUED)
        and words[last].folded in particles("last")
    ):
        last, marked = last + 1, True
    if not units or (len(words[at].text) == 1 and all(len(word.text) == 1 for word in words[at:last])):
        return None  # U.N., D.C.
    if len(words[at].text) == 1 and gaps[at + 1] == SPACE:
        return None  # Q Hey, the questions of a transcript
    initial = reading.lang == "vi" and len(words[at].text) == 1 and HYPHEN not in gaps[at + 1 : last]
    if initial and all(word.syllable for word in words[at + 1 : last]):
        return None  # 13 độ C. Anh; P.Minh Khai
    return Run(at, last, False, units, marked=marked)


def _again(words: list[Word], first: int, at: int, units: int) -> bool:
    """Say whether a name is written twice: Carlos Tevez Tevez, Warren Buffett Warren Buffett."""
    if units < 2:
        return False
    return words[at].text == words[at - 1].text or (units == 2 and words[at].text == words[first].text)


def _vietnamese(reading: Reading, word: Word) -> bool:
    """Say whether a capital word is no part of a foreign name: a syllable with Vietnamese marks."""
    return word.vietnamese or (reading.lang == "vi" and word.syllable and not word.plain)


def _opener(reading: Reading, word: Word, at: int) -> bool:
    """Say whether a capital is a Vietnamese function word that opens a sentence, a stop lost or not."""
    if reading.lang != "vi" or not word.syllable or word.upper or word.lower not in grammar("opener"):
        return False
    return reading.found.gaps[at + 1] != HYPHEN


def _unit(reading: Reading, at: int) -> int:
    """Return where the space-separated part that begins at `at` ends: Ua-lết-x, Jean-Claude, O'Brien."""
    found = reading.found
    words, gaps = found.words, found.gaps
    last = at + 1
    while last < len(words):
        before = words[last - 1]
        if gaps[last] == HYPHEN and (words[last].cap or _by_sound(reading, last)):
            country = reading.countries.get(last) if words[last].cap else None
            if country is not None and country.rule != "capital":
                break
            last += 1
        elif gaps[last] == QUOTE and (_elided(before, words[last]) or _glottal(reading, last)):
            last += 1
        else:
            break
    return last


def _elided(before: Word, word: Word) -> bool:
    """Say whether an apostrophe joins two parts of a name: O'Brien, D'Angelo."""
    return len(before.text) <= 2 and word.cap


def _glottal(reading: Reading, at: int) -> bool:
    """Say whether an apostrophe stands inside a name: Mata'afa, Ma'ruf; not Biden's."""
    word = reading.found.words[at]
    return not word.cap and len(word.text) > 2 and word.text.isalpha() and reading.lang != "other"


def _by_sound(reading: Reading, at: int) -> bool:
    """Say whether a small-letter part behind a hyphen belongs to the name: Pu-tin, Jong-un, not US-led."""
    word = reading.found.words[at]
    if not word.text.isalpha():
        return False
    if reading.lang == "vi":
        return len(word.text) <= 6
    short = len(word.text) <= 5 and len(reading.found.words[at - 1].text) <= 6
    romanised = reading.found.words[at - 1].folded in given_names()  # Jae-in
    return short and (romanised or word.folded not in common_words())


def _particle(reading: Reading, at: int) -> int:
    """Return how many words of particles begin at `at` with a capital word behind them: bin, von der, al-."""
    found = reading.found
    inner = particles("inner")
    step = 0
    while step < 3 and at + step < len(found.words) and found.words[at + step].lower in inner:
        step += 1
    after = at + step
    if not step or after >= len(found.words) or not found.words[after].cap:
        return 0
    joins = (HYPHEN,) if found.words[after - 1].lower == "as" else (SPACE, LINE, HYPHEN)  # Al as-Sabah
    if found.gaps[after] not in joins or found.words[after].vietnamese:
        return 0
    return 0 if after in reading.countries or reading.mark(after) else step


def _foreign_stop(reading: Reading, first: int, at: int, units: int) -> bool:
    """Say whether the word at `at` begins something else: a country, a post, a body."""
    country = reading.countries.get(at)
    match = reading.mark(at)
    if country is None and match is None:
        return False
    end = country.last if country is not None else at
    if match is not None:
        end = max(end, match[0])
        if match[1].kind in ("before", "kin") and country is None:
            return False
        if is_abbreviation(match[1]) and reading.found.gaps[end] != DOT:
            return False
        if match[1].lang == "vi" and match[1].kind in ("honorific", "modifier"):
            return False
    own = end == at + 1 and reading.found.words[at].text in grammar("own")
    if (
        own
        and country is None
        and not reading.is_cap(end)
        and reading.found.words[first].folded in given_names()
    ):
        return False  # Martin Luther King
    # Theresa May, Stephen King, Michael Jordan: a given name's neighbour, where the run ends with it.
    surname = end - at == 1 and units == 1 and not reading.is_cap(end)
    if surname and reading.found.words[first].folded in given_names():
        return match is not None and match[1].kind == "after"
    return True
