"""Where a word stands: at a sentence's beginning, in front of what ends a name, in a headline."""

from __future__ import annotations

import re
from functools import cache

from defcorpus.mentions.gaps import AND, COMMA, DASH, DOT, OTHER, PAREN, SPACE, STOP
from defcorpus.mentions.names.runs import Reading
from defcorpus.mentions.words.tokens import Tokens

_ENDS = frozenset({STOP, COMMA, PAREN, OTHER, AND, DASH})


def opens_sentence(reading: Reading, at: int) -> bool:
    """Say whether the word at `at` has its capital from its place."""
    gap = reading.found.gaps[at]
    if gap == STOP:
        return True
    return gap in (DOT, DASH) and len(reading.found.words[at - 1].text) > 3


def stands_alone(found: Tokens, at: int) -> bool:
    """Say whether what stands behind the word at `at` rules out that a name of several words begins there.

    A quick look that spares half the capitals the longer one.
    """
    gap = found.gaps[at + 1]
    if gap in _ENDS:
        return True
    if gap != SPACE:
        return False
    behind = found.words[at + 1]
    return not behind.cap and not behind.inner


def is_headline(reading: Reading, at: int) -> bool:
    """Say whether the sentence around the word at `at` writes nearly every word with a capital."""
    plain, start = reading.found.plain, reading.found.starts[at]
    before, behind = plain[max(0, start - _AROUND) : start], plain[start : start + _AROUND]
    stop = _stop().search(behind)
    around = _stop().split(before)[-1] + (behind if stop is None else behind[: stop.start()])
    longer = [word for word in around.split() if len(word) > 3]
    if len(longer) < 4:
        return False
    # A word is told by its first two letters: a quote or a bracket may stand in front.
    capitals = [word for word in longer if word[0].isupper() or word[1].isupper()]
    return len(capitals) >= 0.7 * len(longer)


_AROUND = 80  # letters on each side


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"[!?:;…\n“”\"«»|]|(?<=\w{4})\.\s")
