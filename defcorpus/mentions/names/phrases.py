"""Phrases of the knowledge tables found in words: the longest one that is written as it may be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter

from defcorpus.mentions.gaps import AND, DOT, GLUED, HYPHEN, LINE, QUOTE, SPACE
from defcorpus.mentions.words.tokens import Tokens, Word, tokens, word

_JOINING = frozenset({SPACE, HYPHEN, LINE, QUOTE, AND, GLUED})  # what may stand inside a phrase
_REMEMBERED = 1 << 16  # words remembered before the memory is emptied


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
    entries: tuple[Entry, ...] = ()


Mark = tuple[int, Entry]  # a known phrase: the word behind it, and its row
_Start = tuple[dict[str, _Node], Entry | None]  # what goes on from a word, and what it is alone


class _Starts(dict[str, _Start | None]):
    """What begins with a word as it is written: longer phrases, and the entry that is this word alone.

    Worked out when a word is first met; most begin nothing, and are done with in one look.
    """

    def __init__(self) -> None:
        super().__init__()
        self.root: dict[str, _Node] = {}
        self.small: set[str] = set()  # first words that may be written in small letters, marks and all

    def __missing__(self, text: str) -> _Start | None:
        if len(self) >= _REMEMBERED:
            self.clear()
        first = word(text)
        node = self.root.get(first.folded) if first.cap or first.lower in self.small else None
        alone = _written(node.entries, (text,)) if node is not None and node.entries else None
        start = None if node is None or (alone is None and not node.next) else (node.next, alone)
        self[text] = start
        return start


class Phrases:
    """Phrases by their folded words."""

    def __init__(self, rows: Iterable[tuple[str, str, str, str, bool]]) -> None:
        """Take rows of form, language, kind, value and whether small letters will do."""
        self.starts = _Starts()
        for form, lang, kind, value, any_case in rows:
            words = tuple(tokens(form).words)
            level = self.starts.root
            if any_case or not words[0].cap:
                self.starts.small.add(words[0].lower)
            for at, item in enumerate(words):
                node = level.setdefault(item.folded, _Node())
                level = node.next
                if at + 1 == len(words):
                    node.entries += (Entry(words, lang, kind, value, any_case),)

    def longest(self, found: Tokens, at: int) -> Mark | None:
        """Return where the longest phrase that begins at `at` ends, and its entry."""
        start = self.starts[found.words[at].text]
        return None if start is None else _longest(start, found.words, found.gaps, at)

    def marks(self, words: list[Word], gaps: list[int]) -> tuple[list[_Start | None], list[Mark | None]]:
        """Return of each word what begins with it, and the longest phrase that does."""
        starts = list(map(self.starts.__getitem__, map(_text, words)))
        marks: list[Mark | None] = [None] * len(words)
        folded = [item.folded for item in words[1:]]
        folded.append("")
        for at, start in enumerate(starts):
            if start is not None:
                # Mostly nothing goes on from a word: no call for it.
                level, alone = start
                if folded[at] in level:
                    marks[at] = _longest(start, words, gaps, at)
                elif alone is not None:
                    marks[at] = at + 1, alone
        return starts, marks


_text = attrgetter("text")


def _longest(start: _Start, words: list[Word], gaps: list[int], at: int) -> Mark | None:
    """Return where the longest phrase ends that begins at `at` with `start`, and its entry."""
    level, alone = start
    end, count = at + 1, len(words)
    best = None if alone is None else (end, alone)
    while level and end < count:
        node = level.get(words[end].folded)
        if node is None:
            break
        gap = gaps[end]
        if gap not in _JOINING and (gap != DOT or len(words[end - 1].text) > 5):
            break
        level = node.next
        end += 1
        if node.entries:
            entry = _written(node.entries, tuple([item.text for item in words[at:end]]))
            if entry is not None:
                best = (end, entry)
    return best


@lru_cache(maxsize=1 << 14)
def _written(entries: tuple[Entry, ...], texts: tuple[str, ...]) -> Entry | None:
    """Return the first of `entries`, equal to the words `texts` after folding, that is written so."""
    words = list(map(word, texts))
    return next((entry for entry in entries if fits(entry, words)), None)


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
