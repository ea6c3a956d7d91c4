"""Where phrases stand in a folded text: found by its characters, which is quicker than word by word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from defcorpus.search.fitting import fits
from defcorpus.search.nodes import Phrase, Word
from defcorpus.text.words import runs

Places = list[tuple[int, int]]
"""Half-open spans in a folded text."""


def seeker(phrase: Phrase) -> Callable[[str], Places]:
    """Return a function from a folded text to where `phrase` stands in it, in no order."""
    first = phrase.words[0]
    if first.fuzzy:
        return partial(_close, first)
    if len(phrase.words) == 1 and not first.prefix:
        return partial(_words, _forms(first))
    return partial(_phrases, [(_forms(word), word.prefix) for word in phrase.words])


def _forms(word: Word) -> tuple[str, ...]:
    return (word.folded, *word.also)


def _words(words: Sequence[str], folded: str) -> Places:
    """Return where one of some words stands."""
    found = []
    for word in words:
        at = folded.find(word)
        while at >= 0:
            end = at + len(word)
            if not (folded[end : end + 1].isalnum() or (at and folded[at - 1].isalnum())):
                found.append((at, end))
            at = folded.find(word, at + 1)
    return found


def _phrases(words: Sequence[tuple[tuple[str, ...], bool]], folded: str) -> Places:
    """Return where some words stand one behind another; each has its forms and whether it only begins so.

    An expression would find the same, and takes 0.1 ms to make.
    """
    found = []
    for begin in words[0][0]:
        at = folded.find(begin)
        while at >= 0:
            if not (at and folded[at - 1].isalnum()) and (end := _end(words, folded, at)):
                found.append((at, end))
            at = folded.find(begin, at + 1)
    return found


def _end(words: Sequence[tuple[tuple[str, ...], bool]], folded: str, at: int) -> int:
    """Return where words end that begin at `at`; 0 where others stand there."""
    end = at
    for forms, begins in words:
        while not folded[at : at + 1].isalnum():
            at += 1
            if at >= len(folded):
                return 0
        for form in forms:
            end = at + len(form)
            if folded.startswith(form, at) and (begins or not folded[end : end + 1].isalnum()):
                break
        else:
            return 0
        while folded[end : end + 1].isalnum():
            end += 1
        at = end
    return end


def _close(wanted: Word, folded: str) -> Places:
    """Return where a word close to the one that is wanted stands."""
    least, most = len(wanted.folded) - wanted.fuzzy, len(wanted.folded) + wanted.fuzzy
    as_long = {word for word in runs(folded) if least <= len(word) <= most}
    return _words([word for word in as_long if fits(wanted, word)], folded)
