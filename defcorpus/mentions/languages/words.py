"""The words that languages are told by: reviewed tables, and what follows from them.

knowledge/languages.tsv has the function words and most frequent words of each language: written for it,
counted in the Universal Declaration of Human Rights, or of public lists of stop words.
knowledge/englishwords.tsv has what else is usual in English, for headlines, which have few function words.
"""

from __future__ import annotations

from functools import cache, lru_cache

from defcorpus.knowledge import table
from defcorpus.text import fold

# More than the words of a paragraph; their sums stay within 63 bits, which add in a third of the time. Where
# a line of two million words overflows, nothing is clear and tell() is asked about its beginning.
FOREIGN_WORD = 1 << 21
ENGLISH_WORD = 1 << 42


@cache
def frequent() -> dict[str, tuple[str, ...]]:
    """Map each frequent word to the languages that it is frequent in."""
    languages: dict[str, list[str]] = {}
    for code, forms in table("languages"):
        for form in forms.split():
            languages.setdefault(form, []).append(code)
    return {form: tuple(dict.fromkeys(codes)) for form, codes in languages.items()}


@cache
def telling() -> dict[str, int]:
    """Map the words that only Vietnamese (and with marks), only English or neither has to what they count."""
    words, usual = frequent(), _usual()
    counts = {}
    for form, codes in words.items():
        if codes == ("en",):
            counts[form] = ENGLISH_WORD
        elif codes == ("vi",):
            if not form.isascii():
                counts[form] = 1
        # `den` and `met` are foreign, whatever else they are in English; `care` and `vice` are not.
        elif "en" not in codes and "vi" not in codes and (len(form) < 4 or form not in usual):
            counts[form] = FOREIGN_WORD
    for form in unmarked():
        # `khong` and `nguoi`: neither Vietnamese with its marks nor English
        if len(form) > 3 and form not in words and form not in usual:
            counts[form] = FOREIGN_WORD
    return counts


@cache
def unmarked() -> dict[str, int]:
    """Map the frequent syllables of Vietnamese without their marks to how many other languages have them."""
    return {
        form: len({*frequent().get(form, ())} - {"vi"})
        for form in {fold(form) for form, codes in frequent().items() if "vi" in codes}
    }


@cache
def _usual() -> frozenset[str]:
    return frozenset(form for _, forms in table("englishwords") for form in forms.split())


@cache
def english() -> frozenset[str]:
    """Return usual words of English that are not frequent in another language: neither `het` nor `ho`."""
    words = frequent()
    return frozenset(form for form in _usual() if form not in words or "en" in words[form])


@lru_cache(maxsize=1 << 14)
def is_english(word: str) -> bool:
    """Say whether a word, or what it is an inflection of, is a frequent English one."""
    known = english()
    if word in known:
        return True
    if len(word) < 5:
        return False
    return (
        (word[-1] == "s" and word[:-1] in known)
        or (word[-2:] in ("ed", "es", "er", "ly", "en") and (word[:-2] in known or word[:-1] in known))
        or (word[-3:] == "ing" and (word[:-3] in known or word[:-3] + "e" in known))
    )
