"""Words of the tables that tell whether `Anh` or `Hà Giang` beside them is a place or a person."""

from __future__ import annotations

from functools import cache, lru_cache

from defcorpus.knowledge import table
from defcorpus.text import fold, is_syllable
from defcorpus.text.syllables import MARKED


@cache
def honorifics() -> frozenset[str]:
    """Return the Vietnamese words in front of a name alone: `ông`, `chị`."""
    rows = table("titles")
    return frozenset(form.lower() for form, lang, kind in rows if (lang, kind) == ("vi", "honorific"))


@cache
def ranks() -> frozenset[str]:
    """Return the Vietnamese ranks: a name follows them, not a country."""
    return frozenset(form.lower() for form, lang, _ in table("ranks") if lang == "vi")


@cache
def english_ranks() -> frozenset[str]:
    """Return the last words of English ranks and offices: `general`, `minister`."""
    forms = (form for name in ("ranks", "posts") for form, lang, _ in table(name) if lang == "en")
    return frozenset(form.lower().rstrip(".").split()[-1] for form in forms)


@cache
def said() -> frozenset[str]:
    """Return the English verbs whose subject is a person: `said`, `thanked`."""
    return frozenset(form for form, lang in table("personverbs") if lang == "en")


@cache
def offices() -> frozenset[str]:
    """Return the last two words of offices and bodies; a country may follow: `Tổng thống Mỹ`."""
    forms = [form for form, lang, _ in table("posts") if lang == "vi"]
    forms += [form for form, lang, why in table("notnames") if lang == "vi" and why == "organisation"]
    return frozenset(" ".join(form.lower().split()[-2:]) for form in forms)


@cache
def function_words() -> frozenset[str]:
    """Return the Vietnamese words of grammar."""
    return frozenset(form for form, lang in table("function_words") if lang == "vi")


@cache
def common_surnames() -> frozenset[str]:
    """Return the family names that are seldom words, with their marks and without."""
    forms = {form.lower() for form, kind in table("surnames") if kind == "common"}
    return frozenset(forms | {fold(form) for form in forms if len(form) > 3})


@cache
def surnames() -> frozenset[str]:
    """Return all Vietnamese family names."""
    return frozenset(form.lower() for form, _ in table("surnames"))


@cache
def plain_surnames() -> frozenset[str]:
    """Return all Vietnamese family names without marks."""
    return frozenset(map(fold, surnames()))


@cache
def heads() -> frozenset[str]:
    """Return the words that stand in front of a place's name: `tỉnh`, `thành phố`."""
    return frozenset(
        form.lower().split()[-1] for form, lang, side in table("orgwords") if (lang, side) == ("vi", "before")
    )


@cache
def ships() -> tuple[str, ...]:
    """Return the letters that navies put in front of a ship's name: `USS`, `INS`."""
    return tuple(form for form, _, use in table("namewords") if use == "ship")


@cache
def papers() -> frozenset[str]:
    """Return the words that the names of papers and agencies end with: `times`, `herald`, `wire`."""
    return frozenset(form for form, _, use in table("markers") if use == "paper-word") | {"agency"}


@cache
def _given() -> frozenset[str]:
    return frozenset(form for (form,) in table("givennames"))


@cache
def _common() -> frozenset[str]:
    words = {form for form, _ in table("commonwords")}
    return frozenset(words | {fold(form) for form, _, _ in table("orgwords")})


@lru_cache(maxsize=1 << 14)
def is_given(word: str) -> bool:
    """Say whether people elsewhere bear the word as a given name."""
    return fold(word) in _given()


@lru_cache(maxsize=1 << 14)
def is_common(word: str) -> bool:
    """Say whether the word is a common one, or of the names of places and bodies."""
    return fold(word) in _common()


@lru_cache(maxsize=1 << 15)
def is_native(word: str) -> bool:
    """Say whether `word` is a Vietnamese syllable with a letter that only Vietnamese writes."""
    return is_syllable(word) and not MARKED.isdisjoint(word.lower())


@lru_cache(maxsize=1 << 15)
def syllable(word: str) -> bool:
    """Say whether the word is spelt as a Vietnamese syllable."""
    return is_syllable(word)
