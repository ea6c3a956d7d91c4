"""Words run together where a line end was lost: `Azerbaijancủa`, `GiangBộ trưởng`, `hợp tácquốc phòng`.

A word is divided only where that is certain: it is no Vietnamese syllable, and it divides in exactly one way
into syllables that Vietnamese has and countries' names. Only words that look wrong are looked at: a capital
inside, a đ inside, or a letter that only Vietnamese writes in a second syllable; one search in C finds them.
"""

from __future__ import annotations

import itertools
import re
from functools import cache, lru_cache

from defcorpus.knowledge import table
from defcorpus.text.fold import fold
from defcorpus.text.normal import normal
from defcorpus.text.syllables import MARKED, is_syllable

_SYLLABLE = 8  # longer than any
LONGEST = 30  # characters of a word that is looked at
_TONED = "áàãâéèêíìóòõôúùý"


@cache
def _letters() -> tuple[str, str, str, str]:
    """Return Vietnamese small and capital letters, small vowels, and small letters only Vietnamese has."""
    marked = "".join(sorted(MARKED))
    small = "abcdefghijklmnopqrstuvwxyz" + _TONED + marked
    vowels = "aeiouy" + _TONED + marked.replace("đ", "")
    return small, small.upper(), vowels, marked


@cache
def _suspects() -> tuple[re.Pattern[str], re.Pattern[str]]:
    # Each begins with one set of letters and then looks around: 0.04 ms for an article of 3 KB, both.
    small, capital, vowels, marked = _letters()
    own = marked.replace("đ", "")
    consonants = "bcdghklmnpqrstvxđ"
    return (
        re.compile(f"[{capital}đ](?<=[{small}].)(?:(?<=đ)|(?=[{small}]))"),
        re.compile(
            # The vowel behind, or in front with a glide (`quốc`, `tiến`) and one or two consonants between.
            f"[{own}](?:[{consonants}]++[{vowels}]|(?<=[{vowels}][{consonants}].)"
            f"|(?<=[{vowels}][{consonants}][{consonants}iuo].)|(?<=[{vowels}][{consonants}]{{2}}[iuo].))"
        ),
    )


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")


@cache
def syllables() -> frozenset[str]:
    """Return the syllables that Vietnamese has, in small letters with marks, in the older placement."""
    return frozenset(form for _, forms in table("syllables") for form in forms.split())


@cache
def _loanwords() -> frozenset[str]:
    return frozenset(form for (form,) in table("loanwords"))


@cache
def _names() -> frozenset[str]:
    """Return countries' names of one word, folded, long enough to be no syllable."""
    forms = (fold(form) for form, *_ in table("countries") if " " not in form and len(form) > 3)
    return frozenset(form for form in forms if form.isalpha())


def glued(text: str, start: int = 0, end: int | None = None) -> list[int]:
    """Return the offsets in ``text[start:end]`` where a second word begins inside a word, in order.

    `text` is in NFC; in decomposed text next to nothing is found.
    """
    stop = len(text) if end is None else end
    if stop - start < _SYLLABLE and (word := text[start:stop]).isalpha() and is_syllable(word):
        return []  # as most words of a query: spares the making of the expressions
    found: set[int] = set()
    for pattern in _suspects():
        for match in pattern.finditer(text, start, stop):
            begin = match.start()
            while begin > start and text[begin - 1].isalnum():
                begin -= 1
            run = _word().match(text, begin, stop)
            if run is not None:
                found.update([begin + cut for cut in cuts(run.group())])
    return sorted(found) if found else []


@lru_cache(maxsize=1 << 14)
def cuts(word: str) -> tuple[int, ...]:
    """Return where the second and further words begin in `word`, NFC; nothing where that is not certain.

    >>> cuts("Azerbaijancủa"), cuts("GiangBộ"), cuts("tácquốc")
    ((10,), (5,), (3,))
    >>> cuts("VnExpress"), cuts("iPhone"), cuts("Nguyễn"), cuts("Erdoğan")
    ((), (), (), ())
    """
    if not 4 <= len(word) <= LONGEST or not word.isalpha() or word.isupper():
        return ()
    lower = normal(word).lower()
    if is_syllable(word) or fold(word) in _names() or lower in _loanwords():
        return ()
    capitals = [at for at in range(1, len(word)) if word[at].isupper() and word[at - 1].islower()]
    if capitals:
        return _at_capitals(word, lower, capitals)
    if MARKED.isdisjoint(lower):
        return ()
    found = _divisions(lower, 0)
    return found[0] if len(found) == 1 and found[0] else ()


def _at_capitals(word: str, lower: str, capitals: list[int]) -> tuple[int, ...]:
    edges = [0, *capitals, len(word)]
    parts = [lower[a:b] for a, b in itertools.pairwise(edges)]
    if any(len(part) < 2 or (len(part) < 3 and part.isascii()) for part in parts):
        return ()  # McCain, eNews
    if MARKED.isdisjoint(lower):
        return ()  # YouTube, VietNamNet: they may be written so
    # A foreign name may stand in front of or behind a word that only Vietnamese has; VietNamNet stays whole.
    sure = [part in syllables() and not MARKED.isdisjoint(part) for part in parts]
    whole = [at for at, before, behind in zip(capitals, sure, sure[1:], strict=False) if before or behind]
    if not whole:
        return ()
    for begin, part in zip(edges, parts, strict=False):
        ways = _divisions(part, 0)
        if len(ways) == 1:
            whole += [begin + cut for cut in ways[0]]
    return tuple(sorted(whole))


@lru_cache(maxsize=1 << 14)
def _divisions(lower: str, depth: int) -> tuple[tuple[int, ...], ...]:
    """Return the ways to divide a word into syllables and names, each as its cuts, two at most."""
    if lower in syllables() or fold(lower) in _names():
        return ((),)
    if depth == 3:
        return ()
    ways: list[tuple[int, ...]] = []
    for at in range(2, len(lower) - 1):
        head = lower[:at]
        if head not in syllables() and (at < 4 or fold(head) not in _names()):
            continue
        ways += [(at, *(at + cut for cut in rest)) for rest in _divisions(lower[at:], depth + 1)]
        if len(ways) > 1:
            break
    return tuple(ways[:2])
