"""Vietnamese as it is keyed in without an input method: Telex (`quoocs`) and VNI (`quo6c1`) to `quốc`.

The keys are those of the input methods that every system ships: Telex writes marks as letters, VNI as digits.
"""

from __future__ import annotations

import unicodedata

from defcorpus.text.glued import syllables
from defcorpus.text.normal import normal

_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323",
          "1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}  # fmt: skip
_VOWELS = "aeiouy"
LONGEST = 12  # keys of a syllable


def keyed(word: str) -> str | None:
    """Return the syllable that `word` is the keys of, in small letters; None where it is none.

    >>> keyed("quoocs"), keyed("phongf"), keyed("quo6c1"), keyed("dduwowcj"), keyed("d9uo7c5")
    ('quốc', 'phòng', 'quốc', 'được', 'được')
    >>> keyed("giang"), keyed("dialogue")
    (None, None)
    """
    if not 2 <= len(word) <= LONGEST or not word.isascii() or not word.isalnum():
        return None
    lower = word.lower()
    for keys in (_telex, _vni):
        read = keys(lower)
        if read is not None:
            letters, marks, tone = read
            made = _composed(letters, marks, tone)
            if made != lower and made in syllables():
                return made
    return None


Read = tuple[list[str], dict[int, str], str]
"""Letters without marks, the mark of some of them by place, and the tone."""


def _telex(word: str) -> Read | None:
    letters: list[str] = []
    marks: dict[int, str] = {}
    tone = ""
    for char in word:
        vowels = [at for at, letter in enumerate(letters) if letter in _VOWELS]
        if char in _TONES and vowels:
            tone = _TONES[char]
        elif char == "w" and _horned(letters, marks, vowels):
            pass
        elif char == "w" and not vowels:  # by itself it is ư
            marks[len(letters)] = _HORN
            letters.append("u")
        elif char in "aeo" and (same := [at for at in vowels if letters[at] == char and at not in marks]):
            marks[same[-1]] = _CIRCUMFLEX
        elif char == "d" and letters and letters[0] == "d" and 0 not in marks:
            marks[0] = "đ"
        elif char.isdigit():
            return None
        else:
            letters.append(char)
    return letters, marks, tone


def _vni(word: str) -> Read | None:
    letters: list[str] = []
    marks: dict[int, str] = {}
    tone = ""
    for char in word:
        vowels = [at for at, letter in enumerate(letters) if letter in _VOWELS]
        if not char.isdigit():
            letters.append(char)
        elif char in _TONES and vowels:
            tone = _TONES[char]
        elif char == "6" and (open_ := [at for at in vowels if letters[at] in "aeo" and at not in marks]):
            marks[open_[-1]] = _CIRCUMFLEX
        elif char == "7" and _horned(letters, marks, vowels):
            pass
        elif char == "8" and (open_ := [at for at in vowels if letters[at] == "a"]):
            marks[open_[-1]] = _BREVE
        elif char == "9" and letters and letters[0] == "d":
            marks[0] = "đ"
        else:
            return None
    return letters, marks, tone


def _horned(letters: list[str], marks: dict[int, str], vowels: list[int]) -> bool:
    """Give the last vowels that can have one their horn or breve; say whether there was one."""
    open_ = [at for at in vowels if letters[at] in "aou" and at not in marks]
    if not open_:
        return False
    last = open_[-1]
    marks[last] = _BREVE if letters[last] == "a" else _HORN
    glide = last - 1
    if letters[last] == "o" and glide in open_ and letters[glide] == "u" and letters[:1] != ["q"]:
        marks[glide] = _HORN
    return True


def _composed(letters: list[str], marks: dict[int, str], tone: str) -> str:
    place = _toned(letters, marks)
    parts = []
    for at, letter in enumerate(letters):
        mark = marks.get(at, "")
        parts.append("đ" if mark == "đ" else letter + mark)
        if at == place:
            parts.append(tone)
    return normal(unicodedata.normalize("NFC", "".join(parts)))


def _toned(letters: list[str], marks: dict[int, str]) -> int:
    """Return the letter that carries the tone, in the older placement."""
    text = "".join(letters)
    start = 2 if text.startswith(("qu", "gi")) and any(c in _VOWELS for c in text[2:]) else 0
    vowels = [at for at in range(start, len(letters)) if letters[at] in _VOWELS]
    if not vowels:
        return -1
    marked = [at for at in vowels if at in marks]
    if marked:
        return marked[-1]
    if len(vowels) == 1:
        return vowels[0]
    closed = vowels[-1] < len(letters) - 1
    return vowels[1] if closed or len(vowels) > 2 else vowels[0]
