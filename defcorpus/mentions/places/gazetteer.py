"""Forms of the knowledge tables found in text by their first capital word, in one scan of its capitals."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from defcorpus.mentions.places.forms import Entry, Form, Group, Row, by_key
from defcorpus.text import is_syllable, normal

_MEMORY = 1 << 16  # words remembered before the memory is emptied


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


_BEHIND = ("and", "from", "of", "with")
"""Words that old pages of English agencies run into a country's name in front."""


class Gazetteer:
    """Rows by the first capital word of their forms.

    A form is found in capitals throughout, with a capital at its head only, and without marks where it is
    long enough to be told (`Tho Nhi Ky`, never `Nga`); an acronym only as it is written.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self._forms: dict[str, list[Form]] = {}
        self._by_key: dict[str, Group] = {}
        self._groups: dict[str, Group | Literal[False]] = {}  # by the word as written, False for none
        for key, form in by_key(list(rows)):
            self._forms.setdefault(key, []).append(form)

    def find(self, plain: str, low: str) -> list[Hit]:
        """Return the longest forms in `plain`, in order and disjoint; `low` is its lower case."""
        hits: list[Hit] = []
        groups, end = self._groups, 0
        for word, at in capitals(plain):
            group = groups.get(word)
            if group is None:
                group = self._group(word)
            if group and at >= end:
                second = group.seconds
                if second and low[at + len(word) + 1 : at + len(word) + 2] not in second:
                    continue
                hit = _match(group, plain, low, at)
                if hit is not None and hit.start >= end:
                    hits.append(hit)
                    end = hit.end
        return hits

    def _group(self, word: str) -> Group | Literal[False]:
        """Return the forms that a word stands for, False for none; remembered."""
        known = self._groups.get(word)
        if known is not None:
            return known
        if len(self._groups) > _MEMORY:
            self._groups.clear()
        key = normal(word).replace("İ", "I").lower()
        key = key if key in self._forms else self._glued(word, key)
        if not key:
            group: Group | Literal[False] = False
        elif (group := self._by_key.get(key, False)) is False:
            group = self._by_key[key] = Group(key, self._forms[key])
        self._groups[sys.intern(word)] = group
        return group

    def _glued(self, word: str, key: str) -> str:
        """Return the key of a name that another word was run into: `Azerbaijancủa`, `MalaysiaNgày`."""
        if key[-4:].isdigit() and key[:-4] in self._forms:
            return key[:-4]  # IDEF2025
        turn = _turn().search(word, 3)
        if turn and turn.end() > 4 and key[: turn.end() - 1] in self._forms:
            head, tail = key[: turn.end() - 1], key[turn.end() - 1 :]
            return head if not tail.isascii() and is_syllable(tail) and not is_syllable(head) else ""
        for tail in _BEHIND:
            if key.endswith(tail) and len(key) - len(tail) > 4 and key[: -len(tail)] in self._forms:
                return key[: -len(tail)] if word[-len(tail) :].islower() else ""  # Vietnamand
        for at in range(len(key) - 2, 3, -1):
            if key[:at] in self._forms and not key[at:].isascii() and is_syllable(key[at:]):
                return key[:at] if not is_syllable(key[:at]) and word[at:].islower() else ""
        return ""


def _match(group: Group, plain: str, low: str, at: int) -> Hit | None:
    forms = group.at(low, at)
    found = forms.match(low, at) if forms else None
    if forms is None or found is None:
        return None
    first, end = found
    entries = forms.entries
    hit = _hit(entries[first], plain, low, at, end)
    if hit is None:  # written otherwise than the longest may be: a shorter one?
        for entry in entries[first + 1 :]:
            shorter = entry.whole().match(low, at)
            if shorter and (hit := _hit(entry, plain, low, at, shorter.end())):
                break
    if hit is not None and at and hit.start == at and plain[at - 1].isalnum():
        long = hit.end - at > 5 and not plain[at - 1].isupper()  # củaAzerbaijan, 2016Azerbaijan
        return hit if long else None
    return hit


def _hit(entry: Entry, plain: str, low: str, at: int, end: int) -> Hit | None:
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
