"""Whose titles are: of the name behind them, of the one in front, or of several."""

from __future__ import annotations

from collections.abc import Sequence

from defcorpus.mentions.gaps import COMMA, DASH, PAREN, QUOTE, SPACE
from defcorpus.mentions.names.chain import Chain
from defcorpus.mentions.names.name_mentions import NameMention, Spotted
from defcorpus.mentions.names.phrases import Entry
from defcorpus.mentions.names.plurals import of_one
from defcorpus.mentions.names.posts import begins_clause
from defcorpus.mentions.names.runs import Reading
from defcorpus.mentions.names.titles import person_verbs
from defcorpus.mentions.places.find import find_countries
from defcorpus.mentions.words.vocabulary import grammar

ENOUGH = 0.5
"""The confidence from which on a run is taken for a person."""


def owner_of(reading: Reading, chain: Chain, names: Sequence[Spotted], at: int, end: int) -> int:
    """Return the number of the name that the title from `at` to `end` stands behind, or -1."""
    if not names or names[-1].mention.confidence < ENOUGH:
        return -1
    if chain.resumed == (len(names) - 1, at):
        return len(names) - 1
    last, found = names[-1].last, reading.found
    if is_subject(reading, at, end, names[-1].mention):
        return -1
    if names[-1].mention.rule == "alias" and at == last:
        behind = found.plain[found.ends[last - 1] : found.starts[last]].replace(" ", "")
        return len(names) - 2 if behind in ("),", ")-", ")–") else -1  # `X (Y) - Tham mưu trưởng`
    return len(names) - 1 if is_apposed(reading, last, at) else -1


def is_parted(reading: Reading, chain: Chain, names: Sequence[Spotted], at: int, entry: Entry) -> bool:
    """Say whether a title begins another person's: `Hoàng Xuân Chiến, Thứ trưởng … và Thứ trưởng …`."""
    found = reading.found
    if not chain.parts or not names or (chain.owner >= 0 and found.gaps[at] == COMMA):
        return False
    first = chain.parts[0].first
    behind = names[-1].last == first and found.gaps[first] in (COMMA, DASH)
    before = found.words[at - 1]
    joins = "beside" in before.uses and ("apart" in before.uses or entry.value in grammar("apart"))
    return behind and (joins or found.gaps[at] == COMMA)


def shared_by(
    reading: Reading, chain: Chain, posts: tuple[str, ...], shared: tuple[str, ...], *, beside: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the posts of who is named, and those of the one whom `and` names next.

    `Deputy Defence Ministers X and Y`, `các Thứ trưởng X và Y`: either is one; `shared` are those of the
    name before.
    """
    if not posts:
        return (shared, shared) if beside else ((), ())
    if reading.lang == "en":
        singly = tuple(post if (one := of_one(post)) == post else _without_lands(one) for post in posts)
        return singly, tuple(one for one, many in zip(singly, posts, strict=True) if one != many)
    first = chain.parts[0].first if chain.parts else 0
    several = first > 0 and "plural" in reading.found.words[first - 1].uses
    return posts, posts if several else ()


def _without_lands(post: str) -> str:
    """Return an office of several without the countries they are of: `Defence Minister of X and Y`."""
    lands = find_countries(post)
    return post[: lands[0].start].removesuffix("the ").removesuffix(" of ") if len(lands) > 1 else post


def is_apposed(reading: Reading, last: int, at: int) -> bool:
    """Say whether the title at `at` is added to the name that ends before `last`: `X, the Minister of …`.

    Where the person stands in the photograph may come between, `X (R), Minister of …`, and the title's
    country: `X, Cambodia's Minister of …`, `X, Cambodian Minister of …`.
    """
    found = reading.found
    if found.gaps[last] == PAREN and len(found.words[last].text) == 1:
        last += 1
    match = reading.marks[at]
    if at == last + 1 and found.words[last].lower == "làm" and match is not None:
        return match[1].value == "commander"  # `tàu do Đại tá X làm thuyền trưởng`
    if found.plain[found.ends[last - 1] : found.starts[last]].strip(" )") not in (",", "(", "-", "–", "—"):
        return False
    if at == last + 1 and found.gaps[at] == SPACE:
        word = found.words[last]
        if "article" in word.uses or (reading.lang == "en" and word.upper and 1 < len(word.text) < 6):
            return True  # `X, NDU Political Commissar`
    country = reading.countries.get(last)
    if country is None or found.gaps[at] not in (SPACE, QUOTE):
        return at == last
    whose = country.last == at - 1 and found.words[at - 1].lower == "s"
    return at == last or whose or (reading.lang == "en" and country.last == at)


def is_subject(reading: Reading, first: int, end: int, behind: NameMention) -> bool:
    """Say whether a bare post `behind` a name begins a clause of somebody else: `X, the Minister spoke of`.

    A Vietnamese with a rank alone may have the post: `Thượng tướng X, Thứ trưởng chủ trì`.
    """
    found = reading.found
    ranked = not behind.rule.startswith("post")
    if (behind.native and ranked) or end - first > 2 or end >= len(found.words) or found.gaps[end] != SPACE:
        return False
    if found.words[end].cap:
        return False
    return begins_clause(found, end) or person_verbs().longest(found, end) is not None
