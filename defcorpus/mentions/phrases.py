"""Phrases of the knowledge tables found in words: the longest one that is written as it may be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from defcorpus.mentions.tokens import AND, DOT, GLUED, HYPHEN, LINE, QUOTE, SPACE, Tokens, Word, tokens


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A row of a table: a phrase, and what it says."""

    words: tuple[Word, ...]
    lang: str
    kind: str
    value: str
    any_case: bool = False  # may also be written in small letters throughout
    acronym: bool = field(init=False)

    def __post_init__(self) -> None:
        letters = "".join(w.text for w in self.words)
        short = all(w.upper or len(w.text) == 1 for w in self.words) and letters.isupper()
        object.__setattr__(self, "acronym", short and len(letters) > 1)


@dataclass(slots=True)
class _Node:
    next: dict[str, _Node] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)


class Phrases:
    """Phrases by their folded words."""

    def __init__(self, rows: Iterable[tuple[str, str, str, str, bool]]) -> None:
        """Take rows of form, language, kind, value and whether small letters will do."""
        self.root: dict[str, _Node] = {}
        self.small: set[str] = set()  # first words that may be written in small letters, marks and all
        for form, lang, kind, value, any_case in rows:
            words = tuple(tokens(form).words)
            level = self.root
            if any_case or not words[0].cap:
                self.small.add(words[0].lower)
            for at, item in enumerate(words):
                node = level.setdefault(item.folded, _Node())
                level = node.next
                if at + 1 == len(words):
                    node.entries.append(Entry(words, lang, kind, value, any_case))

    def begins(self, word: Word) -> bool:
        """Say whether a phrase may begin with `word` as it is written."""
        return word.folded in self.root if word.cap else word.lower in self.small

    def longest(self, found: Tokens, at: int) -> tuple[int, Entry] | None:
        """Return where the longest phrase that begins at `at` ends, and its entry."""
        words, gaps = found.words, found.gaps
        node = self.root.get(words[at].folded)
        best = None
        end = at
        while node is not None:
            end += 1
            if node.entries:
                here = words[at:end]
                for entry in node.entries:
                    if fits(entry, here):
                        best = (end, entry)
                        break
            if end >= len(words) or not node.next or not _joins(gaps[end], words[end - 1]):
                break
            node = node.next.get(words[end].folded)
        return best


def _joins(gap: int, before: Word) -> bool:
    if gap in (SPACE, HYPHEN, LINE, QUOTE, AND, GLUED):
        return True
    return gap == DOT and len(before.text) <= 5


def fits(entry: Entry, words: list[Word]) -> bool:
    """Say whether `words`, equal to the entry after folding, are written as the entry may be.

    Letters count: an acronym is written in capitals, a name begins with one, and a form with Vietnamese
    marks keeps them, or has none at all where it is long enough to be told (`Tho Nhi Ky`, never `Nga`).
    """
    wanted = entry.words
    if len(words) == 1:
        return _fits_one(entry, words[0], wanted[0])
    if all(a.text == b.text for a, b in zip(words, wanted, strict=True)):
        return True
    if entry.acronym:
        return False
    first = words[0]
    if not (first.cap or entry.any_case) and wanted[0].cap:
        return False
    if all(a.lower == b.lower for a, b in zip(words, wanted, strict=True)):
        # `Võ Sỹ` is a name, `võ sỹ` a boxer: a phrase of small letters takes a capital at its head only.
        return wanted[0].cap or not words[-1].cap or words[-1].upper or not entry.any_case
    if not first.cap:
        return False
    if all(a.plain for a in words):
        return all(a.cap for a, b in zip(words, wanted, strict=True) if b.cap)
    # A misprint of the marks (`Bộ trướng`): the rest of the phrase makes up for one wrong syllable.
    wrong = sum(a.lower != b.lower for a, b in zip(words, wanted, strict=True))
    return wrong == 1 and (entry.any_case or len(words) > 2)


def _fits_one(entry: Entry, word: Word, wanted: Word) -> bool:
    if word.text == wanted.text:
        return True
    if entry.acronym or (wanted.cap and not (word.cap or entry.any_case)):
        return False
    return word.lower == wanted.lower or (word.cap and not wanted.syllable)
