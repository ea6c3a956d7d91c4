"""Lone names: `Giang said`, `Mustafayev nhấn mạnh`, where the article has named the person in full."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from itertools import compress
from operator import not_

from defcorpus.mentions.gaps import COMMA, HYPHEN, LINE, QUOTE, SPACE
from defcorpus.mentions.names.name_mentions import NameMention, Spotted
from defcorpus.mentions.names.pieces import family_name, folded_parts, parsed
from defcorpus.mentions.names.read import reading_of
from defcorpus.mentions.names.runs import Reading, foreign_run
from defcorpus.mentions.names.stretches import Scan
from defcorpus.mentions.names.surroundings import opens_sentence
from defcorpus.mentions.names.titles import person_verbs
from defcorpus.mentions.words.tokens import Word


@dataclass(frozen=True, slots=True)
class Told:
    """A segment that was read: its role, its words, and the stretches with the names found in them."""

    role: str
    scan: Scan
    stretches: list[tuple[Reading, list[Spotted]]]

    def taken(self) -> set[int]:
        """Return where the words of the names found begin."""
        return {
            at
            for reading, spotted in self.stretches
            for item in spotted
            for at in reading.found.starts[item.first : item.last]
        }


def find_repeats(told: Told, lang: str, names: Mapping[str, tuple[bool, str]]) -> Iterator[NameMention]:
    """Yield the single words, outside the names spotted, that stand for one of `names`.

    `names` maps a folded part to whether the name is Vietnamese, and to the name itself.
    """
    scan = told.scan
    capitals, folded = scan.capitals()
    known = names.keys()
    joined = " ".join(folded)
    if known.isdisjoint(joined.split()):
        return
    here = map(known.__contains__, folded)
    if joined.count(" ") >= len(folded):  # some pieces are several words
        here = map(not_, map(known.isdisjoint, map(str.split, folded)))
    taken = told.taken()
    for piece in compress(capitals, here):
        for part, offset in folded_parts(scan.pieces[piece]):
            if part not in names or scan.piece_at(piece) + offset in taken:
                continue
            mention = _repeat(told, piece, part, names[part], taken, lang)
            if mention is not None:
                yield mention


def find_bare(told: Told, lang: str, names: Container[str]) -> Iterator[NameMention]:
    """Yield family names that stand alone with a person's verb behind: `Mustafayev nhấn mạnh`, a lead lost.

    Only words with an ending that hardly anything but family names has, none of `names`.
    """
    scan = told.scan
    for piece in scan.families():
        part = family_name(scan.pieces[piece])
        if part in names:
            continue
        mention = _repeat(told, piece, part, (False, ""), set(), lang)
        if mention is not None and _speaks(told, piece, part, lang):
            yield mention._replace(rule="bare single", confidence=0.5)


def _speaks(told: Told, piece: int, part: str, lang: str) -> bool:
    scan = told.scan
    reading = reading_of(scan, max(0, piece - 2), min(piece + 5, len(scan.pieces)), lang)
    words = reading.found.words
    at = next((at for at in range(len(words)) if words[at].folded == part), len(words))
    if at + 1 >= len(words) or reading.found.gaps[at + 1] not in (SPACE, LINE):
        return False
    return person_verbs().longest(reading.found, at + 1) is not None


def _repeat(
    told: Told, piece: int, part: str, name: tuple[bool, str], taken: set[int], lang: str
) -> NameMention | None:
    """Return the mention that the word `part` of a piece is, if it stands alone and for the name."""
    scan = told.scan
    native, full = name
    word, *_, several = parsed(scan.pieces[piece])
    if native and several is None and lang == "vi" and not _has_marks_of(word, full):
        return None
    start, end = scan.piece_at(piece), scan.piece_at(piece + 1)
    for reading, _ in told.stretches:
        if reading.first + 1 < piece < reading.last - 1:
            break
    else:
        reading = reading_of(scan, max(0, piece - 4), min(piece + 5, len(scan.pieces)), lang)
    found = reading.found
    at = bisect_left(found.starts, start)
    while at < len(found.words) and found.starts[at] < end and found.words[at].folded != part:
        at += 1
    if at == len(found.words) or found.starts[at] >= end or found.starts[at] in taken:
        return None
    if not _stands_alone(reading, at) or (native and not _is_given_name(reading, at, full)):
        return None
    return NameMention(
        *found.origin(found.starts[at], found.ends[at]), found.words[at].text, (), native, "repeat", 0.6
    )


def _is_given_name(reading: Reading, at: int, full: str) -> bool:
    """In Vietnamese text a given name may be a common word: marks must agree, and it opens no sentence."""
    if reading.lang != "vi":
        return True
    return _has_marks_of(reading.found.words[at], full) and not opens_sentence(reading, at)


def _has_marks_of(word: Word, full: str) -> bool:
    return word.lower == full.lower().split()[-1]


def _stands_alone(reading: Reading, at: int) -> bool:
    found = reading.found
    word = found.words[at]
    if at in reading.countries or (word.frequent and opens_sentence(reading, at)):
        return False
    match = reading.marks[at]
    if match is not None and (match[0] > at + 1 or match[1].kind == "not"):
        # Vinh is a town and a given name: who speaks is a person.
        spoke = found.gaps[at + 1] == SPACE and person_verbs().longest(found, at + 1) is not None
        if match[0] > at + 1 or match[1].value != "place" or not spoke:
            return False
    if found.gaps[at] in (HYPHEN, QUOTE) or (found.gaps[at + 1] == HYPHEN and _is_cap(reading, at + 1)):
        return False
    if found.gaps[at] in (SPACE, LINE) and _joins_before(reading, at - 1):
        return False
    return not _joins_behind(reading, at)


def _is_cap(reading: Reading, at: int) -> bool:
    return at < len(reading.found.words) and reading.found.words[at].cap


def _joins_before(reading: Reading, at: int) -> bool:
    """Say whether the word at `at`, in front of a lone name, makes it part of a longer one."""
    word = reading.found.words[at]
    if not word.cap:
        match = reading.marks[at]
        return match is not None and match[1].kind == "before"
    if word.upper or (opens_sentence(reading, at) and word.frequent):
        return False
    for first in range(max(0, at - 3), at + 1):
        match, country = reading.marks[first], reading.countries.get(first)
        if (match is not None and match[0] == at + 1) or (country is not None and country.last == at + 1):
            return match is not None and match[1].kind == "before"
    return not (word.vietnamese and opens_sentence(reading, at))


def _joins_behind(reading: Reading, at: int) -> bool:
    """Say whether what stands behind a lone name makes it a longer name, a place or a body."""
    if not reading.is_cap(at + 1):
        return False
    match = reading.marks[at + 1]
    if match is not None:
        return match[1].kind in ("after", "either")
    if reading.lang == "vi" and reading.found.words[at].syllable and reading.found.words[at + 1].syllable:
        return True  # Kỳ Anh
    run = foreign_run(reading, at)
    return run is not None and run.units > 1 and reading.found.gaps[at + 1] != COMMA
