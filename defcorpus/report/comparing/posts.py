"""Ranks and posts under keys that both languages share, and whether two of them may be one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from defcorpus.article import Person
from defcorpus.knowledge import table
from defcorpus.text import fold, words

VAGUE = frozenset({"leader", "member"})
"""Posts that say little beside another post of the same person."""
_COLONELS = {"colonel", "senior colonel"}
_KINDS = ("minister", "president", "ambassador", "commissar", "spokesperson")
_SECOND = frozenset({"deputy", "vice"})
_NO_RANK_BEFORE = frozenset(
    {"staff", "secretary", "department", "director", "consul", "political", "assembly"}
)
_NO_RANK_BEHIND = frozenset({"secretary", "attorney", "consul", "director", "inspector", "governor"})


def ranks_of(person: Person) -> dict[str, str]:
    """Return the keys of the ranks in front of a name, each with the form it is written in."""
    return _read("ranks", person.posts)


def posts_of(person: Person) -> dict[str, str]:
    """Return the keys of a person's posts, each with the phrase it is written in."""
    found: dict[str, str] = {}
    for phrase in person.posts:
        for key in read_posts("posts", phrase):
            found.setdefault(key, phrase)
    sure = {key: phrase for key, phrase in found.items() if key not in VAGUE}
    return sure or found


def same_rank(one: str, other: str, *, native: bool) -> bool:
    """Say whether two keys of ranks may be one: a foreigner's is rendered in more ways than one.

    Việt Nam's `Đại tá` is a `Colonel` in half of the English press.
    """
    if one == other or {one, other} == _COLONELS:
        return True
    return not native and _rendered("rank", one, other)


def same_post(one: str, other: str) -> bool:
    """Say whether two keys of posts may be one office: `minister` and `defence minister`, no deputy's."""
    if _rendered("post", one, other):
        return True
    left, right = set(one.split()), set(other.split())
    return left & _SECOND == right & _SECOND and (left <= right or right <= left)


def contrary(one: str, other: str, left: str, right: str) -> bool:
    """Say whether two posts, as written and by their keys, cannot be one: a deputy's, or of another kind.

    >>> contrary("Thứ trưởng", "Minister of Defence", "deputy minister", "defence minister")
    True
    """
    if is_deputy(one) != is_deputy(other):
        return True
    kinds = [next((kind for kind in _KINDS if kind in key.split()), "") for key in (left, right)]
    return all(kinds) and kinds[0] != kinds[1]


def deputies(one: str, other: str) -> bool:
    """Say whether two keys of posts are of one office, of which one is the deputy's.

    >>> deputies("defence deputy minister", "minister"), deputies("minister", "defence minister")
    (True, False)
    """
    left, right = set(one.split()), set(other.split())
    if bool(left & _SECOND) == bool(right & _SECOND):
        return False
    few, many = sorted((left - _SECOND, right - _SECOND), key=len)
    return bool(few) and few <= many


def is_deputy(phrase: str) -> bool:
    """Say whether a post as written is that of a deputy or an assistant.

    >>> is_deputy("Thứ trưởng"), is_deputy("Thư ký Quốc phòng")
    (True, False)
    """
    return (
        re.match(
            r"(?:first |permanent |acting )?(?:pho|thu(?! ky)|deputy|vice|assistant|tro ly)\b", fold(phrase)
        )
        is not None
    )


def is_counterpart(text: str) -> bool:
    """Say whether a text calls someone the colleague of another, whose post then says his."""
    return (
        re.search(
            r"counterpart|opposite number|(?:his|her|their) (?:\w+ )?colleague|đồng cấp|đồng nhiệm",
            text,
            re.IGNORECASE,
        )
        is not None
    )


def read_posts(name: str, sentence: str) -> tuple[str, ...]:
    """Return the keys of the `ranks` or `posts` in a phrase, in the plural too: `late Presidents`."""
    singular = re.sub(r"(?<=[a-z])s\b", "", sentence)
    return tuple({**_read(name, [sentence]), **_read(name, [singular])})


def plural_posts(name: str, sentence: str) -> tuple[str, ...]:
    """Return the keys of those that stand in a sentence in the plural, as for everyone named behind."""
    found: dict[str, None] = {}
    for phrase in re.findall(r"(?:[\w-]+ ){0,3}[A-Z]\w+s\b", sentence):
        found |= dict.fromkeys(_read(name, [phrase.removesuffix("s")]))
    return tuple(found)


def _rendered(kind: str, one: str, other: str) -> bool:
    return (kind, one, other) in _renderings() or (kind, other, one) in _renderings()


@cache
def _renderings() -> frozenset[tuple[str, str, str]]:
    return frozenset((kind, one, other) for kind, one, other in table("renderings"))


@cache
def _forms(name: str) -> dict[tuple[str, ...], str]:
    return {tuple(_split(form)): key for form, _, key in table(name)}


@cache
def _longest(name: str) -> int:
    return max(map(len, _forms(name)))


def _split(text: str) -> list[str]:
    return [fold(text[start:end]) for start, end in words(text)]


def _read(name: str, phrases: Iterable[str]) -> dict[str, str]:
    """Return the keys of the longest forms in each phrase, left to right.

    A rank is no post (`Sen. Gen.`), nor is one inside a post a rank (`Thủ tướng`).
    """
    rather = "ranks" if name == "posts" else "posts"
    found: dict[str, str] = {}
    for phrase in phrases:
        spans = words(phrase)
        parts = [fold(phrase[start:end]) for start, end in spans]
        at = 0
        while at < len(parts):
            size, key = _longest_form(name, parts, at)
            if name == "ranks" and size and _is_office(parts, at, at + size):
                key = None
            other = _longest_form(rather, parts, at)[0]
            if key is not None and size >= other:
                found.setdefault(key, phrase[spans[at][0] : spans[at + size - 1][1]])
            at += max(size, other, 1)
    return found


def _longest_form(name: str, parts: list[str], at: int) -> tuple[int, str | None]:
    """Return the length of the longest form that begins at a word, and its key; 0 where none does."""
    forms = _forms(name)
    for size in range(min(_longest(name), len(parts) - at), 0, -1):
        key = forms.get(tuple(parts[at : at + size]))
        if key is not None:
            return size, key
    return 0, None


def _is_office(parts: list[str], start: int, end: int) -> bool:
    """Say whether a rank's word is part of an office: `Chief of the General Staff`, `Secretary General`."""
    behind = parts[end : end + 1]
    return bool(behind and behind[0] in _NO_RANK_BEFORE) or bool(
        start and parts[start - 1] in _NO_RANK_BEHIND
    )
