"""Forms of the knowledge tables as they may stand in text, by their first capital word and their second."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from defcorpus.text import fold, is_syllable, normal

_SPACE = r"[ \u00a0\n\-‐‑] ?"  # between two words of a form
_HYPHEN = r"[ \u00a0]?[ \u00a0\n\-‐‑–] ?"


class Row(NamedTuple):
    """A form of a table and what it says."""

    form: str
    kind: str
    value: str
    strict: bool = False  # every capital counts: `Hòa Bình` is a province, `Hòa bình` peace


class Form(NamedTuple):
    """A form of a row as it is kept until a word that it begins with is met."""

    row: Row
    wanted: str  # the form as written, from the first capital word on; without marks where it is bare
    before: str  # words in small letters that stand in front of the first capital
    bare: bool  # the form with its marks left out


class Entry(NamedTuple):
    """A form whose first word was met."""

    row: Row
    wanted: str
    before: str
    low: str  # from the first capital word on, in small letters
    bare: bool

    @property
    def rank(self) -> tuple[int, int, bool, Row]:
        """Sort those with words in front before others, then the longest."""
        return (-len(self.before), -len(self.before) - len(self.low), self.bare, self.row)

    @property
    def simple(self) -> bool:
        """Whether it is words with a blank between them, written in one way."""
        if self.before or not self.low.replace(" ", "").isalnum():
            return False
        return all(word[-2:] not in _tones() for word in self.low.split(" "))

    @property
    def hint(self) -> str:
        """A part of it that is written in one way: what its last word begins with."""
        word: str = _words().findall(self.low)[-1]
        return word[:-2] if word[-2:] in _tones() else word

    def compiled(self) -> re.Pattern[str]:
        """Return the pattern of all the ways to write it."""
        pattern, ahead = _pattern(self.low), ""
        if self.before:
            before = re.escape(self.before)
            ahead = f"(?<={before}[ \\n])(?<!\\w{before}[ \\n])"
        # A lone word was seen to be whole, or to have another run into it.
        return re.compile(f"{ahead}{pattern}{'' if pattern.isalpha() else _END}")

    def whole(self) -> re.Pattern[str]:
        """Return its pattern for where no word goes on behind it, whatever stands in front."""
        return _whole(_pattern(self.low))


class Group:
    """The forms of one key, by their second words."""

    __slots__ = ("_alone", "_by_second", "_known", "_length", "seconds")

    def __init__(self, key: str, forms: list[Form]) -> None:
        entries = [_entry(form) for form in forms]
        # What the second words begin with, where there are always two.
        self.seconds = _seconds(key, entries)
        self._length = len(key)
        self._by_second: dict[str, list[Entry]] = {}
        alone = []
        for entry in entries:
            seconds = _second_words(entry.low, len(key))
            for second in seconds:
                self._by_second.setdefault(second, []).append(entry)
            if not seconds:
                alone.append(entry)
        self._alone = Candidates(alone) if alone else None
        self._known: dict[str, Candidates] = {}

    def at(self, low: str, at: int) -> Candidates | None:
        """Return the forms that may stand at `at`, by the word behind the key; None where none may."""
        if not self._by_second:
            return self._alone
        found = _behind().match(low, at + self._length)
        if found is None:
            return self._alone
        second = found[1]
        forms = self._known.get(second)
        if forms is None:
            entries = self._by_second.get(second)
            if entries is None:
                return self._alone
            forms = Candidates(entries + self._alone.entries if self._alone else entries)
            self._known[second] = forms
        return forms


class Candidates:
    """Forms that are tried one after another: those with words in front, then the longest."""

    __slots__ = ("_forms", "_patterns", "_reach", "entries")

    def __init__(self, entries: list[Entry]) -> None:
        self.entries = sorted(entries, key=lambda entry: entry.rank)
        self._forms = [(one.low, one.simple, "" if one.simple else one.hint) for one in self.entries]
        self._reach = max([len(low) for low, simple, _ in self._forms if simple and " " in low], default=0)
        self._patterns: dict[int, re.Pattern[str]] = {}  # compiled where they are needed: most never are

    def match(self, low: str, at: int) -> tuple[int, int] | None:
        """Return which form stands at `at`, and where it ends."""
        odd = self._reach > 0 and _odd().search(low, at, at + self._reach) is not None
        for number, (form, simple, hint) in enumerate(self._forms):
            if simple and (not odd or " " not in form):
                if low.startswith(form, at):
                    end = at + len(form)
                    after = low[end : end + 1]
                    # A lone word was seen to be whole, or to have another run into it.
                    if form.isalpha() or not (after.isalnum() or after == "_"):
                        return number, end
            elif hint in low[at : at + 2 * len(form) + 2]:
                pattern = self._patterns.get(number)
                if pattern is None:
                    pattern = self._patterns[number] = self.entries[number].compiled()
                found = pattern.match(low, at)
                if found is not None:
                    return number, found.end()
        return None


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(r"\W{0,6}(\w+)")


@cache
def _odd() -> re.Pattern[str]:
    """Match what may part two words in place of one blank."""
    return re.compile("[\u00a0\n\\-‐‑]|  ")


def _second_words(low: str, at: int) -> tuple[str, ...]:
    """Return how the second word of a form may be written; nothing for a form of one word."""
    found = _behind().match(low, at)
    if found is None:
        return ()
    newer = _tones().get(found[1][-2:])
    return (found[1],) if newer is None else (found[1], found[1][:-2] + newer)


def by_key(rows: list[Row]) -> Iterator[tuple[str, Form]]:
    """Yield the forms of rows with their keys: the first capital word in small letters."""
    pieces = []
    # All at once: a call for each of some thousand forms takes ten times as long.
    for form in normal("\n".join([row.form for row in rows])).split("\n"):
        words = form.split()
        first = next((at for at, word in enumerate(words) if word[0].isupper()), 0)
        pieces.append((" ".join(words[:first]).lower(), " ".join(words[first:])))
    heads = "\n".join([head for _, head in pieces])
    lows, folds = heads.lower().split("\n"), fold(heads).split("\n")
    for row, (before, head), low, folded in zip(rows, pieces, lows, folds, strict=True):
        if key := _first_word(low):
            yield key, Form(row, head, before, bare=False)
        bare = folded != low and (" " in head or "-" in head or not is_syllable(head))
        if bare and (key := _first_word(folded)):
            yield key, Form(row, _unmarked(head, folded), before, bare=True)


def _first_word(low: str) -> str:
    found = _words().match(low)
    return found[0] if found else ""


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"\w+")


def _entry(form: Form) -> Entry:
    row, wanted, before, bare = form
    return Entry(row, wanted, before, wanted.lower(), bare)


def _seconds(key: str, entries: list[Entry]) -> frozenset[str]:
    """Return the characters that the second words begin with; none where one word may be all."""
    tails = [entry.low[len(key) :] for entry in entries]
    if not all(tail[:1] in (" ", "-") and tail[1:2].isalnum() for tail in tails):
        return frozenset()
    firsts = {tail[1] for tail in tails} | {" ", "\n", "-", "–", "‑", "‐"}
    return frozenset(firsts)


def _unmarked(form: str, folded: str) -> str:
    """Return `form` without marks, its capitals kept."""
    pairs = zip(form, folded if len(folded) == len(form) else map(fold, form), strict=True)
    return "".join([bare.upper() if char.isupper() else bare for char, bare in pairs])


def _pattern(low: str) -> str:
    pieces = []
    for piece in re.split(r"([ \-.'’&])", low):
        if piece == " ":
            pieces.append(_SPACE)
        elif piece == "-":
            pieces.append(_HYPHEN)
        elif piece == ".":
            pieces.append(r"\. ?")
        elif piece in ("'", "’"):
            pieces.append(r"['’ʼ‘]")
        else:
            pieces.append(_either_tone(piece))
    joined = "".join(pieces)
    joined = joined.replace(_SPACE + _HYPHEN + _SPACE, _HYPHEN)
    joined = joined.replace(r"\. ?" + _SPACE, rf"\.?(?:{_SPACE})?")
    return joined.removesuffix(r"\. ?") + r"\.?" if joined.endswith(r"\. ?") else joined


@cache
def _tones() -> dict[str, str]:
    """Map the older placement of a tone at a word's end to the newer one: `hòa`, `hoà`."""
    return {
        unicodedata.normalize("NFC", first + tone) + second: unicodedata.normalize(
            "NFC", first + second + tone
        )
        for first, second in ("oa", "oe", "uy")
        for tone in "\u0300\u0301\u0303\u0309\u0323"
    }


def _either_tone(word: str) -> str:
    newer = _tones().get(word[-2:])
    return f"{re.escape(word[:-2])}(?:{word[-2:]}|{newer})" if newer else re.escape(word)


_END = r"(?!\w)"


@cache
def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern + _END)
