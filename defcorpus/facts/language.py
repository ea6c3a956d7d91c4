"""The language of a body: Vietnamese, English, something else, or unknown; never forced.

Clear cases are decided by letters and function words, paragraph by paragraph; langdetect (seeded) is asked
only about what is left, and its answer counts only where the letters and words do not speak against it.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache

from defcorpus.article import Lang, Language
from defcorpus.knowledge import table
from defcorpus.text import fold, is_syllable, words

# Letters hardly any other Latin alphabet has: vowels with horn, double marks or a dot below.
_VIETNAMESE = frozenset("ăđơưấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữựảẻỉỏủỷạẹịọụỵẽỹĩũ")
# Words of these that any English paragraph is full of; a share of short words alone is also Italian or Dutch.
_ENGLISH_CORE = frozenset({"the", "of", "and", "that", "with", "said", "from", "to"})

_MIN_WORDS = 4  # in a paragraph, to say anything of it alone
# A paragraph is judged by its beginning, and an article by this much: more does not change the answer.
_PARAGRAPH_CHARACTERS = 800
_ARTICLE_CHARACTERS = 4000
_LEAST_SHARE = 0.3


def language_of(paragraphs: Iterable[str]) -> Language:
    """Return the language of a body given as its paragraphs (any normal form).

    The paragraphs vote with their length. ``unknown`` is said of a body without words.
    """
    votes: Counter[tuple[Lang, str]] = Counter()
    seen = 0
    short: list[str] = []
    for paragraph in paragraphs:
        tokens = _tokens(paragraph[:_PARAGRAPH_CHARACTERS])
        if len(tokens) < _MIN_WORDS:
            short += tokens
            continue
        lang, rule = _of_paragraph(tokens)
        votes[lang, rule] += len(paragraph)
        seen += len(paragraph)
        if seen >= _ARTICLE_CHARACTERS:
            break
    if not votes:
        lang, rule = _of_paragraph(short)
        return Language(lang, 0.5 if lang != "unknown" else 0.0, rule)
    by_lang: Counter[Lang] = Counter()
    for (lang, _), count in votes.items():
        by_lang[lang] += count
    best = min(by_lang, key=lambda lang: (lang == "unknown", -by_lang[lang], lang))
    if by_lang[best] < _LEAST_SHARE * seen:  # a quotation in the middle of what nobody could tell
        best = "unknown"
    rule = min((rule for lang, rule in votes if lang == best), key=lambda rule: (-votes[best, rule], rule))
    return Language(best, round(by_lang[best] / seen, 3), rule)


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


def _of_paragraph(tokens: list[str]) -> tuple[Lang, str]:
    if not tokens:
        return "unknown", "no words"
    text = " ".join(tokens)
    if _mostly_other_script(text):
        return "other", "script"
    total = len(tokens)
    english, vietnamese, folded = _function_words()
    en_share = sum(token in english for token in tokens) / total
    vi_share = sum(token in vietnamese for token in tokens) / total
    marked = sum(not _VIETNAMESE.isdisjoint(token) for token in tokens) / total
    core = len(_ENGLISH_CORE.intersection(tokens))
    if en_share >= 0.2 and core >= 2 and vi_share < en_share:
        return "en", "function words"
    if vi_share >= 0.08 and marked >= 0.15:
        return "vi", "letters and function words"
    syllables = sum(map(is_syllable, tokens)) / total
    if marked >= 0.3 and syllables >= 0.75:
        return "vi", "letters and syllables"
    if syllables >= 0.85 and en_share < 0.12 and sum(token in folded for token in tokens) / total >= 0.2:
        return "vi", "unmarked syllables and function words"
    # Yoruba and Hmong carry some of the same letters, or none, but few words that Vietnamese could spell.
    return _by_langdetect(
        text, en_share, core, could_be_vietnamese=syllables >= 0.7 and marked + vi_share >= 0.15
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


def _by_langdetect(text: str, english: float, core: int, *, could_be_vietnamese: bool) -> tuple[Lang, str]:
    from langdetect.lang_detect_exception import LangDetectException

    detector = _detector().create()  # type: ignore[attr-defined]  # langdetect has no types
    detector.append(text)
    try:
        code = detector.detect()
    except LangDetectException:
        return "unknown", "no letters"
    if code == "en" and (english >= 0.1 or core):
        return "en", "langdetect"
    if code == "vi" and could_be_vietnamese:
        return "vi", "langdetect"
    if english >= 0.25 and core:
        return "en", "function words against langdetect"
    if code in ("en", "vi"):
        return "unknown", f"langdetect: {code}, the words do not bear it out"
    return "other", f"langdetect: {code}"
