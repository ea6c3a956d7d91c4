"""What the titles of two pages say of texts that are alike: two issues of one form, or one story.

A table of prices, a numbered notice, a daily bulletin may keep every word of its body and change its title
alone. A story that is saved again has a title in other words, with the site's name behind it or cut short:
only what stands in the place of another day, number or name tells two issues apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from defcorpus.text import fold

if TYPE_CHECKING:
    from defcorpus.mentions.dates.find import DateMention

Kind = Literal["word", "day", "number"]
Day = tuple[int | None, int | None, int | None]  # year, month, day of the month
Apart = Literal["day", "issue", "number", "name"]

_ONE_FORM = 0.5  # of the plain words of two titles (Dice): less is another title
_SAME_SLOT = 0.6  # of all words, where all that differs is what stands in one place
_UNLIKE = 1 / 3  # of the words of two titles that have nothing to do with each other
_MISSPELT = 0.6  # letters in common (difflib's ratio) of two spellings of one name
_BEFORE = 2  # words in front of a fact that make it the same place in two titles


class Token(NamedTuple):
    """A word of a title, or a day that it gives."""

    kind: Kind
    text: str  # folded
    start: int
    end: int
    days: tuple[Day, Day] | None = None  # first and last


class Contradiction(NamedTuple):
    """What stands in one title in the place of the other's: words as they are folded."""

    kind: Apart
    one: tuple[str, ...]
    two: tuple[str, ...]


@lru_cache(maxsize=4096)
def contradiction(one: str, two: str) -> Contradiction | None:
    """Return what says that two titles are of two issues of one form; None where nothing does."""
    first, second = _tokens(one), _tokens(two)
    return _days_apart(first, second) or _issues_apart(first, second) or _filled_anew(one, two)


def unlike(one: str, two: str) -> bool:
    """Say whether two titles have next to no words in common."""
    return _alike(_tokens(one), _tokens(two), ("word", "number", "day")) < _UNLIKE


@lru_cache(maxsize=4096)
def _tokens(title: str) -> tuple[Token, ...]:
    from defcorpus.mentions.dates.find import find_dates

    found = [
        Token("day", " ".join(fold(title[date.start : date.end]).split()), date.start, date.end, _span(date))
        for date in (find_dates(title) if re.search(r"\d", title) else ())
        if not date.told
    ]
    taken = {at for token in found for at in range(token.start, token.end)}
    for word in re.finditer(r"[^\W_]+(?:[./,-](?=\d)[^\W_]+)*", title):
        if word.start() not in taken:
            kind: Kind = "number" if re.search(r"\d", word[0]) else "word"
            found.append(Token(kind, fold(word[0]), *word.span()))
    return tuple(sorted(found, key=lambda token: token.start))


def _span(date: DateMention) -> tuple[Day, Day]:
    year, month, day = date.year, date.month, date.day
    last = date.last or (None, None, None)
    return (year, month, day), (last[0] or year, last[1] or month, last[2] or day)


def _alike(one: Sequence[Token], two: Sequence[Token], kinds: Sequence[Kind] = ("word",)) -> float:
    """Return how many words of these kinds two titles share, as Dice has it; 1 where neither has any."""
    first, second = (Counter(token.text for token in some if token.kind in kinds) for some in (one, two))
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 1.0


def _days_apart(one: Sequence[Token], two: Sequence[Token]) -> Contradiction | None:
    """Return the days that two titles give where none of the one may be one of the other."""
    first, second = ([token for token in some if token.days] for some in (one, two))
    if not first or not second or any(_may_be_one(a.days, b.days) for a in first for b in second):
        return None
    if _alike(one, two) < _ONE_FORM and not _one_place(one, two, first, second):
        return None
    return Contradiction("day", _texts(first), _texts(second))


def _may_be_one(one: tuple[Day, Day] | None, two: tuple[Day, Day] | None) -> bool:
    """Say whether two days, or stretches of days, may be the same so far as they are told."""
    if one is None or two is None:
        return False
    if any(a and b and a != b for a, b in zip(one[0][:2], two[0][:2], strict=True)):
        # A stretch may reach from one month into the other's.
        return bool({one[0][1], one[1][1]} & {two[0][1], two[1][1]})
    days = one[0][2], one[1][2], two[0][2], two[1][2]
    if None in days:
        return one[0][1] is not None or two[0][1] is not None or one[0][0] == two[0][0]
    return max(days[0] or 0, days[2] or 0) <= min(days[1] or 0, days[3] or 0)


def _one_place(
    one: Sequence[Token], two: Sequence[Token], first: Sequence[Token], second: Sequence[Token]
) -> bool:
    """Say whether any of `first` stands behind the same words as any of `second` does in the other title."""
    places = [
        {before for token in some if len(before := _before(tokens, token)) == _BEFORE}
        for tokens, some in ((one, first), (two, second))
    ]
    return bool(places[0] & places[1])


def _before(tokens: Sequence[Token], token: Token) -> tuple[str, ...]:
    at = tokens.index(token)
    return tuple(each.text for each in tokens[max(at - _BEFORE, 0) : at])


def _issues_apart(one: Sequence[Token], two: Sequence[Token]) -> Contradiction | None:
    """Return the numbers of two issues: `số 45` and `số 46`, `week 3` and `week 4`."""
    first, second = dict(_issues(one)), dict(_issues(two))
    for word in sorted(first.keys() & second.keys()):
        here, there = first[word], second[word]
        if here.text != there.text and (
            _alike(one, two) >= _ONE_FORM or _one_place(one, two, [here], [there])
        ):
            return Contradiction("issue", (here.text,), (there.text,))
    return None


def _issues(tokens: Sequence[Token]) -> Iterator[tuple[str, Token]]:
    for at, token in enumerate(tokens):
        before = " ".join(each.text for each in tokens[max(at - 2, 0) : at])
        word = next((word for word in _issue_words() if f" {before}".endswith(f" {word}")), None)
        if token.kind == "number" and word is not None:
            yield word, token


@cache
def _issue_words() -> tuple[str, ...]:
    """Return the words in front of an issue's number, folded, long ones first."""
    from defcorpus.knowledge import table

    words = {fold(form) for form, _ in table("issue_words")}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _filled_anew(one: str, two: str) -> Contradiction | None:
    """Return the number or the name that stands in the place of another where all else is the same."""
    one, two = _without_site(one, two), _without_site(two, one)
    first, second = _tokens(one), _tokens(two)
    both = [token.text for token in first], [token.text for token in second]
    steps = SequenceMatcher(None, *both, autojunk=False).get_opcodes()
    replaced = [(a, b, c, d) for step, a, b, c, d in steps if step == "replace"]
    if len(replaced) != 1 or any(step in ("insert", "delete") for step, *_ in steps):
        return None
    if _alike(first, second, ("word", "number", "day")) < _SAME_SLOT:
        return None
    a, b, c, d = replaced[0]
    fillers = first[a:b], second[c:d]
    texts = both[0][a:b], both[1][c:d]
    if all(token.kind == "number" for some in fillers for token in some):
        kind: Apart = "number"
    elif all(_is_name(title, some) for title, some in zip((one, two), fillers, strict=True)):
        if SequenceMatcher(None, " ".join(texts[0]), " ".join(texts[1])).ratio() >= _MISSPELT:
            return None
        kind = "name"
    else:
        return None
    return Contradiction(kind, tuple(texts[0]), tuple(texts[1]))


def _without_site(title: str, other: str) -> str:
    """Return a title without what a site put behind it: parts behind ` | ` or ` - ` beyond the other's."""
    parts, others = (re.split(r"(\s+[|»–—-]\s+)", text) for text in (title, other))
    return "".join(parts[: len(others)])


def _is_name(title: str, tokens: Sequence[Token]) -> bool:
    """Say whether some words are inside the name of a place or a person."""
    start, end = tokens[0].start, tokens[-1].end
    return any(found[0] <= start and end <= found[1] for found in _names(title))


@lru_cache(maxsize=256)
def _names(title: str) -> tuple[tuple[int, int], ...]:
    from defcorpus.mentions.names.read import find_names
    from defcorpus.mentions.places.find import find_places

    found = [(place.start, place.end) for place in find_places(title)]
    for lang in ("vi", "en"):
        found += [(name.start, name.end) for name in find_names(title, lang=lang)]
    return tuple(found)


def _texts(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(token.text for token in tokens)
