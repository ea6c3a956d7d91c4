"""The ranks and posts read since the last name: `Đại tướng, Bộ trưởng Quốc phòng` and the like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from defcorpus.mentions.gaps import COMMA, DASH, DOT, GLUED, HYPHEN, LINE, QUOTE, SPACE
from defcorpus.mentions.names.titles import joints
from defcorpus.mentions.places.find import Place
from defcorpus.mentions.words.tokens import Tokens, Word
from defcorpus.mentions.words.vocabulary import grammar

_LONGEST_POST = 16  # words from a post's head to the name
_FLEET = 12  # letters in front of a country that may say whose ship it is: `tàu của Hải quân Pháp, do`
_DELEGATION = 10  # words from a delegation's head to the country that sent it
# Kinds that take no words of their own: a name follows at once or not at all.
_BARE = frozenset({"honorific", "kin", "modifier", "role"})
_WRITTEN = frozenset({"rank", "post", "profession"})


@dataclass(slots=True)
class Title:
    """A title in words: `first` up to but without `last`."""

    first: int
    last: int
    kind: str
    value: str  # what a rank or post is, as its table says
    code: str  # the country that it is of, where said
    head: int  # the word behind its own words, without what it was extended by
    parted: bool  # a comma stands in front
    joins: bool = False  # `and` stands in front: of the same person, or of the next


@dataclass(slots=True)
class Chain:
    """Titles in front of the next name, or behind the last one."""

    parts: list[Title] = field(default_factory=list)
    comma: bool = False  # a comma stands behind the last part
    blocked: bool = False  # the next capitals name a place or a body: `thành phố`, `Lake`
    head: int = -1  # the word behind the head of a place or body that blocks
    close: bool = False  # nothing but a country stands between the last title's own words and here
    owner: int = -1  # whose titles these are where they stand behind a name: its number
    settled: list[tuple[int, list[Title]]] = field(default_factory=list)  # titles behind names, and whose
    land: tuple[str, int] = ("", -1)  # the country named last, and the word behind it
    sent: bool = False  # it is a delegation's: `Đoàn đại biểu Lào do`
    adjective: bool = (
        False  # the first title's country stands right in front: Cambodian Deputy Prime Minister
    )
    resumed: tuple[int, int] = (-1, -1)  # whose titles ended at a comma behind a body, and the word behind it

    def clear(self) -> None:
        """Forget the titles, but for those that stand behind a name."""
        if self.owner >= 0:
            if self.parts:
                self.settled.append((self.owner, self.parts))
            self.owner = -1
        self.parts = []
        self.comma = self.blocked = self.close = False

    def add(self, first: int, last: int, kind: str, value: str, found: Tokens) -> None:
        """Take a title; `former` and `nguyên` go with the post behind them."""
        code = self._land_of(first, found)
        self.adjective = self.adjective if self.parts else bool(code)
        if self.parts and self.parts[-1].kind == "modifier" and not self.comma:
            before = self.parts.pop()
            first, code = before.first, code or before.code
        joins = first > 0 and "beside" in found.words[first - 1].uses
        self.parts.append(Title(first, last, kind, value, code, last, found.gaps[first] == COMMA, joins))
        self.comma = self.blocked = False
        self.close = True

    def _land_of(self, first: int, found: Tokens) -> str:
        """Return the country whose title begins at `first`: `Tướng Mỹ`, `đoàn Lào do Đại tướng`."""
        code, end = self.land
        if not code or not end <= first <= end + 1:
            return ""
        letters = found.gaps[first] == DOT and end == first and len(found.words[end - 1].text) == 1  # U.S.
        if found.gaps[first] not in (SPACE, LINE, GLUED) and not letters:
            return ""
        if end == first:
            return code
        between = found.words[end].lower
        led = self.sent and between in grammar("led") and found.gaps[end] in (SPACE, COMMA)
        return code if between == "s" or led else ""

    def extend(self, last: int, *, close: bool = False) -> None:
        """Take the words up to `last` into the last post."""
        if not self.parts:
            return
        title = self.parts[-1]
        title.last = last
        self.close = close
        if last - title.first > _LONGEST_POST or title.kind in _BARE:
            if self.owner >= 0:
                title.last = title.head
                self.clear()
            self.parts = []

    def country(self, first: int, last: int, code: str, found: Tokens, *, close: bool) -> None:
        """Take a country into the post in front of it: the post is of that country, or exercised there."""
        self.land = code, last
        before = [item.lower for item in found.words[max(0, first - _DELEGATION) : first]]
        behind = found.plain[max(0, found.starts[first] - _FLEET) : found.starts[first]].lower().rstrip()
        whose = not grammar("sent").isdisjoint(before) or behind.endswith(tuple(grammar("fleet")))
        self.sent = whose and (first == 0 or found.gaps[first] == SPACE)
        if self.sent and not (grammar("towards") | grammar("beside")).isdisjoint(before[-3:]):
            self.sent = False  # `đoàn sang thăm chính thức Việt Nam do …`: where it goes
        open_to = bool(self.parts) and not self.comma and not self.parts[-1].code
        if open_to and "towards" not in found.words[first - 1].uses:
            self.parts[-1].code = code
        self.complement(last, close=close)

    def body(self, first: int, last: int, countries: Mapping[int, Place], found: Tokens) -> None:
        """Take a body into the post in front of it, and the country its name opens with: the Chilean Army."""
        own = countries.get(first)
        if own is not None and self.parts and countries.keys().isdisjoint(range(first + 1, last)):
            self.country(first, last, own.code, found, close=False)
        else:
            self.complement(last)

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
        self.blocked, self.head = True, last

    def pass_gap(self, found: Tokens, at: int) -> None:
        """End the titles at a stop in front of the word at `at`; keep them over a comma."""
        gap = found.gaps[at]
        if gap in (SPACE, LINE, HYPHEN, GLUED) or (gap == QUOTE and self.parts):
            return
        if gap == DOT and self._is_short(found, at):
            return
        if gap == COMMA and not self.blocked:
            self.comma = True
            return
        if gap == DASH and self.owner < 0 and "address" in found.words[at].uses:
            return  # `Thứ trưởng Quốc phòng - bà X`
        if gap in (COMMA, DASH) and self.owner >= 0:
            self.resumed = self.owner, at  # `X, Ủy viên Ban Thường vụ Tỉnh ủy, Chỉ huy trưởng …`
        self.clear()

    def _is_short(self, found: Tokens, at: int) -> bool:
        """Say whether the full stop in front of the word at `at` is a short title's or an initial's."""
        before = found.words[at - 1]
        if self.parts and self.parts[-1].head != at and not self.comma:
            return before.cap and len(before.text) == 1
        return is_short(before)

    def kind(self, at: int) -> str:
        """Return the kind of the title that ends right in front of the word at `at`, or nothing."""
        if not self.parts:
            return ""
        title = self.parts[-1]
        if title.last != at or (self.comma and (title.kind in _BARE or title.kind == "profession")):
            return ""
        return "rank" if "rank" in [part.kind for part in self.parts] else title.kind

    def split(self, *, native: bool = False, front: str = "") -> list[Title]:
        """Leave to the name in front of the titles those that end at a comma or `and`; return the others.

        None of them where the `native` behind a foreigner's name is the one who serves Việt Nam: `At the
        invitation of Carl Webb, the Minister of Defence of Vietnam, General` somebody. None either where they
        are of another country than `front`, that of the name: `Minister of Defence of Norway X, Deputy Prime
        Minister and Minister of Defence of Laos General` Y.
        """
        parts = self.parts
        lands = {part.code for part in parts if part.code}
        if (native and self.code() == "VN") or (front and lands and front not in lands):
            self.owner = -1
            return parts
        joined = [part for part in parts[1:] if part.parted or part.joins]
        if (
            self.adjective
            and not self.comma
            and [part.kind for part in joined if not part.parted] == ["post"]
        ):
            self.owner = -1  # `X, Cambodian Deputy Prime Minister and Minister of Defence General` Y
            return parts
        first = next((at for at in range(len(parts) - 1, 0, -1) if parts[at].parted or parts[at].joins), 0)
        if self.comma:
            first = len(self.parts)
        if self.owner >= 0 and first:
            self.settled.append((self.owner, self.parts[:first]))
            del self.parts[:first]
        self.owner = -1
        return self.parts

    def code(self) -> str:
        """Return the country that the titles are of, where one says so."""
        return code_of(self.parts)

    def standing(self, found: Tokens) -> int:
        """Return 2 where a title is a general's or a minister's, 1 where it is far below, 0 for others."""
        high, low, standing = grammar("high"), grammar("low"), 0
        for title in self.parts:
            if title.value in high and title.kind in ("rank", "post"):
                return 2
            if title.value in low or found.joined(title.first, title.head).lower() in low:
                standing = 1
        return standing

    def land_before(self, at: int) -> str:
        """Return the country right in front of the word at `at`, behind a title: `Tướng Mỹ X`."""
        return self.land[0] if self.parts and self.land[1] == at else ""

    def names_nobody(self, found: Tokens) -> bool:
        """Say whether an article or a plural stands before the title: các cầu thủ Sevilla.

        `the Defence Minister Nakatani` is one person all the same.
        """
        title, first = self.parts[-1], self.parts[-1].first
        if title.kind == "post" and title.value in grammar("high") and found.words[first - 1].lower == "the":
            return False
        spaced = first > 0 and found.gaps[first] in (SPACE, LINE)
        return spaced and "plural" in found.words[first - 1].uses


@cache
def _tails() -> frozenset[str]:
    """Return the words that end no post."""
    return joints() | grammar("post-tail")


def is_short(word: Word) -> bool:
    """Say whether a full stop behind `word` may be that of a short form: `Gen.`, not `phòng.`."""
    return word.cap and word.plain and len(word.text) <= 5 and word.text not in grammar("whole")


def code_of(titles: list[Title]) -> str:
    """Return the country of the last of `titles` that names one."""
    codes = [title.code for title in titles if title.code]
    return codes[-1] if codes else ""


def written(titles: list[Title], found: Tokens) -> tuple[str, ...]:
    """Return ranks and posts as written."""
    return tuple([_written(found, title) for title in titles if title.kind in _WRITTEN])


def _written(found: Tokens, title: Title) -> str:
    """Return a post as written, an abbreviation's stop included, joining words at its end left out."""
    first, last = title.first, title.last
    while last - first > 1 and found.words[last - 1].lower in _tails():
        last -= 1
    short = last == title.head and found.gaps[last] == DOT and is_short(found.words[last - 1])
    words = found.joined(first, last)
    if words.count("(") > words.count(")"):
        words += ")"  # `Deputy Minister (Policy)`
    return words + ("." if short else "")
