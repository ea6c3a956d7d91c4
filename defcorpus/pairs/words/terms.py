"""Text to terms: what survives translation between Vietnamese and English, in one space for both.

Names and other words in Latin letters that are not Vietnamese syllables keep their letters in both languages;
Vietnamese names keep theirs without marks, and lose the space (`Hà Nội`, `Hanoi`), so two capitalised
syllables side by side are joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from defcorpus.pairs.records import CAPITAL, FOREIGN, NATIVE, TITLE
from defcorpus.text import fold, is_syllable, words


@dataclass(slots=True)
class _Entry:
    form: str
    place: int
    count: int = 0
    flags: int = 0


@dataclass(slots=True)
class Bag:
    """Terms being collected from one article's stretches of text."""

    entries: dict[str, _Entry] = field(default_factory=dict)
    mentions: list[tuple[int, str]] = field(default_factory=list)  # offset and key

    def add(self, key: str, form: str, place: int, at: int, flags: int = 0, count: int = 1) -> None:
        """Count one mention of a term; `at` is its offset, -1 outside the page's text."""
        self.mentions.append((at, key))
        entry = self.entries.get(key)
        if entry is None:
            entry = self.entries[key] = _Entry(form, place)
        entry.count = min(255, entry.count + count)
        entry.flags |= flags


@dataclass(slots=True)
class _Word:
    start: int
    form: str
    folded: str
    capital: bool
    syllable: bool
    letters: bool
    initial: bool  # begins a sentence
    joined: bool  # one space away from the word before


@cache
def _identifier() -> re.Pattern[str]:
    # Letters and digits with inner marks: DSA-3293-1, F-16, 1.5.8-3+deb8u1, COVID-19.
    return re.compile(r"(?<!\w)(?=[\w.+:-]*\d)(?=[\w.+:-]*[A-Za-z])[A-Za-z0-9]+(?:[-.+:][A-Za-z0-9]+)+(?!\w)")


@lru_cache(maxsize=1 << 16)
def _known(form: str) -> tuple[str, bool, bool]:
    """Return a word folded, whether it is spelt as a syllable, and whether it is all letters."""
    folded = fold(form)
    letters = folded.isalpha()
    return folded, letters and is_syllable(form), letters


_SENTENCE_ENDS = frozenset('.!?:;…\n"“”‘(-•')


def _split(text: str, start: int, spans: Sequence[tuple[int, int]]) -> list[_Word]:
    found = []
    before = start
    for at, stop in spans:
        form = text[at:stop]
        gap = text[before:at]
        folded, syllable, letters = _known(form)
        initial = before == start or (gap != " " and not _SENTENCE_ENDS.isdisjoint(gap))
        found.append(_Word(at, form, folded, form[0].isupper(), syllable, letters, initial, gap == " "))
        before = stop
    return found


def collect(
    bag: Bag,
    text: str,
    start: int,
    end: int,
    lang: str,
    *,
    whole: int,
    title: bool = False,
    outside: bool = False,
    taken: Sequence[tuple[int, int]] = (),
    spans: Sequence[tuple[int, int]] | None = None,
) -> None:
    """Add to `bag` the words, name pieces and identifiers of ``text[start:end]``.

    `whole` is the length that places are measured against; words inside the spans `taken` are passed over;
    `outside` says that `text` is not the page's; `spans` are those of the words, where they are known.
    """
    scale = 255 / max(1, whole)
    mark = TITLE if title else 0
    found = _split(text, start, words(text, start, end) if spans is None else spans)
    shouting = sum(word.form.isupper() for word in found) > 0.6 * len(found)
    flat = shouting or (title and sum(word.capital for word in found) > 0.6 * len(found))
    covered = {at for begin, stop in taken for at in range(begin, stop)}
    for at, word in enumerate(found):
        if not word.letters or (word.syllable and not word.capital) or word.start in covered:
            continue  # most words are spelt as syllables, and none of a name
        place = min(255, int(word.start * scale))
        for key, form, flags in _word_terms(found, at, lang, flat):
            bag.add(key, form, place, -1 if outside else word.start, flags | mark)
    for hit in _identifier().finditer(text, start, end):
        at = -1 if outside else hit.start()
        place = min(255, int(hit.start() * scale))
        bag.add("i:" + hit.group().lower(), hit.group(), place, at, FOREIGN | mark)


def _word_terms(found: list[_Word], at: int, lang: str, flat: bool) -> Iterator[tuple[str, str, int]]:
    word = found[at]
    if len(word.folded) < 2:
        return
    capital = CAPITAL if word.capital and not word.initial and not flat else 0
    before = found[at - 1] if at and word.joined else None
    after = found[at + 1] if at + 1 < len(found) and found[at + 1].joined else None
    foreign = word.capital and not flat and _foreign_company(word, before, after)
    if foreign or not word.syllable:
        yield "w:" + word.folded, word.form, FOREIGN | capital
    if before and before.capital and word.capital and before.syllable and word.syllable and not flat:
        yield "w:" + before.folded + word.folded, f"{before.form} {word.form}", NATIVE | CAPITAL
    if lang == "en" and word.syllable and word.capital and not flat and len(word.folded) > 3:
        # `Hanoi`, `Danang`: one English word for two syllables would not be one syllable; `Trang` is.
        yield "w:" + word.folded, word.form, capital


def _foreign_company(word: _Word, before: _Word | None, after: _Word | None) -> bool:
    """Say whether a word spelt like a syllable belongs to a foreign name or is an acronym."""
    if word.form.isupper() and len(word.form) > 1 and word.form.isascii():
        return True
    if not word.form.isascii():
        return False
    return any(
        near is not None and near.capital and near.letters and not near.syllable for near in (before, after)
    )
