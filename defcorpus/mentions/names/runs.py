"""Capitalised runs: where a Vietnamese name or a foreign one that begins at a word would end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from defcorpus.mentions.gaps import COMMA, DOT, HYPHEN, LINE, QUOTE, SPACE, SPACES
from defcorpus.mentions.names.phrases import Mark
from defcorpus.mentions.names.titles import is_abbreviation
from defcorpus.mentions.places.find import Place
from defcorpus.mentions.words.tokens import Tokens, Word
from defcorpus.mentions.words.vocabulary import grammar, particles

MAX_UNITS = 6


class Run(NamedTuple):
    """Words `first` up to but without `last` that may be a name."""

    first: int
    last: int
    native: bool
    units: int  # syllables of a Vietnamese name, space-separated parts of a foreign one
    surname: str = ""  # how common the family name is that a Vietnamese name begins with
    marked: bool = False  # an initial or a particle, which only names have
    joined: bool = False  # a particle that names of places have as well: al-, de


@dataclass(slots=True)
class Reading:
    """A text being read for names: its words, its countries, and the phrases found so far."""

    found: Tokens
    lang: str
    countries: dict[int, Place]
    first: int  # which pieces of the whole text these are
    last: int
    starts: Sequence[object]  # of each word what a phrase begins with it, or None
    marks: list[Mark | None]  # of each word the longest known phrase that begins with it

    def spaced(self, at: int) -> bool:
        """Say whether only a space parts the word at `at` from the one in front."""
        return self.found.gaps[at] in SPACES

    def is_cap(self, at: int) -> bool:
        """Say whether a word begins at `at` with a capital, parted by a space."""
        found = self.found
        return at < len(found.words) and found.words[at].cap and found.gaps[at] in SPACES


def foreign_run(reading: Reading, at: int, *, titled: bool = False) -> Run | None:
    """Return the foreign name that may begin at `at`: capital words with their particles and initials.

    Behind a title one syllable may stand in front of a part by sound: `Trung tướng Pôn Xô-van-na-ra`.
    """
    words, gaps, countries = reading.found.words, reading.found.gaps, reading.countries
    sounded = titled and _sounds(reading, at + 1)
    if gaps[at + 1] != HYPHEN and _vietnamese(reading, words[at]) and not sounded:
        return None
    last, units, count, vi = at, 0, len(words), reading.lang == "vi"
    marked = joined = False
    while last < count and units < MAX_UNITS:
        word, gap = words[last], gaps[last + 1]
        if not word.cap:
            step = _particle(reading, last) if units and word.inner else 0
            if not step:
                break
            marked = marked or "weak" not in words[last + step - 1].particle
            last, joined = last + step, True
            continue
        if not word.text.isalpha() or (units > 1 and _again(words, at, last, units)):
            break
        one = len(word.text) == 1
        if one and word.text == "I" and units and gap != DOT and reading.lang == "en":
            break  # I told Mark I was going
        if not one and _other_case(words[at], word, titled) and not (vi and gaps[at + 1] == HYPHEN):
            break
        known = last > at and (reading.marks[last] is not None or last in countries)
        initial = known and gaps[last] == DOT and last > at + 1 and len(words[last - 1].text) == 1
        if known and not initial and _foreign_stop(reading, at, last, units):
            break
        plain = gap != HYPHEN and (_vietnamese(reading, word) or (vi and _opener(word)))
        if plain and not (_sounds_on(reading, at, last) if units else sounded):
            break
        units += 1
        last = _unit(reading, last) if gap in (HYPHEN, QUOTE) else last + 1
        gap = gaps[last]
        marked = marked or (units > 1 and "last" in word.particle)
        if gap == DOT and (one or "generation" in word.particle):
            marked = marked or one
        elif gap not in SPACES:
            break
    if last < count and units and "last" in words[last].particle and gaps[last] in SPACES:
        last, marked = last + 1, True
    if not units or _is_letters(reading, at, last, units):
        return None
    if reading.lang == "vi" and units < 3 and words[at].given and not words[at].syllable:
        mixed = _mixed(reading, at, last)
        units, last = units + mixed - last, mixed
    return Run(at, last, False, units, marked=marked, joined=joined)


def _other_case(first: Word, word: Word, titled: bool) -> bool:
    """Say whether one of two words alone is in capitals, and is no family name in front: Mr. KATO Ken."""
    family = titled and first.upper and len(first.text) > 3 and len(word.text) > 2
    return word.upper != first.upper and not family


def _is_letters(reading: Reading, at: int, last: int, units: int) -> bool:
    """Say whether single letters make a run something else than a name, or one that is cut short."""
    found = reading.found
    words, gaps = found.words, found.gaps
    short = len(words[at].text) == 1
    if short and all(len(word.text) == 1 for word in words[at:last]):
        return True  # U.N., D.C.
    if units == 2 and len(words[last - 1].text) == 1 and HYPHEN not in gaps[at:last]:
        end = found.ends[last - 1]
        if found.plain[end : end + 1] == ".":
            return True  # the John D. and Catherine T. MacArthur Foundation
    if not short:
        return False
    if gaps[at + 1] == SPACE:
        return True  # Q Hey, the questions of a transcript
    # 13 độ C. Anh; P.Minh Khai
    single = reading.lang == "vi" and HYPHEN not in gaps[at + 1 : last]
    return single and all(word.syllable for word in words[at + 1 : last])


def _mixed(reading: Reading, at: int, last: int) -> int:
    """Return where a foreign given name with Vietnamese ones ends: Helen Thanh Đào, Jennifer Phạm."""
    words, first = reading.found.words, last
    if last > at + 1 and not words[at + 1].syllable:
        return last
    while last - at < 4 and reading.is_cap(last) and words[last].syllable and not words[last].upper:
        if reading.marks[last] is not None or last in reading.countries or "never" in words[last].uses:
            break
        last += 1
    # One that follows at once has to be a family name; more than that were a lost stop.
    if last == at + 2 and not words[at + 1].surname:
        return first
    return last if not reading.is_cap(last) else first


def _again(words: list[Word], first: int, at: int, units: int) -> bool:
    """Say whether a name of several parts is written twice: Carlos Tevez Tevez."""
    return words[at].text == words[at - 1].text or (units == 2 and words[at].text == words[first].text)


def _sounds_on(reading: Reading, first: int, at: int) -> bool:
    """Say whether a syllable goes on a name written as it sounds: A-đri-an Cô Uây Liêng."""
    found = reading.found
    if reading.lang != "vi" or found.gaps[first + 1] != HYPHEN or found.gaps[at] != SPACE:
        return False
    last = at
    while last < len(found.words) and reading.is_cap(last) and found.gaps[last + 1] != HYPHEN:
        word = found.words[last]
        match = reading.marks[last]
        if match is not None and match[1].kind != "honorific":
            return False
        if last in reading.countries or _opener(word) or word.upper:
            return False
        last += 1
    return last - at < 4


def _sounds(reading: Reading, at: int) -> bool:
    """Say whether a part of three syllables or more that is written by sound begins here."""
    found = reading.found
    if not reading.is_cap(at) or at + 2 >= len(found.words) or at in reading.countries:
        return False
    return all(found.gaps[part] == HYPHEN and not found.words[part].cap for part in (at + 1, at + 2))


def _vietnamese(reading: Reading, word: Word) -> bool:
    """Say whether a capital word is no part of a foreign name: a syllable with Vietnamese marks."""
    return word.vietnamese or (reading.lang == "vi" and word.syllable and not word.plain)


def _opener(word: Word) -> bool:
    """Say whether a capital is a Vietnamese function word that opens a sentence, a stop lost or not."""
    return word.syllable and not word.upper and "opener" in word.uses


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
    long = len(word.text) > 2 or word.text == "o"  # Samuel Eto'o
    return not word.cap and long and word.text.isalpha() and reading.lang != "other"


def _by_sound(reading: Reading, at: int) -> bool:
    """Say whether a small-letter part behind a hyphen belongs to the name: Pu-tin, Jong-un, not US-led."""
    word = reading.found.words[at]
    if not word.text.isalpha():
        return False
    if reading.lang == "vi":
        return len(word.text) <= 6
    short = len(word.text) <= 5 and len(reading.found.words[at - 1].text) <= 6
    romanised = reading.found.words[at - 1].given  # Jae-in
    return short and (romanised or not word.frequent)


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
    return 0 if after in reading.countries or reading.marks[after] else step


def _foreign_stop(reading: Reading, first: int, at: int, units: int) -> bool:
    """Say whether the word at `at` begins something else: a country, a post, a body."""
    country = reading.countries.get(at)
    match = reading.marks[at]
    if country is None and match is None:
        return False
    end = country.last if country is not None else at
    if match is not None:
        end = max(end, match[0])
        if match[1].kind in ("before", "kin") and country is None:
            return match[1].words[-1].lower == "of"  # Augusta Department of Transportation
        if is_abbreviation(match[1]) and reading.found.gaps[end] != DOT:
            return False
        if match[1].lang == "vi" and match[1].kind in ("honorific", "modifier"):
            return False
    brand = match is not None and country is None and match[1].value == "thing" and units == 1
    if brand and end == at + 1 and reading.found.words[first].given and reading.is_cap(end):
        return False  # Luis Ferrari Quintana
    own = end == at + 1 and reading.found.words[at].text in grammar("own")
    if own and country is None and not reading.is_cap(end) and reading.found.words[first].given:
        return False  # Martin Luther King
    # Theresa May, Stephen King, Michael Jordan: a given name's neighbour, where the run ends with it.
    surname = end - at == 1 and units == 1 and not reading.is_cap(end)
    if surname and reading.found.words[first].given:
        return match is not None and match[1].kind == "after"
    return True


def as_written(found: Tokens, run: Run) -> tuple[int, int, str]:
    """Return which word a name ends before, where that is in the text, and the name.

    A generation belongs to it: `Joseph R. Biden, Jr.`
    """
    words, last = found.words, run.last
    end = found.ends[last - 1]
    if not run.native and found.gaps[last] == COMMA and "generation" in words[last].particle:
        last, end = last + 1, found.ends[last]
    name = found.joined(run.first, last)
    if ")" in name or "," in name:
        name = name.replace(")", "").replace(",", "")
    if "generation" in words[last - 1].particle and found.plain[end : end + 1] == ".":
        end += 1
        name += "."
    return last, end, name
