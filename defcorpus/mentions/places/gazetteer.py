"""Forms of the knowledge tables found in text by their first capital word, in one scan of its capitals."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from defcorpus.text import fold, is_syllable, normal

_SPACE = r"[ \u00a0\n\-‐‑] ?"  # between two words of a form
_HYPHEN = r"[ \u00a0]?[ \u00a0\n\-‐‑–] ?"
_MEMORY = 1 << 16  # words remembered before the memory is emptied


class Row(NamedTuple):
    """A form of a table and what it says."""

    form: str
    kind: str
    value: str
    strict: bool = False  # every capital counts: `Hòa Bình` is a province, `Hòa bình` peace


class Hit(NamedTuple):
    """A form found: offsets into the plain text given."""

    start: int
    end: int
    row: Row


@cache
def _upper() -> str:
    letters = (chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)))
    return "".join(letter for letter in letters if letter.isupper())


@cache
def _capitals() -> re.Pattern[str]:
    return re.compile(rf"[{_upper()}]\w*")


@lru_cache(maxsize=64)
def capitals(plain: str) -> tuple[tuple[str, int], ...]:
    """Return the words of `plain` that begin with a capital, and where; the last few answers are kept."""
    return tuple([(found[0], found.start()) for found in _capitals().finditer(plain)])


@cache
def _turn() -> re.Pattern[str]:
    return re.compile(rf"(?<=[^\W\d_])[{_upper()}]")


class _Entry(NamedTuple):
    row: Row
    wanted: str  # the form as written, from the first capital word on
    before: str  # words in small letters that stand in front of the first capital
    low: str  # from the first capital word on, in small letters
    pattern: str
    length: int
    bare: bool  # the form with its marks left out


class Gazetteer:
    """Rows by the first capital word of their forms.

    A form is found in capitals throughout, with a capital at its head only, and without marks where it is
    long enough to be told (`Tho Nhi Ky`, never `Nga`); an acronym only as it is written.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self._entries: dict[str, list[_Entry]] = {}
        self._compiled: dict[str, tuple[re.Pattern[str], list[_Entry]]] = {}
        self._keys: dict[str, str] = {}  # a word as written, and the key it stands under, "" for none
        for row in rows:
            for key, entry in _entries(row):
                self._entries.setdefault(key, []).append(entry)
        # What the second words of a key begin with, where there are always two.
        self._seconds = {key: _seconds(key, entries) for key, entries in self._entries.items()}

    def find(self, plain: str, low: str) -> list[Hit]:
        """Return the longest forms in `plain`, in order and disjoint; `low` is its lower case."""
        hits: list[Hit] = []
        keys, seconds, end = self._keys, self._seconds, 0
        for word, at in capitals(plain):
            key = keys.get(word)
            if key is None:
                key = self._remember(word)
            if key and at >= end:
                second = seconds[key]
                if second and low[at + len(word) + 1 : at + len(word) + 2] not in second:
                    continue
                hit = self._match(key, plain, low, at)
                if hit is not None and hit.start >= end:
                    hits.append(hit)
                    end = hit.end
        return hits

    def _remember(self, word: str) -> str:
        if len(self._keys) > _MEMORY:
            self._keys.clear()
        key = normal(word).replace("İ", "I").lower()
        self._keys[sys.intern(word)] = key = key if key in self._entries else self._glued(word, key)
        return key

    def _glued(self, word: str, key: str) -> str:
        """Return the key of a name that another word was run into: `Azerbaijancủa`, `MalaysiaNgày`."""
        if key[-4:].isdigit() and key[:-4] in self._entries:
            return key[:-4]  # IDEF2025
        turn = _turn().search(word, 3)
        if turn and turn.end() > 4 and key[: turn.end() - 1] in self._entries:
            head, tail = key[: turn.end() - 1], key[turn.end() - 1 :]
            return head if not tail.isascii() and is_syllable(tail) and not is_syllable(head) else ""
        for at in range(len(key) - 2, 3, -1):
            if key[:at] in self._entries and not key[at:].isascii() and is_syllable(key[at:]):
                return key[:at] if not is_syllable(key[:at]) and word[at:].islower() else ""
        return ""

    def _match(self, key: str, plain: str, low: str, at: int) -> Hit | None:
        if key not in self._compiled:
            self._compiled[key] = _compile(self._entries[key])
        pattern, entries = self._compiled[key]
        found = pattern.match(low, at)
        if found is None or not found.lastindex:
            return None
        first = found.lastindex - 1
        hit = _hit(entries[first], plain, low, at, found.end())
        if hit is None:  # written otherwise than the longest may be: a shorter one?
            for entry in entries[first + 1 :]:
                shorter = re.compile(_whole(entry)).match(low, at)
                if shorter and (hit := _hit(entry, plain, low, at, shorter.end())):
                    break
        if hit is not None and at and hit.start == at and plain[at - 1].isalnum():
            long = hit.end - at > 5 and not plain[at - 1].isupper()  # củaAzerbaijan, 2016Azerbaijan
            return hit if long else None
        return hit


def _entries(row: Row) -> Iterator[tuple[str, _Entry]]:
    form = normal(row.form)
    words = form.split()
    first = next((at for at, word in enumerate(words) if word[0].isupper()), 0)
    before = " ".join(words[:first]).lower()
    head = " ".join(words[first:])
    forms = [(head, False)]
    bare = _unmarked(head)
    if bare != head and (" " in head or "-" in head or not is_syllable(head)):
        forms.append((bare, True))
    for written, is_bare in forms:
        low = written.lower()
        key = re.match(r"\w*", low)
        if key and key[0]:
            yield key[0], _Entry(row, head, before, low, _pattern(low), len(before) + len(low), is_bare)


def _seconds(key: str, entries: list[_Entry]) -> frozenset[str]:
    """Return the characters that the second words begin with; none where one word may be all."""
    tails = [entry.low[len(key) :] for entry in entries]
    if not all(tail[:1] in (" ", "-") and tail[1:2].isalnum() for tail in tails):
        return frozenset()
    firsts = {tail[1] for tail in tails} | {" ", "\n", "-", "–", "‑", "‐"}
    return frozenset(firsts)


def _unmarked(form: str) -> str:
    """Return `form` without marks, its capitals kept."""
    letters = [fold(char) for char in form]
    return "".join(bare.upper() if char.isupper() else bare for char, bare in zip(form, letters, strict=True))


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
def _newer() -> dict[str, str]:
    """Map the older placement of a tone at a word's end to both: `hòa`, `hoà`."""
    pairs = {}
    for first, second in ("oa", "oe", "uy"):
        for tone in "\u0300\u0301\u0303\u0309\u0323":
            older = unicodedata.normalize("NFC", first + tone) + second
            pairs[older] = f"(?:{older}|{unicodedata.normalize('NFC', first + second + tone)})"
    return pairs


def _either_tone(word: str) -> str:
    either = _newer().get(word[-2:])
    return re.escape(word[:-2]) + either if either else re.escape(word)


def _whole(entry: _Entry) -> str:
    return f"{entry.pattern}(?!\\w)"


def _compile(entries: list[_Entry]) -> tuple[re.Pattern[str], list[_Entry]]:
    ordered = sorted(entries, key=lambda entry: (-len(entry.before), -entry.length, entry.bare, entry.row))
    patterns = []
    for entry in ordered:
        ahead = ""
        if entry.before:
            ahead = f"(?<={re.escape(entry.before)}[ \\n])(?<!\\w{re.escape(entry.before)}[ \\n])"
        # A lone word was seen to be whole, or to have another run into it.
        end = "" if entry.pattern.isalpha() else r"(?!\w)"
        patterns.append(f"({ahead}{entry.pattern}{end})")
    return re.compile("|".join(patterns)), ordered


def _hit(entry: _Entry, plain: str, low: str, at: int, end: int) -> Hit | None:
    """Return the hit where the text is written as the form may be."""
    row = entry.row
    start = at
    if entry.before:
        start = at - len(entry.before) - 1
        if not low.startswith(entry.before, start):
            return None
    written = plain[at:end]
    if written != entry.wanted and not _fits(written, entry.wanted, bare=entry.bare, strict=row.strict):
        return None
    return Hit(start, end, row)


@lru_cache(maxsize=1 << 14)
def _fits(written: str, wanted: str, *, bare: bool, strict: bool) -> bool:
    letters = [char for char in wanted if char.isalnum()]
    mine = [char for char in written if char.isalnum()]
    one = "".join(letters) == wanted
    if all(char.isupper() or char.isdigit() for char in letters) or (
        one and wanted[1:] != wanted[1:].lower()
    ):
        return bare or mine == letters  # NATO, MoD
    if not (bare or strict):
        return True
    if all(not char.isalpha() or char.isupper() for char in mine):
        return True
    return all(a.isupper() or not b.isupper() for a, b in zip(mine, letters, strict=False))
