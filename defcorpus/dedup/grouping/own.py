"""What a near copy tells that the one kept does not: whole sentences of its own, side by side.

A page with an update, or with two paragraphs of the outlet's own, is near the agency's text and yet adds to
it. Words changed here and there, captions, menus and headlines of other stories add nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from defcorpus.dedup.records import Group
from defcorpus.text import fold, sentences

LEAST = 30
"""Words of its own, in whole sentences side by side, from which a copy adds something."""

_SENTENCE = 8  # words: shorter ones are captions, credits, buttons
_KNOWN = 0.2  # share of a sentence's runs of three words that the other text has: from here on it is reworded
_PROSE = 0.5  # share of a sentence's words that are in small letters throughout
_END = re.compile(r"""[.!?…]["'”’»)\]]*\s*$""")
_WORD = re.compile(r"[^\W_]+")


def own_words(kept: str, member: str) -> int:
    """Return how many words of `member` stand in sentences that `kept` has nothing of; 0 below `LEAST`.

    Only runs of such sentences with at least `LEAST` words count.
    """
    known = _threes(kept)
    total = run = 0
    for start, end in sentences(member):
        sentence = member[start:end]
        words = _words(sentence)
        if len(words) < _SENTENCE or not _is_prose(sentence):
            continue
        threes = set(zip(words, words[1:], words[2:], strict=False))
        if len(threes & known) < _KNOWN * len(threes):
            run += len(words)
            continue
        total += run if run >= LEAST else 0
        run = 0
    return total + (run if run >= LEAST else 0)


def settled(group: Group, text_of: Callable[[str], str]) -> Group:
    """Return a group of which the texts have said what each member adds, where it may add anything.

    `text_of` gives the text for a content key.
    """
    if not any(member.own for member in group.members):
        return group
    kept = text_of(group.keep_key)
    members = (
        replace(member, own=own_words(kept, text_of(member.key)) if counts(member.relation) else 0)
        if member.own
        else member
        for member in group.members
    )
    return replace(group, members=tuple(members))


def counts(relation: str) -> bool:
    """Say whether members of a relation are redundant where they add nothing."""
    return relation in ("near", "contained")


def _is_prose(sentence: str) -> bool:
    written = _WORD.findall(sentence)
    small = sum(word.islower() for word in written)
    return _END.search(sentence) is not None and small >= _PROSE * len(written)


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


@lru_cache(maxsize=1)  # of a group, each member is held against the same one
def _threes(text: str) -> frozenset[tuple[str, str, str]]:
    words = _words(text)
    return frozenset(zip(words, words[1:], words[2:], strict=False))
