"""The language of a stretch of text, by what it is written with: scripts, frequent words, syllables.

A word that many languages write says little and weighs little.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import repeat
from operator import itemgetter, le
from typing import NamedTuple

from defcorpus.mentions.languages.scripts import script_of
from defcorpus.mentions.languages.words import (
    ENGLISH_WORD,
    FOREIGN_WORD,
    frequent,
    is_english,
    telling,
    unmarked,
)
from defcorpus.text import fold, is_syllable
from defcorpus.text.syllables import MARKED


class Told(NamedTuple):
    """A language as its ISO 639 code, "other" for one that is neither and not known, or None; and why."""

    code: str | None
    rule: str


_LONG = 16  # letters
_ENDINGS = (
    "s",
    "tion",
    "ing",
    "ed",
    "ly",
    "ment",
    "ity",
    "ble",
    "al",
    "ive",
    "ship",
    "ist",
    "ory",
    "ance",
    "ent",
)
_NOTHING = Told(None, "no words")


def clear(text: str, low: str | None = None) -> Told | None:
    """Decide by the words that only Vietnamese or only English writes; None where they do not tell.

    `text` is in NFC, `low` its lower case where that is known. This is what nearly every paragraph gets: a
    few microseconds.
    """
    words = (text.lower() if low is None else low).split()
    vietnamese, english, foreign = _counts(words)
    if vietnamese >= 3 and vietnamese * 4 >= len(words) and vietnamese > 3 * english:
        return _VIETNAMESE
    if (
        english >= 3
        and english * (5 if len(words) < 20 else 8) >= len(words)
        and english > 2 * vietnamese
        and english > foreign  # not what names an English book
        and _is_alphabet(text)
        and _are_three(words)
    ):
        return _ENGLISH
    return None


def clear_throughout(text: str, low: str | None = None) -> Told | None:
    """Decide of some paragraphs at once, where no sentence of another language is among them.

    A sentence of sixty letters has some words that only its language writes.
    """
    if not _is_latin(text):
        return None
    words = (text.lower() if low is None else low).split()
    vietnamese, english, foreign = _counts(words)
    if vietnamese * 2 >= len(words) and english + foreign < _SENTENCE:
        return _VIETNAMESE
    if english * 5 >= len(words) and vietnamese + foreign < _SENTENCE and _are_three(words):
        return _ENGLISH
    return None


def _is_latin(text: str) -> bool:
    """Say whether hardly any letter of the text is of another script, in a tenth of a pattern's time."""
    if text.isascii():
        return True
    data = text.encode("utf-8", "replace")
    others = len(data.translate(None, _LATIN)) + data.count(b"\xe1")
    return others - data.count(b"\xe1\xba") - data.count(b"\xe1\xbb") < _LETTERS


# Bytes of UTF-8 that begin no letter of another script than Latin; \xe1 begins Khmer and, before \xba and
# \xbb, the letters of Vietnamese with two marks.
_LATIN = bytes(byte for byte in range(256) if not (0xCE <= byte <= 0xE0 or 0xE3 <= byte <= 0xED))
_LETTERS = 20


def _counts(words: list[str]) -> tuple[int, int, int]:
    """Count the words that only Vietnamese, only English, and neither of them writes."""
    # One sum counts all three: a third of the time that three counts take.
    english, rest = divmod(sum(map(telling().get, words, _ZEROS)), ENGLISH_WORD)
    foreign, vietnamese = divmod(rest, FOREIGN_WORD)
    return vietnamese, english, foreign


def _is_alphabet(text: str) -> bool:
    # Twice as many bytes as characters: Thai or Chinese, which has no spaces, around an English name.
    return text.isascii() or len(text.encode("utf-8", "replace")) < 1.4 * len(text)


def _are_three(words: list[str]) -> bool:
    """Say whether at least three words that only English writes are here, not one of them three times."""
    counted = telling()
    seen: set[str] = set()
    for word in words:
        if counted.get(word) == ENGLISH_WORD:
            seen.add(word)
            if len(seen) == 3:
                return True
    return False


_ZEROS = repeat(0)  # the default of each look-up
_SENTENCE = 4  # words that a sentence has of what only its language writes
_VIETNAMESE = Told("vi", "words that only Vietnamese writes")
_ENGLISH = Told("en", "words that only English writes")


def tell(text: str) -> Told:
    """Return the language of `text`, which :func:`clear` could not tell (any normal form)."""
    text = unicodedata.normalize("NFC", text)
    script, share = script_of(text)
    plain = text.isascii()
    words = (_plain_word() if plain else _word()).findall(text.lower())
    if not words:
        return _NOTHING
    if script is not None and share > 0.3:
        return _of_script(script, words)
    if not plain:
        words = [word for word in words if word < "\u0370" or "\u1e00" <= word < "\u1f00"]
    told = _of_words(words)
    if told.code == "en" and "-" in text and _prefixed().search(text):
        return Told(None, "English names among other words")
    return told


@cache
def _prefixed() -> re.Pattern[str]:
    # Zulu and its like put their prefixes in front of English names: `i-World Wide Web`, `we-GOP`.
    return re.compile(r"\b(?:[iueo]|[a-z]{1,4}[aeiou])-[\"“]?[A-Z]")


@cache
def _word() -> re.Pattern[str]:
    # Marks that Yoruba and Devanagari write inside words are no letters to `re`.
    return re.compile("(?:[^\\W\\d_]|[\u0300-\u036f\u0900-\u0963])+")


@cache
def _plain_word() -> re.Pattern[str]:
    return re.compile("[a-z]+")


def _scores(words: list[str], among: frozenset[str] | None = None) -> list[tuple[str, float]]:
    """Return the languages by how many of their frequent words are here, the likeliest first."""
    scores: dict[str, float] = {}
    for codes in filter(None, map(frequent().get, words)):
        weight = 1 / len(codes) ** 0.5
        for code in codes:
            if among is None or code in among:
                scores[code] = scores.get(code, 0.0) + weight
    by_code = sorted(scores.items())  # then by score: the order among equals stays
    return sorted(by_code, key=itemgetter(1), reverse=True)


def _of_words(words: list[str]) -> Told:
    """Tell a language written in Latin letters."""
    total = len(words)
    if not total:
        return _NOTHING
    scores = _scores(words)
    best, score = scores[0] if scores else ("", 0.0)
    second = scores[1][1] if len(scores) > 1 else 0.0
    whole = [word for word in words if len(word) > 1]  # `s` and `t` are what is left of `it's` and `isn't`
    common = sum(map(is_english, whole))
    # Zulu, Finnish and German write in one word what English writes in three, and name English things.
    short = max(map(len, whole), default=0) < _LONG or all(
        len(word) < _LONG or word.endswith(_ENDINGS) for word in whole
    )
    if (
        short
        and best == "en"
        and score > 1.2 * second
        and score >= 0.12 * total
        and common >= 0.4 * len(whole)
    ):
        return Told("en", "frequent words")
    rival = next((value for code, value in scores if code != "vi"), 0.0)
    if _is_vietnamese(words, dict(scores), common):
        return Told("vi", "letters and syllables")
    if short and _is_english_headline(whole, common, rival if best != "en" else second):
        return Told("en", "English words")
    third, score = next(((code, value) for code, value in scores if code not in ("vi", "en")), ("", 0.0))
    if score >= max(0.6, 0.08 * len(whole)) and score >= dict(scores).get("vi", 0.0):
        # one word ten times is a code or an address
        different = sum(third in frequent().get(word, ()) for word in set(words))
        if different >= max(2, min(5, total // 12)):
            return Told(third, "frequent words")
    return Told(None, "no frequent words of any language")


def _is_english_headline(words: list[str], common: int, foreign: float) -> bool:
    """Say whether words that are few or have few function words among them are English by the rest."""
    total = len(words)
    if common < 2 or common <= 2 * foreign or not "".join(words).isascii():
        return False
    return common >= 0.5 * total or (common >= 0.4 * total and not foreign)


# Letters that no other language has: not what Yoruba, Igbo, Romanian, Croatian and Guarani write too.
_CERTAIN = MARKED - frozenset("ăđạẹịọụẽĩũ")


def _is_vietnamese(words: list[str], scores: dict[str, float], common: int) -> bool:
    """Say whether words are Vietnamese by their letters, or without marks by their syllables."""
    total = len(words)
    own = scores.get("vi", 0.0)
    rival = max((value for code, value in scores.items() if code != "vi"), default=0.0)
    spelt = [*map(is_syllable, words)]
    syllables = sum(spelt)
    marks = [not MARKED.isdisjoint(word) for word in words]
    marked = sum(marks)
    certain = sum(not _CERTAIN.isdisjoint(word) for word in words)
    if marked * 4 >= total and syllables * 4 >= 3 * total and (own >= rival or certain * 4 >= total):
        return True
    if own > rival and marked * 8 >= total and syllables * 10 >= 6 * total:
        return True
    if own > 2 * rival and syllables == total and not "".join(words).isascii():
        return True  # a name, a heading
    if own > 1.5 * rival and marked * 10 >= 3 * total and common <= 1 and all(map(le, marks, spelt)):
        return True  # foreign names and a few words about them
    if syllables < 0.7 * total or rival >= 0.3 * total:
        return False
    shared = [count for count in map(unmarked().get, map(fold, words)) if count is not None]
    enough = 0.4 if syllables >= 0.85 * total else 0.5
    # `o`, `le` and `na` are half of a line of Samoan and of many other languages.
    return len(shared) >= enough * total and shared.count(0) >= max(1, 0.15 * total)


_OF_SCRIPT = {
    "Cyrl": frozenset("ru uk be bg sr mk kk ky tt tg mn ba".split()),
    "Arab": frozenset("ar fa ur ps ckb sd ug".split()),
    "Deva": frozenset("hi mr ne".split()),
    "Ethi": frozenset("am ti".split()),
}


def _of_script(script: str, words: list[str]) -> Told:
    among = _OF_SCRIPT.get(script)
    if among is None:
        return Told(script, "script")
    scores = _scores(words, among)
    return Told(scores[0][0] if scores else "other", "script and frequent words")
