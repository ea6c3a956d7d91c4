"""Whether two written names are one person's, inside one article.

Vietnamese names by equal folded syllables only (Phạm is not Phan); foreign ones part by part, in any order,
with a small difference of spelling allowed (Aliev, Aliyev) and parts left out (Hasanov Zakir Asgar Oglu).
"""

from __future__ import annotations

import re
from functools import lru_cache

from defcorpus.mentions.words.vocabulary import particles
from defcorpus.text import fold

# Of 100: 83 joins Sergei and Sergey (83), Aliev and Aliyev (91), Mustafaev and Mustafayev (95); it keeps
# Hasanov and Hasanli (71), Karimov and Kerimova (80) apart. Shorter parts must be equal.
SIMILAR = 83
SHORTEST = 5


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """Return the folded name: words parted by one space, hyphens and apostrophes left out.

    >>> key_of("Ben Ua-lết-x"), key_of("PHAN VĂN GIANG"), key_of("Donald J. Trump")
    ('ben ualetx', 'phan van giang', 'donald j trump')
    """
    return " ".join(re.sub(r"[-']+", "", part) for part in fold(name).replace(".", " ").split())


@lru_cache(maxsize=4096)
def alike(one: str, other: str) -> bool:
    """Say whether two folded parts of foreign names are one, but for spelling."""
    if one == other:
        return True
    if min(len(one), len(other)) < SHORTEST or one[0] != other[0]:
        return False
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other) >= SIMILAR


def same_foreign(one: str, other: str) -> bool:
    """Say whether two keys of foreign names, of two parts or more each, are one person's."""
    short, long = sorted((one.split(), other.split()), key=len)
    if not {part[0] for part in short} <= {part[0] for part in long}:
        return False  # a part's first letter is the same in all its spellings
    initials = [part for part in short if len(part) == 1]
    if initials and initials != [part for part in long if len(part) == 1]:
        # R. K. Singh is Rajesh Kumar Singh: as many parts, each with its letter, and one surname.
        same = all(a == b or (len(a) == 1 and b[0] == a) for a, b in zip(short, long, strict=False))
        return same and len(short) == len(long) and short[-1] == long[-1] and len(short[-1]) > 1
    left = list(long)
    for part in short:
        match = next((there for there in left if alike(part, there)), None)
        if match is None:
            return False
        left.remove(match)
    return len(short) > 1


def parts_of(key: str, native: bool) -> tuple[str, ...]:
    """Return the parts that may stand for a name alone: a Vietnamese given name, a foreign name's ends."""
    parts = key.split()
    if native:
        return (parts[-1],)
    ends = [part for part in (parts[0], parts[-1]) if len(part) > 1]
    if len(parts) > 2 and parts[-1] in particles("last") | particles("generation"):
        ends.append(parts[-2])
    return tuple(dict.fromkeys(ends))
