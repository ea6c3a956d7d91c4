"""Vietnamese syllables by their spelling rules: an onset, a rime, and nothing else.

Source: the orthography as described in L. C. Thompson, A Vietnamese Reference Grammar (1965), chapter 1.
"""

from __future__ import annotations

from functools import cache

from defcorpus.text.fold import fold

# đ, and vowels with a breve, a horn, two marks, a hook, a tilde or a dot below; â, ê, ô and the plain acute
# and grave are other languages' too.
MARKED = frozenset("ăđơưấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữựảẻỉỏủỷạẹịọụỵẽỹĩũ")
"""Small letters that hardly any other Latin alphabet has."""

_ONSETS = frozenset("b c ch d g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split())
# Rimes with all marks folded away.
_RIMES = frozenset(
    (
        "a ac ach ai am an ang anh ao ap at au ay "
        "e ec em en eng enh eo ep et eu ech "
        "i ia ich iec iem ien ieng iep iet ieu im in inh ip it iu "
        "o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong oong ooc op ot "
        "u ua uan uang uat uay uc ue uech uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu "
        "uy uya uych uyen uyet uynh uyp uyt uyu uynh uam "
        "y yem yen yeng yet yeu ynh"
    ).split()
)
_OTHERS = frozenset(("gi", "gin", "quy"))


@cache
def is_folded_syllable(folded: str) -> bool:
    """Say whether `folded`, 14 letters at most, is spelt as a Vietnamese syllable without its marks."""
    return (
        folded in _OTHERS
        or folded in _RIMES
        or any(folded[:at] in _ONSETS and folded[at:] in _RIMES for at in (1, 2, 3))
    )


def is_syllable(word: str) -> bool:
    """Say whether `word`, with or without its marks, is spelt as one Vietnamese syllable.

    >>> [is_syllable(word) for word in ("Nguyễn", "Giang", "Mustafayev", "Baku", "Quốc")]
    [True, True, False, False, True]
    """
    return len(word) <= 14 and is_folded_syllable(fold(word))
