"""Vietnamese syllables by their spelling rules: an onset, a rime, and nothing else.

Source: the orthography as described in L. C. Thompson, A Vietnamese Reference Grammar (1965), chapter 1.
"""

from __future__ import annotations

import re
from functools import cache

from defcorpus.text.fold import fold

# đ, and vowels with a breve, a horn, two marks, a hook, a tilde or a dot below; â, ê, ô and the plain acute
# and grave are other languages' too.
MARKED = frozenset("ăđơưấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữựảẻỉỏủỷạẹịọụỵẽỹĩũ")
"""Small letters that hardly any other Latin alphabet has."""

_ONSETS = "b c ch d g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split()
# Rimes with all marks folded away.
_RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay "
    "e ec em en eng enh eo ep et eu ech "
    "i ia ich iec iem ien ieng iep iet ieu im in inh ip it iu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong oong ooc op ot "
    "u ua uan uang uat uay uc ue uech uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu "
    "uy uya uych uyen uyet uynh uyp uyt uyu uynh uam "
    "y yem yen yeng yet yeu ynh"
).split()


@cache
def _pattern() -> re.Pattern[str]:
    onsets = "|".join(sorted(_ONSETS, key=len, reverse=True))
    rimes = "|".join(sorted(_RIMES, key=len, reverse=True))
    return re.compile(rf"(?:{onsets})?(?:{rimes})|gi|gin|quy")


@cache
def is_folded_syllable(folded: str) -> bool:
    """Say whether `folded`, 14 letters at most, is spelt as a Vietnamese syllable without its marks."""
    return _pattern().fullmatch(folded) is not None


def is_syllable(word: str) -> bool:
    """Say whether `word`, with or without its marks, is spelt as one Vietnamese syllable.

    >>> [is_syllable(word) for word in ("Nguyễn", "Giang", "Mustafayev", "Baku", "Quốc")]
    [True, True, False, False, True]
    """
    return len(word) <= 14 and is_folded_syllable(fold(word))
