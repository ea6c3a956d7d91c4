"""The words beside a stretch of text and what parts them from it, looked up where something hangs on it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from defcorpus.mentions.gaps import LINE, SPACE, STOP, gap_kind, is_wrapped

_REACH = 48  # characters looked at on either side


class Beside(NamedTuple):
    """A word beside a place in the text; without one, an empty word at the text's edge."""

    gap: int
    text: str
    start: int
    end: int

    @property
    def cap(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def spaced(self) -> bool:
        """Whether nothing but a space or a line end inside a sentence parts it."""
        return self.gap in (SPACE, LINE)


def before(plain: str, at: int) -> Beside:
    """Return the word that ends in front of `at`."""
    # A loop over the few characters of a word is quicker than a search from the left.
    end, least = at, max(0, at - _REACH)
    while end > least and not plain[end - 1].isalnum():
        end -= 1
    start = end
    while start and plain[start - 1].isalnum():
        start -= 1
    if start == end:
        return Beside(STOP, "", 0, 0)
    text = plain[start:end]
    if not text.islower() and (turns := _turns(text)):
        text = text[turns[-1] :]  # emMai Anh
    gap = plain[end:at]
    return Beside(SPACE if gap == " " else _gap(gap, plain), text, end - len(text), end)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(r"([\W_]*)([^\W_]+)")


def after(plain: str, at: int) -> Beside:
    """Return the word that begins behind `at`."""
    found = _after().match(plain, at, at + _REACH)
    if found is None:
        return Beside(STOP, "", len(plain), len(plain))
    gap, text = found.groups()
    start = found.start(2)
    if not text.islower() and (turns := _turns(text)):
        text = text[: turns[0]]
    return Beside(SPACE if gap == " " else _gap(gap, plain), text, start, start + len(text))


@lru_cache(maxsize=1 << 14)
def _turns(word: str) -> tuple[int, ...]:
    """Return where a capital follows a small letter or a figure: two words run together."""
    return tuple(at for at in range(1, len(word)) if word[at].isupper() and not word[at - 1].isupper())


def _gap(gap: str, plain: str) -> int:
    return gap_kind(gap, "\n" in gap and is_wrapped(plain))
