"""A stretch of text as words with what stands between them: one scan that names and places share."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache

from defcorpus.knowledge import table
from defcorpus.mentions.gaps import GAPS, GLUED, SPACE, STOP
from defcorpus.mentions.words.vocabulary import (
    common_words,
    given_names,
    grammar,
    is_common,
    particles,
    places_in_names,
    surnames,
    uses,
)
from defcorpus.text import fold, is_syllable, normal
from defcorpus.text.syllables import MARKED, is_folded_syllable


@dataclass(slots=True, eq=False)  # not frozen: made by the thousand, and a frozen one takes thrice as long
class Word:
    """What is known of a word from its spelling and from the tables: asked once, and remembered."""

    text: str  # normal form, so that one tone placement is compared
    lower: str
    folded: str
    cap: bool  # begins with a capital letter
    upper: bool  # two letters or more, all capital
    plain: bool  # without any marks
    syllable: bool  # spelt as a Vietnamese syllable
    vietnamese: bool  # a Vietnamese syllable with a letter that only Vietnamese writes
    glue: int  # where a second word begins that was run into this one, 0 where none was
    given: bool  # a given name of some language
    frequent: bool  # a frequent English word
    common: bool  # an English word that is likely no name
    opening: bool  # the same where it opens a sentence
    surname: str  # how common a Vietnamese family name it is, marks and all; empty for none
    family: str  # the same without marks
    uses: frozenset[str]  # what it does around names, as `grammar` calls it
    particle: frozenset[str]  # where it stands in foreign names, as `particles` calls it
    inner: bool  # a small word inside foreign names


class _Words(dict[str, Word]):
    """Words by their spelling in NFC, worked out when first met."""

    def __missing__(self, raw: str) -> Word:
        if len(self) >= _REMEMBERED:
            self.clear()
        text = normal(raw)
        lower = text.lower()
        folded = fold(text)
        syllable = len(text) <= 14 and is_folded_syllable(folded)
        self[raw] = found = Word(
            text=text,
            lower=lower,
            folded=folded,
            cap=text[:1].isupper(),
            upper=len(text) > 1 and text.isupper(),
            plain=folded == lower,
            syllable=syllable,
            vietnamese=syllable and not MARKED.isdisjoint(lower),
            glue=0 if syllable else _glue(text, lower, folded),
            given=folded in given_names(),
            frequent=folded in common_words(),
            common=is_common(folded),
            opening=is_common(folded, opening=True),
            surname=surnames()[0].get(lower, ""),
            family=surnames()[1].get(folded, ""),
            uses=uses().get(lower, _NO_USE),
            particle=places_in_names().get(folded, _NO_USE),
            inner=lower in particles("inner"),
        )
        return found


_NO_USE: frozenset[str] = frozenset()
_REMEMBERED = 1 << 16  # words remembered before the memory is emptied
word = _Words().__getitem__  # what is known of one word in NFC


@cache
def _glued_words() -> frozenset[str]:
    return frozenset(form for form, lang in table("glued") if lang == "vi")


@cache
def _english_glue() -> frozenset[str]:
    return frozenset(form for form, lang in table("glued") if lang == "en")


# Those that end no name or word themselves: `Martin`, `Milton`, `Toronto`.
_BEHIND = frozenset(("and", "from", "of", "said", "with"))


@cache
def _known_words() -> frozenset[str]:
    forms = [form for form, *_ in table("countries")] + [form for form, *_ in table("outlets")]
    return frozenset(fold(form) for form in forms if " " not in form)


def _glue(text: str, lower: str, folded: str) -> int:
    """Find the second word in `Azerbaijancủa`, `GiangBộ`, `củaAzerbaijan`; 0 where there is none.

    Looser than :func:`defcorpus.text.glued.cuts`, which counts and searches by it: here a name that no table
    has may stand in front (`Mustafayevnhấn`), and a wrong cut costs a candidate, not a word of the text.
    """
    if not 4 <= len(text) <= 30 or folded in _known_words() or lower in grammar("unparted"):
        return 0
    for at in range(1, len(text)):
        if text[at].isupper() and text[at - 1].islower():
            whole = folded[:at] in _known_words() or lower[:at] in _english_glue()
            return at if whole or _two_words(lower[:at], lower[at:]) else 0
    if not text[0].isupper():
        return 0
    for tail in _BEHIND:
        if lower.endswith(tail) and folded not in common_words():
            head = folded[: -len(tail)]
            if len(head) > 3 and (head in common_words() or head in _known_words()):
                return len(head)  # Ministerof, Vietnamand
    ascii_only = lower.isascii()
    for at in range(3, len(text) - 1):
        tail = lower[at:]
        if (ascii_only and tail not in _glued_words()) or not is_syllable(tail):
            continue
        if not MARKED.isdisjoint(lower[:at]) and is_syllable(lower[:at]):
            return at  # Trọngmong: a Vietnamese word is one syllable
        if not MARKED.isdisjoint(tail) or tail in _glued_words():
            head = folded[:at]
            known = head in _known_words() or is_syllable(lower[:at])
            if known or (at >= 4 and MARKED.isdisjoint(lower[:at]) and not lower.isascii()):
                return at
    return 0


def _two_words(head: str, tail: str) -> bool:
    marked = not MARKED.isdisjoint(head + tail) or head in _glued_words()
    if is_syllable(head) and is_syllable(tail) and len(head) > 1 and len(tail) > 1:
        return True
    return marked and (is_syllable(head) or is_syllable(tail))


@dataclass(slots=True, eq=False)
class Tokens:
    """The words of a stretch of text. Positions are offsets into `plain`; `origin` maps them back."""

    plain: str
    words: list[Word]
    starts: list[int]
    ends: list[int]
    gaps: list[int]  # one more than words: what stands in front of each, and behind the last
    base: int
    offsets: tuple[int, ...] | None  # where `plain` is not the original: each character's offset in it

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return the original's half-open span for one of `plain`."""
        if self.offsets is None:
            return self.base + start, self.base + end
        # The end of the last character's cluster, not the beginning of the next.
        return self.base + self.offsets[start], self.base + self.offsets[end]

    def joined(self, first: int, last: int) -> str:
        """Return the words from `first` to before `last` as written, on one line, run-in words parted."""
        if last - first == 1:
            return self.words[first].text
        if self.gaps[first + 1 : last].count(SPACE) == last - first - 1:
            return " ".join([item.text for item in self.words[first:last]])
        pieces: list[str] = []
        for at in range(first, last):
            gap = self.plain[self.ends[at - 1] : self.starts[at]] if at > first else ""
            pieces += (gap or " ", self.words[at].text)
        return " ".join("".join(pieces).split())


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(r"([^\W_]+)")


def tokens(plain: str) -> Tokens:
    """Return `plain`, which is NFC, as words and gaps."""
    pieces = _word_pattern().split(plain)
    edges = list(itertools.accumulate(map(len, pieces)))
    gaps = list(map(GAPS.__getitem__, pieces[::2]))
    gaps[0] = gaps[-1] = STOP
    return _unglued(Tokens(plain, list(map(word, pieces[1::2])), edges[:-1:2], edges[1::2], gaps, 0, None))


def _unglued(found: Tokens) -> Tokens:
    """Part the words that were run together."""
    words = found.words
    for at in range(len(words) - 1, -1, -1):
        if words[at].glue:
            _unglue(found, at)
    return found


def _unglue(found: Tokens, at: int) -> None:
    """Part two words that were run together."""
    start, end = found.starts[at], found.ends[at]
    middle = start + found.words[at].glue
    found.words[at : at + 1] = word(found.plain[start:middle]), word(found.plain[middle:end])
    found.starts.insert(at + 1, middle)
    found.ends.insert(at, middle)
    # A capital behind small letters: GiangBộ.
    found.gaps.insert(at + 1, GLUED if found.words[at + 1].cap else SPACE)
