"""Words of a table as a part of a regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable


def alternatives(forms: Iterable[str]) -> str:
    r"""Return a pattern for any of the forms, the longest first, so that none hides one it begins.

    >>> alternatives(["phó", "phó thủ tướng"])
    'phó\\ thủ\\ tướng|phó'
    """
    return "|".join(map(re.escape, sorted(set(forms), key=lambda form: (-len(form), form))))


def whole_words(forms: Iterable[str]) -> str:
    r"""Return a pattern for any of the forms as whole words, the longest first.

    It says what ``(?<!\w)(?:…)(?!\w)`` does, and begins with the set of first letters, by which the engine
    skips the text between: two thirds of the time.

    >>> whole_words(["phó", "bộ", "phó thủ tướng"])
    '[bp](?<!\\w.)(?:(?<=b)(?:ộ)|(?<=p)(?:hó\\ thủ\\ tướng|hó))(?!\\w)'
    """
    tails: dict[str, list[str]] = {}
    for form in forms:
        tails.setdefault(form[0], []).append(form[1:])
    firsts = "".join(map(re.escape, sorted(tails)))
    branches = (rf"(?<={re.escape(first)})(?:{alternatives(tails[first])})" for first in sorted(tails))
    return rf"[{firsts}](?<!\w.)(?:{'|'.join(branches)})(?!\w)"
