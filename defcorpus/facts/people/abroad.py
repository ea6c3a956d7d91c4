"""Which names in Vietnamese syllables are foreigners', written as they sound: `Gâu Uây Liêng`, Goh Wei Liang.

The army's press writes names from Singapore, Korea or Laos in syllables, with hyphens or without. Without
them such a name has the shape of a Vietnamese one; what tells it is a country beside it, and syllables that
neither begin nor fill a Vietnamese name.
"""

from __future__ import annotations

from functools import cache

from defcorpus.knowledge import table
from defcorpus.mentions.words.vocabulary import surnames
from defcorpus.text import fold, normal

_MANY = 2  # syllables that no Vietnamese word has; one may be missing in the table
_LONG = 4  # syllables: hardly any Vietnamese name without a family name has so many
_HERS = frozenset(("thi", "van"))  # behind a family name: in Vietnamese names, hardly in foreign ones


def is_by_sound(name: str, country: str | None, lang: str) -> bool:
    """Say whether a name in Vietnamese syllables is a foreigner's of `country`, where that is said.

    What may be read in Chinese characters stays a Vietnamese or Sino-Vietnamese name, and so does what begins
    with a usual family name and goes on in syllables in use: people of Vietnamese descent live abroad too.

    >>> is_by_sound("Gâu Uây Liêng", "SG", "vi"), is_by_sound("Gâu Uây Liêng", None, "vi")
    (True, True)
    >>> is_by_sound("Lương Xuân Việt", "US", "vi"), is_by_sound("Đổng Quân", "CN", "vi")
    (False, False)
    >>> is_by_sound("Kim Min Ho", "KR", "en"), is_by_sound("Nguyen Min Ho", "KR", "en")
    (True, False)
    """
    parts = normal(name).lower().split()
    if len(parts) > 2 and fold(parts[1]) in _HERS:
        return False
    plain = name.isascii()
    family = surnames()[plain].get(parts[0], "")
    if plain and lang == "en":
        return _abroad(country) and family != "common"
    if all(part in _read_in_characters() for part in parts):
        return False
    strange = sum(part not in _in_use(marks=not plain) for part in parts)
    if _abroad(country):
        return family != "common" or strange >= _MANY
    return not family and not plain and (strange >= _MANY or len(parts) >= _LONG)


def _abroad(country: str | None) -> bool:
    return country is not None and country != "VN"


@cache
def _read_in_characters() -> frozenset[str]:
    """Return the syllables that are readings of characters usual in names."""
    return frozenset(normal(form) for form, _ in table("sino_syllables"))


@cache
def _in_use(*, marks: bool) -> frozenset[str]:
    """Return the syllables of Vietnamese words and names, or these as they are typed without marks."""
    words = {form for _, forms in table("syllables") for form in forms.split()}
    found = words | _read_in_characters() | surnames()[0].keys()
    return frozenset(found if marks else map(fold, found))
