"""Places where the story was not: those of which somebody speaks, and where an office is."""

from __future__ import annotations

import re
from functools import cache

from defcorpus.events.phrases import phrases
from defcorpus.text import normal

_REACH = 70  # characters in front of a place in which its clause says what it is spoken of for
_STOPS = re.compile(r"[.,;:!?()\n][^.,;:!?()\n]*$")


def is_spoken_of(text: str, start: int) -> bool:
    """Say whether the clause in front of a place makes it one of what is spoken of, or of an office.

    >>> is_spoken_of("chia buồn về thiệt hại do lũ quét ở Hà Giang", 36)
    True
    >>> is_spoken_of("Trao đổi về tình hình khu vực, tại Huế", 35)
    False
    >>> is_spoken_of("The Consul General in Hue said", 22)
    True
    """
    front = normal(text[max(0, start - _REACH) : start]).lower()
    cut = _STOPS.search(front)
    begin = cut.start() if cut else 0
    return any(
        pattern.search(front, begin) is not None
        for pattern in (_forms("about", ""), _forms("seat of", r"\s$"))
    )


@cache
def _forms(role: str, behind: str) -> re.Pattern[str]:
    return re.compile(phrases(role) + behind)
