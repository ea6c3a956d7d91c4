"""The language of a body: Vietnamese, English, something else, or unknown; never forced.

Clear cases are decided by letters and function words, paragraph by paragraph; langdetect (seeded) is asked
only about what is left, and its answer counts only where the letters and words do not speak against it.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from defcorpus.article import Lang, Language
from defcorpus.knowledge import table
from defcorpus.text import fold, is_syllable, words
from defcorpus.text.syllables import MARKED

# Words of these that any English paragraph is full of; a share of short words alone is also Italian or Dutch.
_ENGLISH_CORE = frozenset({"the", "of", "and", "that", "with", "said", "from", "to"})

_ENOUGH_WORDS = 25  # to say anything of a stretch alone
# A paragraph is judged by its beginning, and an article by this much: more does not change the answer.
_PARAGRAPH_CHARACTERS = 800
_ARTICLE_CHARACTERS = 4000
_LEAST_SHARE = 0.3


def language_of(paragraphs: Iterable[str]) -> Language:
    """Return the language of a body given as its paragraphs (any normal form).

    The paragraphs vote with their length. ``unknown`` is said of a body without words.
    """
    votes: Counter[tuple[Lang, str]] = Counter()
    unclear: list[list[str]] = []
    for tokens in _stretches(paragraphs):
        clear = _clear(tokens)
        if clear is None:
            unclear.append(tokens)
        else:
            votes[clear] += len(tokens)
    # langdetect takes milliseconds: it is not asked where the clear ones have it anyway.
    if sum(votes.values()) <= sum(map(len, unclear)):
        for tokens in unclear:
            votes[_by_langdetect(tokens)] += len(tokens)
    return _elected(votes)


def _stretches(paragraphs: Iterable[str]) -> Iterator[list[str]]:
    """Yield the words of each paragraph's beginning, short ones (hard-wrapped lines, items) together."""
    gathered: list[str] = []
    seen = 0
    for paragraph in paragraphs:
        seen += len(paragraph)
        gathered += _tokens(paragraph[:_PARAGRAPH_CHARACTERS])
        if len(gathered) >= _ENOUGH_WORDS:
            yield gathered
            gathered = []
            if seen >= _ARTICLE_CHARACTERS:
                return
    if gathered:
        yield gathered


def _elected(votes: Counter[tuple[Lang, str]]) -> Language:
    by_lang: Counter[Lang] = Counter()
    for (lang, _), count in votes.items():
        by_lang[lang] += count
    if not by_lang:
        return Language("unknown", 0.0, "no words")
    seen = sum(by_lang.values())
    best = min(by_lang, key=lambda lang: (lang == "unknown", -by_lang[lang], lang))
    if by_lang[best] < _LEAST_SHARE * seen:  # a quotation in the middle of what nobody could tell
        best = "unknown"
    rule = min((rule for lang, rule in votes if lang == best), key=lambda rule: (-votes[best, rule], rule))
    confidence = by_lang[best] / seen if best != "unknown" else 0.0
    return Language(best, round(confidence, 3), rule)


@cache
def _function_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return English, Vietnamese, and Vietnamese function words with their marks folded away."""
    rows = table("function_words")
    english = frozenset(form for form, lang in rows if lang == "en")
    vietnamese = frozenset(form for form, lang in rows if lang == "vi")
    return english, vietnamese, frozenset(map(fold, vietnamese))


def _tokens(paragraph: str) -> list[str]:
    text = unicodedata.normalize("NFC", paragraph).lower()
    tokens = (text[start:end] for start, end in words(text))
    return [token for token in tokens if not token.isdigit()]


def _clear(tokens: list[str]) -> tuple[Lang, str] | None:
    """Decide by letters and function words; None where they do not tell."""
    if _mostly_other_script("".join(tokens)):
        return "other", "script"
    shares = _shares(tokens)
    if shares.english >= 0.2 and shares.core >= 2 and shares.vietnamese < shares.english:
        return "en", "function words"
    if shares.vietnamese >= 0.08 and shares.marked >= 0.15:
        return "vi", "letters and function words"
    if shares.marked >= 0.3 and shares.syllables >= 0.75:
        return "vi", "letters and syllables"
    if shares.syllables >= 0.85 and shares.english < 0.12 and shares.unmarked >= 0.2:
        return "vi", "unmarked syllables and function words"
    return None


class _Shares(NamedTuple):
    """Of a stretch's words: how many are function words, carry Vietnamese letters, are syllables."""

    english: float
    vietnamese: float
    unmarked: float  # Vietnamese function words with their marks folded away
    marked: float
    syllables: float
    core: int  # different ones of the English core


def _shares(tokens: list[str]) -> _Shares:
    english, vietnamese, folded = _function_words()
    total = len(tokens)
    return _Shares(
        english=sum(token in english for token in tokens) / total,
        vietnamese=sum(token in vietnamese for token in tokens) / total,
        unmarked=sum(token in folded for token in tokens) / total,
        marked=sum(not MARKED.isdisjoint(token) for token in tokens) / total,
        syllables=sum(map(is_syllable, tokens)) / total,
        core=len(_ENGLISH_CORE.intersection(tokens)),
    )


def _mostly_other_script(text: str) -> bool:
    if text.isascii():
        return False
    letters = [char for char in text if char.isalpha()]
    other = sum(1 for char in letters if ord(char) > 0x24F and not "\u1e00" <= char <= "\u1eff")
    return bool(letters) and other > len(letters) / 2


@cache
def _detector() -> object:
    from langdetect import DetectorFactory, detector_factory

    DetectorFactory.seed = 0  # unseeded it flips between runs
    detector_factory.init_factory()
    return detector_factory._factory


def _by_langdetect(tokens: list[str]) -> tuple[Lang, str]:
    """Ask langdetect, and believe it only where letters and words do not speak against it."""
    from langdetect.lang_detect_exception import LangDetectException

    detector = _detector().create()  # type: ignore[attr-defined]  # langdetect has no types
    detector.append(" ".join(tokens))
    try:
        code = detector.detect()
    except LangDetectException:
        return "unknown", "no letters"
    shares = _shares(tokens)
    if code == "en" and (shares.english >= 0.1 or shares.core):
        return "en", "langdetect"
    # Yoruba and Hmong carry some of the same letters, or none, but few words that Vietnamese could spell.
    if code == "vi" and shares.syllables >= 0.7 and shares.marked + shares.vietnamese >= 0.15:
        return "vi", "langdetect"
    if shares.english >= 0.25 and shares.core:
        return "en", "function words against langdetect"
    if code in ("en", "vi"):
        return "unknown", f"langdetect: {code}, the words do not bear it out"
    return "other", f"langdetect: {code}"
