"""The ranks and posts read since the last name: `Đại tướng, Bộ trưởng Quốc phòng` and the like."""

from __future__ import annotations

from dataclasses import dataclass, field

from defcorpus.mentions.titles import joints
from defcorpus.mentions.tokens import COMMA, DOT, HYPHEN, LINE, QUOTE, SPACE, Tokens

_LONGEST_POST = 16  # words from a post's head to the name
# Kinds that take no words of their own: a name follows at once or not at all.
_BARE = frozenset({"honorific", "kin", "modifier", "role"})
_WRITTEN = frozenset({"rank", "post", "profession"})
_PLURALS = frozenset("the a an các những nhiều".split())  # in front of a title that names nobody


@dataclass(slots=True)
class Chain:
    """Titles in front of the next name."""

    parts: list[tuple[int, int, str]] = field(default_factory=list)  # first word, word behind the last, kind
    comma: bool = False  # a comma stands behind the last part
    blocked: bool = False  # the next capitals name a place or a body: `thành phố`, `Lake`
    close: bool = False  # nothing but a country stands between the last title's own words and here

    def clear(self) -> None:
        """Forget the titles."""
        self.parts.clear()
        self.comma = self.blocked = self.close = False

    def add(self, first: int, last: int, kind: str) -> None:
        """Take a title; `former` and `nguyên` go with the post behind them."""
        if self.parts and self.parts[-1][2] == "modifier" and not self.comma:
            first = self.parts.pop()[0]
        self.parts.append((first, last, kind))
        self.comma = self.blocked = False
        self.close = True

    def extend(self, last: int, *, close: bool = False) -> None:
        """Take the words up to `last` into the last post."""
        if not self.parts:
            return
        first, _, kind = self.parts[-1]
        self.parts[-1] = (first, last, kind)
        self.close = close
        if last - first > _LONGEST_POST or kind in _BARE:
            self.parts.clear()

    def complement(self, last: int, *, close: bool = False) -> None:
        """Take a country or a body up to `last` into the post in front of it."""
        self.blocked = False
        if self.comma:
            self.clear()
        else:
            self.extend(last, close=close)

    def block(self, last: int) -> None:
        """Take the head of a place's or a body's name; what follows is no person."""
        if self.comma:
            self.clear()
        self.extend(last)
        self.blocked = True

    def pass_gap(self, found: Tokens, at: int) -> None:
        """End the titles at a stop in front of the word at `at`; keep them over a comma."""
        gap, before = found.gaps[at], found.words[at - 1]
        if gap in (SPACE, LINE, HYPHEN) or (gap == QUOTE and self.parts):
            return
        if gap == DOT and before.cap and len(before.text) <= 5:
            return
        if gap == COMMA and not self.blocked:
            self.comma = True
            return
        self.clear()

    def kind(self, at: int) -> str:
        """Return the kind of the title that ends right in front of the word at `at`, or nothing."""
        if not self.parts:
            return ""
        _, end, kind = self.parts[-1]
        if end != at or (self.comma and (kind in _BARE or kind == "profession")):
            return ""
        return "rank" if any(part[2] == "rank" for part in self.parts) else kind

    def names_nobody(self, found: Tokens) -> bool:
        """Say whether an article or a plural stands before the title: các cầu thủ Sevilla."""
        first = self.parts[-1][0]
        return first > 0 and found.gaps[first] in (SPACE, LINE) and found.words[first - 1].lower in _PLURALS

    def written(self, found: Tokens) -> tuple[str, ...]:
        """Return the ranks and posts as written."""
        return tuple(_written(found, first, last) for first, last, kind in self.parts if kind in _WRITTEN)


def _written(found: Tokens, first: int, last: int) -> str:
    """Return a post as written, an abbreviation's stop included, joining words at its end left out."""
    while last - first > 1 and found.words[last - 1].lower in joints():
        last -= 1
    stop = "." if found.gaps[last] == DOT and len(found.words[last - 1].text) <= 5 else ""
    return found.joined(first, last) + stop
