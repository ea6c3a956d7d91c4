"""The language of a stretch of text, by what it is written with: scripts, frequent words, syllables.

The words are counts, not opinions: those most frequent in each language of NTREX-128 (Federmann, Kocmi, Xin
2022), knowledge/languages.tsv. A word that many languages write says little and weighs little.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from itertools import repeat
from operator import itemgetter
from typing import NamedTuple

from defcorpus.knowledge import table
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


def clear(text: str) -> Told | None:
    """Decide by the words that only Vietnamese or only English writes; None where they do not tell.

    `text` is in NFC. This is what nearly every paragraph gets: a few microseconds.
    """
    words = text.lower().split()
    # One sum counts both: a third of the time that two counts take.
    english, vietnamese = divmod(sum(map(_telling().get, words, _ZEROS)), _ENGLISH_WORD)
    if vietnamese >= 3 and vietnamese * 4 >= len(words) and vietnamese > 3 * english:
        return _VIETNAMESE
    if (
        english >= 3
        and english * (5 if len(words) < 20 else 8) >= len(words)
        and english > 2 * vietnamese
        # Twice as many bytes as characters: Thai or Chinese, which has no spaces, around an English name.
        and (text.isascii() or len(text.encode("utf-8", "replace")) < 1.4 * len(text))
        and _are_three(words)
    ):
        return _ENGLISH
    return None


def _are_three(words: list[str]) -> bool:
    """Say whether at least three words that only English writes are here, not one of them three times."""
    telling = _telling()
    seen: set[str] = set()
    for word in words:
        if telling.get(word) == _ENGLISH_WORD:
            seen.add(word)
            if len(seen) == 3:
                return True
    return False


_ZEROS = repeat(0)  # the default of each look-up
_ENGLISH_WORD = 1 << 32  # more than the words of any text
_VIETNAMESE = Told("vi", "words that only Vietnamese writes")
_ENGLISH = Told("en", "words that only English writes")


def tell(text: str, *, alone: bool = True) -> Told:
    """Return the language of `text`, which :func:`clear` could not tell (any normal form).

    langdetect, which takes milliseconds, may be asked only where the text stands `alone`.
    """
    text = unicodedata.normalize("NFC", text)
    script, share = _script(text)
    plain = text.isascii()
    words = (_plain_word() if plain else _word()).findall(text.lower())
    if not words:
        return _NOTHING
    if script is not None and share > 0.3:
        return _of_script(script, words)
    if not plain:
        words = [word for word in words if word < "\u0370" or "\u1e00" <= word < "\u1f00"]
    told = _of_words(words, alone)
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


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """Map each frequent word to the languages that it is frequent in."""
    languages: dict[str, list[str]] = {}
    for code, forms in table("languages"):
        for form in forms.split():
            languages.setdefault(form, []).append(code)
    return {form: tuple(dict.fromkeys(codes)) for form, codes in languages.items()}


@cache
def _telling() -> dict[str, int]:
    """Map the words that only Vietnamese (and with marks) or only English has to what they count."""
    return {
        form: _ENGLISH_WORD if codes == ("en",) else 1
        for form, codes in _words().items()
        if codes == ("en",) or (codes == ("vi",) and not form.isascii())
    }


@cache
def _unmarked() -> frozenset[str]:
    return frozenset(fold(form) for form, codes in _words().items() if "vi" in codes)


@cache
def _english() -> frozenset[str]:
    return frozenset(form for _, forms in table("englishwords") for form in forms.split())


def _scores(words: list[str], among: frozenset[str] | None = None) -> list[tuple[str, float]]:
    """Return the languages by how many of their frequent words are here, the likeliest first."""
    scores: dict[str, float] = {}
    for codes in filter(None, map(_words().get, words)):
        weight = 1 / len(codes) ** 0.5
        for code in codes:
            if among is None or code in among:
                scores[code] = scores.get(code, 0.0) + weight
    by_code = sorted(scores.items())  # then by score: the order among equals stays
    return sorted(by_code, key=itemgetter(1), reverse=True)


def _of_words(words: list[str], alone: bool) -> Told:
    """Tell a language written in Latin letters."""
    total = len(words)
    if not total:
        return _NOTHING
    scores = _scores(words)
    best, score = scores[0] if scores else ("", 0.0)
    second = scores[1][1] if len(scores) > 1 else 0.0
    whole = [word for word in words if len(word) > 1]  # `s` and `t` are what is left of `it's` and `isn't`
    common = sum(map(_is_english, whole))
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
    if _is_vietnamese(words, best, rival):
        return Told("vi", "letters and syllables")
    if short and _is_english_headline(whole, common, rival if best != "en" else second, alone):
        return Told("en", "English words")
    if best not in ("vi", "en") and score >= max(0.6, 0.08 * len(whole)):
        return Told(best, "frequent words")
    return Told(None, "no frequent words of any language")


def _is_english_headline(words: list[str], common: int, foreign: float, alone: bool) -> bool:
    """Say whether words that are few or have few function words among them are English by the rest."""
    total = len(words)
    if common < 2 or common < 0.3 * total or common <= 1.5 * foreign or not "".join(words).isascii():
        return False
    if common >= 0.5 * total and common > 2 * foreign:
        return True
    return alone and _detected(" ".join(words)) == "en"


@lru_cache(maxsize=1 << 14)
def _is_english(word: str) -> bool:
    """Say whether a word, or what it is an inflection of, is a frequent English one."""
    known = _english()
    if word in known:
        return True
    if len(word) < 5:
        return False
    return (
        (word[-1] == "s" and word[:-1] in known)
        or (word[-2:] in ("ed", "es", "er", "ly", "en") and (word[:-2] in known or word[:-1] in known))
        or (word[-3:] == "ing" and (word[:-3] in known or word[:-3] + "e" in known))
    )


def _is_vietnamese(words: list[str], best: str, rival: float) -> bool:
    total = len(words)
    marked = sum(not MARKED.isdisjoint(word) for word in words)
    syllables = sum(map(is_syllable, words))
    if marked * 4 >= total and syllables * 4 >= 3 * total:
        return True
    if best == "vi" and marked * 8 >= total and syllables * 10 >= 6 * total:
        return True
    unmarked = sum(fold(word) in _unmarked() for word in words)
    enough = 0.4 if syllables >= 0.85 * total else 0.5
    return syllables >= 0.7 * total and unmarked >= enough * total and rival < 0.3 * total


@cache
def _letter() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_\x00-\u02ff\u1e00-\u1eff]")


@cache
def _blocks() -> tuple[tuple[str, str, str], ...]:
    return tuple((chr(int(first, 16)), chr(int(last, 16)), code) for first, last, code in table("scripts"))


def _script(text: str) -> tuple[str | None, float]:
    """Return the script, other than Latin, that most letters are of, and their share of all letters."""
    if text.isascii():
        return None, 0.0
    counts: Counter[str] = Counter()
    for letter, count in Counter(_letter().findall(text)).items():
        for first, last, code in _blocks():
            if first <= letter <= last:
                counts[code] += count
                break
    if not counts:
        return None, 0.0
    best = min(counts, key=lambda code: (-counts[code], code))
    if counts["ja"] * 10 > counts["zh"]:  # Japanese: kana among the characters
        best = "ja" if best in ("zh", "ja") else best
    latin = sum(1 for char in text if char.isalpha() and (char < "\u0300" or "\u1e00" <= char < "\u1f00"))
    # One character is a syllable or a word where it stands for so much: a Han text names Latin at length.
    weight = 3 if best in ("zh", "ja", "ko") else 1
    other = weight * sum(counts.values())
    return best, other / (other + latin)


_OF_SCRIPT = {
    "Cyrl": frozenset("ru uk be bg sr mk kk ky tt tg mn ba".split()),
    "Arab": frozenset("ar fa ur ps ckb sd ug mey shi".split()),
    "Deva": frozenset("hi mr ne".split()),
    "Ethi": frozenset("am ti".split()),
}


def _of_script(script: str, words: list[str]) -> Told:
    among = _OF_SCRIPT.get(script)
    if among is None:
        return Told(script, "script")
    scores = _scores(words, among)
    return Told(scores[0][0] if scores else "other", "script and frequent words")


@cache
def _detector() -> object:
    from langdetect import DetectorFactory, detector_factory

    DetectorFactory.seed = 0  # unseeded it flips between runs
    detector_factory.init_factory()
    return detector_factory._factory


def _detected(text: str) -> str:
    """Return what langdetect says of a text."""
    from langdetect.lang_detect_exception import LangDetectException

    detector = _detector().create()  # type: ignore[attr-defined]  # langdetect has no types
    detector.append(text)
    try:
        return str(detector.detect())
    except LangDetectException:
        return ""
